"""Hostile numbers, and the grammar of entry-and-display.md read letter by letter, without a look at the program.

The grammar: digits without leading zeros, then perhaps a point with at least one digit on both sides; in a quantity one
space and the unit. Everything else is refused, and nothing is corrected.
"""

from fractions import Fraction
from random import Random

DIGITS = "0123456789"
GOOD = "70 70.5 0.5 0 1 42 165 2.25 70.0 100 0.01 999999 12345678901234567890 3.14159265358979323846 80 500".split()
NAMED = (
    ".5 5. 05 7.0.5 70,5 1,000 1e2 +70 -0 70kg 7O 1_000 nan inf Infinity NaN ٧٠ ７０ 0x46 1/2 ½ ² . .. 00 0.0.0 -1 --1 "
    "70- 1E2 1e-2 0b1 7l I70 # % 70% 1'000 1٬000 1٫5 ⁷⁰ 70．5 Ⅶ 七十 70d 70f 70L 1.e2 .e2 1..2 ∞ π"
).split()
"""What the design names, and its relatives."""
SIGNS = [
    *DIGITS, *".,+-eE_ ' ", "\t", "\u00a0", "\u200b", "\u200d", "\ufeff", "\u2009", "\u202e", "\u0660", "\u0967",
    "\uff17", "O", "l", "k", "g", "kg", "µ", "²", "½", "\u0301", "/", "*", "=", "(", "😀", "\u00ad", "\x1f", "\x7f",
]  # fmt: skip
UNITS = ("kg", "cm", "years", "months", "mg/kg/day", "mg/day", "umol/L", "mg/dL")


def is_number(text: str) -> bool:
    """The grammar of a number."""
    whole, point, rest = text.partition(".")
    if not whole or any(sign not in DIGITS for sign in whole + rest):
        return False
    return (whole == "0" or whole[0] != "0") and bool(rest or not point)


def amount(text: str, units: tuple[str, ...], beside: str = "") -> tuple[Fraction, str] | None:
    """A number, one space and one of the units; None when it is not that. `beside` is the unit that stands beside the
    field: there it need not be typed."""
    number, space, unit = text.partition(" ")
    if not space and beside:
        unit = beside
    return (Fraction(number), unit) if is_number(number) and unit in units else None


def hostile(random: Random) -> str:
    """A text: about a third are as the grammar wants them, the rest are near it or far away."""
    text = random.choice(GOOD) if random.random() < 0.6 else random.choice(NAMED)
    kind = random.random()
    if kind < 0.4:
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            place = random.randint(0, len(text))
            text = text[:place] + random.choice(SIGNS) + text[place + random.choice([0, 0, 1]) :]
    elif kind < 0.5:
        text = "".join(random.choices(SIGNS, k=random.randint(0, 12)))
    if random.random() < 0.3:
        text += random.choice([" ", " ", " ", "", "  ", "\u00a0", "\t"]) + random.choice(UNITS)
    return text
