"""Blood results as they are typed: one list of entries, and how a case keeps it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from core.case_form import CaseForm, EarlierForm
from core.case_reading import parse_day

_LIMIT = "-upper-limit"


class Entry(NamedTuple):
    """One result as typed; without a day it is of today."""

    day: str
    test: str
    text: str


def entries(form: CaseForm) -> tuple[Entry, ...]:
    """Everything entered: earlier days first, then today."""
    earlier = tuple(Entry(one.date, one.test, one.value) for one in form.earlier)
    return earlier + tuple(Entry(form.results_date or "", test, text) for test, text in form.results.items())


def with_entry(known: tuple[Entry, ...], new: Entry) -> tuple[Entry, ...]:
    """One more entry; the same test of the same day is replaced."""
    return (*(one for one in known if (day_of(one), one.test) != (day_of(new), new.test)), new)


def arranged(form: CaseForm, known: Iterable[Entry]) -> CaseForm:
    """The form with these entries: the newest day is today's, an entry without a day is newer than any other.

    The laboratory's upper limits belong to no day. A day that cannot be read stays with the earlier ones,
    where it is refused as typed.
    """
    limits = {one.test: one.text for one in known if one.test.endswith(_LIMIT)}
    counted = [one for one in known if not one.test.endswith(_LIMIT)]
    newest = "" if any(not one.day for one in counted) else _newest(counted)
    today = [one for one in counted if day_of(one) == (parse_day(newest) or newest)]
    results = {one.test: one.text for one in today}
    earlier = tuple(EarlierForm(one.day, one.test, one.text) for one in counted if one not in today)
    return form._replace(results=limits | results, results_date=newest or None, earlier=earlier)


def day_of(entry: Entry) -> date | str:
    """The day of an entry; the text itself when it is none."""
    return parse_day(entry.day) or entry.day


def _newest(known: list[Entry]) -> str:
    dated = [(day, one.day) for one in known if (day := parse_day(one.day)) is not None]
    return max(dated)[1] if dated else ""


def shown_order(known: Iterable[Entry]) -> tuple[Entry, ...]:
    """The order of the table of entries."""
    return tuple(sorted(known, key=lambda one: (not one.day, parse_day(one.day) or date.min), reverse=True))
