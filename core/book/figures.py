"""Single numbers, and what the fields of a case accept."""

import dataclasses
from dataclasses import dataclass
from decimal import Decimal

from core.evidence import Evidence
from core.exact import Exact, exact


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the book; `exact` is its value for computing."""

    value: Decimal
    unit: str
    evidence: Evidence
    exact: Exact = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "exact", exact(self.value))


@dataclass(frozen=True, slots=True)
class Limit:
    """What a case field accepts: outside the hard limits it is refused, outside the
    plausible ones one confirmation is asked. Limits are in `unit`, the first of `units`.

    `hard` and `plausible` are the same limits for computing."""

    field: str
    units: tuple[str, ...]
    hard_low: Decimal
    hard_high: Decimal
    plausible_low: Decimal
    plausible_high: Decimal
    evidence: Evidence
    hard: tuple[Exact, Exact] = dataclasses.field(init=False, repr=False, compare=False)
    plausible: tuple[Exact, Exact] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hard", (exact(self.hard_low), exact(self.hard_high)))
        object.__setattr__(self, "plausible", (exact(self.plausible_low), exact(self.plausible_high)))
