"""The figures of a page as numbers: what is painted, and what is said instead."""

from dataclasses import dataclass
from fractions import Fraction

from core.quantity import DoseRange
from core.report.spans import Text


@dataclass(frozen=True, slots=True)
class DayTablets:
    """The tablets of one day: their strengths in mg as written, one entry a tablet."""

    day: str
    strengths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """The tablets of the week, Monday first; `none` is the word for a day without tablets."""

    days: tuple[DayTablets, ...]
    none: str
    alt: str


@dataclass(frozen=True, slots=True)
class RulerWords:
    """The labels on a dose ruler, numbers included."""

    chosen: Text
    adjusted: Text
    usual: Text
    maximum: Text
    unit: str


@dataclass(frozen=True, slots=True)
class RulerFigure:
    """Usual range, adjusted range, maximum and chosen dose on one axis, all in mg/day."""

    usual: DoseRange
    adjusted: DoseRange
    maximum: Fraction
    chosen: Fraction | None
    words: RulerWords
    alt: str
