"""Variant files. Which bases make which allele: the fact table of alleles; the traps: genotype facts, section 7."""

import pytest

from core.book import Book
from core.case_form import GeneForm
from core.genetics.call import call_gene
from tests.core.importers.told import INTERMEDIATE, NO_RESULT, NORMAL, POOR, codes, others, params, read, told
from tests.core.importers.variant_file import COMPLETE, REPEAT, row, variant_file


def test_a_complete_file_without_any_variant_is_normal(book: Book) -> None:
    reading = read(COMPLETE, book)
    assert (told(reading, "TPMT"), told(reading, "NUDT15")) == (NORMAL, NORMAL)
    assert codes(reading) == ["star-one", "star-one"]
    assert (reading.kind, reading.version) == ("vcf", "VCFv4.2")


@pytest.mark.parametrize(
    ("calls", "gene", "diplotype", "phenotype"),
    [
        ({"rs1142345": "0/1"}, "TPMT", "*1/*3C", INTERMEDIATE),
        ({"rs1142345": "1/0"}, "TPMT", "*1/*3C", INTERMEDIATE),
        ({"rs1142345": "1/1"}, "TPMT", "*3C/*3C", POOR),
        ({"rs1142345": "0/2"}, "TPMT", "*1/*41", INTERMEDIATE),
        ({"rs1142345": "1/2"}, "TPMT", "*3C/*41", POOR),
        ({"rs1800460": "0/1"}, "TPMT", "*1/*3B", INTERMEDIATE),
        ({"rs1800462": "0/1"}, "TPMT", "*1/*2", INTERMEDIATE),
        ({"rs1142345": "1/1", "rs1800460": "1/1"}, "TPMT", "*3A/*3A", POOR),
        ({"rs1142345": "1/1", "rs1800460": "0/1"}, "TPMT", "*3A/*3C", POOR),
        ({"rs1142345": "0|1", "rs1800460": "0|1"}, "TPMT", "*1/*3A", INTERMEDIATE),
        ({"rs1142345": "0|1", "rs1800460": "1|0"}, "TPMT", "*3B/*3C", POOR),
        ({"rs56161402": "0/1"}, "TPMT", "*1/*8", "Normal Metabolizer"),
        ({"rs151149760": "0/1"}, "TPMT", "*1/*9", "Indeterminate"),
        ({"18149103": "0/1"}, "TPMT", "*1/*47", INTERMEDIATE),
        ({"rs116855232": "0/1"}, "NUDT15", "*1/*3", INTERMEDIATE),
        ({"rs116855232": "1/1"}, "NUDT15", "*3/*3", POOR),
        ({REPEAT: "0/1"}, "NUDT15", "*1/*6", INTERMEDIATE),
        ({REPEAT: "0/2"}, "NUDT15", "*1/*9", INTERMEDIATE),
        ({REPEAT: "0|1", "rs116855232": "1|0"}, "NUDT15", "*3/*6", POOR),
        ({REPEAT: "0|1", "rs116855232": "0|1"}, "NUDT15", "*1/*3", INTERMEDIATE),
        ({"rs186364861": "0/1", "rs116855232": "0/0"}, "NUDT15", "*1/*5", "Normal Metabolizer"),
    ],
)
def test_bases_make_the_alleles_of_the_tables(
    calls: dict[str, str], gene: str, diplotype: str, phenotype: str, book: Book
) -> None:
    reading = read(variant_file(calls), book)
    assert told(reading, gene) == ("called", diplotype, phenotype)
    again = call_gene(gene, reading.forms[gene], book).call
    assert (again.diplotype, again.phenotype.value) == (diplotype, phenotype)


@pytest.mark.parametrize(
    ("calls", "gene", "first", "second"),
    [
        ({"rs1142345": "0/1", "rs1800460": "0/1"}, "TPMT", "*1/*3A", "*3B/*3C"),
        ({"rs1142345": "0|1", "rs1800460": "0/1"}, "TPMT", "*1/*3A", "*3B/*3C"),
        ({"rs56161402": "0/1", "rs112339338": "0/1"}, "TPMT", "*1/*46", "*8/*33"),
        ({REPEAT: "0/1", "rs116855232": "0/1"}, "NUDT15", "*1/*3", "*3/*6"),
    ],
)
def test_without_phase_every_pair_that_fits_is_listed(
    calls: dict[str, str], gene: str, first: str, second: str, book: Book
) -> None:
    reading = read(variant_file(calls), book)
    assert told(reading, gene) == ("ambiguous", first, NO_RESULT)
    assert others(reading, gene) == [second]
    again = call_gene(gene, reading.forms[gene], book).call
    assert (again.state.value, again.diplotype) == ("ambiguous", first)


