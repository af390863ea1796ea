"""Grids of labelled values."""

from collections.abc import Sequence

from core.report.document import Fact, Facts
from ui.paper.fonts import Face
from ui.paper.pen import DIM, EDGE, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, kept, stacked, tagged_as
from ui.paper.tags import Element, Role, item
from ui.paper.text import Line, baseline, draw_line, run, wrap

_GAP = 12.0
_BAR = 3.0
_BAR_INDENT = 9.0


def facts(block: Facts, sheet: Sheet, width: float) -> list[Slab]:
    """Rows of facts under each other; values of any length wrap inside their column."""
    value = Type(sheet.body.size + (1 if block.ruled or block.barred else 0), sheet.body.leading)
    slabs: list[Slab] = []
    for index, row in enumerate(block.rows):
        alike = [other for other in block.rows if len(other) == len(row)]
        columns = _even(block, width) if block.barred else _columns(alike, sheet, value, width)
        slabs += kept(_row(row, columns, sheet, value, block.barred, 2.0 if index else 5.0))
    slabs = tagged_as(Role.LIST, slabs)
    if block.barred:  # the words below say what else calls for the same
        slabs[-1] = slabs[-1]._replace(keep=True)
    return [*slabs[:-1], _ruled(slabs[-1], width)] if block.ruled else slabs


def _columns(rows: Sequence[Sequence[Fact]], sheet: Sheet, value: Type, width: float) -> list[tuple[float, float]]:
    """(x, width) of each column: what it needs, the rest spread evenly; the greedy ones give way."""
    count = len(rows[0])
    needs = [max(_need(row[i], sheet, value) for row in rows) for i in range(count)]
    room = width - _GAP * (count - 1)
    fair = _fair(needs, room)
    gap = _GAP + max(0.0, room - sum(fair)) / max(1, count - 1)
    return [(sum(fair[:i]) + gap * i, fair[i]) for i in range(count)]


def _fair(needs: Sequence[float], room: float) -> list[float]:
    """Every column gets what it needs if all fit; otherwise the widest are cut to one width."""
    if sum(needs) <= room:
        return list(needs)
    limit, left, waiting = 0.0, room, sorted(needs)
    for index, need in enumerate(waiting):
        limit = left / (len(waiting) - index)
        if need > limit:
            break
        left -= need
    return [min(need, limit) for need in needs]


def _even(block: Facts, width: float) -> list[tuple[float, float]]:
    count = max(len(row) for row in block.rows)
    step = width / count
    return [(step * i + _BAR_INDENT, step - _BAR_INDENT - _GAP) for i in range(count)]


def _need(fact: Fact, sheet: Sheet, value: Type) -> float:
    label = run(fact.label, Face.REGULAR, sheet.small.size).width
    return max(label, run(fact.value, Face.SEMIBOLD, value.size).width) + 0.1


def _row(
    row: Sequence[Fact],
    columns: Sequence[tuple[float, float]],
    sheet: Sheet,
    value: Type,
    barred: bool,
    before: float,
) -> list[Slab]:
    cells = [_cell(fact, room, sheet, value) for fact, (_, room) in zip(row, columns, strict=False)]
    tall = max(len(lines) for lines in cells)
    items = [item(Element(Role.LABEL), Element(Role.BODY)) for _ in cells]
    slabs = []
    for level in range(tall):
        kind = Type(sheet.small.size, 11) if level == 0 else value
        said = [own.children[min(level, 1)] for own in items]
        at = [(columns[i][0], lines[level], said[i]) for i, lines in enumerate(cells) if level < len(lines)]
        bars = [columns[i][0] - _BAR_INDENT for i in range(len(cells))] if barred else []
        slabs.append(_level(at, kind, bars, 0 if level else before)._replace(elements=tuple(items)))
    return slabs


def _cell(fact: Fact, room: float, sheet: Sheet, value: Type) -> list[Line]:
    label = wrap([run(fact.label, Face.REGULAR, sheet.small.size, DIM)], max(room, 200))
    return [*label[:1], *wrap([run(fact.value, Face.SEMIBOLD, value.size)], room)]


def _level(at: Sequence[tuple[float, Line, Element]], kind: Type, bars: Sequence[float], before: float) -> Slab:
    y = baseline(0, kind.leading, kind.size)

    def paint(pen: Pen) -> None:
        for x, line, element in at:
            draw_line(pen.inside(element), line, x, y)
        for x in bars:
            pen.block(x, 0, _BAR, kind.leading)

    return Slab(kind.leading, paint, before)


def _ruled(slab: Slab, width: float) -> Slab:
    def rule(pen: Pen) -> None:
        pen.line((0, 5), (width, 5), 0.5, EDGE)

    return stacked([slab, Slab(5, rule)], slab.before)
