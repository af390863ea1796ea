"""What may never stand on a paper, whatever the case."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tests.ui.paper.recording import Ink

ABBREVIATIONS = ("AZA ", "AZT", "µg", " OD", " BD", " QD", "IU ", "by 75%", "{")
_PATTERNS = {
    "U for units": re.compile(r"\d U\b(?!/)"),
    "trailing zero": re.compile(r"\d\.\d*0 (?:mg|mL)"),
    "no leading zero": re.compile(r"(?<![\d.])\.\d+ m"),
    "no value": re.compile(r"(?<![.?!] )None\b|None\b(?! (?:was|is|of|exists)\b)"),
    "decimal comma": re.compile(r"\d,(?!\d{3}\b)\d+ mg"),
}
UNPRINTABLE = 12.0
"""Points at the edge that a printer may leave white."""


def wording_faults(text: str) -> list[str]:
    """Forbidden abbreviations and ways of writing a number."""
    plain = " ".join(text.split())
    found = [word for word in ABBREVIATIONS if word in plain]
    return found + [f"{name}: {match[0]}" for name, rule in _PATTERNS.items() if (match := rule.search(plain))]


def clipped(inks: Sequence[Ink], size: tuple[float, float]) -> list[str]:
    """Words that reach into the edge of a page of this size."""
    wide, tall = size
    return [
        ink.text
        for ink in inks
        if ink.left < UNPRINTABLE
        or ink.bottom < UNPRINTABLE
        or ink.right > wide - UNPRINTABLE
        or ink.top > tall - UNPRINTABLE
    ]


def overlapping(inks: Sequence[Ink]) -> list[tuple[str, str]]:
    """Words whose glyph boxes meet."""
    return [(one.text, other.text) for one, other in _near(inks) if one.meets(other)]


def _near(inks: Sequence[Ink]) -> Iterator[tuple[Ink, Ink]]:
    """Pairs that share a height; the others cannot meet."""
    shown = sorted((ink for ink in inks if ink.text.strip()), key=lambda ink: ink.bottom)
    bottoms = [ink.bottom for ink in shown]
    for index, ink in enumerate(shown):
        for other in shown[index + 1 : bisect_left(bottoms, ink.top)]:
            yield ink, other
