"""The guidelines side by side, as a table; no Qt."""

from collections.abc import Iterable, Mapping, Sequence

from core.assessment import Assessment, GeneCall, GuidelineLine, Status
from core.book import Edition
from core.genetics.reference import ReferenceLine
from core.report.compared import in_force, standing
from core.report.words import Words
from ui.models.citing import chips_for, place_of
from ui.models.view import EXPLAIN, Cell, Chip, Chips, Place, Row, Table

_WIDTHS = (104, 0, -1, -1)
_WIDTHS_WITH_RANGE = (92, 0, -1, -1, -1)


def guideline_table(
    assessment: Assessment, editions: Mapping[str, Edition], words: Words, ranges: bool = False
) -> Table:
    """What every edition says, the chosen one first. It is strong, and ranges stand, only beside a dose."""
    ranges = ranges and assessment.status is Status.RECOMMENDED
    lines = sorted(assessment.guidelines, key=lambda line: not line.applies)
    heads = ("Guideline", "What it says", *(("Starting range",) if ranges else ()), "Standing", "")
    rows = tuple(_row(line, assessment, editions[line.edition].passage, words, ranges) for line in lines)
    return Table(rows, heads, _WIDTHS_WITH_RANGE if ranges else _WIDTHS, "Guidelines compared")


def _row(line: GuidelineLine, assessment: Assessment, passage: str, words: Words, ranges: bool) -> Row:
    applies = in_force(line, assessment)
    tone = "text" if applies else "muted"
    name, says = words.edition_name(line.edition), words.guideline(line)
    span = words.range_text(line.range_mg) if ranges and line.range_mg else ""
    chips = chips_for(line.citations, passage, words, most=1)
    range_cell = (Cell(span, tone),) if ranges else ()
    cells = (Cell(name, tone, strong=applies), Cell(says, tone), *range_cell, Cell(standing(line, assessment), tone))
    return Row(cells, chips, place_of(chips, passage), "; ".join(cell.text for cell in cells if cell.text))


def reference_table(lines: Sequence[ReferenceLine], words: Words) -> Table:
    """What the editions say of the other thiopurines, all in the muted tone: nothing here applies."""
    heads = ("Medicine", "Guideline", "What it says", "")
    rows = tuple(_reference_row(one, words) for one in lines)
    return Table(rows, heads, (112, 92, 0, -1), "Mercaptopurine and tioguanine, for reference only")


def _reference_row(one: ReferenceLine, words: Words) -> Row:
    line = one.line
    says = words.guideline(line) + (f" ({line.strength})" if line.strength else "")
    chips = chips_for(line.citations, one.passage, words, most=1)
    texts = (words.name_of("medicine", one.medicine), words.edition_name(line.edition), says)
    return Row(tuple(Cell(text, "muted") for text in texts), chips, place_of(chips, one.passage), "; ".join(texts))


def gene_table(calls: Iterable[GeneCall]) -> Table:
    """Each result of the case; a click explains it in the reader."""
    rows = tuple(_gene_row(call) for call in calls)
    return Table(rows, (), (76, 0, 0, -1), "Results of the genes; open one to have it explained")


def _gene_row(call: GeneCall) -> Row:
    found = call.diplotype or call.state.value.replace("-", " ")
    place = Place(EXPLAIN + call.gene)
    cells = (Cell(call.gene, strong=True), Cell(found), Cell(call.phenotype.value))
    chips = Chips((Chip("Explain", f"{call.gene} {found} explained", place),))
    return Row(cells, chips, place, "; ".join(cell.text for cell in cells))
