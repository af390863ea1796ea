"""Medicines, circumstances and kidney function: what changes or forbids a dose."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.evidence import Evidence
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

    `low_open` / `high_open` exclude the end itself; None means open-ended."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    remains: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class RenalReference:
    """One published table of doses by creatinine clearance."""

    id: str
    name: str
    bands: tuple[RenalBand, ...]
    passage: str | None
    evidence: Evidence
