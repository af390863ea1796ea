"""The calendar of blood tests, against hand counting and a second way of counting days."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.evidence import Citation
from core.monitoring.schedule import schedule_for
from core.scheduling import ScheduledTest
from tests.core.monitoring.hand_made import schedule

FDA = schedule((1, 2, 3, 4, 6, 8, 10, 12), 4)
SMPC = schedule((1, 2, 3, 4, 5, 6, 7, 8), 4)
BSR = schedule((2, 4, 6, 10, 14, 18, 30, 42), 12)
BSG = schedule((2, 4, 8, 12), 13)
BAD = schedule((1, 2, 3, 4, 8, 12, 25, 38, 51), 13)

PUBLISHED = {
    "FDA label": (FDA, (1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52)),
    "product information": (SMPC, (1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52)),
    "BSR 2017, nothing after 42 because 54 is too late": (BSR, (2, 4, 6, 10, 14, 18, 30, 42)),
    "BSG": (BSG, (2, 4, 8, 12, 25, 38, 51)),
    "BAD 2011": (BAD, (1, 2, 3, 4, 8, 12, 25, 38, 51)),
    "weeks listed out of order, one of them after 12 months": (schedule((8, 2, 53), 4), (2, 8)),
    "an interval and no list": (schedule((), 26), (26, 52)),
    "a list and no interval": (schedule((0, 4), 0), (0, 4)),
}


def dates(weeks: tuple[int, ...], start: date) -> list[date | None]:
    return [one.date for one in schedule_for(schedule(weeks, 0), start).dates]


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_weeks_are_those_of_the_guideline_to_week_52(name: str) -> None:
    guideline, weeks = PUBLISHED[name]
    assert tuple(one.week for one in schedule_for(guideline, date(2026, 11, 23)).dates) == weeks


def test_without_a_start_date_the_weeks_stand_alone() -> None:
    read = schedule_for(BSG, None).dates
    assert [one.week for one in read] == [2, 4, 8, 12, 25, 38, 51]
    assert all(one.date is None and one.moved_from is None for one in read)


def test_a_start_on_a_monday_gives_mondays_over_the_end_of_the_year() -> None:
    assert dates((1, 5, 6, 52), date(2026, 11, 23)) == [
        date(2026, 11, 30),
        date(2026, 12, 28),
        date(2027, 1, 4),
        date(2027, 11, 22),
    ]


def test_a_saturday_moves_two_days_to_monday_and_says_so() -> None:
    (one,) = schedule_for(schedule((1,), 0), date(2026, 11, 21)).dates
    assert one == ScheduledTest(1, date(2026, 11, 30), date(2026, 11, 28), ("FBC",))


def test_a_sunday_moves_one_day_to_monday_and_says_so() -> None:
    (one,) = schedule_for(schedule((1,), 0), date(2026, 11, 22)).dates
    assert one == ScheduledTest(1, date(2026, 11, 30), date(2026, 11, 29), ("FBC",))


def test_a_friday_stays() -> None:
    (one,) = schedule_for(schedule((1,), 0), date(2026, 11, 20)).dates
    assert (one.date, one.moved_from) == (date(2026, 11, 27), None)


def test_a_leap_day_is_counted_as_a_day() -> None:
    assert dates((1,), date(2028, 2, 22)) == [date(2028, 2, 29)]
    assert dates((1,), date(2027, 2, 22)) == [date(2027, 3, 1)]
    assert dates((52,), date(2028, 2, 29)) == [date(2029, 2, 27)]


def test_a_weekend_move_may_cross_the_year() -> None:
    (one,) = schedule_for(schedule((1,), 0), date(2022, 12, 24)).dates
    assert (one.date, one.moved_from) == (date(2023, 1, 2), date(2022, 12, 31))


def test_days_the_calendar_does_not_have_keep_their_week_without_a_date() -> None:
    read = schedule_for(schedule((0, 1), 26), date(9999, 12, 31)).dates
    assert [(one.week, one.date) for one in read] == [(0, date(9999, 12, 31)), (1, None), (27, None)]


def test_the_guideline_its_assumption_and_its_sources_go_along() -> None:
    read = schedule_for(schedule((1,), 0, "assumption-bsr-2017"), None)
    assert (read.guideline, read.assumption) == ("a-guideline", "assumption-bsr-2017")
    assert read.citations == (Citation("a-source"),)
    assert read.dates[0].tests == ("FBC",)


def counted_by_steps(start: date, weeks: int) -> tuple[date, bool]:
    """The same day found by walking: week by week, then day by day to a working day."""
    day = start
    for _ in range(weeks):
        day += timedelta(weeks=1)
    moved = False
    while calendar.day_name[calendar.weekday(day.year, day.month, day.day)] in ("Saturday", "Sunday"):
        day, moved = day + timedelta(days=1), True
    return day, moved


@settings(max_examples=2000, deadline=None)
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 1)))
@example(date(2028, 2, 29))
@example(date(2000, 2, 29))
@example(date(1900, 2, 28))
@example(date(2027, 12, 31))
def test_any_start_gives_the_days_that_walking_gives(start: date) -> None:
    for one in schedule_for(SMPC, start).dates:
        day, moved = counted_by_steps(start, one.week)
        assert (one.date, one.moved_from is not None) == (day, moved)
        assert one.moved_from is None or one.moved_from == start + timedelta(days=7 * one.week)


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(9998, 12, 1)))
def test_the_last_years_of_the_calendar_raise_nothing(start: date) -> None:
    for one in schedule_for(SMPC, start).dates:
        assert (one.date is None) == ((date.max - start).days < 7 * one.week)
