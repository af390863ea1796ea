"""Indications and how azathioprine is started for them."""

from dataclasses import dataclass

from core.book.figures import Figure
from core.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Indication:
    """A disease that a regimen exists for."""

    id: str
    name: str
    patient_name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regimen:
    """How azathioprine is started for one indication under one practice.

    `standard_start` is mg/kg/day or mg/day; None when the source gives no start.
    `usual_low` to `usual_high` and `maximum` are mg/kg/day.
    """

    id: str
    indication: str
    practices: tuple[str, ...]
    licence: str
    children: bool
    standard_start: Figure | None
    usual_low: Figure
    usual_high: Figure
    maximum: Figure
    passage: str
    evidence: Evidence
