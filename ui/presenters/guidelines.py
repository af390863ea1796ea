"""The tab Guidelines compared: every edition for this pair of genes, and other thiopurines for reference."""

from typing import NamedTuple

from core.assessment import Assessment
from core.book import Book
from core.genetics.reference import reference_lines
from core.report.bloods import capital
from core.report.compared import compared_note
from core.report.words import Words
from ui.models.comparing import gene_table, guideline_table, reference_table
from ui.models.view import Table


class GuidelinesView(NamedTuple):
    """The tables, or a sentence when there is nothing to compare; `others` are never the dose of azathioprine."""

    note: str
    table: Table
    genes: Table = Table()
    others_note: str = ""
    others: Table = Table()


def present(assessment: Assessment, book: Book, words: Words) -> GuidelinesView:
    """All editions side by side."""
    table = guideline_table(assessment, book.editions, words, ranges=True)
    if not table.rows:
        return GuidelinesView("Enter TPMT to compare what the guidelines say.", Table())
    calls = assessment.genes
    chosen = next(line.edition for line in assessment.guidelines if line.applies)
    others = reference_lines(book, calls["TPMT"], calls["NUDT15"])
    ordered = sorted(others, key=lambda one: (one.medicine, one.line.edition != chosen))
    said = words.message("reference-title")
    return GuidelinesView(
        f"{capital(compared_note(assessment))}.",
        table,
        gene_table(calls.values()),
        f"{said.lead} {said.text}",
        reference_table(ordered, words),
    )
