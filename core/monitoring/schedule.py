"""A guideline's week list becomes the blood tests of the first 12 months."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from core.book import Schedule
from core.scheduling import Monitoring, ScheduledTest

LAST_WEEK = 52
"""12 months; a test due in this week still counts, a later one does not."""
_SATURDAY = 5
_DAYS_A_WEEK = 7


@lru_cache(maxsize=1024)
def schedule_for(schedule: Schedule, start: date | None) -> Monitoring:
    """The tests of 12 months, dated from the first tablet; without a start date only the weeks.

    A Saturday or Sunday moves to the Monday after and `moved_from` keeps the day it was due.
    A day after the last one the calendar can hold (31-Dec-9999) keeps its week and has no date.
    """
    tests = tuple(scheduled(week, start, schedule.tests) for week in weeks_of(schedule))
    return Monitoring(schedule.id, tests, schedule.assumption, schedule.evidence.citations)


CHANGE, NO_RULE = "schedule-after-change", "schedule-no-rule-for-change"


@lru_cache(maxsize=1024)
def schedule_after_change(schedule: Schedule, start: date | None, changed: date) -> Monitoring:
    """The schedule with the guideline's tests after a change of dose, dated from the day of the change.

    They replace what was due between the change and the last of them; what is due later stays, because no
    source that was read says more. A guideline without such a rule keeps its dates, and says so.
    """
    plan = schedule_for(schedule, start)
    if not schedule.after_change:
        return replace(plan, changed=changed, change=NO_RULE)
    added = tuple(
        scheduled(week, changed, schedule.tests)._replace(after_change=True) for week in schedule.after_change
    )
    until = added[-1].date or date.max
    kept = tuple(one for one in plan.dates if one.date is not None and not changed < one.date <= until)
    dates = sorted((*kept, *added), key=lambda one: one.date or date.max)
    return replace(plan, dates=tuple(dates), changed=changed, change=CHANGE)


def dated_schedule(schedule: Schedule, start: date | None, changed: date | None) -> Monitoring:
    """The schedule of a case, with or without a change of dose."""
    return schedule_for(schedule, start) if changed is None else schedule_after_change(schedule, start, changed)


def weeks_of(schedule: Schedule) -> tuple[int, ...]:
    """The weeks after the start with a test: those listed, then every `then_every` weeks to week 52."""
    listed = {week for week in schedule.weeks if week <= LAST_WEEK}
    if schedule.then_every > 0:
        last = max(schedule.weeks, default=0)
        listed.update(range(last + schedule.then_every, LAST_WEEK + 1, schedule.then_every))
    return tuple(sorted(listed))


def scheduled(week: int, start: date | None, tests: tuple[str, ...]) -> ScheduledTest:
    """A test so many weeks after the start, on a working day; without a date where there is no start."""
    due = None if start is None else _day(start.toordinal() + _DAYS_A_WEEK * week)
    if due is None or due.weekday() < _SATURDAY:
        return ScheduledTest(week, due, None, tests)
    return ScheduledTest(week, _day(due.toordinal() + _DAYS_A_WEEK - due.weekday()), due, tests)


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
