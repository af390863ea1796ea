"""What a regimen wants before the first tablet."""

from collections.abc import Mapping
from fractions import Fraction

from core.book import Book, Regimen
from core.findings import Finding
from core.messages import finding
from core.quantity import Quantity
from core.results_reading import in_base_unit

BILIRUBIN = "bilirubin"


def bilirubin_before_start(book: Book, regimen: Regimen, results: Mapping[str, Quantity]) -> tuple[Finding, ...]:
    """A warning when bilirubin is not below the figure of the regimen's source, read in the unit of the result:
    the source's 6 mg/dL and 100 umol/L are not exactly alike."""
    value = results.get(BILIRUBIN)
    if value is None or not regimen.bilirubin_below:
        return ()
    own = [figure for figure in regimen.bilirubin_below if figure.unit == value.unit]
    below = (own or regimen.bilirubin_below)[0]
    limit = Quantity(below.value, below.unit)
    if _amount(book, value) < _amount(book, limit):
        return ()
    shown = {"value": value, "below": limit}
    citations, passage = below.evidence.citations, regimen.passage
    return (finding(book, "bilirubin-before-start", "results", shown, citations=citations, passage=passage),)


def _amount(book: Book, quantity: Quantity) -> Fraction:
    return in_base_unit(book, BILIRUBIN, quantity)[0]
