"""Results told by variants: c., p. and rs names, the NUDT15 repeat (genotype-formats.md, section 5)."""

import pytest

from core.book import Book
from tests.core.genetics.asked import ask, codes, refused, told

INTERMEDIATE = "Intermediate Metabolizer"
NORMAL = "Normal Metabolizer"
POOR = "Poor Metabolizer"


@pytest.mark.parametrize(
    "text",
    [
        "c.719A>G heterozygous",
        "c.719A>G het",
        "heterozygous c.719A>G",
        "heterozygous for c.719A>G",
        "A719G het",
        "719A>G het",
        "719 A/G",
        "c.719 A/G",
        "719AG",
        "c.719A>G (AG)",
        "c.719A>G A/G",
        "p.Tyr240Cys het",
        "Y240C het",
        "p.(Tyr240Cys) heterozygous",
        "rs1142345 T/C",
        "rs1142345 A/G",
        "rs1142345 C/T",
        "rs1142345 TC",
        "RS1142345 t/c",
        "rs1142345 T>C het",
        "rs1142345 A>G het",
        "rs1142345 (c.719A>G) het",
        "rs1142345 (c.719A>G) T/C",
        "TPMT c.719A>G (p.Tyr240Cys) het",
        "*3C, c.719A>G (AG)",
        "*3C (c.719A>G) heterozygous",
        "rs1142345 het",
    ],
)
def test_one_copy_of_the_variant_of_3c_is_read_in_every_notation(book: Book, text: str) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("called", "*1/*3C", INTERMEDIATE)
    assert reading.call.alternatives == ()


