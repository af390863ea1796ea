"""A result pasted as plain words: all of a gene, or nothing of it."""

import pytest

from core.book import Book
from core.importers.detect import read_result
from core.importers.reading import WORDS
from tests.core.importers.told import codes


@pytest.mark.parametrize(
    ("text", "tpmt", "nudt15"),
    [
        ("TPMT *1/*3A\nNUDT15 *1/*1\n", "*1/*3A", "*1/*1"),
        ("TPMT: *1/*3A (Intermediate Metabolizer), NUDT15: *1/*1 (Normal Metabolizer)", "*1/*3A", "*1/*1"),
        ("Genotype report\n\nTPMT genotype: *1/*3A.\r\nNUDT15 genotype: *1/*1.\r\n", "*1/*3A", "*1/*1"),
        ("TPMT*1/*3A and NUDT15*1/*1", "*1/*3A", "*1/*1"),
    ],
)
def test_what_is_written_for_each_gene_is_called(text: str, tpmt: str, nudt15: str, book: Book) -> None:
    reading = read_result(text, book)
    assert reading.kind == WORDS
    assert (reading.calls["TPMT"].diplotype, reading.calls["NUDT15"].diplotype) == (tpmt, nudt15)


def test_variants_on_several_lines_are_one_result(book: Book) -> None:
    call = read_result("TPMT c.460G>A heterozygous\nTPMT c.719A>G heterozygous\n", book).calls["TPMT"]
    assert (call.state.value, call.diplotype) == ("ambiguous", "*1/*3A")


def test_two_results_of_one_gene_conflict(book: Book) -> None:
    reading = read_result("TPMT *1/*3A\nTPMT *1/*1\n", book)
    assert reading.calls["TPMT"].state.value == "conflicting"
    assert codes(reading) == ["import-results-conflict"]


@pytest.mark.parametrize("text", ["TPMT *1/*1\nTPMT *3A not excluded", "TPMT *1/*1 see comment", "TPMT is low"])
def test_a_gene_of_which_something_was_not_understood_is_not_called(text: str, book: Book) -> None:
    reading = read_result(text, book)
    assert reading.calls["TPMT"].state.value in ("no-call", "conflicting")
    assert reading.calls["TPMT"].phenotype.value == "No Result"
    assert "import-genotype-unread" in codes(reading)


def test_a_phenotype_alone_is_one(book: Book) -> None:
    reading = read_result("TPMT Poor Metabolizer\n", book)
    assert reading.calls["TPMT"].basis == "phenotype"
    assert codes(reading) == ["imported-phenotype-only"]


@pytest.mark.parametrize(
    ("text", "nudt15"),
    [
        ("rs116855232 CT", "*1/*3"),
        ("c.415C>T het", "*1/*3"),
        ("rs116855232\tCT\n", "*1/*3"),
        ("Report of 12-Nov-2026\nrs116855232: C/T\nAuthorised by the laboratory", "*1/*3"),
        ("NUDT15\u2007genotype:\t*1/*3\u3000(Intermediate Metabolizer)", "*1/*3"),
    ],
)
def test_a_variant_tells_its_gene_and_any_white_space_parts_words(text: str, nudt15: str, book: Book) -> None:
    reading = read_result(text, book)
    assert (reading.kind, list(reading.calls)) == (WORDS, ["NUDT15"])
    assert (reading.calls["NUDT15"].diplotype, reading.calls["NUDT15"].phenotype.value) == (
        nudt15,
        "Intermediate Metabolizer",
    )


def test_tabs_between_name_and_result_are_read_for_both_genes(book: Book) -> None:
    reading = read_result("TPMT genotype:\t*1/*3A\tNUDT15 genotype:\t*1/*1", book)
    assert {gene: call.diplotype for gene, call in reading.calls.items()} == {"TPMT": "*1/*3A", "NUDT15": "*1/*1"}


@pytest.mark.parametrize("text", ["TPMT\tgenotype\t*1/*3A", "TPMT\tresult:\t*1/*3A", "TPMT:\t*1/*3A"])
def test_tabs_alone_make_no_table_of_outside_calls(text: str, book: Book) -> None:
    assert read_result(text, book).calls["TPMT"].diplotype == "*1/*3A"


def test_a_phenotype_behind_a_tab_is_one(book: Book) -> None:
    assert read_result("TPMT\tIntermediate Metabolizer", book).calls["TPMT"].basis == "phenotype"


@pytest.mark.parametrize(
    ("text", "diplotype"),
    [("TPMT phenotype: Poor Metabolizer (*3A/*3C)", "*3A/*3C"), ("TPMT phenotype: Poor Metabolizer", None)],
)
def test_a_phenotype_may_stand_before_its_alleles(text: str, diplotype: str | None, book: Book) -> None:
    reading = read_result(text, book)
    assert (reading.calls["TPMT"].diplotype, reading.calls["TPMT"].phenotype.value) == (diplotype, "Poor Metabolizer")
    assert reading.reported == {"TPMT": "Poor Metabolizer"}


def test_a_phenotype_that_its_alleles_do_not_have_is_said(book: Book) -> None:
    reading = read_result("TPMT phenotype: Poor Metabolizer (*1/*3C)", book)
    assert reading.calls["TPMT"].phenotype.value == "Intermediate Metabolizer"
    assert "imported-phenotype-differs" in codes(reading)


def test_one_line_may_hold_variants_of_both_genes(book: Book) -> None:
    reading = read_result("rs1800460 CT; rs1142345 TC; rs116855232 CC", book)
    assert reading.calls["TPMT"].diplotype == "*1/*3A"
    assert "NUDT15" in reading.calls


def test_a_variant_beside_a_result_that_it_contradicts_is_not_passed_over(book: Book) -> None:
    reading = read_result("NUDT15 *1/*1\nrs116855232 TT", book)
    assert reading.calls["NUDT15"].state.value == "conflicting"


def test_a_line_that_explains_the_test_does_not_take_the_result_away(book: Book) -> None:
    reading = read_result("NUDT15 *1/*3\nTested: rs116855232 and others", book)
    assert reading.calls["NUDT15"].diplotype == "*1/*3"


def test_a_variant_that_cannot_be_read_is_said_and_is_no_result(book: Book) -> None:
    reading = read_result("rs116855232 unclear", book)
    assert reading.calls["NUDT15"].state.value == "no-call"
    assert codes(reading) == ["import-genotype-unread"]


@pytest.mark.parametrize("text", ["", "hello", "*1/*3A", "CYP2D6 *1/*4", "TPMT *1/*3A\n" + "x" * 2_000])
def test_other_texts_hold_nothing(text: str, book: Book) -> None:
    assert codes(read_result(text, book))[0] == "nothing-found"
