"""Units, names and ratios of the Bloods tab as they are printed, not as they are typed."""

from core.assessment import Metabolites
from core.quantity import rounded


def printed_unit(text: str) -> str:
    """`x10^9/L` is `×10⁹/L`; a number before the unit stays as it was typed."""
    return text.replace("x10^9", "×10⁹").replace("x10^8", "×10⁸").replace("umol", "µmol").replace("/uL", "/µL")


def ratio_words(read: Metabolites) -> str:
    """`Ratio 15.`"""
    return "Ratio not calculable." if read.ratio is None else f"Ratio {rounded(read.ratio, 1)}."
