"""The line of the year, painted: a filled dot a week after the one before, a hollow one later."""

from core.report.figures import YearFigure
from ui.paper.fonts import Face
from ui.paper.pen import DIM, EDGE, PAPER, Pen
from ui.paper.sheet import Sheet
from ui.paper.slabs import Slab, figure
from ui.paper.text import Line, draw_line, run

_KEY_BASE = 8.0
_LINE = 16.0
_TICK = 4.0
_LABELS_BASE = 27.0
_RADIUS = 3.2
_GAP = 5.0
_HEIGHT = 29.0


def year_line(block: YearFigure, sheet: Sheet, width: float) -> list[Slab]:
    """The whole figure as one slab."""
    size = sheet.small.size
    room = width - 2 * _RADIUS

    def at(day: int) -> float:
        return _RADIUS + room * day / block.days

    def paint(pen: Pen) -> None:
        _key(pen, block, size, width)
        pen.line((0, _LINE), (width, _LINE), 0.75, EDGE)
        pen.line((0, _LINE - 6), (0, _LINE + _TICK), 1)
        _words(pen, block.start, 0, _KEY_BASE, size)
        _marks(pen, [(at(day), words) for day, words in block.marks], size, width)
        for test in block.tests:
            _dot(pen, at(test.day), test.weekly, _LINE)

    return [figure(Slab(_HEIGHT, paint, before=2), block.alt, width)]


def _marks(pen: Pen, marks: list[tuple[float, str]], size: float, width: float) -> None:
    free = 0.0
    for x, words in marks:
        pen.line((x, _LINE), (x, _LINE + _TICK), 0.75, EDGE)
        wide = run(words, Face.REGULAR, size).width
        if x >= free and x + wide <= width:
            _words(pen, words, x, _LABELS_BASE, size)
            free = x + wide + _GAP


def _dot(pen: Pen, x: float, filled: bool, y: float) -> None:
    if filled:
        pen.disc((x, y), _RADIUS)
        return
    pen.disc((x, y), _RADIUS, PAPER)
    pen.ring((x, y), _RADIUS - 0.5, 1)


def _key(pen: Pen, block: YearFigure, size: float, width: float) -> None:
    """What the dots mean, at the right end above the line."""
    x = width
    for words, filled in ((block.later, False), (block.weekly, True)):
        x -= run(words, Face.REGULAR, size).width
        _words(pen, words, x, _KEY_BASE, size)
        x -= _GAP + _RADIUS
        _dot(pen, x, filled, _KEY_BASE - size * 0.33)
        x -= _RADIUS + 2 * _GAP


def _words(pen: Pen, words: str, x: float, base: float, size: float) -> None:
    draw_line(pen, Line((run(words, Face.REGULAR, size, DIM),)), x, base)
