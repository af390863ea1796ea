"""Boxes to tick and tablets of the week."""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from core.report.document import CheckGrid
from core.report.figures import DayTablets, WeekGrid
from core.report.spans import plain
from ui.paper.fonts import CAP_HEIGHT, Face
from ui.paper.parts.words import text_slabs
from ui.paper.pen import EDGE, INK, PAPER, Pen
from ui.paper.sheet import Sheet
from ui.paper.slabs import Slab, beside, figure, stacked, tagged
from ui.paper.tags import Element, Role, item
from ui.paper.text import baseline, run, runs, wrap

_MOST_IN_A_ROW = 3
_TABLET_GAP = 3.0
_CHECK_GAP = 6.0
"""Between the words of a box to tick and the next box."""
_FILLED = {"50"}
_DOUBLE = {"75", "100"}


def tick_box(pen: Pen, x: float, y: float, side: float) -> None:
    """A square to tick."""
    pen.box(x, y, side, side, 0.85)


def check_grid(block: CheckGrid, sheet: Sheet, width: float) -> list[Slab]:
    """Things to tick in columns."""
    rows = ceil(len(block.items) / block.columns)
    said = {words: item(Element(Role.LABEL, alt=block.alt), Element(Role.BODY)) for words in block.items}
    lines = [block.items[index::rows] if block.down else _across(block, index) for index in range(rows)]
    steps = _steps(lines, block.columns, sheet, width)
    starts = list(accumulate(steps, initial=0.0))
    slabs = [
        beside([(starts[i], _check(words, said[words], sheet, steps[i])) for i, words in enumerate(items)])
        for items in lines
    ]
    slabs = tagged(slabs, Element(Role.LIST, list(said.values())))
    if not block.ruled:
        return slabs
    rule = Slab(8, lambda pen: pen.line((0, 4), (width, 4), 0.5, EDGE))
    return [rule, *slabs, rule]


def _steps(lines: Sequence[Sequence[str]], columns: int, sheet: Sheet, width: float) -> list[float]:
    """How wide each column is: all alike, unless words would wrap for which another column has room."""
    even = [width / columns] * columns
    needs = [max(_need(items[i], sheet) for items in lines if i < len(items)) for i in range(len(lines[0]))]
    if max(needs) <= even[0] or len(needs) < columns or sum(needs) > width:
        return even
    spare = (width - sum(needs)) / columns
    return [need + spare for need in needs]


def _need(words: str, sheet: Sheet) -> float:
    return _words_start(sheet) + run(words, Face.REGULAR, sheet.body.size).width + _CHECK_GAP


def _words_start(sheet: Sheet) -> float:
    """From the left of a box to the words beside it."""
    return sheet.tick + sheet.body.size * 0.5


def _across(block: CheckGrid, row: int) -> tuple[str, ...]:
    return block.items[row * block.columns : (row + 1) * block.columns]


def _check(item: str, said: Element, sheet: Sheet, step: float) -> Slab:
    """A box and its words; `said` is the list item with its label and body."""
    label, body = said.children
    indent = _words_start(sheet)
    room = step - indent - _CHECK_GAP + 0.1
    words = stacked(text_slabs(wrap(runs(plain(item), sheet.body.size), room), sheet.body))
    pad = sheet.body.size * 0.12

    def paint(pen: Pen) -> None:
        tick_box(pen.inside(label), 0, pad + (sheet.body.leading - sheet.tick) / 2, sheet.tick)
        words.paint(pen.inside(body).moved(indent, pad))

    return Slab(words.height + 2 * pad, paint, elements=(said,))


def week(block: WeekGrid, sheet: Sheet, width: float) -> Slab:
    """Seven equal cells with one circle a tablet, at most three next to each other."""
    step = width / len(block.days)
    most = max(len(day.strengths) for day in block.days)
    across = max(1, min(_MOST_IN_A_ROW, int(step // (sheet.tablet + _TABLET_GAP))))
    gap = sheet.tablet * 0.14
    head = sheet.body.leading + 6
    rows = max(1, ceil(most / across))
    height = head + rows * (sheet.tablet + gap) + 4

    def paint(pen: Pen) -> None:
        pen.box(0, 0, width, height, 0.5, EDGE)
        for index, day in enumerate(block.days):
            if index:
                pen.line((step * index, 0), (step * index, height), 0.5, EDGE)
            _day(pen.moved(step * index, 0), day, block.none, sheet, (step, head, gap, across))

    return figure(Slab(height, paint, before=7), block.alt, width)


def _day(pen: Pen, day: DayTablets, none: str, sheet: Sheet, cell: tuple[float, float, float, int]) -> None:
    step, head, gap, across = cell
    _centred(pen, day.day, Face.SEMIBOLD, sheet.body.size, step / 2, baseline(4, sheet.body.leading, sheet.body.size))
    if not day.strengths:
        y = head + sheet.tablet / 2 + CAP_HEIGHT * sheet.body.size / 2
        _centred(pen, none, Face.REGULAR, sheet.body.size, step / 2, y)
    for index, strength in enumerate(day.strengths):
        row, place = divmod(index, across)
        in_row = min(across, len(day.strengths) - row * across)
        x = step / 2 + (place - (in_row - 1) / 2) * (sheet.tablet + _TABLET_GAP)
        _tablet(pen, strength, (x, head + sheet.tablet / 2 + row * (sheet.tablet + gap)), sheet)


def _tablet(pen: Pen, strength: str, centre: tuple[float, float], sheet: Sheet) -> None:
    radius = sheet.tablet / 2
    if strength in _FILLED:
        pen.disc(centre, radius)
    else:
        pen.ring(centre, radius - 0.75, 1.5)
    if strength in _DOUBLE:
        pen.ring(centre, radius - 3.25, 1)
    size = sheet.tablet * (0.43 if len(strength) < 3 else 0.36)
    y = centre[1] + CAP_HEIGHT * size / 2
    grey = PAPER if strength in _FILLED else INK
    _centred(pen, strength, Face.SEMIBOLD, size, centre[0], y, grey)


def _centred(pen: Pen, text: str, face: Face, size: float, x: float, y: float, grey: str = INK) -> None:
    words = run(text, face, size, grey)
    pen.text(x - words.width / 2, y, words.text, face, size, grey)
