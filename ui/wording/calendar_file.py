"""A dated schedule as an iCalendar file (RFC 5545) that names no patient.

The same schedule of the same book gives the same bytes: the time stamp is the first day of the schedule.
"""

import datetime
from typing import TYPE_CHECKING

from core.book import Book
from core.report.words import Words
from core.scheduling import Monitoring, ScheduledTest

if TYPE_CHECKING:
    from icalendar import Event

NAME = "azathioprine-blood-tests.ics"
"""The file's name, which tells nothing of the patient."""
PENDING = "Content pending human review."


def calendar_file(monitoring: Monitoring, start: datetime.date, book: Book, words: Words) -> bytes:
    """One all-day event for each dated test; `icalendar` is imported only here."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Azalea//Azathioprine blood tests {book.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for test in monitoring.dates:
        if test.date is not None:
            calendar.add_component(_event(test, test.date, monitoring, start, words))
    return bytes(calendar.to_ical())


def _event(
    test: ScheduledTest, day: datetime.date, monitoring: Monitoring, start: datetime.date, words: Words
) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{_mark(test, monitoring, start)}@azalea.invalid")
    event.add("dtstamp", datetime.datetime.combine(start, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Blood test, {_week(test)}: {', '.join(words.term(name) for name in test.tests)}")
    event.add("description", _description(test, monitoring, words))
    return event


def _mark(test: ScheduledTest, monitoring: Monitoring, start: datetime.date) -> str:
    """The same for the same test of the same schedule, so that a second import adds nothing twice."""
    since = monitoring.changed.isoformat() if test.after_change and monitoring.changed else start.isoformat()
    return f"{monitoring.guideline}-{since}-week-{test.week}"


def _week(test: ScheduledTest) -> str:
    return f"week {test.week} after the change of dose" if test.after_change else f"week {test.week}"


def _description(test: ScheduledTest, monitoring: Monitoring, words: Words) -> str:
    moved = [f"Moved from {words.weekday_date(test.moved_from)}."] if test.moved_from else []
    said = [words.message(code) for code in (monitoring.assumption, monitoring.change) if code]
    assumed = [f"{one.lead} {one.text}" for one in said]
    return "\n".join([f"{words.name_of('schedule', monitoring.guideline)}.", *moved, *assumed, PENDING])
