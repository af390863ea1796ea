"""What the editions say of mercaptopurine and tioguanine for a pair of calls: reference only, never a dose."""

from dataclasses import dataclass

from core.assessment import GeneCall, GuidelineLine
from core.book import Book, ReferenceEdition
from core.genetics.editions import phenotype_in

NOT_READ = "reference-not-read"
"""The message for a pair without a row: what the edition says of it was not read, or it says nothing."""


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """One edition for one other thiopurine; `line` never applies and has no range."""

    medicine: str
    line: GuidelineLine
    passage: str


def reference_lines(book: Book, tpmt: GeneCall, nudt15: GeneCall) -> tuple[ReferenceLine, ...]:
    """One line for every table of the book, by the phenotypes that its edition gives."""
    return tuple(_line(table, tpmt, nudt15, book) for table in book.reference_editions.values())


def _line(table: ReferenceEdition, tpmt: GeneCall, nudt15: GeneCall, book: Book) -> ReferenceLine:
    edition = book.editions[table.edition]
    row = table.rows.get((phenotype_in(edition, tpmt), phenotype_in(edition, nudt15)))
    factor = None if row is None or row.low is None or row.high is None else (row.low, row.high)
    line = GuidelineLine(
        edition=table.edition,
        advice="reference",
        factor_percent=factor,
        applies=False,
        strength=row.strength if row else "",
        message=row.message if row else NOT_READ,
        params={"low": factor[0], "high": factor[1]} if factor else {},
        range_mg=None,
        citations=(row.evidence if row else table.evidence).citations,
    )
    return ReferenceLine(table.medicine, line, table.passage)