@pytest.mark.parametrize(
    ("gene", "text", "diplotype", "phenotype"),
    [
        ("TPMT", "c.719A>G homozygous", "*3C/*3C", POOR),
        ("TPMT", "c.719A>G GG", "*3C/*3C", POOR),
        ("TPMT", "rs1142345 C/C", "*3C/*3C", POOR),
        ("TPMT", "rs1142345 G/G", "*3C/*3C", POOR),
        ("TPMT", "rs1142345 T/G", "*1/*41", INTERMEDIATE),
        ("TPMT", "rs1142345 A/C", "*1/*41", INTERMEDIATE),
        ("TPMT", "rs1800460 C/C; rs1142345 G/G", "*41/*41", POOR),
        ("TPMT", "rs1800460 C/T", "*1/*3B", INTERMEDIATE),
        ("TPMT", "rs1800460 G/A", "*1/*3B", INTERMEDIATE),
        ("TPMT", "c.460G>A het", "*1/*3B", INTERMEDIATE),
        ("TPMT", "p.Ala154Thr het", "*1/*3B", INTERMEDIATE),
        ("TPMT", "A154T het", "*1/*3B", INTERMEDIATE),
        ("TPMT", "G460A het", "*1/*3B", INTERMEDIATE),
        ("TPMT", "c.238G>C het", "*1/*2", INTERMEDIATE),
        ("TPMT", "p.Ala80Pro het", "*1/*2", INTERMEDIATE),
        ("TPMT", "rs1800462 C/G", "*1/*2", INTERMEDIATE),
        ("TPMT", "rs1800462 G/C", "*1/*2", INTERMEDIATE),
        ("TPMT", "rs1800462 C>G hom", "*2/*2", POOR),
        ("TPMT", "c.238G>C CC", "*2/*2", POOR),
        ("TPMT", "c.460G>A hom + c.719A>G hom", "*3A/*3A", POOR),
        ("TPMT", "c.460G>A hom, c.719A>G het", "*3A/*3B", POOR),
        ("TPMT", "c.238G>C het and c.719A>G het", "*2/*3C", POOR),
        ("TPMT", "rs144041067 C/T", "*1/*16", INTERMEDIATE),
        ("TPMT", "rs144041067 C/G", "*1/*22", INTERMEDIATE),
        ("TPMT", "rs1800462 C/C; rs1800460 C/C; rs1142345 T/T; rs56161402 C/T", "*1/*8", NORMAL),
        ("TPMT", "*2, c.238G>C (GG); *3B, c.460G>A (GG); *3C, c.719A>G (AA)", "*1/*1", NORMAL),
        ("TPMT", "rs1800462 C/C; rs1800460 C/C; rs1142345 T/T", "*1/*1", NORMAL),
        ("TPMT", "rs1800462 G/G; rs1800460 G/G; rs1142345 A/A", "*1/*1", NORMAL),
        ("NUDT15", "rs116855232 C/T", "*1/*3", INTERMEDIATE),
        ("NUDT15", "c.415C>T het", "*1/*3", INTERMEDIATE),
        ("NUDT15", "R139C het", "*1/*3", INTERMEDIATE),
        ("NUDT15", "p.Arg139Cys heterozygous", "*1/*3", INTERMEDIATE),
        ("NUDT15", "c.415C>T (p.Arg139Cys), heterozygous", "*1/*3", INTERMEDIATE),
        ("NUDT15", "rs116855232 [C/T]", "*1/*3", INTERMEDIATE),
        ("NUDT15", "C415T het", "*1/*3", INTERMEDIATE),
        ("NUDT15", "rs116855232 T/T", "*3/*3", POOR),
        ("NUDT15", "NUDT15 c.415C>T TT", "*3/*3", POOR),
        ("NUDT15", "c.415C>T C/C", "*1/*1", NORMAL),
        ("NUDT15", "R139C negative", "*1/*1", NORMAL),
        ("NUDT15", "c.55_56insGAGTCG het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "GAGTCG dup het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "rs746071566 het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "rs869320766 het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "rs746071566 GAGTCG(3)/GAGTCG(4)", "*1/*6", INTERMEDIATE),
        ("NUDT15", "GAGTCG del het", "*1/*9", INTERMEDIATE),
        ("NUDT15", "c.415C>T hom + c.55_56insGAGTCG het", "*3/*3", POOR),
        ("NUDT15", "c.415C>T hom + c.55_56insGAGTCG hom", "*3/*3", POOR),
        ("NUDT15", "R139H het", "*1/*4", INTERMEDIATE),
        ("NUDT15", "p.Arg139His het", "*1/*4", INTERMEDIATE),
        ("NUDT15", "c.416G>A het", "*1/*4", INTERMEDIATE),
        ("NUDT15", "p.Val18_Val19insGlyVal het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "V18_V19insGV het", "*1/*6", INTERMEDIATE),
        ("NUDT15", "V18I het; R139C het", "*3/*5", POOR),
        ("NUDT15", "NM_018283.4:c.415C>T het", "*1/*3", INTERMEDIATE),
        ("NUDT15", "chr13:48045719 C>T het", "*1/*3", INTERMEDIATE),
        ("TPMT", "NM_000367.5(TPMT):c.719A>G (p.Tyr240Cys) het", "*1/*3C", INTERMEDIATE),
        ("TPMT", "NC_000006.12:g.18130687T>C het", "*1/*3C", INTERMEDIATE),
        ("TPMT", "g.18130687T>G het", "*1/*41", INTERMEDIATE),
        ("TPMT", "rs1142345(C;T)", "*1/*3C", INTERMEDIATE),
        ("TPMT", "c.719A>G one copy", "*1/*3C", INTERMEDIATE),
        ("TPMT", "rs1142345 C/C two copies", "*3C/*3C", POOR),
    ],
)
def test_variants_give_the_alleles_that_they_define(
    book: Book, gene: str, text: str, diplotype: str, phenotype: str
) -> None:
    assert told(ask(book, gene, text)) == ("called", diplotype, phenotype)


@pytest.mark.parametrize(
    ("gene", "text", "usual", "others"),
    [
        ("TPMT", "c.460G>A heterozygous + c.719A>G heterozygous", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "rs1142345 T/C, rs1800460 C/T", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "rs1800462 C/C; rs1800460 C/T; rs1142345 T/C", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "rs56161402 C/T; rs112339338 G/A", "*1/*46", ["*8/*33 Intermediate Metabolizer"]),
        ("NUDT15", "c.415C>T het + c.55_56insGAGTCG het", "*1/*3", ["*3/*6 Poor Metabolizer"]),
        ("NUDT15", "rs116855232 C/T; rs746071566 GAGTCG(3)/GAGTCG(4)", "*1/*3", ["*3/*6 Poor Metabolizer"]),
        ("TPMT", "heterozygous for c.460G>A and c.719A>G", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "c.460G>A and c.719A>G heterozygous", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "c.[460G>A(;)719A>G]", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "*1/*3A or *3B/*3C", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("TPMT", "*1/*3A (or *3B/*3C)", "*1/*3A", ["*3B/*3C Poor Metabolizer"]),
        ("NUDT15", "*1/*2 or *3/*6", "*1/*3", ["*3/*6 Poor Metabolizer"]),
        ("TPMT", "rs1800462 C/C", "*1/*1", ["*2/*2 Poor Metabolizer"]),
        ("TPMT", "rs1800462 G/G", "*1/*1", ["*2/*2 Poor Metabolizer"]),
        ("TPMT", "rs144041067 het", "*1/*16", ["*1/*22 Intermediate Metabolizer"]),
        ("TPMT", "A719G", "*1/*3C", ["*3C/*3C Poor Metabolizer"]),
        ("NUDT15", "p.Arg139Cys", "*1/*3", ["*3/*3 Poor Metabolizer"]),
    ],
)
def test_a_result_that_fits_several_pairs_is_ambiguous_with_the_most_usual_first(
    book: Book, gene: str, text: str, usual: str, others: list[str]
) -> None:
    reading = ask(book, gene, text)
    assert told(reading) == ("ambiguous", usual, "No Result")
    assert {phenotype.value for phenotype in reading.call.by_table.values()} == {"No Result"}
    assert [f"{a.diplotype} {a.phenotype.value}" for a in reading.call.alternatives] == others
    assert "genotype-ambiguous" in codes(reading)


def test_a_word_in_a_list_is_of_its_own_variant_alone(book: Book) -> None:
    reading = ask(book, "TPMT", "c.460G>A; c.719A>G hom")
    assert reading.call.state.value == "ambiguous"
    found = [reading.call.diplotype, *(other.diplotype for other in reading.call.alternatives)]
    assert found == ["*3A/*3A", "*3A/*3C"]


@pytest.mark.parametrize(
    ("text", "diplotype"),
    [
        ("c.460G>A het; c.719A>G het in cis", "*1/*3A"),
        ("c.460G>A het; c.719A>G het in trans", "*3B/*3C"),
        ("rs1800460 C|T; rs1142345 T|C", "*1/*3A"),
        ("rs1800460 T|C; rs1142345 T|C", "*3B/*3C"),
        ("c.[460G>A;719A>G];[=]", "*1/*3A"),
        ("c.[460G>A];[719A>G]", "*3B/*3C"),
        ("c.[719A>G];[719A>G]", "*3C/*3C"),
        ("c.[719A>G];[=]", "*1/*3C"),
        ("homozygous c.460G>A and c.719A>G", "*3A/*3A"),
    ],
)
def test_phase_that_is_told_leaves_one_pair(book: Book, text: str, diplotype: str) -> None:
    reading = ask(book, "TPMT", text)
    assert (reading.call.state.value, reading.call.diplotype) == ("called", diplotype)


@pytest.mark.parametrize(
    ("text", "untested"),
    [
        ("c.719A>G AA", {"rs1800460", "rs1800462"}),
        ("rs1142345 negative", {"rs1800460", "rs1800462"}),
        ("c.238G>C GG; c.460G>A GG", {"rs1142345"}),
    ],
)
def test_a_negative_result_for_some_of_the_usual_positions_is_partial_and_not_normal(
    book: Book, text: str, untested: set[str]
) -> None:
    reading = ask(book, "TPMT", text)
    assert told(reading) == ("partial", None, "No Result")
    (finding,) = reading.findings
    assert finding.code == "genotype-partial"
    assert set(finding.params["untested"]) == untested  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("gene", "text", "untold"),
    [
        ("TPMT", "rs1142345 T/C", {"rs1800460", "rs1800462"}),
        ("TPMT", "rs1142345 T/C; rs1800460 C/C", {"rs1800462"}),
        ("TPMT", "rs144041067 C/T", {"rs1142345", "rs1800460", "rs1800462"}),
        ("NUDT15", "c.416G>A het", {"rs116855232"}),
    ],
)
def test_a_finding_beside_usual_positions_that_are_not_told_says_so(
    book: Book, gene: str, text: str, untold: set[str]
) -> None:
    reading = ask(book, gene, text)
    (finding,) = [finding for finding in reading.findings if finding.code == "positions-not-told"]
    assert set(finding.params["untold"]) == untold  # type: ignore[call-overload]
    assert finding.severity.value == "warning"


@pytest.mark.parametrize(
    "text", ["rs1142345 C/C", "rs1142345 T/C; rs1800460 C/C; rs1800462 C/C", "*1/*3C", "rs1142345 T/T"]
)
def test_nothing_is_said_of_untold_positions_where_they_change_nothing(book: Book, text: str) -> None:
    assert "positions-not-told" not in codes(ask(book, "TPMT", text))


@pytest.mark.parametrize(
    ("gene", "text", "found"), [("TPMT", "rs56161402 C/T", "*1/*8"), ("NUDT15", "V18I het", "*1/*5")]
)
def test_a_variant_that_lowers_nothing_makes_no_normal_while_usual_positions_are_not_told(
    book: Book, gene: str, text: str, found: str
) -> None:
    reading = ask(book, gene, text)
    assert told(reading) == ("partial", found, "No Result")
    assert codes(reading) == ["genotype-partial"]
    assert reading.findings[0].params["found"] == found


def test_bases_that_no_pair_of_alleles_has_are_no_call(book: Book) -> None:
    reading = ask(book, "TPMT", "c.719A>G hom; c.460G>A het; c.238G>C het")
    assert told(reading) == ("no-call", None, "No Result")
    assert codes(reading) == ["no-diplotype-fits"]


@pytest.mark.parametrize(
    ("gene", "text"),
    [
        ("TPMT", "c.719G>A het"),
        ("TPMT", "c.719T>C het"),
        ("TPMT", "c.720A>G het"),
        ("TPMT", "rs1142345 T/A"),
        ("TPMT", "rs999999999 C/T"),
        ("TPMT", "c.719A>G het hom"),
        ("TPMT", "c.719A>G het wild type"),
        ("TPMT", "c.719A>G het (GG)"),
        ("TPMT", "c.719A>G het; c.719A>G hom"),
        ("TPMT", "rs1142345 (c.460G>A) het"),
        ("TPMT", "*3C, c.238G>C (GG)"),
        ("TPMT", "*99, c.238G>C (GG)"),
        ("TPMT", "c.460G>A het c.719A>G het"),
        ("TPMT", "c.719A>G het;"),
        ("TPMT", "c.719A>G het + unknown"),
        ("TPMT", "c.719A>G 0/1"),
        ("TPMT", "het"),
        ("TPMT", "c.[460G>A;719A>G];[238G>C]"),
        ("TPMT", "c.[460G>A"),
        ("TPMT", "rs1142345 T/C; rs1142345 T/G"),
        ("TPMT", "rs1142345 T/C C/C"),
        ("TPMT", "c.719A>G het in cis in trans"),
        ("NUDT15", "rs116855232 G/A"),
        ("NUDT15", "C/T"),
        ("NUDT15", "R139G het"),
        ("NUDT15", "NM_999999.1:c.415C>T het"),
        ("TPMT", "NC_000006.11:g.18130918T>C het"),
        ("NUDT15", "rs746071566 T/C"),
        ("TPMT", "c.719A>G; c.460G>A; c.238G>C; rs56161402; rs112339338"),
    ],
)
def test_variants_that_contradict_the_tables_or_themselves_are_refused(book: Book, gene: str, text: str) -> None:
    assert refused(ask(book, gene, text)) == ["genotype-unreadable"]