@pytest.mark.parametrize(
    ("sets", "state"), [(("7", "7"), "called"), (("7", "8"), "ambiguous"), (("7", "."), "ambiguous")]
)
def test_phase_counts_only_inside_one_phase_set(sets: tuple[str, str], state: str, book: Book) -> None:
    rows = (
        row(18130687, "T", "C", f"0|1:{sets[0]}", form="GT:PS"),
        row(18138997, "C", "T", f"0|1:{sets[1]}", form="GT:PS"),
    )
    reading = read(variant_file(drop=("rs1142345", "rs1800460"), extra=rows), book)
    assert told(reading, "TPMT")[:2] == (state, "*1/*3A")


@pytest.mark.parametrize(
    ("alternatives", "genotype", "diplotype"),
    [("G,C", "0/1", "*1/*41"), ("G,C", "0/2", "*1/*3C"), ("C", "0/1", "*1/*3C"), ("g,c", "0/2", "*1/*3C")],
)
def test_alternatives_are_told_by_their_base_and_never_by_their_place(
    alternatives: str, genotype: str, diplotype: str, book: Book
) -> None:
    changed = row(18130687, "T", alternatives, genotype)
    assert told(read(variant_file(drop=("rs1142345",), extra=(changed,)), book), "TPMT")[1] == diplotype


@pytest.mark.parametrize(
    ("first", "second", "diplotype"),
    [("0/1", "0/0", "*1/*3C"), ("0/0", "0/1", "*1/*41"), ("1/0", "0/1", "*3C/*41"), ("1|0", "0|1", "*3C/*41")],
)
def test_one_line_for_each_alternative_is_one_call(first: str, second: str, diplotype: str, book: Book) -> None:
    rows = (row(18130687, "T", "C", first), row(18130687, "T", "G", second))
    assert told(read(variant_file(drop=("rs1142345",), extra=rows), book), "TPMT")[1] == diplotype


def test_the_same_line_twice_is_one_copy(book: Book) -> None:
    twice = row(18130687, "T", "C", "0/1")
    assert told(read(variant_file(drop=("rs1142345",), extra=(twice, twice)), book), "TPMT")[1] == "*1/*3C"


@pytest.mark.parametrize("prefix", ["", "chr", "CHR", "Chr"])
def test_chromosomes_are_known_with_and_without_their_prefix(prefix: str, book: Book) -> None:
    text = "\n".join(
        prefix + line.removeprefix("chr") if line.startswith("chr") else line
        for line in variant_file({"rs1142345": "0/1"}).splitlines()
    )
    assert told(read(text, book), "TPMT")[1] == "*1/*3C"


# --- what is not known is never normal ------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "gene"),
    [("rs116855232", "NUDT15"), ("rs1142345", "TPMT"), ("rs1800462", "TPMT"), ("18143597", "TPMT"), (REPEAT, "NUDT15")],
)
def test_a_missing_position_is_not_the_reference(missing: str, gene: str, book: Book) -> None:
    reading = read(variant_file(drop=(missing,)), book)
    assert told(reading, gene) == ("partial", None, NO_RESULT)
    assert "genotype-partial" in codes(reading)
    assert call_gene(gene, reading.forms[gene], book).call.phenotype.value == NO_RESULT


@pytest.mark.parametrize("genotype", ["./.", ".|.", "./0", "0/.", ".", "0", "0/0/0", "", "x", "0//0", "-1/0", "٠/٠"])
def test_a_position_without_a_call_is_not_the_reference(genotype: str, book: Book) -> None:
    reading = read(variant_file({"rs116855232": genotype}), book)
    assert told(reading, "NUDT15") == ("partial", None, NO_RESULT)
    assert params(reading, "genotype-partial")["untested"] == ("rs116855232",)


