"""Results over time, painted: hollow points, the last a diamond, the lines of the threshold sets; two in a row."""

from core.report.figures import TrendFigure, TrendFigures, apart
from ui.paper.fonts import CAP_HEIGHT, Face
from ui.paper.pen import DIM, EDGE, FAINT, INK, PAPER, Pen, Point
from ui.paper.sheet import Sheet
from ui.paper.slabs import Slab, beside, figure
from ui.paper.text import Line, draw_line, run

_TALL = 78.0
_TOP, _FOOT = 16.0, 13.0
_LEFT = 26.0
_GAP = 18.0
"""Between two series."""
_ROOM = 5.0
"""Between the plot and the words beside it, and at its inner edges."""
_RING, _DIAMOND = 2.2, 3.8
_DASH = 2.5
_LEADER = 12.0
"""How long the line is that leads a name to its own, where names had to move apart."""


def trends(block: TrendFigures, sheet: Sheet, width: float) -> list[Slab]:
    """One slab a row of two; a single series takes the whole width."""
    wide = width if len(block.series) == 1 else (width - _GAP) / 2
    pairs = [block.series[at : at + 2] for at in range(0, len(block.series), 2)]
    return [beside([(n * (wide + _GAP), _one(one, sheet, wide)) for n, one in enumerate(pair)], 3) for pair in pairs]


def _one(series: TrendFigure, sheet: Sheet, width: float) -> Slab:
    plot = _Plot(series, sheet.small.size, width)
    alt = f"{series.name}, {series.unit}: {series.alt}. {'; '.join(one.words for one in series.marks)}"
    return figure(Slab(_TOP + _TALL + _FOOT, plot.paint), alt, width)


class _Plot:
    """One series in its frame: from values to points of the figure, and the strokes."""

    def __init__(self, series: TrendFigure, size: float, width: float) -> None:
        self._series, self._size = series, size
        names = [_words(one.words, size, one.chosen).width for one in series.marks]
        self._places = apart([self._y(float(one.amount)) for one in series.marks], size + 1, _TOP, _TOP + _TALL)
        moves = (abs(self._y(float(one.amount)) - at) for one, at in zip(series.marks, self._places, strict=True))
        self._leader = _LEADER if any(move > 1 for move in moves) else 0.0
        self._right = width - max(names, default=0.0) - _ROOM - self._leader

    def paint(self, pen: Pen) -> None:
        head = run(f"{self._series.name}, {self._series.unit}", Face.SEMIBOLD, self._size)
        draw_line(pen, Line((head,)), 0, _TOP - 7)
        self._axis(pen)
        self._marks(pen)
        self._points(pen)

    def _at(self, across: float, value: float) -> Point:
        return _LEFT + _ROOM + across * (self._right - _LEFT - 2 * _ROOM), self._y(value)

    def _y(self, value: float) -> float:
        bottom, top = float(self._series.bottom), float(self._series.top)
        return _TOP + _TALL * (1 - (value - bottom) / (top - bottom))

    def _axis(self, pen: Pen) -> None:
        for value, text in self._series.ticks:
            y = self._y(float(value))
            pen.line((_LEFT, y), (self._right, y), 0.4, FAINT)
            words = _words(text, self._size)
            draw_line(pen, words, _LEFT - 4 - words.width, y + self._middle)
        first, last = (_words(text, self._size) for text in self._series.days)
        foot = _TOP + _TALL + 10
        draw_line(pen, first, _LEFT, foot)
        draw_line(pen, last, self._right - last.width, foot)

    @property
    def _middle(self) -> float:
        return CAP_HEIGHT * self._size / 2

    def _marks(self, pen: Pen) -> None:
        """The set in use solid, the others dashed; their names at the right end, never one over another.

        Where names had to move, a short line leads each to its own."""
        left = self._right + self._leader + _ROOM
        for one, middle in zip(self._series.marks, self._places, strict=True):
            y = self._y(float(one.amount))
            line, grey, dash = (1.4, INK, 0.0) if one.chosen else (0.6, EDGE, _DASH)
            pen.path([(_LEFT, y), (self._right, y)], line, grey=grey, dash=dash)
            if self._leader:
                bend = [(self._right + 1, y), (self._right + 3, y), (left - 4, middle), (left - 2, middle)]
                pen.path(bend, 0.6, grey=grey)
            draw_line(pen, _words(one.words, self._size, one.chosen), left, middle + self._middle)

    def _points(self, pen: Pen) -> None:
        places = [self._at(float(across), float(value)) for across, value in self._series.points]
        pen.path(places, 1)
        for place in places[:-1]:
            pen.disc(place, _RING, PAPER)
            pen.ring(place, _RING, 0.9)
        x, y = places[-1]
        pen.shape([(x - _DIAMOND, y), (x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND)])
        first, last = _words(self._series.first, self._size), _words(self._series.last, self._size, strong=True)
        self._cleared(pen, first, places[0][0] + 4, places[0][1] - 4)
        below = y + 11 <= _TOP + _TALL
        self._cleared(pen, last, x - last.width - 5, y + 10 if below else y - 5)

    def _cleared(self, pen: Pen, words: Line, x: float, base: float) -> None:
        """Words on a strip without lines."""
        pen.block(x - 1, base - CAP_HEIGHT * self._size - 1, words.width + 2, CAP_HEIGHT * self._size + 2, PAPER)
        draw_line(pen, words, x, base)


def _words(text: str, size: float, strong: bool = False) -> Line:
    return Line((run(text, Face.SEMIBOLD if strong else Face.REGULAR, size, INK if strong else DIM),))
