"""TPMT enzyme activity: the bands of genotype.md section 8, each in the unit of its own laboratory."""

from fractions import Fraction

from tests.oracle.alleles import IM, NM, PM, POSSIBLE_IM
from tests.oracle.numbers import RefusedError

# (last value of the poor band and whether it belongs to it, intermediate from, to, normal from); high counts as normal.
BANDS = {
    "arup": (Fraction(17), False, Fraction(17), Fraction("23.9"), Fraction(24)),
    "birmingham": (Fraction(19), True, Fraction(20), Fraction(67), Fraction(68)),
    "st-thomas": (Fraction(10), False, Fraction(10), Fraction(25), Fraction(26)),
}
RISING = (PM, POSSIBLE_IM, IM, NM)


def activity_phenotype(laboratory: str, value: Fraction) -> str | None:
    """The phenotype of the band, or None for a value in a gap between two bands; no laboratory, no reading."""
    if laboratory not in BANDS:
        raise RefusedError(laboratory)
    poor_to, inclusive, intermediate_from, intermediate_to, normal_from = BANDS[laboratory]
    if value < poor_to or (inclusive and value == poor_to):
        return PM
    if value >= normal_from:
        return NM
    return IM if intermediate_from <= value <= intermediate_to else None


def lower_function(by_alleles: str, measured: str) -> str:
    """The lower of the two; the measured one where the alleles give no assignment."""
    if by_alleles not in RISING:
        return measured
    return min(by_alleles, measured, key=RISING.index)