def test_the_usual_positions_come_first_among_the_missing(book: Book) -> None:
    rare = ("rs147390019", "rs186364861", "rs766023281", "rs769369441", "rs1950545307", "rs149436418")
    named = params(read(variant_file(drop=(*rare, "rs116855232")), book), "genotype-partial")["untested"]
    assert named[0] == "rs116855232"
    assert named[-1] == "2 more"


def test_a_gene_with_no_call_at_all_is_a_no_call(book: Book) -> None:
    text = "\n".join(
        line[: -len("0/0")] + "./." if line.startswith("chr13") else line for line in COMPLETE.splitlines()
    )
    assert told(read(text, book), "NUDT15") == ("no-call", None, NO_RESULT)
    assert told(read(text, book), "TPMT") == NORMAL


def test_a_gene_that_is_not_in_the_file_is_not_tested(book: Book) -> None:
    text = "\n".join(line for line in COMPLETE.splitlines() if not line.startswith("chr13"))
    reading = read(text, book)
    assert told(reading, "NUDT15") == ("not-tested", None, NO_RESULT)
    assert reading.forms["NUDT15"] == GeneForm(state="not-tested")


@pytest.mark.parametrize("alternative", ["A", "<NON_REF>", "*", "<DEL>", "TT"])
def test_a_base_that_the_tables_lack_is_reported_and_not_the_reference(alternative: str, book: Book) -> None:
    rare = row(18130687, "T", alternative, "0/1")
    reading = read(variant_file(drop=("rs1142345",), extra=(rare,)), book)
    assert told(reading, "TPMT") == ("unknown-allele", None, NO_RESULT)
    assert params(reading, "import-undocumented")["undocumented"] == (f"rs1142345 T/{alternative}",)


def test_an_uncalled_symbol_beside_the_reference_is_harmless(book: Book) -> None:
    rows = (row(18130687, "T", "C,<NON_REF>", "0/0"),)
    assert told(read(variant_file(drop=("rs1142345",), extra=rows), book), "TPMT") == NORMAL


def test_a_reduced_function_stays_when_a_rare_position_is_missing(book: Book) -> None:
    reading = read(variant_file({"rs116855232": "1/1"}, drop=("rs139551410",)), book)
    assert told(reading, "NUDT15") == ("called", "*3/*3", POOR)
    assert "import-positions-missing" in codes(reading)


def test_a_missing_usual_position_beside_a_variant_leaves_several_pairs(book: Book) -> None:
    """rs1142345 T/C without rs1800460: *3C alone, *3A, one on each chromosome, or *3B on both."""
    reading = read(variant_file({"rs1142345": "0/1"}, drop=("rs1800460",)), book)
    assert told(reading, "TPMT") == ("ambiguous", "*1/*3A", NO_RESULT)
    assert set(others(reading, "TPMT")) == {"*1/*3C", "*3A/*3B", "*3B/*3C"}
    assert "import-positions-missing" in codes(reading)


def test_a_missing_usual_position_that_changes_nothing_leaves_the_call(book: Book) -> None:
    """rs1142345 C/C is two alleles without function, whatever rs1800460 is."""
    reading = read(variant_file({"rs1142345": "1/1"}, drop=("rs1800460",)), book)
    assert told(reading, "TPMT") == ("called", "*3C/*3C", POOR)


def test_half_of_an_allele_of_two_variants_fits_no_pair(book: Book) -> None:
    reading = read(variant_file({"rs1256618794": "0/1"}), book)
    assert told(reading, "TPMT") == ("no-call", None, NO_RESULT)
    assert "no-diplotype-fits" in codes(reading)


def test_a_position_that_failed_the_filter_is_named(book: Book) -> None:
    failed = row(18130687, "T", "C", "0/1").replace("PASS", "LowQual")
    reading = read(variant_file(drop=("rs1142345",), extra=(failed,)), book)
    assert params(reading, "import-filtered")["positions"] == ("rs1142345",)


