"""Tables: cells wrap, long rows go on overleaf, the header is said again there."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from core.report.document import Align, CellKind, Column, Row, Table
from ui.paper.fonts import Face
from ui.paper.parts.grids import tick_box
from ui.paper.pen import DIM, EDGE, FAINT, INK, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, kept, stacked, tagged, tagged_as
from ui.paper.tags import Element, Role, Scope
from ui.paper.text import Line, baseline, draw_line, run, runs, wrap

_GAP = 9.0
_NARROW = 0.12
"""Part of its width that a narrow column gives to the gap."""
_CELL_PAD = 6.0
_SMALL = 5
"""Rows of a table that is not parted."""


class _Place(NamedTuple):
    """One column on the page."""

    column: Column
    x: float
    width: float
    inset: float
    """Room kept free at the left in a boxed table."""

    @property
    def room(self) -> float:
        return self.width - (2 * self.inset if self.inset else min(_GAP, self.width * _NARROW))

    def start(self, line: Line) -> float:
        """Where a line of this column begins."""
        if self.column.align is Align.RIGHT:
            return self.x + self.width - self.inset - line.width
        if self.column.align is Align.CENTRE:
            return self.x + (self.width - line.width) / 2
        return self.x + self.inset


def table(block: Table, sheet: Sheet, width: float) -> list[Slab]:
    """Header and rows; the first two and the last two rows stay together, and all of a small table."""
    places = _places(block, sheet, width)
    header = _header(places, sheet, width)
    rows = [_row(row, places, sheet, width, block.boxed, i == 0) for i, row in enumerate(block.rows)]
    if not rows:
        return [header]
    rows[-1] = [*rows[-1][:-1], _closed(rows[-1][-1], width)]
    slabs = [header._replace(keep=True)]
    small = len(rows) <= _SMALL and not sheet.flows
    for index, row in enumerate(rows):
        tied = index < len(rows) - 1 and (small or index in (0, len(rows) - 2))
        slabs += [s._replace(repeat=(header,)) for s in (kept(row) if not tied else _all_kept(row))]
    return tagged_as(Role.TABLE, slabs)


def _all_kept(slabs: Sequence[Slab]) -> list[Slab]:
    return [slab._replace(keep=True) for slab in slabs]


def _places(block: Table, sheet: Sheet, width: float) -> list[_Place]:
    widths = _widths(block, sheet, width)
    starts = accumulate(widths, initial=0.0)
    inset = _CELL_PAD if block.boxed else 0
    return [_Place(c, x, own, inset) for c, x, own in zip(block.columns, starts, widths, strict=False)]


def _widths(block: Table, sheet: Sheet, width: float) -> list[float]:
    """The shares of the width; what columns of numbers do not need goes to the widest column."""
    total = sum(column.share for column in block.columns)
    widths = [width * column.share / total for column in block.columns]
    if block.boxed:
        return widths
    needs = [_need(block, index, sheet) for index in range(len(block.columns))]
    for index, column in enumerate(block.columns):
        if column.align is Align.RIGHT:
            widths[index] = min(widths[index], needs[index])
    widths[widths.index(max(widths))] += width - sum(widths)
    return _given(widths, needs)


def _given(widths: list[float], needs: Sequence[float]) -> list[float]:
    """Columns with room to spare give it to those whose words would wrap, as far as it goes."""
    lacking = [max(0.0, need - own) for own, need in zip(widths, needs, strict=True)]
    spare = [max(0.0, own - need) for own, need in zip(widths, needs, strict=True)]
    given = min(sum(lacking), sum(spare))
    if not given:
        return widths
    gain, loss = given / sum(lacking), given / sum(spare)
    return [own + more * gain - less * loss for own, more, less in zip(widths, lacking, spare, strict=True)]


def _need(block: Table, index: int, sheet: Sheet) -> float:
    """The width at which no word of a column wraps, with its gap."""
    header = run(block.columns[index].header, Face.REGULAR, sheet.small.size + 0.5).width
    cells = (sum(r.width for r in runs(row.cells[index], sheet.body.size)) for row in block.rows)
    return max(header, *cells) + _GAP + 2


def _header(places: Sequence[_Place], sheet: Sheet, width: float) -> Slab:
    kind = Type(sheet.small.size + 0.5, 14.5)
    said = [Element(Role.HEADER, scope=Scope.COLUMN) if p.column.header else Element(Role.CELL) for p in places]
    cells = [
        wrap([run(p.column.header, Face.REGULAR, kind.size, DIM, own)], p.width)
        for p, own in zip(places, said, strict=True)
    ]
    tall = max((len(lines) for lines in cells), default=1)

    def paint(pen: Pen) -> None:
        for place, lines in zip(places, cells, strict=True):
            for level, line in enumerate(lines):
                y = baseline((tall - len(lines) + level) * 11, kind.leading, kind.size)
                draw_line(pen, line, place.start(line), y)

    (slab,) = tagged([Slab(kind.leading + (tall - 1) * 11, paint)], Element(Role.ROW, said))
    return slab


def _row(row: Row, places: Sequence[_Place], sheet: Sheet, width: float, boxed: bool, first: bool) -> list[Slab]:
    said = _cells(row, places)
    cells = [wrap(runs(cell, sheet.body.size), p.room) for p, cell in zip(places, row.cells, strict=True)]
    tall = max(1, *(len(lines) for lines in cells))
    pad = sheet.writing if boxed else sheet.cell
    slabs = []
    for level in range(tall):
        above, below = (pad if level == 0 else 0), (pad if level == tall - 1 else 0)
        lines = [cell[level] if level < len(cell) else None for cell in cells]
        slab = _level(lines, places, said, sheet, above, below, boxed, level == 0)
        slabs.append(slab)
    inner = (0.4, EDGE) if boxed else (0.5, FAINT)
    top = (1.0, INK) if row.closing else (0.5, EDGE) if first else inner
    return tagged([_ruled(slabs[0], width, *top), *slabs[1:]], Element(Role.ROW, list(said)))


def _cells(row: Row, places: Sequence[_Place]) -> list[Element]:
    """The first cell under a header that has words names its row."""
    named = next((i for i, p in enumerate(places) if p.column.header and row.cells[i]), None)
    said = []
    for index, place in enumerate(places):
        box = place.column.kind is CellKind.TICK
        inner = [Element(Role.FIGURE, alt=place.column.header)] if box else []
        head = index == named
        said.append(Element(Role.HEADER if head else Role.CELL, inner, scope=Scope.ROW if head else None))
    return said


def _level(
    lines: Sequence[Line | None],
    places: Sequence[_Place],
    said: Sequence[Element],
    sheet: Sheet,
    above: float,
    below: float,
    boxed: bool,
    first: bool,
) -> Slab:
    height = sheet.body.leading + above + below

    def paint(pen: Pen) -> None:
        y = baseline(above, sheet.body.leading, sheet.body.size)
        for index, (place, line, own) in enumerate(zip(places, lines, said, strict=True)):
            if boxed and index:
                pen.line((place.x, 0), (place.x, height), 0.4, EDGE)
            if line:
                draw_line(pen.inside(own), line, place.start(line), y)
            if first and place.column.kind is CellKind.TICK:
                x = place.x + (place.width - sheet.tick) / 2
                y_box = (height - sheet.tick) / 2
                box = pen.moved(x, y_box).inside(own.children[0])
                box.frame(sheet.tick, sheet.tick)
                tick_box(box, 0, 0, sheet.tick)

    return Slab(height, paint)


def _ruled(slab: Slab, width: float, line: float, grey: str) -> Slab:
    def paint(pen: Pen) -> None:
        slab.paint(pen)
        pen.line((0, 0), (width, 0), line, grey)

    return slab._replace(paint=paint)


def _closed(slab: Slab, width: float) -> Slab:
    rule = Slab(1, lambda pen: pen.line((0, 0), (width, 0), 1, INK))
    return stacked([slab, rule], slab.before)
