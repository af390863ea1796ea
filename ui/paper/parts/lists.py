"""Bulleted points, findings, references, signatures."""

from collections.abc import Sequence
from math import ceil

from core.findings import Severity
from core.report.document import (
    BulletGroup,
    FindingRow,
    FindingRows,
    Heading,
    Icon,
    References,
    SideBySide,
    SignatureLines,
    plain,
)
from ui.paper.fonts import Face
from ui.paper.icons import draw_icon
from ui.paper.parts.words import heading, text_slabs
from ui.paper.pen import DIM, EDGE, INK, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, beside, kept, stacked
from ui.paper.text import baseline, draw_line, run, runs, wrap

_GUTTER = 18.0
_ICONS = {Severity.STOP: Icon.STOP, Severity.WARNING: Icon.WARNING, Severity.NOTE: Icon.NOTE}
_FINDING_INDENT = 27.0
_REFS_ROOM = 52.0
_NUMBER_ROOM = 14.0


def _point(words: str, sheet: Sheet, width: float, before: float) -> Slab:
    lines = text_slabs(wrap(runs(plain(words), sheet.body.size), width - sheet.indent), sheet.body, sheet.indent)
    radius = sheet.body.size * 0.19
    body = stacked(lines)

    def paint(pen: Pen) -> None:
        pen.disc((radius + 1, sheet.body.leading / 2 + radius * 0.4), radius)
        body.paint(pen)

    return Slab(body.height, paint, before)


def _points(group: BulletGroup, items: Sequence[str], sheet: Sheet, width: float) -> list[Slab]:
    return [_point(item, sheet, width, sheet.point) for item in items]


def points(group: BulletGroup, sheet: Sheet, width: float, before: float = 0) -> Slab:
    """The points of a group in its columns, filled one after the other, as one slab."""
    each = ceil(len(group.items) / group.columns)
    room = (width - _GUTTER * (group.columns - 1)) / group.columns
    columns = [group.items[i : i + each] for i in range(0, len(group.items), each)]
    parts = [
        ((room + _GUTTER) * i, stacked(_points(group, items, sheet, room))) for i, items in enumerate(columns)
    ]
    return beside(parts, before)


def bullet_group(block: BulletGroup, sheet: Sheet, width: float) -> list[Slab]:
    """A heading and its points; in one column a page may end between points."""
    head = heading(Heading(block.heading), sheet, width) if block.heading else []
    if block.columns > 1:
        return kept([*head, points(block, sheet, width)])
    body = _points(block, block.items, sheet, width)
    return [*kept([*head, *body[:2]]), *body[2:]] if len(body) != 3 else kept([*head, *body])


def side_by_side(block: SideBySide, sheet: Sheet, width: float) -> list[Slab]:
    """Two groups next to each other, never parted from their headings."""
    room = (width - _GUTTER) / 2
    groups = [block.left] if block.right is None else [block.left, block.right]
    parts = [
        ((room + _GUTTER) * i, stacked(bullet_group(group, sheet, room))) for i, group in enumerate(groups)
    ]
    return [beside(parts, sheet.group)]


def finding_rows(block: FindingRows, sheet: Sheet, width: float) -> list[Slab]:
    """Each finding with its bar, sign, words and references; a long one may go on overleaf."""
    return [slab for row in block.rows for slab in kept(_finding(row, sheet, width))]


def _finding(row: FindingRow, sheet: Sheet, width: float) -> list[Slab]:
    heavy = row.severity is not Severity.NOTE
    room = width - _FINDING_INDENT - _REFS_ROOM
    lines = wrap(runs(row.text, sheet.body.size), room)
    refs = wrap([run(row.refs, Face.REGULAR, sheet.small.size, DIM)], _REFS_ROOM)
    slabs = []
    for level in range(max(len(lines), len(refs))):
        words = lines[level] if level < len(lines) else None
        ref = refs[level] if level < len(refs) else None
        pads = (3.0 if level == 0 else 0.0, 3.0 if level >= max(len(lines), len(refs)) - 1 else 0.0)

        def paint(pen: Pen, level: int = level, words=words, ref=ref, pads=pads) -> None:  # type: ignore[no-untyped-def]
            inside = pen.moved(0, pads[0])
            y = baseline(0, sheet.body.leading, sheet.body.size)
            pen.block(0, 0, 3 if heavy else 0.75, sheet.body.leading + sum(pads), INK if heavy else EDGE)
            if level == 0:
                draw_icon(inside, _ICONS[row.severity], 10, (sheet.body.leading - 11) / 2, 11)
            if words:
                draw_line(inside, words, _FINDING_INDENT, y)
            if ref:
                draw_line(inside, ref, width - ref.width, y)

        slabs.append(Slab(sheet.body.leading + sum(pads), paint, 0 if level else 3.5))
    return slabs


def references(block: References, sheet: Sheet, width: float) -> list[Slab]:
    """Numbered sources in two columns, the left one filled first; a page ends only between rows."""
    each = ceil(len(block.entries) / 2)
    room = (width - _GUTTER) / 2
    kind = Type(sheet.small.size + 0.5, 12)
    slabs = []
    for index in range(each):
        parts = []
        for column, entry in enumerate(block.entries[index :: each] if each else ()):
            x = (room + _GUTTER) * column
            number = text_slabs(wrap([run(str(entry.number), Face.REGULAR, kind.size)], 30), kind)
            words = text_slabs(
                wrap([run(entry.text, Face.REGULAR, kind.size)], room - _NUMBER_ROOM), kind, _NUMBER_ROOM
            )
            parts.append((x, beside([(0, stacked(number)), (0, stacked(words))])))
        slabs.append(beside(parts))
    return slabs


def signature_lines(block: SignatureLines, sheet: Sheet, width: float) -> list[Slab]:
    """Lines to sign on; at the right what identifies the book."""
    kind = Type(sheet.small.size, 11.5)
    count = len(block.labels) + 1
    step = width / count
    notes = stacked(
        text_slabs(
            tuple(line for text in block.notes for line in wrap(runs(text, kind.size), step)), kind
        )
    )

    def paint(pen: Pen) -> None:
        for index, label in enumerate(block.labels):
            words = run(label, Face.REGULAR, kind.size, DIM)
            pen.text(step * index, baseline(0, 12, kind.size), words.text, words.face, words.size, DIM)
            pen.line((step * index, 27), (step * index + step - 14, 27), 0.75)
        notes.paint(pen.moved(step * len(block.labels), 0))

    return [Slab(max(notes.height, 28), paint, before=14)]
