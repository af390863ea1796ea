"""How numbers, units, dates, lists and typed text are written."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from core.exact import Exact, exact, share
from core.quantity import DoseRange, Number, Quantity, rounded, written

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
FULL_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
COUNT_WORDS = "no one two three four five six seven eight nine ten".split()
UNITS = {
    "umol/L": "µmol/L",
    "x10^9/L": "×10⁹/L",
    "/uL": "/µL",
    "pmol/8x10^8 RBC": "pmol/8×10⁸ red cells",
    "m2": "m²",
    "mL/min/1.73m2": "mL/min/1.73 m²",
}
FRACTIONS = {
    Fraction(1, 4): "one quarter",
    Fraction(1, 3): "one third",
    Fraction(1, 2): "one half",
}
TWO_YEARS, MONTHS_IN_YEAR = exact(2), exact(12)
LONGEST_QUOTE = 60
LONGEST_UNGROUPED = 3


def number(value: Number) -> str:
    """A number as shown: no trailing zeros, a comma from 1,000."""
    return _number(value.numerator, value.denominator) if type(value) is Exact else _number(*value.as_integer_ratio())


@lru_cache(maxsize=2048)
def _number(above: int, below: int) -> str:
    return with_commas(written(share(above, below)))


def with_commas(digits: str) -> str:
    """Thousands separated from 1,000 on; the decimals stay."""
    whole, point, rest = digits.partition(".")
    if len(whole) <= LONGEST_UNGROUPED:
        return digits
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [whole[max(end - 3, 0) : end] for end in range(len(whole), 0, -3)]
    return sign + ",".join(reversed(groups)) + point + rest


def rounded_number(value: Number, places: int) -> str:
    """Half-up to so many decimals, for values that were worked out."""
    return with_commas(rounded(value, places))


def unit(name: str) -> str:
    """A unit as printed: `umol/L` is `µmol/L`."""
    return UNITS.get(name, name)


def quantity(value: Quantity) -> str:
    """The number as it was typed, with its unit."""
    amount, unit = value
    return f"{with_commas(str(amount))} {UNITS.get(unit, unit)}"


def dose_range(value: DoseRange) -> str:
    """`10.5 to 28 mg/day`, or `140 mg/day` for a point."""
    low, high = value
    if low is high or low == high:
        return f"{number(low)} mg/day"
    return f"{number(low)} to {number(high)} mg/day"


def between(low: Number, high: Number, suffix: str = "") -> str:
    """`30% to 80%`, or one number when both are alike."""
    if low is high or low == high:
        return f"{number(low)}{suffix}"
    return f"{number(low)}{suffix} to {number(high)}{suffix}"


def parts(low: Fraction, high: Fraction) -> str:
    """Parts of a dose: percent where it ends, words where it does not (one third)."""
    if low == high:
        return _part(low)
    if low.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100) and high.denominator in (
        1,
        2,
        4,
        5,
        10,
        20,
        25,
        50,
        100,
    ):
        return between(low * 100, high * 100, "%")
    return f"{_part_in_words(low)} to {_part_in_words(high)}"


def _part(value: Fraction) -> str:
    percent = value * 100
    return f"{number(percent)}%" if percent.denominator == 1 else _part_in_words(value)


def _part_in_words(value: Fraction) -> str:
    return FRACTIONS.get(value, f"{value.numerator}/{value.denominator}")


def day(value: date) -> str:
    """`22-Nov-2026`."""
    return f"{value.day:02}-{MONTHS[value.month - 1]}-{value.year:04}"


def weekday_day(value: date) -> str:
    """`Mon 30-Nov-2026`."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(count: int) -> str:
    """`one` to `ten`, then digits."""
    return COUNT_WORDS[count] if count < len(COUNT_WORDS) else str(count)


def quoted(text: str) -> str:
    """Typed text for a sentence: what cannot be seen is made visible, what is endless is shortened."""
    if len(text) <= LONGEST_QUOTE and text.isprintable():
        return text
    shown = "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in text[: LONGEST_QUOTE + 1])
    return shown if len(text) <= LONGEST_QUOTE else f"{shown[:LONGEST_QUOTE]}…"


def years(age: Fraction) -> str:
    """`42 years`; under two years in months when they come out whole."""
    if age < TWO_YEARS and (age * MONTHS_IN_YEAR).denominator == 1:
        months = number(age * MONTHS_IN_YEAR)
        return "1 month" if months == "1" else f"{months} months"
    shown = number(age)
    return "1 year" if shown == "1" else f"{shown} years"
