"""Bulleted points, findings, references, signatures."""

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from core.findings import Severity
from core.report.document import (
    BulletGroup,
    FindingRow,
    FindingRows,
    Heading,
    Icon,
    Reference,
    References,
    SideBySide,
    SignatureLines,
)
from core.report.spans import plain
from ui.paper.fonts import Face
from ui.paper.icons import draw_icon
from ui.paper.parts.words import heading, line_slab, text_slabs
from ui.paper.pen import DIM, EDGE, INK, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, beside, kept, stacked, tagged, tagged_as
from ui.paper.tags import Element, Role, item
from ui.paper.text import Line, baseline, draw_line, run, runs, wrap

_GUTTER = 18.0
_FINDING_INDENT = 27.0
_REFS_ROOM = 60.0
"""The most that references take beside a finding; longer ones wrap."""
_REFS_GAP = 10.0
_SIGN = 11.0
"""Side of the sign beside a finding."""
_NUMBER_ROOM = 14.0
_BULLET = "\u2022"


def _point(words: str, sheet: Sheet, width: float, before: float) -> Slab:
    lines = text_slabs(wrap(runs(plain(words), sheet.body.size), width - sheet.indent), sheet.body, sheet.indent)
    radius = sheet.body.size * 0.19
    body = stacked(tagged_as(Role.BODY, lines))
    label = Element(Role.LABEL, actual=_BULLET)

    def paint(pen: Pen) -> None:
        pen.inside(label).disc((radius + 1, sheet.body.leading / 2 + radius * 0.4), radius)
        body.paint(pen)

    return Slab(body.height, paint, before, elements=(item(label, *body.elements),))


def _points(items: Sequence[str], sheet: Sheet, width: float) -> list[Slab]:
    return [_point(words, sheet, width, sheet.point) for words in items]


def points(group: BulletGroup, sheet: Sheet, width: float, before: float = 0) -> Slab:
    """The points of a group in its columns, filled one after the other, as one slab."""
    each = ceil(len(group.items) / group.columns)
    room = (width - _GUTTER * (group.columns - 1)) / group.columns
    columns = [group.items[i : i + each] for i in range(0, len(group.items), each)]
    parts = [((room + _GUTTER) * i, stacked(_points(items, sheet, room))) for i, items in enumerate(columns)]
    (whole,) = tagged_as(Role.LIST, [beside(parts, before)])
    return whole


def bullet_group(block: BulletGroup, sheet: Sheet, width: float) -> list[Slab]:
    """A heading and its points; in one column a page may end between points."""
    head = heading(Heading(block.heading), sheet, width) if block.heading else []
    if block.columns > 1:
        return kept([*head, points(block, sheet, width)])
    body = tagged_as(Role.LIST, _points(block.items, sheet, width))
    return [*kept([*head, *body[:2]]), *body[2:]] if len(body) != 3 else kept([*head, *body])


def side_by_side(block: SideBySide, sheet: Sheet, width: float) -> list[Slab]:
    """Two groups next to each other, never parted from their headings."""
    room = (width - _GUTTER) / 2
    groups = [block.left] if block.right is None else [block.left, block.right]
    parts = [((room + _GUTTER) * i, stacked(bullet_group(group, sheet, room))) for i, group in enumerate(groups)]
    return [beside(parts, sheet.group)]


def finding_rows(block: FindingRows, sheet: Sheet, width: float) -> list[Slab]:
    """Each finding with its bar, sign, words and references; a long one may go on overleaf."""
    widest = max((run(row.refs, Face.REGULAR, sheet.small.size).width for row in block.rows), default=0)
    room = min(_REFS_ROOM, widest)
    rows = [slab for row in block.rows for slab in kept(_finding(row, sheet, width, room))]
    return tagged_as(Role.LIST, rows)


def _finding(row: FindingRow, sheet: Sheet, width: float, room: float) -> list[Slab]:
    """One finding; `room` is for its references, at the right."""
    lines = wrap(runs(row.text, sheet.body.size), width - _FINDING_INDENT - room - _REFS_GAP)
    refs = wrap([run(row.refs, Face.REGULAR, sheet.small.size, DIM)], room + 0.1)
    last = max(len(lines), len(refs), 1) - 1
    said = (Element(Role.SPAN), Element(Role.SPAN))
    slabs = []
    for level in range(last + 1):
        icon = row.icon if level == 0 else None
        pads = (sheet.finding if level == 0 else 0.0, sheet.finding if level == last else 0.0)
        bar = 0.75 if row.severity is Severity.NOTE else 3.0
        inside = _finding_line(icon, (lines[level : level + 1], refs[level : level + 1]), said, sheet, width)
        slabs.append(_barred(inside, bar, pads, 0 if level else sheet.finding))
    body = Element(Role.BODY, [said[0], *([said[1]] if refs else [])])
    return tagged(slabs, item(None, body))


