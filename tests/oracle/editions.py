"""What each edition makes of two phenotypes: genotype.md sections 3 to 5, clinical-logic.md step 3."""

from fractions import Fraction
from typing import NamedTuple

from tests.oracle.alleles import IM, INDETERMINATE, NO_RESULT, PM, POSSIBLE_IM
from tests.oracle.reading import EDITIONS, Case

CARRIERS = (IM, POSSIBLE_IM)
UNASSIGNED = (INDETERMINATE, NO_RESULT)
CPIC_FROM_MG_PER_KG = Fraction(2)
DPWG_EXEMPT_BELOW_MG_PER_KG = Fraction(3, 2)
ONE_CARRIER = (Fraction(30, 100), Fraction(80, 100))
TWO_CARRIERS = (Fraction(20, 100), Fraction(50, 100))


class Range(NamedTuple):
    """mg/day after the genotype step; `below_threshold`: the plan is too low for a carrier's reduction."""

    low: Fraction
    high: Fraction
    below_threshold: bool = False


def phenotypes(case: Case, edition: str) -> tuple[str, str]:
    """TPMT and NUDT15 by the table of the edition."""
    if edition == "cpic-2018":
        return case.tpmt.in_2018, case.nudt15.in_2018
    return case.tpmt.now, case.nudt15.now


def poor_now(case: Case) -> bool:
    """Whether either gene is a poor metaboliser by the current table, which stops under every edition."""
    return PM in phenotypes(case, "cpic-2025")


def poor_by_the_current_table_only(case: Case) -> bool:
    """Whether a gene is a poor metaboliser by the current table and not by that of the selected edition."""
    pairs = zip(phenotypes(case, "cpic-2025"), phenotypes(case, case.edition), strict=True)
    return any(now == PM != selected for now, selected in pairs)


def genotype_step(case: Case, edition: str, planned: Fraction, weight: Fraction) -> Range | None:
    """The range of one edition for the planned mg/day; None where it gives no figure. Not for poor metabolisers."""
    pair = phenotypes(case, edition)
    if PM in pair or all(phenotype in UNASSIGNED for phenotype in pair):
        return None
    carriers = sum(phenotype in CARRIERS for phenotype in pair)
    if carriers == 0:
        return Range(planned, planned)
    if edition == "fda-label":
        return None
    if edition == "dpwg-2025":
        return _dpwg(pair, planned, weight)
    return _cpic(ONE_CARRIER if carriers == 1 else TWO_CARRIERS, planned, weight)


def _dpwg(pair: tuple[str, str], planned: Fraction, weight: Fraction) -> Range | None:
    tpmt, nudt15 = pair
    if tpmt in CARRIERS and nudt15 in CARRIERS:
        return None
    exempt = tpmt in CARRIERS and planned < DPWG_EXEMPT_BELOW_MG_PER_KG * weight
    value = planned if exempt else planned / 2
    return Range(value, value, below_threshold=exempt)


def _cpic(factor: tuple[Fraction, Fraction], planned: Fraction, weight: Fraction) -> Range:
    threshold = CPIC_FROM_MG_PER_KG * weight
    if planned >= threshold:
        return Range(factor[0] * planned, factor[1] * planned)
    guarded = min(planned, factor[1] * threshold)
    return Range(guarded, guarded, below_threshold=True)


def disagree(case: Case, selected: Range, planned: Fraction, weight: Fraction) -> bool:
    """Whether the range of another edition lies wholly above or below the selected one."""
    others = (genotype_step(case, edition, planned, weight) for edition in EDITIONS if edition != case.edition)
    return any(other and (other.high < selected.low or other.low > selected.high) for other in others)
