"""Blocks in reading order become slabs; which part draws which block is said here only."""

from collections.abc import Callable, Sequence
from typing import Any

from core.report import document as doc
from core.report import figures
from core.report.document import Block, Document, PageBreak
from ui.paper.parts import boxes, facts, grids, lists, quadrant, ruler, table, trend, words, year
from ui.paper.sheet import WIDTH, Sheet
from ui.paper.slabs import Slab

_PARTS: dict[type, Callable[[Any, Sheet, float], list[Slab]]] = {
    doc.Title: words.title,
    doc.Heading: words.heading,
    doc.Paragraph: words.paragraph,
    doc.Notice: words.notice,
    doc.WriteIn: words.write_in,
    doc.Facts: facts.facts,
    doc.DoseBox: boxes.dose_box,
    doc.TakeBox: boxes.take_box,
    doc.AlertBox: boxes.alert_box,
    figures.RulerFigure: ruler.ruler,
    figures.YearFigure: year.year_line,
    figures.QuadrantFigure: quadrant.quadrant,
    figures.TrendFigures: trend.trends,
    doc.FindingRows: lists.finding_rows,
    doc.Table: table.table,
    doc.CheckGrid: grids.check_grid,
    doc.BulletGroup: lists.bullet_group,
    doc.SideBySide: lists.side_by_side,
    doc.References: lists.references,
    doc.SignatureLines: lists.signature_lines,
}
_LEADS = (doc.Heading, doc.Title)
"""Blocks that stay with what follows them."""


def slabs_of(blocks: Sequence[Block], sheet: Sheet) -> tuple[Slab, ...]:
    """All slabs of blocks in the sizes of `sheet`, in reading order."""
    slabs: list[Slab] = []
    breaks = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = not sheet.flows
            continue
        own = _drawn(block, sheet)
        if breaks and own:
            own[0], breaks = own[0]._replace(breaks=True), False
        slabs += own
    return tuple(slabs)


def parts_of(document: Document) -> list[list[Block]]:
    """The blocks between page breaks."""
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return parts


def _drawn(block: Block, sheet: Sheet) -> list[Slab]:
    own = _PARTS[type(block)](block, sheet, WIDTH)
    if isinstance(block, _LEADS) and own:
        own[-1] = own[-1]._replace(keep=True)
    return own
