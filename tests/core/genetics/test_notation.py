"""Star alleles in every notation of genotype-formats.md, section 5."""

import pytest

from core.book import Book
from core.genetics.notation import gene_told_by
from tests.core.genetics.asked import ask, codes, refused, told

INTERMEDIATE = "Intermediate Metabolizer"
NORMAL = "Normal Metabolizer"
POOR = "Poor Metabolizer"


@pytest.mark.parametrize(
    "text",
    [
        "*1/*3A",
        "TPMT*1/*3A",
        "TPMT*1/TPMT*3A",
        "TPMT *1/ *3A",
        "*1/TPMT*3A",
        "1/3A",
        "*1/3A",
        "*3A/*1",
        "*1/*3a",
        "∗1/∗3A",
        "﹡1/﹡3A",
        "＊1/＊3A",
        "*1 / *3A",
        "* 1/* 3A",
        " *1/*3A ",
        "tpmt *1/*3a",
        "TPMT: *1/*3A",
        "TPMT genotype: *1/*3A",
        "TPMT\u00a0*1/*3A",
        "3A/Negative",
        "Negative/3A",
        "*3A/WT",
        "wild-type/*3A",
        "heterozygous *3A",
        "*3A het",
        "*3A heterozygous",
        "*3A carrier",
        "carrier of *3A",
        "heterozygous for *3A",
        "*1/*3A (heterozygous)",
        "*1/*3A unphased",
        "one copy of *3A",
        "heterozygous for the *3A allele",
        "*3A detected (heterozygous)",
        "star 1/star 3A",
        "Thiopurine S-methyltransferase (TPMT) *1/*3A",
        "*2 negative, *3A heterozygous, *3B negative, *3C negative",
    ],
)
def test_one_allele_3a_is_read_in_every_notation_and_carries_its_alternative(book: Book, text: str) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("called", "*1/*3A", INTERMEDIATE)
    assert [(a.diplotype, a.phenotype.value) for a in reading.call.alternatives] == [("*3B/*3C", POOR)]
    assert reading.call.basis == "genotype"
    assert codes(reading) == ["phase-tpmt-3a"]


@pytest.mark.parametrize("text", ["*1|*3A", "*3A|*1", "*1/*3A phased", "TPMT*1 | TPMT*3A"])
def test_a_phased_result_has_no_alternative(book: Book, text: str) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("called", "*1/*3A", INTERMEDIATE)
    assert reading.call.alternatives == ()
    assert codes(reading) == ["star-one"]


@pytest.mark.parametrize(
    ("text", "diplotype", "phenotype"),
    [
        ("heterozygous *3C", "*1/*3C", INTERMEDIATE),
        ("homozygous *3C", "*3C/*3C", POOR),
        ("*3C hom", "*3C/*3C", POOR),
        ("*3C homozygous", "*3C/*3C", POOR),
        ("*3C/*3A compound heterozygous", "*3A/*3C", POOR),
        ("*3C/*3B", "*3B/*3C", POOR),
        ("*10/*2", "*2/*10", POOR),
        ("WT/WT", "*1/*1", NORMAL),
        ("wild type", "*1/*1", NORMAL),
        ("Wild-Type", "*1/*1", NORMAL),
        ("negative", "*1/*1", NORMAL),
        ("no variants detected", "*1/*1", NORMAL),
        ("no TPMT variants detected", "*1/*1", NORMAL),
        ("No mutation detected", "*1/*1", NORMAL),
        ("homozygous normal (wild type)", "*1/*1", NORMAL),
        ("homozygous wild type", "*1/*1", NORMAL),
        ("*1/*1", "*1/*1", NORMAL),
        ("1/1", "*1/*1", NORMAL),
        ("negative for *2, *3A, *3B, *3C", "*1/*1", NORMAL),
        ("*2, *3B and *3C not detected", "*1/*1", NORMAL),
        ("No *2, *3A, *3B or *3C detected", "*1/*1", NORMAL),
        ("*2: negative; *3B: negative; *3C: negative", "*1/*1", NORMAL),
        ("*2 negative; *3B negative; *3C heterozygous", "*1/*3C", INTERMEDIATE),
        ("*2 het, *3C het", "*2/*3C", POOR),
        ("heterozygous *2 and *3A", "*2/*3A", POOR),
        ("*3C homozygous, *2 negative", "*3C/*3C", POOR),
        ("two copies of *3C", "*3C/*3C", POOR),
        ("*1/*1 (normal)", "*1/*1", NORMAL),
        ("*1/*1, wild type", "*1/*1", NORMAL),
        ("Wild-type (*1/*1)", "*1/*1", NORMAL),
        ("*1/*3C or *3C/*1", "*1/*3C", INTERMEDIATE),
    ],
)
def test_other_star_notations_are_read(book: Book, text: str, diplotype: str, phenotype: str) -> None:
    assert told(ask(book, "TPMT", text)) == ("called", diplotype, phenotype)


@pytest.mark.parametrize("text", ["*3B het, *3C het", "heterozygous *3B and *3C", "*2 negative; *3B het; *3C het"])
def test_the_two_variants_of_3a_as_alleles_fit_both_pairs(book: Book, text: str) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("ambiguous", "*1/*3A", "No Result")
    assert [(a.diplotype, a.phenotype.value) for a in reading.call.alternatives] == [("*3B/*3C", POOR)]


