"""The tab Monitoring: the dated blood tests of the chosen schedule."""

from dataclasses import dataclass
from datetime import date

from core.assessment import Assessment, Monitoring, ScheduledTest, Status
from core.book import Book
from core.report.words import Words
from ui.models.citing import chips_for
from ui.models.view import Cell, Chips, Choice, Row, Table

_WIDTHS = (44, 0, 40)
_HEADS = ("Week", "Date", "Done")
_WIDTHS_WITH_TESTS = (36, 0, 96, 34)
_HEADS_WITH_TESTS = ("Week", "Date", "Tests", "Done")
_WEEKLY = 8


@dataclass(frozen=True, slots=True)
class YearDot:
    """One test on the year line: `at` from 0 (start) to 1 (a year later); filled while weekly."""

    at: float
    filled: bool


@dataclass(frozen=True, slots=True)
class MonitoringView:
    """Two tables side by side; `note` says why there is none, `ask_start` that a start date would date them."""

    note: str
    ask_start: bool
    choices: tuple[Choice, ...]
    chosen: str
    chips: Chips
    dots: tuple[YearDot, ...]
    months: tuple[tuple[float, str], ...]
    tests: str
    left: Table
    right: Table
    assumption: str


def present(assessment: Assessment, book: Book, words: Words) -> MonitoringView:
    """The schedule, or why there is none."""
    choices = tuple(Choice(id, words.name_of("schedule", id)) for id in book.schedules)
    chosen, plan = assessment.case.monitoring, assessment.monitoring
    if plan is None:
        note = "" if assessment.status is Status.RECOMMENDED else "Blood tests are scheduled for a recommended dose."
        return MonitoringView(note, False, choices, chosen, Chips(), (), (), "", Table(), Table(), "")
    schedule = book.schedules.get(plan.guideline)
    dated = all(test.date is not None for test in plan.dates)
    half = _half(plan)
    alike = len({test.tests for test in plan.dates}) == 1
    return MonitoringView(
        note="" if dated else "Type a start date to see the dates; until then the weeks are counted.",
        ask_start=not dated,
        choices=choices,
        chosen=chosen,
        chips=chips_for(plan.citations, schedule.passage if schedule else None, words),
        dots=_dots(plan) if dated else (),
        months=_months(assessment.case.start_date),
        tests=f"Each time: {_tests(plan.dates[0], words)}" if alike else "",
        left=_table(plan.dates[:half], words, alike),
        right=_table(plan.dates[half:], words, alike),
        assumption=words.message(plan.assumption).text if plan.assumption else "",
    )


def _half(plan: Monitoring) -> int:
    early = sum(1 for test in plan.dates if test.week <= _WEEKLY)
    return early if 2 * early >= len(plan.dates) - 4 else -(-len(plan.dates) // 2)


def _table(tests: tuple[ScheduledTest, ...], words: Words, alike: bool) -> Table:
    rows = tuple(_row(test, words, alike) for test in tests)
    heads, widths = (_HEADS, _WIDTHS) if alike else (_HEADS_WITH_TESTS, _WIDTHS_WITH_TESTS)
    return Table(rows, heads if rows else (), widths if rows else (), "Blood tests")


def _tests(test: ScheduledTest, words: Words) -> str:
    return ", ".join(words.term(name) for name in test.tests)


def _row(test: ScheduledTest, words: Words, alike: bool) -> Row:
    when = words.weekday_date(test.date) if test.date else "–"
    if test.moved_from is not None:
        when += f", moved from {test.moved_from:%a}"
    tests = _tests(test, words)
    middle = () if alike else (Cell(tests),)
    cells = (Cell(f"{test.week}\u2003", right=True), Cell(when), *middle, Cell("", mark="box"))
    return Row(cells, copied=f"week {test.week}: {when}: {tests}")


def _dots(plan: Monitoring) -> tuple[YearDot, ...]:
    gaps = [0, *(test.week for test in plan.dates)]
    return tuple(
        YearDot(test.week / 52.6, filled=test.week - gaps[number] <= 1) for number, test in enumerate(plan.dates)
    )


def _months(start: date | None) -> tuple[tuple[float, str], ...]:
    """The first of every month on the line, with its name."""
    if start is None:
        return ()
    firsts = [_first_of(start.year, start.month + ahead) for ahead in range(1, 13)]
    return tuple(((day - start).days / 368, f"{day:%b}") for day in firsts if (day - start).days < 368)


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
