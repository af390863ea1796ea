"""A change of dose dates the schedule again, by the guideline's own rule and no other; and any start at all."""

import calendar
import random
from datetime import date, timedelta

import pytest

from core.book import Book
from core.monitoring.schedule import CHANGE, NO_RULE, dated_schedule

START = date(2026, 8, 3)  # a Monday


def days(book: Book, guideline: str, changed: date | None, start: date = START) -> list[tuple[int, date | None, bool]]:
    read = dated_schedule(book.schedules[guideline], start, changed)
    return [(one.week, one.date, one.after_change) for one in read.dates]


def test_bsr_tests_every_two_weeks_again_and_keeps_the_later_dates(book: Book) -> None:
    found = days(book, "bsr-2017", date(2026, 10, 5))  # 9 weeks after the start
    assert found == [
        (2, date(2026, 8, 17), False),
        (4, date(2026, 8, 31), False),
        (6, date(2026, 9, 14), False),
        (2, date(2026, 10, 19), True),  # week 10 was due on 12-Oct, inside the six weeks
        (4, date(2026, 11, 2), True),
        (6, date(2026, 11, 16), True),  # week 14 was due on 9-Nov
        (18, date(2026, 12, 7), False),
        (30, date(2027, 3, 1), False),
        (42, date(2027, 5, 24), False),
    ]


def test_bad_tests_weekly_for_four_weeks_after_an_increase(book: Book) -> None:
    found = days(book, "bad-2011", date(2026, 10, 7))  # a Wednesday
    assert [(week, day) for week, day, new in found if new] == [
        (week, date(2026, 10, 7) + timedelta(weeks=week)) for week in (1, 2, 3, 4)
    ]


def test_a_test_after_a_change_at_the_weekend_moves_to_monday(book: Book) -> None:
    read = dated_schedule(book.schedules["bad-2011"], START, date(2026, 10, 10))  # a Saturday
    first = next(one for one in read.dates if one.after_change)
    assert (first.date, first.moved_from) == (date(2026, 10, 19), date(2026, 10, 17))


@pytest.mark.parametrize("guideline", ["fda-label", "smpc", "bsg-2019", "gpnotebook", "grampian-2021", "leeds"])
def test_a_guideline_without_a_rule_keeps_its_dates_and_says_so(book: Book, guideline: str) -> None:
    read = dated_schedule(book.schedules[guideline], START, date(2026, 10, 5))
    assert (read.change, read.changed) == (NO_RULE, date(2026, 10, 5))
    assert read.dates == dated_schedule(book.schedules[guideline], START, None).dates


def test_a_guideline_with_a_rule_says_so(book: Book) -> None:
    assert dated_schedule(book.schedules["bsr-2017"], START, START).change == CHANGE
    assert dated_schedule(book.schedules["bsr-2017"], START, None).change is None


def test_a_change_without_a_start_date_still_dates_the_tests_after_it(book: Book) -> None:
    found = days(book, "bsr-2017", date(2026, 10, 5), start=None)  # type: ignore[arg-type]
    assert [day for _, day, new in found if new] == [date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 16)]


# --- a second calendar ----------------------------------------------------------------------------

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_after(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The next day, from the lengths of the months alone."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day < LENGTHS[month - 1] + leap:
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def walked(start: date, last: int) -> list[tuple[int, int, int]]:
    """Every day from the start on, `last` of them and three more."""
    found = [(start.year, start.month, start.day)]
    for _ in range(last + 3):
        found.append(day_after(*found[-1]))
    return found


def check(book: Book, start: date) -> None:
    calendar_days = walked(start, 7 * 52)
    first = calendar.weekday(*calendar_days[0])
    for schedule in book.schedules.values():
        for one in dated_schedule(schedule, start, None).dates:
            number = 7 * one.week
            moved = {5: 2, 6: 1}.get((first + number) % 7, 0)
            assert one.date is not None
            assert (one.date.year, one.date.month, one.date.day) == calendar_days[number + moved], (start, one.week)
            assert (one.moved_from is not None) == bool(moved), (start, one.week)


def starts(count: int) -> list[date]:
    """Leap days and ends of years, and as many random days as asked for."""
    drawn = random.Random(20261123)  # noqa: S311  no secret is made here
    first, last = date(2000, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
    days = [date.fromordinal(drawn.randint(first, last)) for _ in range(count)]
    return [date(2028, 2, 29), date(2027, 2, 28), date(2100, 2, 28), date(2026, 12, 31), date(2000, 2, 29), *days]


def test_random_starts_give_the_days_of_a_second_calendar(book: Book) -> None:
    for start in starts(200):
        check(book, start)


@pytest.mark.sweep
def test_ten_thousand_starts_give_the_days_of_a_second_calendar(book: Book) -> None:
    for start in starts(10_000):
        check(book, start)
