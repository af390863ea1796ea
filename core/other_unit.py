"""A number that makes no sense in its unit may in another one: what to ask about, never what to compute with."""

from collections.abc import Mapping
from fractions import Fraction

from core.book import Book
from core.quantity import Quantity

_OTHERS: Mapping[str, tuple[str, ...]] = {"weight": ("lb",), "height": ("m",), "creatinine": ("umol/L", "mg/dL")}
"""The units that a case field may have been meant in; pounds and metres are asked about and never read."""
_FACTORS: Mapping[str, str] = {"mg/dL": "creatinine-factor", "m": "metre", "lb": "pound"}
"""The figure that carries a unit into that of the field's limits."""
_MONTHS_IN_YEAR = 12


def in_limit_unit(book: Book, read: Quantity) -> Fraction:
    """The value of a case field in the first unit of its limit."""
    value, unit = read.exact, read.unit
    if unit == "months":
        return value / _MONTHS_IN_YEAR
    factor = _FACTORS.get(unit)
    return value * book.figures[factor].exact if factor else value


def meant_instead(book: Book, field: str, read: Quantity) -> Quantity | None:
    """The same number in the other unit in which it is plausible; None when there is none."""
    low, high = book.limits[field].plausible
    others = (Quantity(read.value, unit) for unit in _OTHERS.get(field, ()) if unit != read.unit)
    return next((other for other in others if low <= in_limit_unit(book, other) <= high), None)
