"""Quantities as they may be typed (entry-and-display.md) and numbers as they are written (interface.md)."""

import re
from fractions import Fraction
from typing import Any

NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")


class RefusedError(Exception):
    """A text that the grammar does not accept."""


def quantity(typed: Any, units: tuple[str, ...]) -> tuple[Fraction, str]:
    """The number and its unit; `RefusedError` for anything but digits, one space, and one of the units."""
    if not isinstance(typed, str):
        raise RefusedError("not text")
    number, space, unit = typed.partition(" ")
    if not space or unit not in units or not NUMBER.fullmatch(number):
        raise RefusedError(typed)
    return Fraction(number), unit


def written(value: Fraction) -> str:
    """Exact without trailing zeros where the decimals end, otherwise half-up to two decimals."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return _ending(Fraction(int(value * 100 + Fraction(1, 2)), 100))
    return _ending(value)


def _ending(value: Fraction) -> str:
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
