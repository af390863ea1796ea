"""Medicines, circumstances and kidney function: what changes or forbids a dose."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from core.evidence import Evidence
from core.exact import Exact, exact
from core.findings import Severity


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine or a class a case may name; `groups` are the classes it belongs to."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A circumstance a case may name."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a medicine (or a class) or a circumstance does to a case.

    Empty `practices` or `indications` mean all. `remains` is the part of the dose that stays
    (lowest, highest) for the xanthine oxidase step; `message` is the code of the finding.
    """

    id: str
    subject: str
    practices: tuple[str, ...]
    indications: tuple[str, ...]
    severity: Severity
    remains: tuple[Fraction, Fraction] | None
    message: str
    passage: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RenalBand:
    """Creatinine clearance from `low` to `high` mL/min keeps `remains` (lowest, highest) of the dose.

    `low_open` / `high_open` exclude the end itself; None means open-ended. `ends` are both for computing, `percent` is
    what remains in percent; it `reduces` where less than all remains."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    remains: tuple[Fraction, Fraction]
    ends: tuple[Exact | None, Exact | None] = field(init=False, repr=False, compare=False)
    percent: tuple[Fraction, Fraction] = field(init=False, repr=False, compare=False)
    reduces: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends = tuple(None if end is None else exact(end) for end in (self.low, self.high))
        object.__setattr__(self, "ends", ends)
        object.__setattr__(self, "percent", tuple(part * 100 for part in self.remains))
        object.__setattr__(self, "reduces", any(part != 1 for part in self.remains))

    def holds(self, clearance: Fraction) -> bool:
        """True when a clearance (mL/min) lies in the band."""
        low, high = self.ends
        above = low is None or (clearance > low if self.low_open else clearance >= low)
        return above and (high is None or (clearance < high if self.high_open else clearance <= high))


@dataclass(frozen=True, slots=True)
class RenalReference:
    """One published table of doses by creatinine clearance."""

    id: str
    name: str
    bands: tuple[RenalBand, ...]
    passage: str | None
    evidence: Evidence
