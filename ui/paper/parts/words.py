"""Titles, headings, paragraphs, notices, lines to write on."""

from core.report.document import Heading, Notice, Paragraph, Title, WriteIn
from core.report.spans import plain
from ui.paper.fonts import Face
from ui.paper.icons import draw_icon
from ui.paper.pen import DIM, EDGE, INK, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, stacked, tagged_as
from ui.paper.tags import Element, Role
from ui.paper.text import Line, baseline, draw_line, run, runs, wrap

_ASIDE_GAP = 6.0


def line_slab(line: Line, kind: Type, x: float = 0, before: float = 0) -> Slab:
    """One line of words."""
    y = baseline(0, kind.leading, kind.size)
    return Slab(kind.leading, lambda pen: draw_line(pen, line, x, y), before)


def text_slabs(lines: tuple[Line, ...], kind: Type, x: float = 0, before: float = 0) -> list[Slab]:
    """One slab a line, the space above on the first."""
    return [line_slab(line, kind, x, 0 if index else before) for index, line in enumerate(lines)]


def title(block: Title, sheet: Sheet, width: float) -> list[Slab]:
    """The first line of a page; on the summary with a heavy rule below."""
    aside = wrap([run(block.aside, Face.REGULAR, sheet.small.size, DIM)], width / 2)
    room = width - (aside[0].width + 2 * _ASIDE_GAP if aside else 0)
    lines = wrap([run(block.text, Face.BOLD, sheet.title.size)], room)
    head = stacked(tagged_as(Role.TITLE, text_slabs(lines, sheet.title)))
    beside = Element(Role.PARAGRAPH)

    def paint(pen: Pen) -> None:
        head.paint(pen)
        y = baseline(head.height - sheet.title.leading, sheet.title.leading, sheet.title.size)
        for line in aside[:1]:
            draw_line(pen.inside(beside), line, width - line.width, y)
        if sheet.ruled:
            pen.line((0, head.height + 5), (width, head.height + 5), 1.5)

    said = (*head.elements, *([beside] if aside else []))
    height = head.height + (6 if sheet.ruled else 2)
    return [Slab(height, paint, before=2 * sheet.group, keep=True, elements=said)]


def heading(block: Heading, sheet: Sheet, width: float) -> list[Slab]:
    """A heading with its muted aside; the aside wraps under the heading when it is long."""
    head, beside = Element(Role.HEADING), Element(Role.PARAGRAPH)
    words = [run(block.text, Face.BOLD, sheet.heading.size, element=head)]
    if block.aside:
        words.append(run(" ", Face.REGULAR, sheet.small.size, DIM, beside))
        words.append(run(" " + block.aside, Face.REGULAR, sheet.small.size + 0.5, DIM, beside))
    slabs = text_slabs(wrap(words, width), sheet.heading, before=sheet.group)
    foot = Slab(0.2 * sheet.group, lambda pen: None)
    said = (head, *([beside] if block.aside else []))
    return [stacked([*slabs, foot], before=sheet.group)._replace(elements=said)]


def paragraph(block: Paragraph, sheet: Sheet, width: float) -> list[Slab]:
    """Running words; the first two and the last two lines stay together."""
    kind = sheet.small if block.small else sheet.body
    lines = text_slabs(wrap(runs(block.text, kind.size), width), kind, before=2)
    slabs = tagged_as(Role.PARAGRAPH, lines)
    return slabs if len(slabs) > 3 else [stacked(slabs, before=3)] if slabs else []


def notice(block: Notice, sheet: Sheet, width: float) -> list[Slab]:
    """A line with its sign, between two hairlines on the summary."""
    indent = sheet.icon + 4
    size = Type(sheet.body.size - 0.5, sheet.body.leading)
    words = stacked(text_slabs(wrap(runs(block.text, size.size), width - indent), size))
    pad = 4.0

    def paint(pen: Pen) -> None:
        draw_icon(pen, block.icon, 0, pad + (size.leading - sheet.icon * 0.8) / 2, sheet.icon * 0.8)
        words.paint(pen.moved(indent, pad))
        pen.line((0, words.height + 2 * pad), (width, words.height + 2 * pad), 0.5, EDGE)

    return tagged_as(Role.PARAGRAPH, [Slab(words.height + 2 * pad, paint)])


def write_in(block: WriteIn, sheet: Sheet, width: float) -> list[Slab]:
    """A label and a line to write on."""
    (label,) = wrap(runs(plain(block.label), sheet.body.size), width)[:1]
    drop = sheet.body.leading * 0.35

    def paint(pen: Pen) -> None:
        draw_line(pen, label, 0, baseline(drop, sheet.body.leading, sheet.body.size))
        y = sheet.body.leading + drop + 2
        pen.line((label.width + 9, y), (width, y), 0.75, INK)

    return tagged_as(Role.PARAGRAPH, [Slab(sheet.body.leading + drop + 3, paint, before=sheet.point)])
