"""PharmCAT's JSON. Layouts and rules 1 to 6: formats facts, section 1; phenotypes: genotype facts, sections 1 and 2."""

import pytest

from core.book import Book
from core.case_form import GeneForm
from tests.core.importers import pharmcat_files as files
from tests.core.importers.told import INTERMEDIATE, NO_RESULT, NORMAL, POOR, codes, others, params, read, refused, told

NM, IM = "Normal Metabolizer", "Intermediate Metabolizer"
CARRIER = files.gene("TPMT", files.diplotype("*1", "*3C", IM))

LAYOUTS = {
    "phenotype 3": (files.phenotype_3(CARRIER), "pharmcat-phenotype", "3.1.1", "2025-11-05-00-25"),
    "phenotype 2": (files.phenotype_2(CARRIER, CARRIER), "pharmcat-phenotype", "", "2025-11-05-00-25"),
    "phenotype 1": (files.phenotype_1("TPMT", "*1", "*3C", IM), "pharmcat-phenotype", "", ""),
    "report 3": (files.report_3(CARRIER), "pharmcat-report", "3.1.1", "2025-11-05-00-25"),
    "report 2": (files.report_2(CARRIER, CARRIER), "pharmcat-report", "2.9.0", "v1.31.0"),
    "report 1": (files.report_1("TPMT", "*1/*3C"), "pharmcat-report", "v1.1.0", ""),
    "match": (files.match("TPMT", "*1/*3C"), "pharmcat-match", "3.1.1", "2025-11-05-00-25"),
}


