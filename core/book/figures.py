"""Single numbers, and what the fields of a case accept."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.evidence import Evidence
from core.quantity import exactly


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the book."""

    value: Decimal
    unit: str
    evidence: Evidence

    @property
    def exact(self) -> Fraction:
        """The value for computing."""
        return exactly(self.value)


@dataclass(frozen=True, slots=True)
class Limit:
    """What a case field accepts: outside the hard limits it is refused, outside the
    plausible ones one confirmation is asked. Limits are in `unit`, the first of `units`."""

    field: str
    units: tuple[str, ...]
    hard_low: Decimal
    hard_high: Decimal
    plausible_low: Decimal
    plausible_high: Decimal
    evidence: Evidence
