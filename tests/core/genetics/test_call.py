"""One gene from everything that may be typed for it."""

import pytest

from core.book import Book
from core.case_form import GeneForm
from core.genetics.call import call_gene
from core.genetics.metaboliser import is_phenotype
from tests.core.genetics.asked import ask, refused, told


@pytest.mark.parametrize("gene", ["TPMT", "NUDT15"])
def test_nothing_typed_is_not_tested_and_never_normal(book: Book, gene: str) -> None:
    reading = call_gene(gene, GeneForm(), book)
    assert told(reading) == ("not-tested", None, "No Result")
    assert {phenotype.value for phenotype in reading.call.by_table.values()} == {"No Result"}
    assert set(reading.call.by_table) == {"2018", "2025"}
    assert not reading.findings
    assert not reading.refusals


@pytest.mark.parametrize("state", ["not-tested", "no-call"])
def test_the_two_states_that_may_be_typed_are_taken(book: Book, state: str) -> None:
    assert told(ask(book, "TPMT", state=state)) == (state, None, "No Result")


@pytest.mark.parametrize("state", ["", "called", "partial", "Not-Tested", "normal", "not tested"])
def test_other_states_are_refused(book: Book, state: str) -> None:
    assert refused(ask(book, "TPMT", state=state)) == ["gene-state-unknown"]


@pytest.mark.parametrize(
    ("typed", "phenotype"),
    [
        ("Normal Metabolizer", "Normal Metabolizer"),
        ("normal metaboliser", "Normal Metabolizer"),
        ("NM", "Normal Metabolizer"),
        ("EM", "Normal Metabolizer"),
        ("IM", "Intermediate Metabolizer"),
        ("intermediate metaboliser", "Intermediate Metabolizer"),
        ("Poor Metabolizer", "Poor Metabolizer"),
        ("PM", "Poor Metabolizer"),
        ("TPMT poor metaboliser", "Poor Metabolizer"),
        ("Possible Intermediate Metabolizer", "Possible Intermediate Metabolizer"),
        ("Indeterminate", "Indeterminate"),
    ],
)
def test_a_phenotype_is_taken_by_its_standard_term_or_a_lay_form(book: Book, typed: str, phenotype: str) -> None:
    reading = ask(book, "TPMT", phenotype=typed)
    assert told(reading) == ("called", None, phenotype)
    assert reading.call.basis == "phenotype"
    assert {given.value for given in reading.call.by_table.values()} == {phenotype}


def test_no_result_as_a_phenotype_is_no_call(book: Book) -> None:
    assert told(ask(book, "NUDT15", phenotype="No Result")) == ("no-call", None, "No Result")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "phenotype-unreadable"),
        (" PM", "phenotype-unreadable"),
        ("Poor  Metabolizer", "phenotype-unreadable"),
        ("UM", "phenotype-unreadable"),
        ("poor", "phenotype-unreadable"),
        ("*1/*1", "phenotype-unreadable"),
        ("p" * 10_000, "phenotype-unreadable"),
        ("PM\u200b", "phenotype-unreadable"),
        ("deficient", "phenotype-is-activity-word"),
        ("low", "phenotype-is-activity-word"),
        ("Normal", "phenotype-is-activity-word"),
        ("carrier", "phenotype-is-activity-word"),
        ("NUDT15 poor metaboliser", "genotype-wrong-gene"),
    ],
)
def test_another_word_as_a_phenotype_is_refused(book: Book, typed: str, code: str) -> None:
    assert refused(ask(book, "TPMT", phenotype=typed)) == [code]


@pytest.mark.parametrize(
    "given",
    [
        {"genotype": "*1/*1", "phenotype": "PM"},
        {"phenotype": "PM", "activity": "5", "laboratory": "arup"},
        {"phenotype": "PM", "laboratory": "arup"},
        {"genotype": "*1/*1", "state": "not-tested"},
        {"phenotype": "PM", "state": "not-tested"},
        {"state": "not-tested", "activity": "5", "laboratory": "arup"},
        {"genotype": "*1/*1", "phenotype": "PM", "activity": "5", "laboratory": "arup", "state": "no-call"},
    ],
)
def test_entries_that_cannot_stand_together_are_refused(book: Book, given: dict[str, str]) -> None:
    reading = call_gene("TPMT", GeneForm(**given), book)
    assert refused(reading) == ["gene-conflicting-entries"]
    assert reading.call.phenotype.value == "No Result"


def test_a_laboratory_beside_a_genotype_wants_its_activity(book: Book) -> None:
    assert refused(ask(book, "TPMT", "*1/*1", laboratory="arup")) == ["laboratory-without-activity"]


def test_every_finding_belongs_to_the_field_of_its_gene(book: Book) -> None:
    readings = [
        ask(book, "NUDT15", "*1/*2"),
        ask(book, "NUDT15", "*1/*99"),
        ask(book, "NUDT15", "c.415C>T"),
        ask(book, "NUDT15", "x"),
        ask(book, "NUDT15", state="x"),
        ask(book, "NUDT15", activity="1"),
    ]
    assert {f.field for reading in readings for f in (*reading.findings, *reading.refusals)} == {"nudt15"}


EVERY_CODE = """
    phase-tpmt-3a phase-tpmt-46 phase-nudt15-2 star-one legacy-allele unknown-allele genotype-ambiguous
    genotype-partial no-diplotype-fits undefined-activity genotype-activity-conflict genotype-unreadable
    genotype-wrong-gene gene-conflicting-entries gene-state-unknown phenotype-unreadable
    phenotype-is-activity-word activity-without-laboratory laboratory-unknown laboratory-without-activity
    activity-unreadable activity-of-this-gene
""".split()


@pytest.mark.parametrize("code", EVERY_CODE)
def test_the_book_has_a_sentence_for_everything_that_is_said_of_a_gene(book: Book, code: str) -> None:
    assert code in book.messages


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("PM", True),
        ("TPMT poor metaboliser", True),
        ("NUDT15 IM", True),
        ("*1/*1", False),
        ("deficient", False),
        ("", False),
    ],
)
def test_a_reported_text_is_known_as_a_phenotype(typed: str, is_one: bool) -> None:
    assert is_phenotype(typed) is is_one
