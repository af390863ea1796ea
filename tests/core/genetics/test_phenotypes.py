"""Every diplotype of both genes against the published tables (genotype.md, sections 1 and 2)."""

from collections import Counter
from itertools import combinations_with_replacement

import pytest

from core.assessment import CallState
from core.book import Book, Phenotype
from core.genetics.diplotype import diplotype
from core.genetics.phenotype import agree, highest, lowest, phenotypes
from tests.core.genetics.asked import ask, told
from tests.core.genetics.published import BEFORE, TODAY, alleles, expected, kind

GENES = {"TPMT": 1225, "NUDT15": 210}


@pytest.mark.parametrize("gene", GENES)
def test_every_diplotype_has_the_published_phenotype_by_both_tables(book: Book, gene: str) -> None:
    pairs = list(combinations_with_replacement(alleles(gene), 2))
    assert len(pairs) == GENES[gene]
    for one, other in pairs:
        given = phenotypes(gene, diplotype(one, other), book)
        assert given["2025"].value == expected(TODAY, gene, one, other), (one, other)
        assert given["2018"].value == expected(BEFORE, gene, one, other), (one, other)


@pytest.mark.parametrize("gene", GENES)
def test_every_written_diplotype_is_called_in_either_order(book: Book, gene: str) -> None:
    for one, other in combinations_with_replacement(alleles(gene), 2):
        forward, backward = ask(book, gene, f"{one}/{other}"), ask(book, gene, f"{other}/{one}")
        assert forward == backward
        assert forward.call.state is CallState.CALLED
        assert not forward.refusals
        assert forward.call.citations


def _changed(book: Book, gene: str) -> list[tuple[str, str]]:
    """The pairs of the older table whose phenotype is another one today."""
    old = [name for name in alleles(gene) if kind(BEFORE, gene, name)]
    found = []
    for one, other in combinations_with_replacement(old, 2):
        given = phenotypes(gene, diplotype(one, other), book)
        if given["2025"] is not given["2018"]:
            found.append((one, other))
    return found


def test_as_many_nudt15_phenotypes_changed_as_were_counted(book: Book) -> None:
    assert len(_changed(book, "NUDT15")) == 30


def test_tpmt_phenotypes_changed_as_counted_and_11_more_by_the_correction_of_may_2026(book: Book) -> None:
    # 695 were counted before the correction. It lifted *8 with a No-function allele from Possible Intermediate to
    # Intermediate; with the 11 alleles that had No function already, that pair was Possible Intermediate before too.
    changed = _changed(book, "TPMT")
    by_correction = [pair for pair in changed if "*8" in pair and any(kind(BEFORE, "TPMT", n) == "no" for n in pair)]
    assert len(by_correction) == 11
    assert len(changed) == 695 + 11


@pytest.mark.parametrize(
    ("gene", "pair", "before", "today"),
    [
        ("TPMT", "*16/*22", "Indeterminate", "Poor Metabolizer"),
        ("NUDT15", "*1/*4", "Indeterminate", "Intermediate Metabolizer"),
        ("NUDT15", "*3/*6", "Possible Intermediate Metabolizer", "Poor Metabolizer"),
        ("NUDT15", "*1/*5", "Indeterminate", "Normal Metabolizer"),
        ("TPMT", "*1/*8", "Indeterminate", "Normal Metabolizer"),
        ("TPMT", "*2/*8", "Possible Intermediate Metabolizer", "Intermediate Metabolizer"),
        ("NUDT15", "*3/*5", "Possible Intermediate Metabolizer", "Poor Metabolizer"),
        ("TPMT", "*1/*45", "No Result", "Intermediate Metabolizer"),
        ("NUDT15", "*1/*14", "No Result", "Intermediate Metabolizer"),
        ("NUDT15", "*1/*22", "No Result", "Indeterminate"),
        ("NUDT15", "*1/*23", "No Result", "Indeterminate"),
    ],
)
def test_a_named_diplotype_is_read_by_each_table(book: Book, gene: str, pair: str, before: str, today: str) -> None:
    reading = ask(book, gene, pair)
    assert told(reading) == ("called", pair, today)
    assert {table: given.value for table, given in reading.call.by_table.items()} == {"2018": before, "2025": today}


def test_the_functions_behind_a_phenotype_are_named_in_the_order_of_the_diplotype(book: Book) -> None:
    assert ask(book, "TPMT", "*8/*1").call.functions == ("Normal function", "Decreased function")


def test_the_tables_hold_as_many_alleles_as_published() -> None:
    sizes = Counter({gene: len(alleles(gene)) for gene in GENES})
    assert sizes == {"TPMT": 49, "NUDT15": 20}


def test_the_lowest_of_phenotypes_leaves_out_what_cannot_be_compared() -> None:
    assert lowest((Phenotype.INDETERMINATE, Phenotype.NORMAL)) is Phenotype.NORMAL
    assert lowest((Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE)) is Phenotype.POSSIBLE_INTERMEDIATE
    assert highest((Phenotype.POOR, Phenotype.INTERMEDIATE)) is Phenotype.INTERMEDIATE
    assert lowest((Phenotype.INDETERMINATE,)) is Phenotype.NO_RESULT
    assert highest(()) is Phenotype.NO_RESULT


def test_intermediate_and_possible_intermediate_agree_and_intermediate_and_poor_do_not() -> None:
    assert agree(Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE)
    assert not agree(Phenotype.INTERMEDIATE, Phenotype.POOR)
