"""Measurements of a bundle: a number with its unit and day, for a field of the case, or the reason why not."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from core.book import Book
from core.findings import Finding
from core.genetics.spelling import shown
from core.importers import loinc
from core.importers.json_tree import Node
from core.importers.reading import ImportedValue
from core.messages import finding

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?", re.ASCII)
"""The program's one grammar for numbers, with an end; an exponent or a sign is not read."""
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:$|T)", re.ASCII)
ACTIVITY_FIELD = "tpmt.activity"


class Measured(NamedTuple):
    """One observation with a number: `text` is empty when it cannot be offered, and `problem` says why."""

    field: str
    code: str
    text: str
    date: str
    problem: str
    typed: str


def measured_in(place: Node, codes: Iterable[str], observation: Node) -> Measured | None:
    """The measurement of an observation or a part of one; None when its code is none of ours."""
    for code in codes:
        if code == loinc.TPMT_ACTIVITY:
            return _measured(place, code, ACTIVITY_FIELD, None, _day_of(observation))
        if known := loinc.MEASUREMENTS.get(code):
            return _measured(place, code, known.field, known, _day_of(observation))
    return None


def _day_of(observation: Node) -> str:
    """The day that an observation is of: a moment, or a period within one day; empty when it is not told."""
    if moment := observation.word("effectiveDateTime") or observation.word("effectiveInstant"):
        match = _DAY.match(moment)
        return match[1] if match else ""
    period = observation.get("effectivePeriod")
    ends = (period.word("start"), period.word("end") or period.word("start"))
    days = {match[1] for one in ends if (match := _DAY.match(one))}
    return next(iter(days)) if len(days) == 1 else ""


def _measured(observation: Node, code: str, field: str, known: loinc.Measurement | None, day: str) -> Measured:
    quantity = observation.get("valueQuantity")
    number, unit = quantity.get("value").number(), quantity.word("code") or quantity.word("unit")
    comparator = quantity.word("comparator")
    readable = not comparator and _NUMBER.fullmatch(number) is not None
    if known is not None and readable and unit in known.shifted:
        unit, places = known.shifted[unit]
        number = _shifted(number, places)
    written = shown(unit) if known is None else known.units.get(unit, "")
    if readable and written:
        return Measured(field, code, f"{number} {written}", day, "", "")
    problem = "import-unit-unknown" if readable else "import-value-unreadable"
    return Measured(field, code, "", day, problem, shown(f"{comparator}{number} {unit}".strip()))


def _shifted(number: str, places: int) -> str:
    """The number with its point moved, exactly and without an exponent."""
    moved = f"{Decimal(number).scaleb(places):f}"
    return moved.rstrip("0").rstrip(".") if "." in moved else moved


def values_of(measured: list[Measured], book: Book) -> tuple[tuple[ImportedValue, ...], tuple[Finding, ...]]:
    """The newest value of each field, and what must be said of the others."""
    values: list[ImportedValue] = []
    findings: list[Finding] = []
    by_field: dict[str, list[Measured]] = {}
    for one in measured:
        if one.problem:
            params = {"code": one.code, "typed": one.typed, "units": _units(one.code)}
            findings.append(finding(book, one.problem, one.field, params))
        else:
            by_field.setdefault(one.field, []).append(one)
    for field, own in by_field.items():
        newest = _newest(own)
        if newest is None:
            findings.append(finding(book, "import-values-undated", field, {"field": field, "count": len(own)}))
            continue
        values.append(ImportedValue(field, newest.text, newest.date, newest.code))
        findings += _about_others(field, newest, own, book)
    return tuple(values), tuple(findings)


def _about_others(field: str, newest: Measured, own: list[Measured], book: Book) -> list[Finding]:
    found = []
    if len({one.text for one in own}) > 1:
        params = {"field": field, "count": len(own), "used": newest.text, "day": newest.date}
        found.append(finding(book, "import-several-values", field, params))
    if field == ACTIVITY_FIELD:
        found.append(finding(book, "import-activity-without-laboratory", "tpmt"))
    return found


def _newest(own: list[Measured]) -> Measured | None:
    """The one of the latest day; None when several differ and the day does not decide."""
    if len({one.text for one in own}) == 1:
        return max(own, key=lambda one: one.date)
    if not all(one.date for one in own):
        return None
    last = max(one.date for one in own)
    newest = [one for one in own if one.date == last]
    return newest[0] if len({one.text for one in newest}) == 1 else None


def _units(code: str) -> tuple[str, ...]:
    known = loinc.MEASUREMENTS.get(code)
    return (*known.units, *known.shifted) if known else ()
