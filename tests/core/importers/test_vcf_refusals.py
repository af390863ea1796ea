"""Variant files that must be refused as a whole: another build, other people, damage."""

import pytest

from core.book import Book
from tests.core.importers.told import codes, params, read, refused, told
from tests.core.importers.variant_file import COMPLETE, GRCH38, header, row, variant_file

GRCH37 = "##contig=<ID=6,length=171115067>"


@pytest.mark.parametrize(
    "lines",
    [
        (GRCH38,),
        ("##contig=<ID=chr6,length=170805979>",),
        ("##contig=<ID=13,length=114364328>",),
        ("##reference=file:///somewhere/hg38.fa",),
        ("##reference=GRCh38.p14",),
        ("##assembly=GCF_000001405.40",),
    ],
)
def test_a_file_of_grch38_is_read(lines: tuple[str, ...], book: Book) -> None:
    assert told(read(header(*lines), book), "TPMT")[0] == "called"


@pytest.mark.parametrize(
    "lines",
    [
        (GRCH37,),
        ("##contig=<ID=chr13,length=115169878,assembly=hg19>",),
        ("##reference=GRCh37",),
        ("##reference=human_g1k_v37.fasta",),
        ("##contig=<ID=NC_000006.11>",),
        ("##reference=hs37d5.fa",),
        (GRCH38, GRCH37),
        ("##reference=hg18.fa",),
        ("##reference=chm13v2.0.fa",),
        ("##contig=<ID=chr6,length=172126628>",),
    ],
)
def test_another_build_is_refused_whatever_the_genotypes_say(lines: tuple[str, ...], book: Book) -> None:
    assert refused(read(header(*lines), book)) == "import-wrong-build"


@pytest.mark.parametrize(
    "lines", [(), ("##contig=<ID=chr6>",), ("##source=lifted from hg19 to hg38",), ("##contig=<ID=chr1,length=5>",)]
)
def test_a_file_that_does_not_name_its_build_is_refused(lines: tuple[str, ...], book: Book) -> None:
    assert refused(read(header(*lines), book)) == "import-build-missing"


def test_a_reference_base_of_another_build_is_refused(book: Book) -> None:
    wrong = row(18130687, "A", "C", "0/1")
    reading = read(variant_file(drop=("rs1142345",), extra=(wrong,)), book)
    assert refused(reading) == "import-reference-mismatch"
    assert params(reading, "import-reference-mismatch")["position"] == "rs1142345"


def test_several_samples_are_refused_and_listed(book: Book) -> None:
    text = "\n".join(
        line + "\tother" if line.startswith("#CHROM") else line if line.startswith("#") else line + "\t0/0"
        for line in COMPLETE.splitlines()
    )
    reading = read(text, book)
    assert refused(reading) == "import-several-samples"
    assert params(reading, "import-several-samples") == {"count": 2, "samples": ("sample", "other")}


def test_a_file_of_variants_without_a_sample_is_refused(book: Book) -> None:
    text = "\n".join(
        line if line.startswith("##") else "\t".join(line.split("\t")[:8]) for line in COMPLETE.splitlines()
    )
    assert refused(read(text, book)) == "import-no-sample"


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda text: text[: text.index("rs150900439")], "line 8 has 3 columns"),
        (lambda text: text[: text.rindex("chr13") + 7], "line 71 is cut off"),
        (lambda text: text + row(99, "A", "C", "0/1", "chr20")[:-10], "columns, not 10"),
        (lambda text: text.replace("#CHROM", "##CHROM"), "line 7 stands before"),
        (lambda text: text[: text.index("#CHROM")], "column names is missing"),
        (lambda text: text.replace("#CHROM\tPOS", "#CHROM\tID"), "column names"),
        (lambda text: text.replace("0/0", "0/7", 1), "line 7 calls an allele"),
        (lambda text: text.replace("\tT\tC,G", "\t?\tC,G"), "line 7 has no bases"),
    ],
)
def test_damage_is_refused_with_its_line(damage: object, says: str, book: Book) -> None:
    reading = read(damage(COMPLETE), book)  # type: ignore[operator]
    assert refused(reading) == "import-unreadable"
    assert says in params(reading, "import-unreadable")["reason"]


def test_a_file_without_our_positions_holds_nothing(book: Book) -> None:
    text = "\n".join(line for line in COMPLETE.splitlines() if line.startswith("#"))
    reading = read(text + "\n" + row(1000, "A", "C", "0/1") + "\n", book)
    assert codes(reading) == ["nothing-found"]
    assert not reading.refused


def test_our_positions_on_another_chromosome_are_not_ours(book: Book) -> None:
    text = "\n".join(line.replace("chr6\t", "chr7\t").replace("chr13\t", "chr7\t") for line in COMPLETE.splitlines())
    assert codes(read(text, book)) == ["nothing-found"]
