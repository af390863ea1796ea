"""Lines that reach over several positions: reference blocks of a gVCF, deletions, structural variants.

A block is the reference only where it says 0/0 with a genotype quality (Phred) of at least 20, by our own rule.
"""

import pytest

from core.book import Book
from tests.core.importers.told import NORMAL, codes, params, read, refused, told
from tests.core.importers.variant_file import REPEAT, header, row, variant_file

TPMT, NUDT15 = ("chr6", 18130600, 18149200), ("chr13", 48037700, 48045800)


def block(
    place: tuple[str, int, int], genotype: str = "0/0:30:99:25", alt: str = "<NON_REF>", form: str = "GT:DP:GQ:MIN_DP"
) -> str:
    """One reference block."""
    chromosome, start, end = place
    return f"{chromosome}\t{start}\t.\tA\t{alt}\t.\t.\tEND={end}\t{form}\t{genotype}"


def blocks(*lines: str) -> str:
    """A variant file with nothing in it but these lines."""
    head = [line for line in header("##contig=<ID=chr6,assembly=GRCh38>").splitlines() if line.startswith("#")]
    return "\n".join((*head, *lines)) + "\n"


@pytest.mark.parametrize(
    ("genotype", "alt", "form"),
    [
        ("0/0:30:99:25", "<NON_REF>", "GT:DP:GQ:MIN_DP"),
        ("0/0:20", "<NON_REF>", "GT:GQ"),
        ("0|0:45:9", "<*>", "GT:GQ:MIN_DP"),
        ("0/0:60:12", ".", "GT:GQX:DP"),
    ],
)
def test_blocks_of_good_quality_are_the_reference(genotype: str, alt: str, form: str, book: Book) -> None:
    reading = read(blocks(block(TPMT, genotype, alt, form), block(NUDT15, genotype, alt, form)), book)
    assert (told(reading, "TPMT"), told(reading, "NUDT15")) == (NORMAL, NORMAL)


@pytest.mark.parametrize(
    ("genotype", "form"),
    [
        ("0/0:30:19:25", "GT:DP:GQ:MIN_DP"),
        ("0/0:0:0:0", "GT:DP:GQ:MIN_DP"),
        ("0/0:30:99:0", "GT:DP:GQ:MIN_DP"),
        ("./.:0:0", "GT:DP:GQ"),
        ("0/0", "GT"),
        ("0/0:30", "GT:DP"),
        ("0/0:99.:3", "GT:GQ:DP"),
        ("0/0:good", "GT:GQ"),
        ("0:99", "GT:GQ"),
    ],
)
def test_a_block_that_is_not_sure_is_never_the_reference(genotype: str, form: str, book: Book) -> None:
    reading = read(blocks(block(TPMT, genotype, form=form), block(NUDT15, genotype, form=form)), book)
    for gene in ("TPMT", "NUDT15"):
        assert told(reading, gene)[0] in ("no-call", "not-tested")
        assert told(reading, gene)[2] == "No Result"


def test_a_variant_between_two_blocks_is_called(book: Book) -> None:
    found = row(18130687, "T", "C,<NON_REF>", "0/1:30:99", form="GT:DP:GQ")
    before, after = ("chr6", 18130600, 18130686), ("chr6", 18130688, 18149200)
    reading = read(blocks(block(before), found, block(after), block(NUDT15)), book)
    assert told(reading, "TPMT") == ("called", "*1/*3C", "Intermediate Metabolizer")


def test_a_gap_between_two_blocks_is_missing(book: Book) -> None:
    before, after = ("chr6", 18130600, 18138990), ("chr6", 18139000, 18149200)
    reading = read(blocks(block(before), block(after), block(NUDT15)), book)
    assert told(reading, "TPMT") == ("partial", None, "No Result")
    assert params(reading, "genotype-partial")["untested"] == ("rs1800460",)


def test_a_site_of_several_bases_needs_all_of_them(book: Book) -> None:
    first, rest = ("chr13", 48037700, 48037785), ("chr13", 48037786, 48045800)
    assert told(read(blocks(block(TPMT), block(first), block(rest)), book), "NUDT15") == NORMAL
    short = read(blocks(block(TPMT), block(first), block(("chr13", 48037787, 48045800))), book)
    assert told(short, "NUDT15")[0] == "partial"
    unsure = read(blocks(block(TPMT), block(first), block(rest, "0/0:5:5:5")), book)
    assert told(unsure, "NUDT15")[2] == "No Result"


def test_a_block_that_begins_at_a_position_of_ours_speaks_for_it_and_for_all_behind(book: Book) -> None:
    start = "chr6\t18130687\trs1142345\tT\t<NON_REF>\t.\t.\tEND=18149200\tGT:GQ\t0/0:{}"
    assert told(read(blocks(start.format(50), block(NUDT15)), book), "TPMT") == NORMAL
    assert told(read(blocks(start.format(3), block(NUDT15)), book), "TPMT")[2] == "No Result"


