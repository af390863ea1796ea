"""One blood result against one threshold row, strictly as the row is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from core.book import Book, ThresholdRow
from core.quantity import Quantity, converted

Results = Mapping[str, Quantity]
Amount = tuple[Fraction, str]

UPPER_LIMIT = "-upper-limit"
"""What follows a test's id in the id of the laboratory's upper limit of normal (`alt-upper-limit`)."""

_COMPARATORS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda value, threshold: value < threshold,
    "<=": lambda value, threshold: value <= threshold,
    ">": lambda value, threshold: value > threshold,
    ">=": lambda value, threshold: value >= threshold,
}

SIDES: Mapping[str, str] = {"<": "below", "<=": "at-or-below", ">": "above", ">=": "at-or-above"}
"""The comparators as words."""


class Outcome(Enum):
    """What comparing a result with a row gave."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    NO_UPPER_LIMIT = "no-upper-limit"
    """The row counts upper limits of normal and the laboratory's was not given."""
    OTHER_UNIT = "other-unit"
    """No exact factor in the book leads from the result's unit to the row's."""

    @property
    def was_read(self) -> bool:
        """True when the result could be compared at all."""
        return self in (Outcome.REACHED, Outcome.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A row, what came of it, and its threshold in the base unit (None when it was not read)."""

    row: ThresholdRow
    outcome: Outcome
    threshold: Fraction | None = None

    @property
    def seriousness(self) -> tuple[bool, Fraction]:
        """Withholding rows before others, then the most extreme value; the larger is the more serious."""
        threshold = self.threshold or Fraction(0)
        return self.row.withholds, -threshold if self.row.comparator.startswith("<") else threshold


def compared(row: ThresholdRow, results: Results, book: Book) -> Comparison:
    """The result of the row's test against the row; `results` must hold the test."""
    threshold = _threshold(row, results, book)
    if threshold is None:
        return Comparison(row, Outcome.NO_UPPER_LIMIT)
    value, unit = in_base_unit(row.test, results[row.test], book)
    if unit != threshold[1]:
        return Comparison(row, Outcome.OTHER_UNIT)
    reached = _COMPARATORS[row.comparator](value, threshold[0])
    return Comparison(row, Outcome.REACHED if reached else Outcome.NOT_REACHED, threshold[0])


@lru_cache(maxsize=4096)
def in_base_unit(test: str, quantity: Quantity, book: Book) -> Amount:
    """The quantity exactly in the unit that rows are compared in: (value, unit).

    mg/dL of bilirubin and creatinine become umol/L by the book's factor, if it may be computed with.
    """
    factor = book.figures.get(f"{test.removesuffix(UPPER_LIMIT)}-factor")
    if quantity.unit == "mg/dL" and factor and factor.evidence.verification.may_enter_a_calculation:
        return quantity.exact * factor.exact, "umol/L"
    return converted(quantity)


def _threshold(row: ThresholdRow, results: Results, book: Book) -> Amount | None:
    """The row's value in the base unit; None when it needs an upper limit that was not given."""
    if not row.multiple:
        return in_base_unit(row.test, Quantity(row.value, row.unit), book)
    limit = results.get(row.test + UPPER_LIMIT)
    if limit is None or limit.value <= 0:
        return None
    value, unit = in_base_unit(row.test, limit, book)
    return value * Fraction(row.value), unit
