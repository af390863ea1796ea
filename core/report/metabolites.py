"""Thiopurine metabolites on the summary: a quadrant, the same as a table, and what the patterns ask for."""

from core.assessment import Assessment, Metabolites, Status
from core.book import Book, Figure
from core.quantity import Quantity, rounded, written
from core.report.bloods import quantity_words, unit_words
from core.report.document import Align, Block, Column, Heading, Paragraph, Row, Table
from core.report.figures import QuadrantCell, QuadrantFigure
from core.report.identity import names_a_dose
from core.report.labels import PATTERNS, label
from core.report.numbering import Numbering
from core.report.spans import Span, plain, strong
from core.report.words import Words

_TGN, _MMPN = "6-tgn", "6-mmpn"
_CELLS = (
    ("under-dosed", 0, False),
    ("in-range", 1, False),
    ("possible-tpmt-deficiency", 2, False),
    ("hypermethylator", 0, True),
    ("possible-over-dose", 1, True),
    ("over-dosed", 2, True),
)
"""The pattern of the levels in each part: 6-TGN below, in and above its range; 6-MMPN below the line or not."""
_LEVEL_COLUMNS = (
    Column(label("level"), 0.3),
    Column(label("readings-value"), 0.25),
    Column(label("level-against"), 0.35),
    Column(label("source"), 0.1, Align.RIGHT),
)
_LIMITS = ("metabolite-6tgn-low", "metabolite-6tgn-high", "metabolite-6mmpn-high", "metabolite-ratio")
"""The figures of the book that part the quadrant."""


def metabolites(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Everything about 6-TGN and 6-MMPN; nothing unless both are given."""
    found = assessment.metabolites
    if found is None:
        return []
    aside = label("ratio", ratio=rounded(found.ratio, 1)) if found.ratio is not None else ""
    chart = _chart(found, assessment, book, words, numbering)
    return [Heading(label("metabolites"), aside), *chart, *_patterns(found, assessment, book, words, numbering)]


def _patterns(
    found: Metabolites, assessment: Assessment, book: Book, words: Words, numbering: Numbering
) -> list[Block]:
    """One paragraph a pattern. Beside a stop nobody reads here that a dose might rise."""
    rows = [book.metabolite_rows[name] for name in found.patterns if name in book.metabolite_rows]
    if rows and assessment.status is Status.NOT_RECOMMENDED:
        leads = " ".join(words.message(row.message).lead for row in rows)
        marks = numbering.marks(citation for row in rows for citation in row.evidence.citations)
        return [Paragraph((*strong(leads), Span(f" {label('metabolites-wait')} {marks}")))]
    blocks: list[Block] = []
    for row in rows:
        said = words.message(row.message)
        text = said.text if assessment.dose or not names_a_dose(said.text) else ""
        marks = numbering.marks(row.evidence.citations)
        blocks.append(Paragraph((*strong(said.lead), Span(f" {text} {marks}"))))
    return blocks


def _chart(found: Metabolites, assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Both levels in their quadrant, and beside their limits as a table."""
    results = assessment.case.results
    if _TGN not in results or _MMPN not in results:
        return []
    tgn, mmpn = results[_TGN], results[_MMPN]
    return [_figure(found, tgn, mmpn, book), Table(_LEVEL_COLUMNS, _levels(found, tgn, mmpn, book, words, numbering))]


def _figure(found: Metabolites, tgn: Quantity, mmpn: Quantity, book: Book) -> QuadrantFigure:
    low, high, line, ratio = (book.figures[name] for name in _LIMITS)
    cells = tuple(QuadrantCell(column, above, PATTERNS[name]) for name, column, above in _CELLS)
    patterns = " and ".join(PATTERNS.get(name, name) for name in found.patterns)
    alt = label("quadrant-alt", tgn=str(tgn.value), mmpn=str(mmpn.value), unit=unit_words(tgn.unit), pattern=patterns)
    return QuadrantFigure(
        tgn.exact,
        mmpn.exact,
        low.exact,
        high.exact,
        line.exact,
        ratio.exact,
        cells,
        label("quadrant-across", unit=unit_words(tgn.unit)),
        label("quadrant-up"),
        label("quadrant-slope", ratio=written(ratio.exact)),
        label("quadrant-here"),
        alt,
    )


def _levels(
    found: Metabolites, tgn: Quantity, mmpn: Quantity, book: Book, words: Words, numbering: Numbering
) -> tuple[Row, ...]:
    low, high, line, ratio = (book.figures[name] for name in _LIMITS)
    shown = label("ratio-none") if found.ratio is None else rounded(found.ratio, 1)
    between = label("level-range", low=written(low.exact), high=written(high.exact))
    below = label("level-below", line=written(line.exact))
    least = label("level-ratio", ratio=written(ratio.exact))
    return (
        _level(words.name_of("test", _TGN), quantity_words(tgn), between, (low, high), numbering),
        _level(words.name_of("test", _MMPN), quantity_words(mmpn), below, (line,), numbering),
        _level(label("ratio-name"), shown, least, (ratio,), numbering),
    )


def _level(name: str, value: str, against: str, figures: tuple[Figure, ...], numbering: Numbering) -> Row:
    cited = [citation for figure in figures for citation in figure.evidence.citations]
    return Row((plain(name), strong(value), plain(against), plain(numbering.numbers(cited))))