@pytest.mark.parametrize("said", ["0/0:0:.", "0/0:0:0", "0/0:.:0"])
def test_a_reference_without_a_single_read_is_no_call(said: str, book: Book) -> None:
    file = variant_file(drop=("rs1142345",), extra=(row(18130687, "T", "C", said, form="GT:DP:GQ"),))
    assert told(read(file, book), "TPMT") == ("partial", None, "No Result")


def test_the_unknown_other_base_of_a_gvcf_is_undocumented(book: Book) -> None:
    file = variant_file(drop=("rs1142345",), extra=(row(18130687, "T", "<NON_REF>", "0/1:30:99", form="GT:DP:GQ"),))
    assert told(read(file, book), "TPMT") == ("unknown-allele", None, "No Result")


@pytest.mark.parametrize("alt", ["<DEL>", "<CN0>", "<DUP>", "<INV>", "<DEL:ME>"])
@pytest.mark.parametrize("genotype", ["0/1", "1/1", "1|0"])
def test_a_structural_variant_over_a_position_is_undocumented(alt: str, genotype: str, book: Book) -> None:
    line = f"chr6\t18130000\t.\tA\t{alt}\t.\tPASS\tSVTYPE=DEL;END=18131000\tGT\t{genotype}"
    reading = read(variant_file(extra=(line,)), book)
    assert told(reading, "TPMT") == ("unknown-allele", None, "No Result")
    assert "import-undocumented" in codes(reading)
    assert told(reading, "NUDT15") == NORMAL


@pytest.mark.parametrize("line_end", ["0/0", "./."])
def test_a_structural_variant_that_is_not_there_changes_nothing(line_end: str, book: Book) -> None:
    line = f"chr6\t18130000\t.\tA\t<DEL>\t.\tPASS\tEND=18131000\tGT\t{line_end}"
    assert told(read(variant_file(extra=(line,)), book), "TPMT") == NORMAL


@pytest.mark.parametrize(
    "line",
    [
        row(18130685, "AATT", "A", "0/1"),
        row(18130680, "ACCCCCCT", "A", "1/1"),
        row(48045700, "A" * 30, "A", "0/1", chromosome="chr13"),
        row(48045715, "TTTTTTTT", "TTTTAT", "0/1", chromosome="chr13"),
    ],
)
def test_a_deletion_that_reaches_over_a_position_is_undocumented(line: str, book: Book) -> None:
    gene = "TPMT" if line.startswith("chr6\t") else "NUDT15"
    assert told(read(variant_file(extra=(line,)), book), gene) == ("unknown-allele", None, "No Result")


def test_an_end_beside_bases_reaches_no_further_than_the_bases(book: Book) -> None:
    line = "chr6\t18130000\t.\tA\tC\t.\tPASS\tEND=18149999\tGT\t0/1"
    assert told(read(variant_file(extra=(line,)), book), "TPMT") == NORMAL


def test_several_bases_written_as_one_variant_are_read_base_by_base(book: Book) -> None:
    file = variant_file(drop=("rs1142345",), extra=(row(18130686, "AT", "AC", "0/1"),))
    assert told(read(file, book), "TPMT") == ("called", "*1/*3C", "Intermediate Metabolizer")
    both = variant_file(drop=("rs1142345",), extra=(row(18130686, "AT", "GC", "0/1"),))
    assert told(read(both, book), "TPMT") == ("called", "*1/*3C", "Intermediate Metabolizer")


@pytest.mark.parametrize("end", ["18130000", "x", "", "-1", "9" * 40])
def test_a_block_with_a_strange_end_covers_nothing_that_it_does_not_reach(end: str, book: Book) -> None:
    line = f"chr6\t18130600\t.\tA\t<NON_REF>\t.\t.\tEND={end}\tGT:GQ\t0/0:99"
    reading = read(blocks(line, block(NUDT15)), book)
    assert reading.refused or told(reading, "TPMT")[2] == "No Result"


def test_blocks_of_other_places_say_nothing(book: Book) -> None:
    others = (block(("chr6", 1, 18130600)), block(("chr7", 1, 48999999)), block(("chr13", 48045800, 90000000)))
    reading = read(blocks(*others), book)
    assert not reading.calls
    assert codes(reading) == ["nothing-found"]


def test_more_changes_over_a_position_than_any_file_has_are_refused(book: Book) -> None:
    line = row(18130685, "AATT", "A", "0/1")
    assert refused(read(variant_file(extra=(line,) * 10_002), book)) == "import-unreadable"


def test_the_repeat_is_named_when_only_it_is_missing(book: Book) -> None:
    reading = read(variant_file(drop=(REPEAT,)), book)
    assert told(reading, "NUDT15")[0] == "partial"