@pytest.mark.parametrize(("file", "kind", "version", "data"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_every_layout_gives_the_same_call(file: object, kind: str, version: str, data: str, book: Book) -> None:
    reading = read(file, book)
    assert told(reading, "TPMT") == ("called", "*1/*3C", INTERMEDIATE)
    assert (reading.kind, reading.version, reading.data_version) == (kind, version, data)
    phased = isinstance(file, list)  # only the list of version 1 says so here
    assert reading.forms == {"TPMT": GeneForm(genotype="*1|*3C" if phased else "*1/*3C")}


def test_the_phenotype_of_the_file_stands_beside_ours(book: Book) -> None:
    reading = read(files.phenotype_3(CARRIER), book)
    assert reading.reported == {"TPMT": IM}
    assert "imported-phenotype-differs" not in codes(reading)


@pytest.mark.parametrize(
    ("symbol", "pair", "before", "now"),
    [
        ("TPMT", ("*16", "*22"), "Indeterminate", POOR),
        ("NUDT15", ("*1", "*4"), "Indeterminate", INTERMEDIATE),
        ("NUDT15", ("*3", "*6"), "Possible Intermediate Metabolizer", POOR),
        ("NUDT15", ("*1", "*5"), "Indeterminate", NM),
    ],
)
def test_a_phenotype_by_the_older_table_is_recomputed_and_the_difference_said(
    symbol: str, pair: tuple[str, str], before: str, now: str, book: Book
) -> None:
    reading = read(files.phenotype_3(files.gene(symbol, files.diplotype(*pair, before))), book)
    assert told(reading, symbol) == ("called", "/".join(pair), now)
    said = params(reading, "imported-phenotype-differs")
    assert (said["reported"], said["edition"], said["ours"]) == (before, "2025-11-05-00-25", now)


def test_an_allele_that_the_file_has_no_function_for_is_called_by_ours(book: Book) -> None:
    """`n/a` in the file; *14 has no function today."""
    reading = read(files.phenotype_3(files.gene("NUDT15", files.diplotype("*1", "*14", "n/a"))), book)
    assert told(reading, "NUDT15") == ("called", "*1/*14", INTERMEDIATE)
    assert reading.reported == {}
    assert "imported-phenotype-differs" not in codes(reading)


def test_nudt15_2_is_3_today_and_keeps_its_alternative(book: Book) -> None:
    reading = read(files.phenotype_3(files.gene("NUDT15", files.diplotype("*1", "*2", IM))), book)
    assert told(reading, "NUDT15") == ("called", "*1/*3", INTERMEDIATE)
    assert others(reading, "NUDT15") == ["*3/*6"]
    assert params(reading, "legacy-allele")["allele"] == "*2"
    assert reading.forms["NUDT15"] == GeneForm(genotype="*1/*2")


def test_an_unphased_3a_carries_its_alternative_and_a_phased_one_not(book: Book) -> None:
    found = files.diplotype("*1", "*3A", IM)
    assert others(read(files.phenotype_3(files.gene("TPMT", found)), book), "TPMT") == ["*3B/*3C"]
    phased = read(files.phenotype_3(files.gene("TPMT", found, phased=True)), book)
    assert others(phased, "TPMT") == []
    assert phased.forms["TPMT"] == GeneForm(genotype="*1|*3A")


def test_several_diplotypes_are_all_shown(book: Book) -> None:
    both = (files.diplotype("*3B", "*3C", POOR), files.diplotype("*1", "*3A", IM))
    reading = read(files.phenotype_3(files.gene("TPMT", *both)), book)
    assert told(reading, "TPMT") == ("ambiguous", "*1/*3A", NO_RESULT)
    assert others(reading, "TPMT") == ["*3B/*3C"]


def test_top_candidates_only_is_said(book: Book) -> None:
    file = files.phenotype_3(CARRIER, topCandidatesOnly=True)
    assert "import-top-candidates-only" in codes(read(file, book))


# --- not called, or not wholly ---------------------------------------------------------------------


UNKNOWN = files.diplotype("Unknown", "Unknown", "No Result")


@pytest.mark.parametrize(
    "file",
    [
        files.phenotype_3(files.gene("TPMT", UNKNOWN, callSource="NONE")),
        files.phenotype_3(files.gene("TPMT")),
        files.phenotype_3(files.gene("TPMT", files.diplotype(None, None, "No Result"))),
        files.phenotype_3(files.gene("TPMT", files.diplotype("Unknown", "Unknown", "Normal Metabolizer"))),
        files.phenotype_3(files.gene("TPMT", files.diplotype("*1", "Unknown", "Normal Metabolizer"))),
        files.phenotype_3(files.gene("TPMT", files.diplotype(None, None, NM, outsidePhenotype=False))),
        files.match("TPMT"),
        files.report_1("TPMT", "Unknown/Unknown"),
        files.report_1("TPMT"),
    ],
)
def test_a_gene_that_was_not_called_is_not_normal(file: object, book: Book) -> None:
    reading = read(file, book)
    assert told(reading, "TPMT") == ("no-call", None, NO_RESULT)
    assert "import-no-call" in codes(reading)
    assert reading.reported == {}
    assert reading.forms["TPMT"] == GeneForm(state="no-call")


PAIR = files.diplotype("*1", "*1", NM)
MISSING = {"missingPositions": [{"position": 18130687, "rsid": "rs1142345"}]}


@pytest.mark.parametrize(
    "file",
    [
        files.phenotype_3(files.gene("TPMT", PAIR, variants=[files.variant(call=None)])),
        files.phenotype_3(files.gene("TPMT", PAIR, variants=[files.variant(call="./.")])),
        files.phenotype_3(files.gene("TPMT", PAIR, uncalledHaplotypes=["*3C"])),
        files.match("TPMT", "*1/*1", data=MISSING),
        files.match("TPMT", "*1/*1", data={"missingAmp1Positions": ["rs1142345"]}),
        files.match("TPMT", "*1/*1", data={"missingRequiredPositions": ["rs1142345"]}),
    ],
)
def test_a_missing_call_blocks_normal(file: object, book: Book) -> None:
    reading = read(file, book)
    assert told(reading, "TPMT") == ("partial", None, NO_RESULT)
    assert "genotype-partial" in codes(reading)


@pytest.mark.parametrize(
    "file",
    [
        files.phenotype_3(files.gene("TPMT", PAIR, hasUndocumentedVariations=True)),
        files.phenotype_3(files.gene("TPMT", PAIR, treatUndocumentedVariationsAsReference=True)),
        files.phenotype_3(files.gene("TPMT", PAIR, variants=[files.variant(hasUndocumentedVariations=True)])),
        files.phenotype_3(files.gene("TPMT", PAIR, variants=[files.variant(mismatch=True)])),
        files.match("TPMT", "*1/*1", data={"treatUndocumentedVariationsAsReference": True}),
        files.match("TPMT", "*1/*1", data={"positionsWithUndocumentedVariations": [{"rsid": "rs1142345"}]}),
    ],
)
def test_an_undocumented_base_blocks_normal(file: object, book: Book) -> None:
    reading = read(file, book)
    assert told(reading, "TPMT") == ("unknown-allele", None, NO_RESULT)
    assert "import-undocumented" in codes(reading)


def test_a_reduced_function_stays_beside_a_missing_call(book: Book) -> None:
    found = files.gene("TPMT", files.diplotype("*3A", "*3C", POOR), variants=[files.variant(call=None)])
    reading = read(files.phenotype_3(found), book)
    assert told(reading, "TPMT") == ("called", "*3A/*3C", POOR)
    assert params(reading, "import-positions-missing")["untested"] == ("rs1142345",)


def test_a_phenotype_from_outside_is_used_as_such_and_said_to_be_one(book: Book) -> None:
    outside = files.gene("TPMT", files.diplotype(None, None, POOR), callSource="OUTSIDE", variants=[])
    reading = read(files.phenotype_3(outside), book)
    assert told(reading, "TPMT") == ("called", None, POOR)
    assert reading.calls["TPMT"].basis == "phenotype"
    assert "imported-phenotype-only" in codes(reading)
    assert reading.forms["TPMT"] == GeneForm(phenotype=POOR)


def test_a_normal_phenotype_from_outside_is_blocked_by_a_missing_call_too(book: Book) -> None:
    outside = files.gene("TPMT", files.diplotype(None, None, NM), variants=[files.variant(call=None)])
    assert told(read(files.phenotype_3(outside), book), "TPMT") == ("partial", None, NO_RESULT)


@pytest.mark.parametrize("name", ["*3D", "*99"])
def test_an_allele_that_the_tables_lack_is_unknown(name: str, book: Book) -> None:
    reading = read(files.phenotype_3(files.gene("TPMT", files.diplotype("*1", name, "Indeterminate"))), book)
    assert told(reading, "TPMT")[0] == "unknown-allele"
    assert params(reading, "unknown-allele")["allele"] == name


@pytest.mark.parametrize("name", ["[*3B + *3C]", "Reference", "*1;*2", "\u202e*1", "x" * 10_000, "NUDT15*3"])
def test_a_name_that_is_no_allele_gives_no_call(name: str, book: Book) -> None:
    reading = read(files.phenotype_3(files.gene("TPMT", files.diplotype("*1", name, NM))), book)
    assert told(reading, "TPMT") == ("no-call", None, NO_RESULT)
    assert "import-genotype-unread" in codes(reading)


def test_two_sources_that_differ_are_both_compared(book: Book) -> None:
    other = files.gene("TPMT", files.diplotype("*1", "*3C", POOR))
    reading = read(files.phenotype_2(CARRIER, other), book)
    assert told(reading, "TPMT") == ("called", "*1/*3C", INTERMEDIATE)
    assert params(reading, "imported-phenotype-differs")["reported"] == POOR


def test_other_genes_are_left_alone(book: Book) -> None:
    other = files.gene("CYP2D6", files.diplotype("*1", "*4", IM))
    reading = read(files.phenotype_3(other, files.gene("TPMT", PAIR)), book)
    assert list(reading.calls) == ["TPMT"]
    assert told(reading, "TPMT") == NORMAL
    assert codes(read(files.phenotype_3(other), book)) == ["nothing-found"]


# --- refused ------------------------------------------------------------------------------------------


def test_a_match_on_another_build_is_refused(book: Book) -> None:
    assert refused(read(files.match("TPMT", "*1/*1", build="GRCh37"), book)) == "import-wrong-build"


def test_a_layout_that_is_not_known_fails_loudly(book: Book) -> None:
    assert refused(read({"pharmcatVersion": "9.0", "calls": []}, book)) == "import-layout-unknown"


@pytest.mark.parametrize(
    ("file", "where"),
    [
        ({"geneReports": 7}, "geneReports"),
        ({"geneReports": {"TPMT": 7}}, "geneReports.TPMT"),
        ({"geneReports": {"TPMT": {"sourceDiplotypes": {}}}}, "geneReports.TPMT.sourceDiplotypes"),
        ({"geneReports": {"TPMT": {"sourceDiplotypes": [7]}}}, "geneReports.TPMT.sourceDiplotypes[0]"),
        ({"geneReports": {"TPMT": {"variants": [{"call": 7}]}}}, "geneReports.TPMT.variants[0].call"),
        ({"geneReports": {"TPMT": {"phased": "yes"}}}, "geneReports.TPMT.phased"),
        ({"metadata": {}, "results": {}}, "results"),
        ({"metadata": {}, "results": [{"gene": ["TPMT"]}]}, "results[0].gene"),
        ([{"geneSymbol": 7}], "[0].geneSymbol"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_path(file: object, where: str, book: Book) -> None:
    reading = read(file, book)
    assert refused(reading) == "import-malformed"
    assert params(reading, "import-malformed")["where"] == where


def test_thousands_of_diplotypes_are_refused(book: Book) -> None:
    crowd = [files.diplotype("*1", "*1", NM)] * 60
    assert refused(read(files.phenotype_3(files.gene("TPMT", *crowd)), book)) == "import-malformed"


def test_two_sources_of_one_file_that_differ_conflict(book: Book) -> None:
    cpic = files.gene("TPMT", files.diplotype("*1", "*3A", "Intermediate Metabolizer"))
    dpwg = files.gene("TPMT", files.diplotype("*1", "*1", "Normal Metabolizer"))
    reading = read(files.report_2(cpic, dpwg), book)
    assert told(reading, "TPMT") == ("conflicting", None, "No Result")
    assert "import-results-conflict" in codes(reading)
    assert told(read(files.report_2(cpic, cpic), book), "TPMT")[:2] == ("called", "*1/*3A")
