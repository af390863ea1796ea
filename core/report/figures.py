"""The figures of a page as numbers: what is painted, and what is said instead."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from core.quantity import DoseRange
from core.report.spans import Text


class DayTablets(NamedTuple):
    """The tablets of one day: their strengths in mg as written, one entry a tablet."""

    day: str
    strengths: tuple[str, ...]


class WeekGrid(NamedTuple):
    """The tablets of the week, Monday first; `none` is the word for a day without tablets."""

    days: tuple[DayTablets, ...]
    none: str
    alt: str


class RulerWords(NamedTuple):
    """The labels on a dose ruler, numbers included."""

    chosen: Text
    adjusted: Text
    usual: Text
    maximum: Text
    unit: str


class RulerFigure(NamedTuple):
    """Usual range, adjusted range, maximum and chosen dose on one axis, all in mg/day."""

    usual: DoseRange
    adjusted: DoseRange
    maximum: Fraction
    chosen: Fraction | None
    words: RulerWords
    alt: str


class YearTest(NamedTuple):
    """One blood test on the line of the year: days after the start; `weekly` when it follows within a week."""

    day: int
    weekly: bool


class YearFigure(NamedTuple):
    """The blood tests of a year on one line. `marks` are (days after the start, label) below it.

    `start` names its left end; `weekly` and `later` say what the two kinds of dots mean.
    """

    days: int
    tests: tuple[YearTest, ...]
    marks: tuple[tuple[int, str], ...]
    start: str
    weekly: str
    later: str
    alt: str


class TrendMark(NamedTuple):
    """The line of one threshold set in a series; `words` name the set and its number."""

    amount: Fraction
    words: str
    chosen: bool


class TrendFigure(NamedTuple):
    """The results of one test over time, all in one unit: `points` are (from 0 to 1 across, value).

    `ticks` are the values of the axis from `bottom` to `top` with their words, `days` the first and the last day.
    `alarming` when the last value is past the line of the set in use and that line says withhold."""

    test: str
    name: str
    unit: str
    points: tuple[tuple[Fraction, Fraction], ...]
    first: str
    last: str
    marks: tuple[TrendMark, ...]
    ticks: tuple[tuple[Fraction, str], ...]
    bottom: Fraction
    top: Fraction
    days: tuple[str, str]
    alarming: bool
    alt: str


def apart(middles: Sequence[float], step: float, top: float, floor: float) -> list[float]:
    """The places of labels, moved as little as may be so that no two are nearer than `step`; none leaves the figure.

    Labels that meet share the move, up and down: none is pushed past the line of another."""
    order = sorted(range(len(middles)), key=lambda number: middles[number])
    groups: list[list[float]] = []  # as if every label had no height: those that would cross stand together
    for rank, number in enumerate(order):
        groups.append([middles[number] - rank * step])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    flat = [_mean(group) for group in groups for _ in group]
    lowest = floor - (len(middles) - 1) * step
    places = {number: min(max(top, flat[rank]), lowest) + rank * step for rank, number in enumerate(order)}
    return [places[number] for number in range(len(middles))]


def _mean(group: Sequence[float]) -> float:
    return sum(group) / len(group)


class TrendFigures(NamedTuple):
    """Series of one case, two in a row."""

    series: tuple[TrendFigure, ...]


class QuadrantCell(NamedTuple):
    """What one part of the quadrant is called: column 0 to 2 from the left, `high` above the line."""

    column: int
    high: bool
    name: str


class QuadrantFigure(NamedTuple):
    """6-MMPN over 6-TGN, in the unit of the laboratory.

    `low` and `high` are the ends of the 6-TGN range, `line` is where 6-MMPN counts as high, `ratio` the
    ratio above which the pattern is that of a hypermethylator; `across`, `up`, `slope` and `here` are labels.
    """

    tgn: Fraction
    mmpn: Fraction
    low: Fraction
    high: Fraction
    line: Fraction
    ratio: Fraction
    cells: tuple[QuadrantCell, ...]
    across: str
    up: str
    slope: str
    here: str
    alt: str
