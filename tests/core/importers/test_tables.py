"""Tables with tabs: outside calls and the calls-only report (formats facts, section 1)."""

import pytest

from core.book import Book
from core.case_form import GeneForm
from tests.core.importers.told import INTERMEDIATE, NO_RESULT, NORMAL, POOR, codes, others, params, read, refused, told

HEAD = "Gene\tSource Diplotype\tPhenotype\tActivity Score\tHaplotype 1\tOutside Call\tMatch Score\tMissing positions"


def report(*rows: str) -> str:
    """A calls-only report."""
    return "\n".join(("PharmCAT v3.0.1", HEAD, *rows)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "TPMT\t*1/*3A\n",
        "# made by hand\nTPMT\t*1/*3A\tIntermediate Metabolizer\n",
        "TPMT\tTPMT*1/TPMT*3A\r\n",
        "\ufeffTPMT\t*3A/*1\t\t\n",
        "CYP2D6\t*1/*4\nTPMT\t*1/*3A",
    ],
)
def test_an_outside_call_is_read(text: str, book: Book) -> None:
    reading = read(text, book)
    assert told(reading, "TPMT") == ("called", "*1/*3A", INTERMEDIATE)
    assert others(reading, "TPMT") == ["*3B/*3C"]
    assert reading.kind == "outside-call"


def test_alleles_count_and_not_the_phenotype_beside_them(book: Book) -> None:
    reading = read("TPMT\t*1/*3A\tNormal Metabolizer\n", book)
    assert told(reading, "TPMT") == ("called", "*1/*3A", INTERMEDIATE)
    assert params(reading, "imported-phenotype-differs")["reported"] == "Normal Metabolizer"


def test_a_phenotype_alone_is_said_to_be_one(book: Book) -> None:
    reading = read("NUDT15\t\tPoor Metabolizer\n", book)
    assert told(reading, "NUDT15") == ("called", None, POOR)
    assert "imported-phenotype-only" in codes(reading)


@pytest.mark.parametrize("row", ["TPMT\t\t\t", "TPMT\tUnknown/Unknown\tNo Result", "TPMT\t\tn/a"])
def test_an_empty_row_is_no_call(row: str, book: Book) -> None:
    assert told(read(row, book), "TPMT") == ("no-call", None, NO_RESULT)


def test_two_rows_that_differ_contradict_each_other(book: Book) -> None:
    reading = read("TPMT\t*1/*1\nTPMT\t*3A/*3C\n", book)
    assert told(reading, "TPMT") == ("conflicting", None, NO_RESULT)
    assert params(reading, "import-results-conflict")["results"] == ("*1/*1", "*3A/*3C")
    assert reading.forms["TPMT"] == GeneForm(state="no-call")


def test_two_rows_that_agree_are_one(book: Book) -> None:
    assert told(read("TPMT\t*1/*2\nTPMT\t*2/*1\n", book), "TPMT")[:2] == ("called", "*1/*2")


def test_an_activity_score_is_passed_over_and_said(book: Book) -> None:
    reading = read("TPMT\t*1/*1\t\t2.0\n", book)
    assert told(reading, "TPMT") == NORMAL
    assert params(reading, "import-activity-score")["genes"] == ("TPMT",)


def test_a_calls_only_report_is_read(book: Book) -> None:
    text = report(
        "CYP2C19\t*2/*2\tPoor Metabolizer\t\t*2\tno\t6\tno",
        "TPMT\t*1/*3C\tIntermediate Metabolizer\t\t*1\tno\t86\tno",
        "NUDT15\t*1/*4\tIndeterminate\t\t*1\tno\t36\tno",
    )
    reading = read(text, book)
    assert told(reading, "TPMT") == ("called", "*1/*3C", INTERMEDIATE)
    assert told(reading, "NUDT15") == ("called", "*1/*4", INTERMEDIATE)
    assert reading.reported == {"TPMT": INTERMEDIATE, "NUDT15": "Indeterminate"}
    assert params(reading, "imported-phenotype-differs")["edition"] == "PharmCAT v3.0.1"
    assert (reading.kind, reading.version) == ("pharmcat-report-tsv", "v3.0.1")


def test_missing_positions_block_normal_in_a_report(book: Book) -> None:
    reading = read(report("TPMT\t*1/*1\tNormal Metabolizer\t\t*1\tno\t86\tyes"), book)
    assert told(reading, "TPMT") == ("partial", None, NO_RESULT)


def test_several_diplotypes_of_a_report_are_all_shown(book: Book) -> None:
    reading = read(report("TPMT\t*1/*3A OR *3B/*3C\t\t\t*1\tno\t86\tno"), book)
    assert told(reading, "TPMT") == ("ambiguous", "*1/*3A", NO_RESULT)
    assert others(reading, "TPMT") == ["*3B/*3C"]


@pytest.mark.parametrize("text", [report("TPMT"), report("TPMT\t*1/*1")])
def test_a_row_that_is_cut_off_is_refused_with_its_line(text: str, book: Book) -> None:
    reading = read(text, book)
    assert refused(reading) == "import-unreadable"
    assert "line 3" in params(reading, "import-unreadable")["reason"]


@pytest.mark.parametrize("text", ["", " \n", "hello", "CYP2D6\t*1/*4\n", "*1/*3A", report(), "<xml/>", "\t\t\t\n"])
def test_a_text_without_a_result_of_ours_holds_nothing(text: str, book: Book) -> None:
    reading = read(text, book)
    assert codes(reading) == ["nothing-found"]
    assert not reading.refused
    assert not reading.calls


def test_a_table_of_several_samples_is_refused(book: Book) -> None:
    head = "PharmCAT v3.1.0\nSample ID\tGene\tSource Diplotype\tPhenotype\n"
    rows = "S1\tTPMT\t*1/*3A\tIntermediate Metabolizer\nS2\tTPMT\t*1/*1\tNormal Metabolizer\n"
    assert refused(read(head + rows, book)) == "import-several-samples"
    assert read(head + rows.replace("S2", "S1"), book).calls


@pytest.mark.parametrize("text", ["<?xml version='1.0'?><Bundle/>", "<!DOCTYPE html>", " <html>TPMT *1/*3A</html>"])
def test_markup_is_not_read_and_says_what_would_be(text: str, book: Book) -> None:
    reading = read(text, book)
    assert codes(reading) == ["nothing-found"]
    assert reading.findings[0].params["variant"] == "markup"
    assert not reading.calls
