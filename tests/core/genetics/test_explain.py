"""What explains a gene call. Alleles: alleles.csv; frequencies: genotype.md, section 9; the rest: sections 2 and 7."""

import pytest

from core.book import Book
from core.findings import Finding, Severity
from core.genetics.explain import PARTS, explain
from tests.core.genetics.asked import ask


def explained(book: Book, gene: str, genotype: str | None = None, **others: str) -> dict[str, list[Finding]]:
    """What is said of each part."""
    said = explain(ask(book, gene, genotype, **others).call, book)
    return {part: [finding for finding in said if finding.field == part] for part in PARTS}


def codes(said: list[Finding]) -> list[str]:
    """The codes of one part."""
    return [finding.code for finding in said]


@pytest.mark.parametrize(
    ("gene", "others"),
    [
        ("TPMT", {"genotype": "*1/*3A"}),
        ("TPMT", {"genotype": "*16/*22"}),
        ("TPMT", {"genotype": "*1/*99"}),
        ("TPMT", {"genotype": "c.460G>A het; c.719A>G het"}),
        ("TPMT", {"genotype": "rs1142345 T/T"}),
        ("TPMT", {"phenotype": "PM"}),
        ("TPMT", {"activity": "20", "laboratory": "arup"}),
        ("TPMT", {"state": "not-tested"}),
        ("TPMT", {"state": "no-call"}),
        ("NUDT15", {"genotype": "*1/*2"}),
        ("NUDT15", {"genotype": "*20/*21"}),
        ("NUDT15", {}),
    ],
)
def test_every_call_says_what_it_is_and_what_would_settle_it_in_notes(
    book: Book, gene: str, others: dict[str, str]
) -> None:
    parts = explained(book, gene, **others)
    assert parts["found"]
    assert len(parts["settle"]) == 1
    for finding in (finding for said in parts.values() for finding in said):
        assert finding.severity is Severity.NOTE
        message = book.messages[finding.code]
        assert finding.citations or not any(sign.isdigit() for sign in message.lead + message.text)


def test_the_variants_and_the_function_of_each_allele_are_told(book: Book) -> None:
    found = explained(book, "TPMT", "*1/*3A")["found"]
    assert codes(found) == ["explain-star-one", "explain-allele"]
    assert found[1].params["variants"] == ("rs1142345 (c.719A>G)", "rs1800460 (c.460G>A)")
    assert found[1].params["function"] == ("No function",)


@pytest.mark.parametrize(
    ("gene", "genotype", "variant", "before"),
    [
        ("TPMT", "*16/*16", "changed", ("Uncertain function",)),
        ("TPMT", "*38/*38", "changed", ("Unknown function",)),
        ("TPMT", "*45/*45", "new", ()),
        ("TPMT", "*2/*2", None, ("No function",)),
        ("NUDT15", "*5/*5", "changed", ("Uncertain function",)),
        ("NUDT15", "*10/*10", "new", ()),
    ],
)
def test_a_function_that_changed_in_2026_says_what_it_was(
    book: Book, gene: str, genotype: str, variant: str | None, before: tuple[str, ...]
) -> None:
    (allele,) = explained(book, gene, genotype)["found"]
    assert (allele.params["variant"], allele.params["before"]) == (variant, before)


def test_two_changes_under_one_rs_number_are_told_apart_by_their_bases(book: Book) -> None:
    first, second = explained(book, "TPMT", "*16/*22")["found"]
    assert first.params["variants"] == ("rs144041067 C>T",)
    assert second.params["variants"] == ("rs144041067 C>G",)


def test_the_least_test_set_is_named(book: Book) -> None:
    (tested,) = explained(book, "TPMT", "*1/*1")["tested"]
    assert set(tested.params["positions"]) == {"rs1800462", "rs1800460", "rs1142345"}  # type: ignore[call-overload]
    (tested,) = explained(book, "NUDT15", "*1/*1")["tested"]
    assert tested.params["positions"] == ("rs116855232",)


@pytest.mark.parametrize(
    ("gene", "asked", "sure", "settle"),
    [
        ("TPMT", {"genotype": "*1/*3A"}, ["explain-alternatives", "explain-panel"], "activity"),
        ("TPMT", {"genotype": "*1|*3A"}, ["explain-panel"], "counts"),
        ("TPMT", {"genotype": "*3A/*3C"}, ["explain-both-found"], "counts"),
        ("TPMT", {"genotype": "*1/*9"}, ["explain-indeterminate", "explain-panel"], "activity"),
        ("TPMT", {"genotype": "*2/*9"}, ["explain-possible", "explain-both-found"], "activity"),
        ("TPMT", {"genotype": "*16/*22"}, ["explain-older-table", "explain-both-found"], "counts"),
        ("TPMT", {"activity": "20", "laboratory": "arup"}, ["explain-activity-misleads"], "counts"),
        ("TPMT", {"phenotype": "PM"}, [], "laboratory"),
        ("TPMT", {"genotype": "*1/*99"}, ["explain-panel"], "laboratory"),
        ("TPMT", {"genotype": "rs1142345 T/T"}, [], "laboratory"),
        ("TPMT", {}, [], "test"),
        ("NUDT15", {"genotype": "*1/*2"}, ["explain-alternatives", "explain-panel"], "family"),
        ("NUDT15", {"genotype": "*1/*4"}, ["explain-older-table", "explain-panel"], "counts"),
    ],
)
def test_how_sure_it_is_and_what_would_settle_it(
    book: Book, gene: str, asked: dict[str, str], sure: list[str], settle: str
) -> None:
    parts = explained(book, gene, **asked)
    assert codes(parts["sure"]) == sure
    assert codes(parts["settle"]) == [f"explain-settle-{settle}"]


FREQUENCIES = {
    ("TPMT", "*3A"): "European 3.4%, African American 0.8%, Hispanic 4.2%, East Asian below 0.1%",
    ("TPMT", "*3C"): "European 0.5%, African American 2.4%, Hispanic 0.6%, East Asian 1.6%",
    ("TPMT", "*2"): "European 0.2%, African American 0.5%, Hispanic 0.4%, East Asian below 0.1%",
    ("NUDT15", "*2"): "European below 0.1%, Hispanic 3.7%, East Asian 3.5%",
    ("NUDT15", "*3"): "European 0.2%, Hispanic 0.8%, East Asian 6.1%",
    ("NUDT15", "*9"): "European below 0.1%, Hispanic below 0.1%, East Asian below 0.1%",
}


def test_frequencies_are_those_of_the_facts_and_no_others(book: Book) -> None:
    told = {}
    for gene, pair in (("TPMT", "*2/*3A"), ("TPMT", "*1/*3C"), ("NUDT15", "*3/*9")):
        for finding in explained(book, gene, pair)["common"]:
            if finding.code == "explain-frequency":
                told[gene, finding.params["allele"]] = ", ".join(finding.params["shares"])  # type: ignore[arg-type]
                assert [citation.source for citation in finding.citations] == ["pmc7708673"]
    assert told == FREQUENCIES


def test_an_allele_without_a_frequency_says_so(book: Book) -> None:
    said = explained(book, "TPMT", "*3A/*16")["common"]
    assert codes(said) == ["explain-frequency", "explain-no-frequency", "explain-common-tpmt"]
    assert said[1].params["alleles"] == ("*16",)
