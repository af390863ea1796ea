"""Framed answers: the dose, what a patient takes, when to act at once."""

from core.report.document import AlertBox, DoseBox, TakeBox, WriteIn
from ui.paper.fonts import Face
from ui.paper.icons import draw_icon
from ui.paper.parts.grids import week
from ui.paper.parts.lists import points
from ui.paper.parts.words import text_slabs, write_in
from ui.paper.pen import EDGE, Pen
from ui.paper.sheet import Sheet, Type
from ui.paper.slabs import Slab, beside, stacked, tagged_as
from ui.paper.tags import Role
from ui.paper.text import Line, run, runs, wrap

_SPLIT = 0.63
"""Part of the dose box that the dose itself has."""
_STATUS = Type(11, 14)
_DETAIL = Type(12, 16)
_LONGER_HEADLINES = (Type(24, 28), Type(20, 24))
"""For a headline (a weekly pattern) that does not fit on one line at its own size."""


def framed(inner: Slab, width: float, sheet: Sheet, line: float, pad: float, before: float) -> Slab:
    """A slab in a frame, `pad` points away from it."""

    def paint(pen: Pen) -> None:
        inner.paint(pen.moved(sheet.padding, pad))
        pen.box(0, 0, width, inner.height + 2 * pad, line)

    return Slab(inner.height + 2 * pad, paint, before, elements=inner.elements)


def dose_box(block: DoseBox, sheet: Sheet, width: float) -> list[Slab]:
    """Status, headline and detail at the left; range, disease and first dates at the right."""
    left = width * _SPLIT
    answer = _answer(block, sheet, (left if block.aside else width) - 2 * sheet.padding)
    aside = _aside(block, sheet, width - left - 2 * sheet.padding)
    both = beside([(0, answer), (left, aside)] if aside else [(0, answer)])
    box = framed(both, width, sheet, sheet.rule, 7, 7)

    def paint(pen: Pen) -> None:
        box.paint(pen)
        if aside:
            pen.line((left, 1), (left, box.height - 1), 0.5, EDGE)

    return [box._replace(paint=paint)]


def _answer(block: DoseBox, sheet: Sheet, room: float) -> Slab:
    indent = sheet.icon + 5
    status = stacked(text_slabs(wrap([run(block.status, Face.SEMIBOLD, _STATUS.size)], room - indent), _STATUS, indent))

    def paint(pen: Pen) -> None:
        draw_icon(pen, block.icon, 0, (_STATUS.leading - sheet.icon) / 2, sheet.icon)
        status.paint(pen)

    big, headline = _headline(block.headline, sheet, room)
    detail = wrap([run(block.detail, Face.REGULAR, _DETAIL.size)], room)
    answer = tagged_as(Role.PARAGRAPH, text_slabs(headline, big))
    below = tagged_as(Role.PARAGRAPH, text_slabs(detail, _DETAIL))
    return stacked([*tagged_as(Role.HEADING, [Slab(status.height, paint)]), *answer, *below])


def _headline(words: str, sheet: Sheet, room: float) -> tuple[Type, tuple[Line, ...]]:
    """The headline in the first size that fits on a line; in the last one it may wrap."""
    lines: tuple[Line, ...] = ()
    for kind in (sheet.headline, *_LONGER_HEADLINES):
        lines = wrap([run(words, Face.BOLD, kind.size)], room)
        if len(lines) == 1:
            return kind, lines
    return _LONGER_HEADLINES[-1], lines


def _aside(block: DoseBox, sheet: Sheet, room: float) -> Slab | None:
    kind = Type(sheet.body.size, sheet.body.leading + 0.4)
    wrapped = (wrap(runs(text, sheet.body.size), room) for text in block.aside)
    slabs = [slab for lines in wrapped for slab in tagged_as(Role.PARAGRAPH, text_slabs(lines, kind))]
    return stacked(slabs) if slabs else None


def take_box(block: TakeBox, sheet: Sheet, width: float) -> list[Slab]:
    """What the patient takes, the tablets of the week below."""
    room = width - 2 * sheet.padding
    parts = [
        *tagged_as(
            Role.HEADING, text_slabs(wrap([run(block.caption, Face.REGULAR, sheet.body.size)], room), sheet.body)
        ),
        *tagged_as(
            Role.PARAGRAPH,
            text_slabs(wrap([run(block.headline, Face.BOLD, sheet.headline.size)], room), sheet.headline),
        ),
    ]
    for text in block.lines:
        parts += tagged_as(Role.PARAGRAPH, text_slabs(wrap(runs(text, sheet.body.size), room), sheet.body))
    if block.week is not None:
        parts.append(week(block.week, sheet, room))
    return [framed(stacked(parts), width, sheet, sheet.rule, 9, 8)]


def alert_box(block: AlertBox, sheet: Sheet, width: float) -> list[Slab]:
    """Signs that call for action; the most urgent box has the heaviest frame."""
    room = width - 2 * sheet.padding
    indent = sheet.icon + 7
    heading = stacked(
        text_slabs(
            wrap([run(block.group.heading, Face.BOLD, sheet.heading.size)], room - indent),
            sheet.heading,
            indent,
        )
    )

    def paint(pen: Pen) -> None:
        draw_icon(pen, block.icon, 0, (sheet.heading.leading - sheet.icon) / 2, sheet.icon)
        heading.paint(pen)

    parts = [*tagged_as(Role.HEADING, [Slab(heading.height, paint)]), points(block.group, sheet, room, 3)]
    for words in block.write_in:
        parts += write_in(WriteIn(words), sheet, room)
    return [framed(stacked(parts), width, sheet, 3 if block.heavy else sheet.rule, 8, sheet.group)]
