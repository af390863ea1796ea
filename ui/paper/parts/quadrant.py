"""The metabolite quadrant, painted: six named parts, the ratio as a dashed line, this result as a diamond."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from core.quantity import written
from core.report.figures import QuadrantCell, QuadrantFigure
from ui.paper.fonts import CAP_HEIGHT, Face
from ui.paper.pen import DIM, EDGE, FAINT, INK, PAPER, Pen, Point
from ui.paper.sheet import Sheet
from ui.paper.slabs import Slab, figure
from ui.paper.text import Line, draw_line, run

_LEFT = 44.0
_WIDE = 330.0
_TALL = 112.0
_TOP = 6.0
_LINE_UP = 0.44
"""Where the line of 6-MMPN lies, as a part of the height from below."""
_COLUMNS = (0.0, 0.32, 0.66, 1.0)
"""Where the range of 6-TGN begins and ends, as parts of the width."""
_DIAMOND = 4.5
_PAD = 4.0
_DASH = 3.5


Place = Callable[[float, float], Point]
"""From 6-TGN and 6-MMPN to a point of the figure."""


class _Axis(NamedTuple):
    """A bent scale: the known values stand at known parts, and what lies beyond is pressed together."""

    values: tuple[float, ...]
    parts: tuple[float, ...]

    def at(self, value: Fraction | float) -> float:
        """From 0 to 1."""
        number = float(value)
        for low, high, start, end in zip(self.values, self.values[1:], self.parts, self.parts[1:], strict=False):
            if number <= high:
                return start + (end - start) * (number - low) / (high - low)
        room = 1 - self.parts[-1]
        past = (number - self.values[-1]) / max(self.values[-1], 1)
        return self.parts[-1] + room * 0.9 * past / (1 + past)


def quadrant(block: QuadrantFigure, sheet: Sheet, width: float) -> list[Slab]:
    """The whole figure as one slab."""
    across = _Axis((0.0, float(block.low), float(block.high)), _COLUMNS[:3])
    up = _Axis((0.0, float(block.line)), (0.0, _LINE_UP))

    def place(tgn: float, mmpn: float) -> Point:
        return _LEFT + _WIDE * across.at(tgn), _TOP + _TALL * (1 - up.at(mmpn))

    here = place(float(block.tgn), float(block.mmpn))

    def paint(pen: Pen) -> None:
        _grid(pen)
        _slope(pen, block, place)
        for cell in block.cells:
            _name(pen, cell, sheet, here)
        _scales(pen, block, sheet, place)
        _result(pen, block, sheet, here)

    return [figure(Slab(_TOP + _TALL + 27, paint, before=3), block.alt, width)]


def _grid(pen: Pen) -> None:
    """The range of 6-TGN below the line is the only part that is shaded."""
    left, line = _LEFT + _WIDE * _COLUMNS[1], _TOP + _TALL * (1 - _LINE_UP)
    inside = _WIDE * (_COLUMNS[2] - _COLUMNS[1])
    _hatch(pen, left, line, inside, _TALL * _LINE_UP)
    pen.box(_LEFT, _TOP, _WIDE, _TALL, 0.75, EDGE)
    for part in _COLUMNS[1:3]:
        x = _LEFT + _WIDE * part
        pen.line((x, _TOP), (x, _TOP + _TALL), 0.75, EDGE)
    pen.line((_LEFT, line), (_LEFT + _WIDE, line), 0.75, EDGE)
    pen.box(left, line, inside, _TALL * _LINE_UP, 1.5, DIM)


def _hatch(pen: Pen, left: float, top: float, wide: float, tall: float) -> None:
    x = left - tall + 7
    while x < left + wide:
        low, high = max(x, left), min(x + tall, left + wide)
        pen.line((low, top + tall - (low - x)), (high, top + tall - (high - x)), 0.4, FAINT)
        x += 7


def _slope(pen: Pen, block: QuadrantFigure, place: Place) -> None:
    """The line of the ratio, sampled, for the scales are bent; dashed."""
    ratio = float(block.ratio)
    points = [place(tgn, tgn * ratio) for tgn in _samples(float(block.high))]
    pen.path(points, 0.8, grey=DIM, dash=_DASH)
    words = run(block.slope, Face.REGULAR, 8, DIM)
    draw_line(pen, Line((words,)), _LEFT + _WIDE + 5, points[-1][1] + 3)


def _samples(high: float) -> list[float]:
    near = [high * 1.2 * step / 40 for step in range(41)]
    return [*near, *(high * (1.2 + 0.12 * step * step) for step in range(1, 20))]


def _name(pen: Pen, cell: QuadrantCell, sheet: Sheet, at: Point) -> None:
    """Where this result is not: at the outer edge of its part, or at the inner one."""
    start, end = (_LEFT + _WIDE * _COLUMNS[cell.column + step] for step in (0, 1))
    line = _TOP + _TALL * (1 - _LINE_UP)
    top, bottom = (_TOP, line) if cell.high else (line, _TOP + _TALL)
    mine = start <= at[0] <= end and top <= at[1] <= bottom
    outer_is_top = cell.high
    near_outer = (at[1] < (top + bottom) / 2) == outer_is_top
    at_top = outer_is_top != (mine and near_outer)
    words = Line((run(cell.name, Face.REGULAR, sheet.small.size),))
    y = top + _PAD + CAP_HEIGHT * sheet.small.size + 1 if at_top else bottom - _PAD
    _label(pen, words, (start + end - words.width) / 2, y, sheet.small.size)


def _label(pen: Pen, words: Line, x: float, y: float, size: float) -> None:
    """Words on a cleared strip."""
    pen.block(x - 2, y - CAP_HEIGHT * size - 1.5, words.width + 4, size, PAPER)
    draw_line(pen, words, x, y)


def _scales(pen: Pen, block: QuadrantFigure, sheet: Sheet, place: Place) -> None:
    size = sheet.small.size
    foot = _TOP + _TALL + 10
    for value in (Fraction(0), block.low, block.high):
        words = run(written(value), Face.REGULAR, size, DIM)
        draw_line(pen, Line((words,)), place(float(value), 0)[0] - words.width / 2, foot)
    for shown, y in ((block.up, _TOP + 7), (written(block.line), place(0, float(block.line))[1] + 3)):
        words = run(shown, Face.REGULAR, size, DIM)
        draw_line(pen, Line((words,)), _LEFT - 5 - words.width, y)
    draw_line(pen, Line((run(block.across, Face.REGULAR, size, DIM),)), _LEFT, foot + 11)


def _result(pen: Pen, block: QuadrantFigure, sheet: Sheet, at: Point) -> None:
    x, y = at
    half = _DIAMOND
    pen.shape([(x - half - 2, y), (x, y - half - 2), (x + half + 2, y), (x, y + half + 2)], PAPER)
    pen.shape([(x - half, y), (x, y - half), (x + half, y), (x, y + half)], INK)
    words = Line((run(block.here, Face.SEMIBOLD, sheet.small.size),))
    edges = [_LEFT + _WIDE * part for part in _COLUMNS]
    end = next(edge for edge in edges[1:] if x <= edge + 0.01)
    right = x + half + 4
    fits = right + words.width + 3 <= end
    _label(pen, words, right if fits else x - half - 4 - words.width, y + 3, sheet.small.size)
