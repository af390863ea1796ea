"""The one grammar for typed numbers, exact units, and the one way to write a number.

Reading gives a `Decimal` (what was typed) or an `Unreadable` (why not). Doses are computed
as `Fraction`, because one third of a dose has no exact decimal.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from core.exact import Exact, exact

_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_WRONG_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("empty", re.compile(r"\s*")),
    ("space", re.compile(r".*\s.*", re.DOTALL)),
    ("not-ascii", re.compile(r".*[^\x20-\x7e].*", re.DOTALL)),
    ("comma", re.compile(r".*,.*")),
    ("sign", re.compile(r"[+-].*")),
    ("exponent", re.compile(r"[0-9.]+[eE][0-9+-]+")),
    ("letters", re.compile(r".*[^0-9.].*")),
    ("two-points", re.compile(r".*\..*\..*")),
    ("leading-point", re.compile(r"\..*")),
    ("trailing-point", re.compile(r".*\.")),
    ("leading-zero", re.compile(r"0[0-9].*")),
)

Number = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is not a number or a quantity.

    `reason` is one of the names in `_WRONG_NUMBERS`, or `unit-missing`, `unit-unknown`.
    `typed` is the text exactly as it was typed; `accepted` lists the units that would do.
    """

    reason: str
    typed: str
    accepted: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def exactly(value: Decimal) -> Fraction:
    """The number for computing; the same few numbers come again and again."""
    return exact(value)


class Quantity(NamedTuple):
    """A number as it was typed, with its unit."""

    value: Decimal
    unit: str

    @property
    def exact(self) -> Fraction:
        """The value for computing."""
        return exactly(self.value)


class DoseRange(NamedTuple):
    """Lowest and highest daily dose in mg/day; a point has both alike."""

    low: Fraction
    high: Fraction

    @property
    def is_point(self) -> bool:
        """True when only one dose is meant."""
        return self.low is self.high or self.low == self.high

    def times(self, low: Fraction, high: Fraction) -> "DoseRange":
        """The range that remains when `low` to `high` of it is kept."""
        return DoseRange(self.low * low, self.high * high)

    def at_most(self, ceiling: Fraction) -> "DoseRange":
        """The range with nothing above `ceiling` (mg/day)."""
        return self if self.high <= ceiling else DoseRange(min(self.low, ceiling), ceiling)

    def holds(self, dose: Fraction) -> bool:
        """True when `dose` (mg/day) lies inside, ends included."""
        return self.low <= dose <= self.high

    def overlaps(self, other: "DoseRange") -> bool:
        """True when at least one dose lies in both."""
        return self.low <= other.high and other.low <= self.high


def read_number(text: str) -> Decimal | Unreadable:
    """Read a number by the grammar of the design, or say what is wrong with it."""
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    for reason, pattern in _WRONG_NUMBERS:
        if pattern.fullmatch(text):
            return Unreadable(reason, text)
    return Unreadable("letters", text)


def read_quantity(text: str, units: Sequence[str]) -> Quantity | Unreadable:
    """Read a number, one space and one of `units`; the unit is never guessed."""
    number, space, unit = text.partition(" ")
    if unit in units and _NUMBER.fullmatch(number):
        return Quantity(Decimal(number), unit)
    if unit not in units:
        for known in units:
            if text.endswith(f" {known}"):
                number, space, unit = text[: -len(known) - 1], " ", known
                break
    value = read_number(number)
    if isinstance(value, Unreadable):
        return Unreadable(value.reason, number if space else text, tuple(units))
    if not space:
        return Unreadable("unit-missing", text, tuple(units))
    if unit not in units:
        return Unreadable("unit-unknown", text, tuple(units))
    return Quantity(value, unit)


@dataclass(frozen=True, slots=True)
class UnitFactor:
    """How many of `base` one of the unit is, exactly."""

    base: str
    factor: Fraction


CONVERSIONS: Mapping[str, UnitFactor] = {
    "/uL": UnitFactor("x10^9/L", exact(Decimal("0.001"))),
    "g/dL": UnitFactor("g/L", exact(10)),
}
"""Conversions that are true by definition of the units; those of a substance are in the book."""


def converted(quantity: Quantity) -> tuple[Fraction, str]:
    """The quantity in the base unit of its kind: (value, unit)."""
    rule = CONVERSIONS.get(quantity.unit)
    return (quantity.exact, quantity.unit) if rule is None else (quantity.exact * rule.factor, rule.base)


def rounded(value: Number, places: int) -> str:
    """Half-up to `places` decimals, trailing zeros kept off: 89.54… to 1 place is `89.5`."""
    if type(value) is Exact:
        return _rounded(value.numerator, value.denominator, places)
    return _rounded(*value.as_integer_ratio(), places)


@lru_cache(maxsize=512)
def _rounded(above: int, below: int, places: int) -> str:
    whole = (2 * above * 10**places + below) // (2 * below)
    digits = str(abs(whole)).rjust(places + 1, "0")
    text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if whole < 0 else text


def told_apart(value: Fraction, text: str, borders: Collection[Fraction]) -> Decimal:
    """`text`, as which the value is written, or as many more decimals as show on which side of each border it lies."""
    shown = Decimal(text)
    if _same_side(exact(shown), value, borders):
        return shown
    places = len(text.partition(".")[2]) + 1
    while not _same_side(exact(shown := Decimal(rounded(value, places))), value, borders):
        places += 1
    return shown


def _same_side(one: Fraction, other: Fraction, borders: Collection[Fraction]) -> bool:
    if one == other:
        return True
    low, high = (one, other) if one < other else (other, one)
    return not any(low <= border <= high for border in borders)


def written(value: Number) -> str:
    """The number exactly if it ends, otherwise half-up to two decimals; no trailing zeros."""
    return _written(value.numerator, value.denominator) if type(value) is Exact else _written(*value.as_integer_ratio())


@lru_cache(maxsize=2048)
def _written(above: int, below: int) -> str:
    if below == 1:
        return str(above)
    places, rest = 0, below
    while rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    return _rounded(above, below, places if rest == 1 else 2)
