"""Regimens: standard start and maximum in mg/kg/day. Choices of the product, given as written rules."""

from fractions import Fraction
from typing import NamedTuple

ADULT_FROM_YEARS = 18


class Regimen(NamedTuple):
    """`start` is None where the clinician must plan it."""

    start: Fraction | None
    maximum: Fraction
    children: bool


def _regimen(start: str | None, maximum: str, children: bool = False) -> Regimen:
    return Regimen(None if start is None else Fraction(start), Fraction(maximum), children)


REGIMENS = {
    ("kidney-transplant", "us"): _regimen("3", "5"),
    ("kidney-transplant", "uk"): _regimen(None, "5", children=True),
    ("rheumatoid-arthritis", "us"): _regimen("1", "2.5"),
    ("rheumatoid-arthritis", "uk"): _regimen("1", "3", children=True),
    ("crohns-disease", "us"): _regimen("2", "2.5"),
    ("crohns-disease", "uk"): _regimen("2", "2.5"),
    ("ulcerative-colitis", "us"): _regimen("2", "2.5"),
    ("ulcerative-colitis", "uk"): _regimen("2", "2.5"),
    ("systemic-lupus-erythematosus", "us"): _regimen("2", "3"),
    ("systemic-lupus-erythematosus", "uk"): _regimen("1", "3", children=True),
    ("atopic-dermatitis", "us"): _regimen("1", "2.5"),
    ("atopic-dermatitis", "uk"): _regimen("1", "2.5"),
}
INDICATIONS = tuple(sorted({indication for indication, _ in REGIMENS}))