def _finding_line(
    icon: Icon | None,
    lines: tuple[Sequence[Line], Sequence[Line]],
    said: tuple[Element, Element],
    sheet: Sheet,
    width: float,
) -> Slab:
    y = baseline(0, sheet.body.leading, sheet.body.size)

    def paint(pen: Pen) -> None:
        if icon:
            draw_icon(pen, icon, 10, (sheet.body.leading - _SIGN) / 2, _SIGN)
        for line in lines[0]:
            draw_line(pen.inside(said[0]), line, _FINDING_INDENT, y)
        for line in lines[1]:
            draw_line(pen.inside(said[1]), line, width - line.width, y)

    return Slab(sheet.body.leading, paint)


def _barred(inside: Slab, bar: float, pads: tuple[float, float], before: float) -> Slab:
    height = inside.height + sum(pads)

    def paint(pen: Pen) -> None:
        pen.block(0, 0, bar, height, INK if bar > 1 else EDGE)
        inside.paint(pen.moved(0, pads[0]))

    return Slab(height, paint, before)


def references(block: References, sheet: Sheet, width: float) -> list[Slab]:
    """Numbered sources: two columns, or run on where room is short; together where a page can hold them."""
    if sheet.run_in:
        return _run_in(block, sheet, width)
    room = (width - _GUTTER) / 2
    kind = Type(min(sheet.small.size + 0.5, 10), 12)
    entries = [_reference(entry, kind, room) for entry in block.entries]
    half = sum(len(entry) for entry in entries) / 2
    left: list[Slab] = []
    right: list[Slab] = []
    for entry in entries:
        column = right if right or len(left) + len(entry) / 2 > half else left
        column += entry
    pairs = zip_longest(left, right)
    rows = [[(x, s) for x, s in ((0.0, one), (room + _GUTTER, two)) if s] for one, two in pairs]
    whole = Element(Role.LIST, [own for entry in entries for own in entry[0].elements])
    return tagged([*kept(beside(row) for row in rows)], whole)


def _reference(entry: Reference, kind: Type, room: float) -> list[Slab]:
    label, body = Element(Role.LABEL), Element(Role.BODY)
    number = line_slab(Line((run(str(entry.number), Face.REGULAR, kind.size, element=label),)), kind)
    lines = wrap([run(entry.text, Face.REGULAR, kind.size, element=body)], room - _NUMBER_ROOM)
    words = text_slabs(lines, kind, _NUMBER_ROOM)
    slabs = [beside([(0, number), (0, words[0])]), *words[1:]] if words else [number]
    own = item(label, body)
    return [slab._replace(elements=(own,)) for slab in slabs]


def _run_in(block: References, sheet: Sheet, width: float) -> list[Slab]:
    kind = sheet.small
    pieces, items = [], []
    for entry in block.entries:
        label, body = Element(Role.LABEL), Element(Role.BODY)
        pieces.append(run(f"{entry.number}\u00a0", Face.SEMIBOLD, kind.size, element=label))
        pieces.append(run(f"{entry.text}.  ", Face.REGULAR, kind.size, element=body))
        items.append(item(label, body))
    return tagged(kept(text_slabs(wrap(pieces, width), kind)), Element(Role.LIST, items))


def signature_lines(block: SignatureLines, sheet: Sheet, width: float) -> list[Slab]:
    """Lines to sign on; at the right what identifies the book."""
    kind = Type(sheet.small.size, min(11.0, sheet.small.leading))
    count = len(block.labels) + 1
    step = width / count
    wrapped = (wrap(runs(text, kind.size), step) for text in block.notes)
    notes = stacked([s for lines in wrapped for s in tagged_as(Role.PARAGRAPH, text_slabs(lines, kind))])
    said = [Element(Role.PARAGRAPH) for _ in block.labels]

    def paint(pen: Pen) -> None:
        for index, label in enumerate(block.labels):
            words = run(label, Face.REGULAR, kind.size, DIM, said[index])
            draw_line(pen, Line((words,)), step * index, baseline(0, 12, kind.size))
            pen.line((step * index, 27), (step * index + step - 14, 27), 0.75)
        notes.paint(pen.moved(step * len(block.labels), 0))

    return [Slab(max(notes.height, 28), paint, before=min(9.0, sheet.group + 2), elements=(*said, *notes.elements))]
