"""A document laid out on pages, and the foot of every page."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from core.report.document import Block, Document, Facts, Footer
from core.report.labels import label
from ui.paper.fonts import REPLACEMENT, Face, load, unshown
from ui.paper.layout import parts_of, slabs_of
from ui.paper.parts.words import text_slabs
from ui.paper.pen import Pen
from ui.paper.sheet import HEIGHT, SHEETS, WIDTH, Sheet
from ui.paper.slabs import Page, paginate
from ui.paper.tags import Element
from ui.paper.tags import document as tree_of
from ui.paper.text import Line, Run, baseline, draw_line, remembering, run, wrap

_PAGES_ROOM = 7.5
"""Room for `page 10 of 10` at the right end of the foot, in sizes of its type."""
_MOST_PATIENT_LINES = 4
_NO_BREAK_SPACE = "\u00a0"


class LaidOut(NamedTuple):
    """The pages of a document, `room` points above the foot; `sheets` has the sizes of every part of it."""

    footer: Footer
    sheets: tuple[Sheet, ...]
    pages: tuple[Page, ...]
    foot: Sequence[Line]
    room: float

    @property
    def tree(self) -> Element:
        """What the pages say, in reading order."""
        return tree_of(e for page in self.pages for placed in page for e in placed.slab.elements)


def lay_out(document: Document) -> LaidOut:
    """The document in the sizes that take the fewest pages; of several, the roomiest."""
    load()
    with remembering():
        roomy = SHEETS[document.layout][0]
        foot = [*_gaps(document, roomy), *_foot_lines(document.footer, roomy)]
        room = HEIGHT - _foot_height(foot, roomy)
        sheets, pages = _page_a_part(document, room) or _pages(document, room)
        return LaidOut(document.footer, sheets, pages, foot, room)


_Sized = tuple[tuple[Sheet, ...], tuple[Page, ...]]


def _page_a_part(document: Document, room: float) -> _Sized | None:
    """Every part between page breaks on one page, each as roomy as it can be; None when one is too long for that."""
    found = []
    for blocks in parts_of(document):
        sized = _roomiest(blocks, SHEETS[document.layout], room, most=1)
        if sized is None:
            return None
        found.append(sized)
    return tuple(sheet for sheet, _ in found), tuple(page for _, pages in found for page in pages)


def _pages(document: Document, room: float) -> _Sized:
    """The whole document in one size: as roomy as the densest one leaves it without a further page."""
    sheets = SHEETS[document.layout]
    dense = paginate(slabs_of(document.blocks, sheets[-1]), room)
    sheet, pages = _roomiest(document.blocks, sheets[:-1], room, most=len(dense)) or (sheets[-1], dense)
    return (sheet,), pages


def _roomiest(
    blocks: Sequence[Block], sheets: Sequence[Sheet], room: float, most: int
) -> tuple[Sheet, tuple[Page, ...]] | None:
    """The roomiest sheet that takes no more than `most` pages, found by halving: denser ones never take more."""
    tried: dict[Sheet, tuple[Page, ...]] = {}

    def enough(sheet: Sheet) -> bool:
        tried[sheet] = paginate(slabs_of(blocks, sheet), room)
        return len(tried[sheet]) <= most

    found = bisect_left(sheets, True, key=enough)
    return (sheets[found], tried[sheets[found]]) if found < len(sheets) else None


def paint_page(pen: Pen, laid: LaidOut, number: int) -> None:
    """Draw page `number` (from 1) with its foot; the pen stands at the top left of the shared box."""
    for placed in laid.pages[number - 1]:
        placed.slab.paint(pen.moved(0, placed.top))
    words = laid.footer.pages.format(page=number, pages=len(laid.pages))
    _paint_foot(pen.as_furniture().moved(0, laid.room), laid.foot, words, laid.sheets[0])


def _gaps(document: Document, sheet: Sheet) -> Sequence[Line]:
    """What a box in the patient's line or among the entries means; nothing where none stands for anything."""
    typed = [fact.value for block in document.blocks if isinstance(block, Facts) for row in block.rows for fact in row]
    if not any(unshown(text) for text in (document.footer.patient, document.footer.identifiers, *typed)):
        return ()
    words = label("unshown", box=REPLACEMENT)
    return wrap([run(words, Face.SEMIBOLD, sheet.footer.size)], WIDTH - _PAGES_ROOM * sheet.footer.size)


def _foot_lines(footer: Footer, sheet: Sheet) -> list[Line]:
    """Patient and book, on one line where they fit; a long name wraps and is cut after four lines."""
    size = sheet.footer.size
    room = WIDTH - _PAGES_ROOM * size
    patient = [run(footer.patient, Face.SEMIBOLD, size)] if footer.patient else []
    if footer.identifiers:
        patient.append(run((" · " if patient else "") + footer.identifiers, Face.REGULAR, size))
    before, dot, last = footer.book.rpartition(" · ")
    book = run(f"{before}{dot}{last.replace(' ', _NO_BREAK_SPACE)}", Face.REGULAR, size)
    gap = Run("      ", Face.REGULAR, size)
    together = wrap([*patient, *([gap] if patient else []), book], room)
    if len(together) == 1:
        return [Line((*patient, *([gap] if patient else []), book))]
    return [*_shortened(footer, patient, size, room), *wrap([book], room)]


def _shortened(footer: Footer, patient: Sequence[Run], size: float, room: float) -> Sequence[Line]:
    """The patient's lines; the name gives way, never the number or the date of birth."""
    name = footer.patient
    rest = patient[1:]
    lines = wrap(patient, room)
    while len(lines) > _MOST_PATIENT_LINES and len(name) > 8:
        name = name[: len(name) * 3 // 4]
        lines = wrap([run(name + "…", Face.SEMIBOLD, size), *rest], room)
    return lines


def _foot_height(lines: Sequence[Line], sheet: Sheet) -> float:
    return len(lines) * sheet.footer.leading + 12


def _paint_foot(pen: Pen, lines: Sequence[Line], pages: str, sheet: Sheet) -> None:
    pen.line((0, 8), (WIDTH, 8), 0.75)
    for slab_index, slab in enumerate(text_slabs(tuple(lines), sheet.footer)):
        slab.paint(pen.moved(0, 12 + slab_index * sheet.footer.leading))
    words = run(pages, Face.SEMIBOLD, sheet.footer.size)
    y = baseline(12, sheet.footer.leading, sheet.footer.size)
    draw_line(pen, Line((words,)), WIDTH - words.width, y)
