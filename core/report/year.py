"""The blood tests of a year on one line; the dated table below says the same."""

from datetime import date, timedelta

from core.assessment import Assessment
from core.report.document import Block
from core.report.figures import YearFigure, YearTest
from core.report.labels import MONTHS, label

_WEEK = 7
_YEAR = 366
_WEEK_MARKS = (12, 24, 36, 48)


def year(assessment: Assessment) -> list[Block]:
    """The line; nothing without a schedule."""
    monitoring, start = assessment.monitoring, assessment.case.start_date
    if monitoring is None or not monitoring.dates:
        return []
    tests, last = [], 0
    for test in monitoring.dates:
        day = (test.date - start).days if test.date and start else test.week * _WEEK
        step = test.week - last if test.week > last else test.week  # weeks count anew after a change of dose
        tests.append(YearTest(day, weekly=step <= 1))
        last = test.week
    days = max(_YEAR, tests[-1].day + 1)
    alt = label("year-alt", count=str(len(tests)), weekly=str(sum(test.weekly for test in tests)))
    marks = _months(start, days) if start else _weeks()
    return [YearFigure(days, tuple(tests), marks, label("year-start"), label("year-weekly"), label("year-later"), alt)]


def _months(start: date, days: int) -> tuple[tuple[int, str], ...]:
    """The first of every month in the year, with its short name."""
    firsts = (start + timedelta(days=day) for day in range(1, days))
    return tuple(((day - start).days, MONTHS[day.month - 1]) for day in firsts if day.day == 1)


def _weeks() -> tuple[tuple[int, str], ...]:
    return tuple((week * _WEEK, label("week-mark", week=str(week))) for week in _WEEK_MARKS)
