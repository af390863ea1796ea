"""Indications and how azathioprine is started, raised and limited for them."""

from dataclasses import dataclass
from fractions import Fraction

from core.book.figures import Figure
from core.evidence import Evidence

PER_KG = "mg/kg/day"


@dataclass(frozen=True, slots=True)
class Indication:
    """A disease that a case may name, with or without a regimen."""

    id: str
    name: str
    patient_name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of a regimen that no calculation uses, with its sources."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AgeCap:
    """A lower maximum (mg/kg/day) for people strictly older than `over` (years)."""

    over: Figure
    maximum: Figure


@dataclass(frozen=True, slots=True)
class Rise:
    """How a regimen is raised: by `step` (mg/kg/day or mg/day), first `first_after` and then every
    `then_every` days, as far as `until` and never above `at_most`. For a TPMT intermediate metaboliser as
    far as `until_intermediate`, where the source says so."""

    step: Figure
    first_after: Figure
    then_every: Figure
    until: Figure
    evidence: Evidence
    at_most: Figure | None = None
    until_intermediate: Figure | None = None


@dataclass(frozen=True, slots=True)
class Regimen:
    """How azathioprine is given for one indication under some practices.

    `standard_start` is None when the source gives no start; it and the usual and the target range are
    mg/kg/day or mg/day. `maximum` is mg/kg/day, `maximum_daily` mg/day: neither may be exceeded.
    `kidney_less` (mg/kg/day) is what the source takes off below `kidney_below` (mL/min).
    `bilirubin_below` is the bilirubin below which the source begins, once in each unit that it names.
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
    route: str = "by mouth"
    maximum_daily: Figure | None = None
    target_low: Figure | None = None
    target_high: Figure | None = None
    age_caps: tuple[AgeCap, ...] = ()
    kidney_below: Figure | None = None
    kidney_less: Figure | None = None
    rise: Rise | None = None
    time_to_effect: Remark | None = None
    stop_rule: Remark | None = None
    bilirubin_below: tuple[Figure, ...] = ()

    def ceiling(self, weight_kg: Fraction) -> Fraction:
        """The most in mg/day for this weight."""
        most = in_mg(self.maximum, weight_kg)
        return most if self.maximum_daily is None else min(most, self.maximum_daily.exact)

    def age_cap(self, age_years: Fraction) -> AgeCap | None:
        """The strictest cap that this age is over, if any."""
        if not self.age_caps:
            return None
        reached = [cap for cap in self.age_caps if age_years > cap.over.exact]
        return min(reached, key=lambda cap: cap.maximum.exact, default=None)


def in_mg(figure: Figure, weight_kg: Fraction) -> Fraction:
    """A dose figure in mg/day for a weight; mg/day stays as it is."""
    return figure.exact * weight_kg if figure.unit == PER_KG else figure.exact