@pytest.mark.parametrize(
    ("text", "untested"),
    [
        ("negative for *3A", {"rs1142345", "rs1800460", "rs1800462"}),
        ("negative for *2, *3A, *3C", {"rs1800460"}),
        ("*2, *3B not detected", {"rs1142345"}),
    ],
)
def test_a_list_of_negatives_that_leaves_a_usual_allele_open_is_partial(
    book: Book, text: str, untested: set[str]
) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("partial", None, "No Result")
    assert set(reading.findings[0].params["untested"]) == untested  # type: ignore[call-overload]


@pytest.mark.parametrize(("text", "notes"), [("*1/*1", 1), ("*1/*3C", 1), ("*3A/*3C", 0)])
def test_a_star_one_is_explained_once(book: Book, text: str, notes: int) -> None:
    assert codes(ask(book, "TPMT", text)).count("star-one") == notes


@pytest.mark.parametrize(
    ("text", "diplotype", "alternatives"),
    [
        ("*1/*2", "*1/*3", ["*3/*6"]),
        ("heterozygous *2", "*1/*3", ["*3/*6"]),
        ("NUDT15 *2/*3", "*3/*3", []),
        ("NUDT15*2/NUDT15*2", "*3/*3", []),
        ("*1|*2", "*1/*3", []),
    ],
)
def test_nudt15_2_is_read_as_3_and_said_to_be_the_older_name(
    book: Book, text: str, diplotype: str, alternatives: list[str]
) -> None:
    reading = ask(book, "NUDT15", text)
    assert reading.call.diplotype == diplotype
    assert [a.diplotype for a in reading.call.alternatives] == alternatives
    legacy = [dict(f.params) for f in reading.findings if f.code == "legacy-allele"]
    assert legacy == [{"gene": "NUDT15", "allele": "*2", "today": "*3"}]


def test_nudt15_3_without_word_of_the_repeat_carries_no_alternative(book: Book) -> None:
    reading = ask(book, "NUDT15", "*1/*3")
    assert reading.call.alternatives == ()
    assert codes(reading) == ["star-one"]


@pytest.mark.parametrize(("text", "alternative", "phenotype"), [("*1/*46", "*8/*33", INTERMEDIATE)])
def test_the_other_unphased_pair_of_tpmt_carries_its_alternative(
    book: Book, text: str, alternative: str, phenotype: str
) -> None:
    (found,) = ask(book, "TPMT", text).call.alternatives
    assert (found.diplotype, found.phenotype.value) == (alternative, phenotype)


@pytest.mark.parametrize(
    ("gene", "text", "unknown"),
    [
        ("TPMT", "*1/*3D", ["*3D"]),
        ("TPMT", "*1/*3G", ["*3G"]),
        ("TPMT", "*1S/*1", ["*1S"]),
        ("TPMT", "*48/*3D", ["*3D", "*48"]),
        ("NUDT15", "*1/*99", ["*99"]),
    ],
)
def test_an_allele_outside_the_tables_is_unknown_and_never_indeterminate(
    book: Book, gene: str, text: str, unknown: list[str]
) -> None:
    reading = ask(book, gene, text)
    assert reading.call.state.value == "unknown-allele"
    assert reading.call.phenotype.value == "No Result"
    assert {phenotype.value for phenotype in reading.call.by_table.values()} == {"No Result"}
    assert [f.params["allele"] for f in reading.findings if f.code == "unknown-allele"] == unknown


@pytest.mark.parametrize(
    ("text", "gene"),
    [
        ("TPMT *1/*3A", "TPMT"),
        ("nudt15*1/*2", "NUDT15"),
        ("rs1142345 T/C", "TPMT"),
        ("c.415C>T het", "NUDT15"),
        ("R139C het", "NUDT15"),
        ("TPMT poor metaboliser", "TPMT"),
        ("*1/*3A", None),
        ("TPMT *1/*1 NUDT15 *1/*1", None),
        ("CYP2D6 *1/*4", None),
        ("", None),
        ("\u202eTPMT", None),
    ],
)
def test_a_text_tells_its_gene_or_none(book: Book, text: str, gene: str | None) -> None:
    assert gene_told_by(text, book) == gene


@pytest.mark.parametrize(
    ("gene", "text", "named"),
    [
        ("TPMT", "NUDT15 *1/*3", "NUDT15"),
        ("NUDT15", "TPMT*1/*3A", "TPMT"),
        ("TPMT", "CYP2D6 *1/*4", "CYP2D6"),
        ("TPMT", "rs116855232 C/T", "NUDT15"),
        ("TPMT", "R139C het", "NUDT15"),
        ("NUDT15", "c.719A>G het", "TPMT"),
        ("TPMT", "TPMT c.415C>T het", "NUDT15"),
        ("TPMT", "TPMT*1/NUDT15*3", "NUDT15"),
        ("TPMT", "c.719A>G het + c.415C>T het", "NUDT15"),
    ],
)
def test_a_result_of_another_gene_is_refused(book: Book, gene: str, text: str, named: str) -> None:
    reading = ask(book, gene, text)
    assert refused(reading) == ["genotype-wrong-gene"]
    assert reading.refusals[0].params["named"] == named
    assert reading.call.phenotype.value == "No Result"


@pytest.mark.parametrize(("text", "near"), [("*1/*3", ("*3A", "*3B", "*3C")), ("*1/*99", ())])
def test_an_allele_that_the_tables_lack_is_shown_beside_those_of_its_number(
    book: Book, text: str, near: tuple[str, ...]
) -> None:
    (finding,) = [f for f in ask(book, "TPMT", text).findings if f.code == "unknown-allele"]
    assert finding.params["near"] == near
