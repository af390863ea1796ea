"""Blood results as typed become quantities: of today, and of earlier days for the trend."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol

from core.book import Book, Test
from core.case import EarlierResult
from core.case_form import EarlierForm
from core.evidence import Citation
from core.quantity import Quantity, Unreadable, converted, read_quantity

PER_MICROLITRE, PER_LITRE = "/uL", "x10^9/L"


class Reader(Protocol):
    """Gathers what has to be refused; the case's reader is one."""

    book: Book

    def refuse(self, code: str, field: str, citations: tuple[Citation, ...] = (), **params: object) -> None:
        """Keep a refusal of a field."""

    def unreadable(self, field: str, read: Unreadable) -> None:
        """Keep the refusal of a text that is no quantity."""

    def day(self, field: str, typed: str | None) -> date | None:
        """A calendar date."""


def read_results(reader: Reader, typed: Mapping[str, str]) -> dict[str, Quantity]:
    """Today's results by test; what cannot be read is refused and left out."""
    if not typed:
        return {}
    read = {test: _result(reader, f"results.{test}", test, text) for test, text in typed.items()}
    return {test: value for test, value in read.items() if value is not None}


def read_earlier(reader: Reader, typed: Sequence[EarlierForm], today: date | None) -> tuple[EarlierResult, ...]:
    """Results of earlier days, in the order of their days; one test has one result a day."""
    if not typed:
        return ()
    read: dict[tuple[date, str], EarlierResult] = {}
    for one in typed:
        field = f"earlier.{one.test}"
        day, value = reader.day(field, one.date), _result(reader, field, one.test, one.value)
        if day is None or value is None:
            continue
        if (day, one.test) in read:
            reader.refuse("earlier-twice", field, typed=one.date)
        elif today is not None and day >= today:
            reader.refuse("earlier-not-before", field, typed=one.date)
        read[day, one.test] = EarlierResult(day, one.test, value)
    return tuple(read[key] for key in sorted(read))


def in_base_unit(book: Book, test: str, read: Quantity) -> tuple[Fraction, str]:
    """The value in the first unit of its test."""
    factor = book.figures.get(f"{test}-factor")
    if read.unit == "mg/dL" and factor is not None:
        return read.exact * factor.exact, book.tests[test].units[0]
    return converted(read)


def _result(reader: Reader, field: str, test: str, text: str) -> Quantity | None:
    if test not in reader.book.tests:
        reader.refuse("id-unknown", field, typed=test, known=tuple(reader.book.tests))
        return None
    known = reader.book.tests[test]
    read = read_quantity(text, known.units)
    if isinstance(read, Unreadable):
        reader.unreadable(field, read)
        return None
    if _is_plausible(reader.book, known, read):
        return read
    _refuse_outside(reader, field, known, read)
    return None


def _is_plausible(book: Book, known: Test, read: Quantity) -> bool:
    value, _unit = in_base_unit(book, known.id, read)
    inside = known.hard_low <= value <= known.hard_high
    return inside and not (read.unit == PER_MICROLITRE and _is_no_count(known, read))


def _is_no_count(known: Test, read: Quantity) -> bool:
    """A microlitre holds whole cells, and fewer than so many are never reported: 1.4 /uL is 1.4 x10^9/L."""
    broken = read.exact.denominator != 1
    return broken or 0 < read.exact < Fraction(known.least_per_microlitre or 0)


def _refuse_outside(reader: Reader, field: str, known: Test, read: Quantity) -> None:
    """Say which values are accepted, and ask about the unit in which the number would make sense."""
    shown = {"typed": f"{read.value} {read.unit}", "low": known.hard_low, "high": known.hard_high}
    others = (Quantity(read.value, unit) for unit in known.units if unit != read.unit)
    meant = next((other for other in others if _is_plausible(reader.book, known, other)), None)
    asked = {} if meant is None else {"variant": "other-unit", "meant": meant}
    reader.refuse("out-of-limits", field, known.evidence.citations, **shown, unit=known.units[0], **asked)
