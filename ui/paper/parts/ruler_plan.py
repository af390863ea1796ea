"""Where everything on the dose ruler stands: pure geometry, so that no label ever meets another."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from math import floor
from typing import NamedTuple

from core.report.figures import RulerFigure

STEP = 25
"""Milligrams between two ticks."""
_LABEL_GAP = 8.0
_CLEAR = 3.0
"""Least distance between a label and anything else."""
_BAR = 2.25
_LINE = 0.75
_POINTER = 4.0
_LEAST_TICK = 21.0


class Level(Enum):
    """The rows of the figure, from the top; both rows below the axis are used only when needed."""

    TOP = "top"
    BAND = "band"
    BELOW = "below"
    DEEPER = "deeper"


class Extent(NamedTuple):
    """From `left` to `right` on one level."""

    level: Level
    left: float
    right: float

    def meets(self, other: "Extent") -> bool:
        """True when less than the clear distance is between them."""
        if self.level is not other.level:
            return False
        return self.left < other.right + _CLEAR and other.left < self.right + _CLEAR


class LabelWidths(NamedTuple):
    """How wide the four labels are, in points."""

    chosen: float
    adjusted: float
    usual: float
    maximum: float


class RulerPlan(NamedTuple):
    """The figure in points from its left end; a label is where its words stand."""

    scale: float
    ticks: tuple[tuple[float, int, bool], ...]
    """(x, mg, labelled); the last one carries the unit instead."""
    usual: tuple[float, float]
    adjusted: tuple[float, float]
    maximum: float
    chosen: float | None
    labels: dict[str, Extent]


def axis_end(figure: RulerFigure) -> int:
    """The first step past everything that is drawn, in mg."""
    most = max(figure.maximum, figure.usual.high, figure.adjusted.high, figure.chosen or Fraction(0))
    return (floor(most / STEP) + 1) * STEP


def plan_ruler(figure: RulerFigure, widths: LabelWidths, width: float) -> RulerPlan:
    """Lay the figure out on `width` points."""
    end = axis_end(figure)
    scale = width / end

    def at(dose: Fraction) -> float:
        return float(dose) * scale

    usual = (at(figure.usual.low), at(figure.usual.high))
    adjusted = _band(at(figure.adjusted.low), at(figure.adjusted.high))
    chosen = None if figure.chosen is None else at(figure.chosen)
    maximum = at(figure.maximum)
    labels = _labels(usual, adjusted, maximum, chosen, widths, width)
    return RulerPlan(scale, _ticks(end, scale), usual, adjusted, maximum, chosen, labels)


def _band(low: float, high: float) -> tuple[float, float]:
    """A range narrower than the bar is drawn as the bar."""
    middle = (low + high) / 2
    return (low, high) if high - low >= _BAR else (middle - _BAR / 2, middle + _BAR / 2)


def _ticks(end: int, scale: float) -> tuple[tuple[float, int, bool], ...]:
    every = STEP
    while every * scale < _LEAST_TICK:
        every += STEP
    return tuple((mg * scale, mg, mg % every == 0 and mg < end) for mg in range(0, end + 1, STEP))


def _labels(
    usual: tuple[float, float],
    adjusted: tuple[float, float],
    maximum: float,
    chosen: float | None,
    widths: LabelWidths,
    width: float,
) -> dict[str, Extent]:
    lines = [(maximum, _LINE)] + ([] if chosen is None else [(chosen, _POINTER)])
    solid = [Extent(level, x - half, x + half) for x, half in lines for level in (Level.TOP, Level.BAND)]
    solid.append(Extent(Level.BAND, *adjusted))
    hatched = Extent(Level.BAND, *usual)
    placer = _Placer(width)
    if chosen is not None:
        placer.put("chosen", widths.chosen, (chosen, chosen), (Level.TOP,), solid)
    placer.put("maximum", widths.maximum, (maximum, maximum), (Level.TOP,), solid, left_first=True)
    placer.put("adjusted", widths.adjusted, adjusted, (Level.BAND,), [*solid, hatched])
    placer.inside("usual", widths.usual, usual, solid)
    return placer.placed


class _Placer:
    """Puts labels down one after the other, each at the first place where it meets nothing."""

    def __init__(self, width: float) -> None:
        self.placed: dict[str, Extent] = {}
        self._width = width

    def put(
        self,
        name: str,
        wide: float,
        thing: tuple[float, float],
        levels: Sequence[Level],
        solid: Sequence[Extent],
        left_first: bool = False,
    ) -> None:
        """Beside `thing` on one of its levels, or below the axis."""
        beside = [place for level in levels for place in self._beside(level, wide, thing, left_first)]
        self._first(name, [*beside, *self._below(wide, thing)], solid)

    def inside(self, name: str, wide: float, band: tuple[float, float], solid: Sequence[Extent]) -> None:
        """In the middle of the widest part of `band` that nothing else covers, or below the axis."""
        left, right = _widest_free(band, [s for s in solid if s.level is Level.BAND])
        middle = (left + right - wide) / 2
        fits = right - left >= wide + 4 * _CLEAR
        within = [Extent(Level.BAND, middle, middle + wide)] if fits else []
        self._first(name, [*within, *self._below(wide, band)], solid)

    def _beside(self, level: Level, wide: float, thing: tuple[float, float], left_first: bool) -> list[Extent]:
        right = Extent(level, thing[1] + _LABEL_GAP, thing[1] + _LABEL_GAP + wide)
        left = Extent(level, thing[0] - _LABEL_GAP - wide, thing[0] - _LABEL_GAP)
        both = [left, right] if left_first else [right, left]
        return [place for place in both if place.left >= 0 and place.right <= self._width]

    def _below(self, wide: float, thing: tuple[float, float]) -> list[Extent]:
        """Under `thing`, or beside a label that is there already, as near as possible."""
        middle = max(0.0, min((thing[0] + thing[1] - wide) / 2, self._width - wide))
        places = [Extent(Level.BELOW, middle, middle + wide)]
        for other in self.placed.values():
            for x in (other.left - _LABEL_GAP - wide, other.right + _LABEL_GAP):
                if other.level is Level.BELOW and x >= 0 and x + wide <= self._width:
                    places.append(Extent(Level.BELOW, x, x + wide))
        places.sort(key=lambda place: abs(place.left - middle))
        return [*places, Extent(Level.DEEPER, middle, middle + wide)]

    def _first(self, name: str, places: Sequence[Extent], solid: Sequence[Extent]) -> None:
        taken = [*solid, *self.placed.values()]
        free = (place for place in places if not any(place.meets(other) for other in taken))
        self.placed[name] = next(free, places[-1])


def _widest_free(band: tuple[float, float], solid: Sequence[Extent]) -> tuple[float, float]:
    edges = [band[0]]
    for extent in sorted(solid, key=lambda s: s.left):
        if extent.right > band[0] and extent.left < band[1]:
            edges += [extent.left, extent.right]
    edges.append(band[1])
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    return max(parts, key=lambda part: part[1] - part[0])
