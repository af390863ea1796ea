"""Each edition's cell for a pair of calls (genotype.md, section 3 and its superseded table)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.book import Advice, Book, Phenotype
from core.genetics.editions import phenotype_in, row_for
from tests.core.genetics.asked import ask


@pytest.mark.parametrize(
    ("edition", "tpmt", "nudt15", "advice", "low", "high"),
    [
        ("cpic-2025", "*1/*1", "*1/*1", Advice.FACTOR, "100", "100"),
        ("cpic-2025", "*1/*3A", "*1/*1", Advice.FACTOR, "30", "80"),
        ("cpic-2025", "*1/*3A", "*1/*3", Advice.FACTOR, "20", "50"),
        ("cpic-2025", "*1/*1", "*3/*3", Advice.ALTERNATIVE, None, None),
        ("cpic-2025", "*1/*3A", None, Advice.FACTOR, "30", "80"),
        ("cpic-2025", "*1/*9", "*1/*11", Advice.UNASSIGNED, None, None),
        ("cpic-2018", "*1/*3A", "*1/*3", Advice.FACTOR, "20", "50"),
        ("dpwg-2025", "*1/*3A", "*1/*1", Advice.FACTOR, "50", "50"),
        # genotype.md section 4, row "both genes": stricter than for one, and no number
        ("dpwg-2025", "*3A/*3A", "*1/*3", Advice.ALTERNATIVE, None, None),
        ("dpwg-2025", "*1/*3A", "*3/*3", Advice.ALTERNATIVE, None, None),
    ],
)
def test_an_edition_gives_its_published_cell(
    book: Book, edition: str, tpmt: str, nudt15: str | None, advice: Advice, low: str | None, high: str | None
) -> None:
    row = row_for(book.editions[edition], ask(book, "TPMT", tpmt).call, ask(book, "NUDT15", nudt15).call)
    assert row.advice is advice
    assert (row.low, row.high) == (low and Decimal(low), high and Decimal(high))


def test_the_older_edition_reads_its_own_function_table(book: Book) -> None:
    tpmt = ask(book, "TPMT", "*16/*22").call
    assert phenotype_in(book.editions["cpic-2025"], tpmt) is Phenotype.POOR
    assert phenotype_in(book.editions["cpic-2018"], tpmt) is Phenotype.INDETERMINATE


def test_an_allele_that_the_older_table_lacks_has_no_result_there(book: Book) -> None:
    tpmt, nudt15 = ask(book, "TPMT", "*1/*45").call, ask(book, "NUDT15", "*1/*1").call
    assert row_for(book.editions["cpic-2025"], tpmt, nudt15).tpmt is Phenotype.INTERMEDIATE
    assert row_for(book.editions["cpic-2018"], tpmt, nudt15).tpmt is Phenotype.NO_RESULT


def test_a_pair_without_a_row_is_unassigned_and_never_unchanged(book: Book) -> None:
    edition = replace(book.editions["dpwg-2025"], rows={})
    row = row_for(edition, ask(book, "TPMT").call, ask(book, "NUDT15").call)
    assert row.advice is Advice.UNASSIGNED
    assert (row.low, row.high) == (None, None)
    assert row.evidence == edition.evidence