# --- the repeat, however it is written ------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "ref", "alt", "diplotype"),
    [
        (48037782, "AGGAGTC", "A", "*1/*9"),
        (48037782, "AGGAGTC", "AGGAGTCGGAGTC", "*1/*6"),
        (48037782, "A", "AGGAGTC", "*1/*6"),
        (48037783, "GGAGTCG", "G", "*1/*9"),
        (48037783, "G", "GGAGTCG", "*1/*6"),
        (48037788, "C", "CGGAGTC", "*1/*6"),
        (48037782, "AGGAGTCGGAGTC", "AGGAGTC", "*1/*9"),
        (48037795, "GGAGTCG", "G", "*1/*9"),
    ],
)
def test_the_repeat_is_known_wherever_a_program_writes_it(
    position: int, ref: str, alt: str, diplotype: str, book: Book
) -> None:
    moved = row(position, ref, alt, "0/1", "chr13")
    reading = read(variant_file(drop=(REPEAT,), extra=(moved,)), book)
    assert told(reading, "NUDT15") == ("called", diplotype, INTERMEDIATE)


@pytest.mark.parametrize(
    ("position", "ref", "alt", "diplotype"),
    [(48040981, "AA", "A", "*1/*18"), (48041104, "G", "GG", "*1/*13"), (48037826, "G", "GCGGG", "*1/*14")],
)
def test_other_insertions_and_deletions_are_known_further_right(
    position: int, ref: str, alt: str, diplotype: str, book: Book
) -> None:
    left = {"*1/*18": "48040977", "*1/*13": "48041103", "*1/*14": "48037825"}[diplotype]
    moved = row(position, ref, alt, "0/1", "chr13")
    assert told(read(variant_file(drop=(left,), extra=(moved,)), book), "NUDT15")[1] == diplotype


def test_one_repeat_too_many_is_a_base_that_the_tables_lack(book: Book) -> None:
    five = row(48037782, "AGGAGTC", "AGGAGTCGGAGTCGGAGTC", "0/1", "chr13")
    reading = read(variant_file(drop=(REPEAT,), extra=(five,)), book)
    assert told(reading, "NUDT15")[0] == "unknown-allele"


def test_one_base_does_not_vouch_for_the_repeat(book: Book) -> None:
    short = row(48037782, "A", ".", "0/0", "chr13")
    assert told(read(variant_file(drop=(REPEAT,), extra=(short,)), book), "NUDT15")[0] == "partial"


@pytest.mark.parametrize(
    "rows",
    [
        (row(18130687, "T", "C", "1/1"), row(18130687, "T", "G", "1/1")),
        (row(18130687, "T", "C,G", "0/0"), row(18130687, "T", "C", "0/1")),
        (row(18130687, "T", "C", "0/1"), row(18130687, "T", "C", "1/1")),
        (row(18130687, "T", "C", "0/1"), row(18130687, "T", "C,G", "0/2")),
    ],
)
def test_lines_that_contradict_each_other_conflict_and_name_themselves(rows: tuple[str, ...], book: Book) -> None:
    reading = read(variant_file(drop=("rs1142345",), extra=rows), book)
    assert told(reading, "TPMT") == ("conflicting", None, "No Result")
    assert params(reading, "import-results-conflict")["results"] == ("line 71", "line 72", "rs1142345")
    assert told(reading, "NUDT15") == NORMAL


@pytest.mark.parametrize(
    ("rows", "diplotype"),
    [
        ((row(18130687, "T", "C", "0/1"), row(18130687, "T", "G", "0/0")), "*1/*3C"),
        ((row(18130687, "T", "C", "0/1"), row(18130687, "T", "G", "0/1")), "*3C/*41"),
        ((row(18130687, "T", "C", "0/1"), row(18130687, "T", "C", "0/1")), "*1/*3C"),
        ((row(18130687, "T", "C", "0/0"), row(18130687, "T", "G", "0/0")), "*1/*1"),
    ],
)
def test_lines_split_by_alternative_are_one_call(rows: tuple[str, ...], diplotype: str, book: Book) -> None:
    reading = read(variant_file(drop=("rs1142345",), extra=rows), book)
    assert reading.calls["TPMT"].diplotype == diplotype


def test_a_file_that_has_lost_its_first_line_is_still_a_variant_file(book: Book) -> None:
    reading = read("\n".join(COMPLETE.splitlines()[1:]) + "\n", book)
    assert (reading.kind, reading.version, told(reading, "TPMT")) == ("vcf", "", NORMAL)
