"""Schedules, tests, thresholds and metabolite rows."""

from dataclasses import dataclass
from decimal import Decimal

from core.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Schedule:
    """A guideline's blood tests: weeks after the start, then every `then_every` weeks.

    `assumption` is the code of the message that says what the dates assume, or None. `after_change` are the
    weeks after a change of dose with a test; empty when the guideline gives none."""

    id: str
    name: str
    weeks: tuple[int, ...]
    then_every: int
    tests: tuple[str, ...]
    assumption: str | None
    passage: str | None
    evidence: Evidence
    after_change: tuple[int, ...] = ()

    def __hash__(self) -> int:
        """Quick, because a book has one schedule of a name: the dates that follow from it are remembered."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Test:
    """A blood test a case may give: `units` accepted (the first is the book's), plausible range.

    A count between 0 and `least_per_microlitre` in /uL is refused: it was meant in x10^9/L."""

    __test__ = False  # not a test case for pytest

    id: str
    name: str
    units: tuple[str, ...]
    hard_low: Decimal
    hard_high: Decimal
    evidence: Evidence
    least_per_microlitre: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Symptom:
    """A symptom a case may name; `message` says what it asks for. The book lists the most urgent first."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    message: str
    passage: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """`test` `comparator` `value` asks for `action`.

    `comparator` is `<`, `>`, `<=` or `>=`, strictly as written. `multiple` is True when `value` counts
    upper limits of normal instead of the test's unit. `withholds` marks rows that say withhold or stop.
    `symptoms` are those of which the source speaks together with the result.
    """

    id: str
    set: str
    test: str
    comparator: str
    value: Decimal
    unit: str
    multiple: bool
    action: str
    withholds: bool
    passage: str | None
    evidence: Evidence
    symptoms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """One guideline's rows, in its own order."""

    id: str
    name: str
    rows: tuple[ThresholdRow, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MetaboliteSpan:
    """One measurement, due from one week to another; both are the same where the source names one week."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MetaboliteTimes:
    """When one source measures 6-TGN and 6-MMPN: weeks after the start, and after a change of dose.

    No spans where the source asks for no dates; `message` is the code of what it says besides, or None."""

    id: str
    name: str
    spans: tuple[MetaboliteSpan, ...]
    message: str | None
    passage: str | None
    evidence: Evidence
    after_change: tuple[MetaboliteSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class MetaboliteRow:
    """What a guideline asks for when 6-TGN and 6-MMPN show `pattern`; `message` words it."""

    pattern: str
    message: str
    evidence: Evidence
