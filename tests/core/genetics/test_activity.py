"""TPMT activity with a named laboratory; bands from genotype.md, section 8."""

import pytest

from core.book import Book
from tests.core.genetics.asked import ask, codes, refused, told

POOR, INTERMEDIATE, NORMAL = "Poor Metabolizer", "Intermediate Metabolizer", "Normal Metabolizer"


@pytest.mark.parametrize(
    ("laboratory", "activity", "phenotype"),
    [
        ("st-thomas", "0", POOR),
        ("st-thomas", "9.9", POOR),
        ("st-thomas", "10", INTERMEDIATE),
        ("st-thomas", "25", INTERMEDIATE),
        ("st-thomas", "26", NORMAL),
        ("st-thomas", "30", NORMAL),
        ("st-thomas", "50", NORMAL),
        ("st-thomas", "50.1", NORMAL),
        ("st-thomas", "30 nmol/h/g Hb", NORMAL),
        ("arup", "16.9", POOR),
        ("arup", "17.0", INTERMEDIATE),
        ("arup", "23.9", INTERMEDIATE),
        ("arup", "24.0", NORMAL),
        ("arup", "44.0", NORMAL),
        ("arup", "44.1", NORMAL),
        ("arup", "20 U/mL RBC", INTERMEDIATE),
        ("birmingham", "9", POOR),
        ("birmingham", "20", INTERMEDIATE),
        ("birmingham", "67", INTERMEDIATE),
        ("birmingham", "68", NORMAL),
        ("birmingham", "150", NORMAL),
        ("birmingham", "151", NORMAL),
    ],
)
def test_an_activity_stands_for_the_phenotype_of_its_band(
    book: Book, laboratory: str, activity: str, phenotype: str
) -> None:
    reading = ask(book, "TPMT", activity=activity, laboratory=laboratory)
    assert told(reading) == ("called", None, phenotype)
    assert reading.call.basis == "activity"
    assert {given.value for given in reading.call.by_table.values()} == {phenotype}
    assert reading.call.citations
    assert codes(reading) == ["activity-measured"]


@pytest.mark.parametrize(
    ("laboratory", "activity"),
    [
        ("st-thomas", "25.5"),
        ("arup", "23.95"),
        ("birmingham", "67.5"),
        ("birmingham", "19.5"),
    ],
)
def test_a_value_between_two_bands_is_undefined(book: Book, laboratory: str, activity: str) -> None:
    reading = ask(book, "TPMT", activity=activity, laboratory=laboratory)
    assert told(reading) == ("undefined-activity", None, "No Result")
    assert codes(reading) == ["undefined-activity"]
    assert reading.findings[0].citations


@pytest.mark.parametrize(
    ("gene", "given", "code"),
    [
        ("TPMT", {"activity": "30"}, "activity-without-laboratory"),
        ("TPMT", {"laboratory": "arup"}, "laboratory-without-activity"),
        ("TPMT", {"activity": "30", "laboratory": "mayo"}, "laboratory-without-bands"),
        ("TPMT", {"activity": "5.50", "laboratory": "mayo"}, "laboratory-without-bands"),
        ("TPMT", {"activity": "30", "laboratory": "labcorp"}, "laboratory-unknown"),
        ("TPMT", {"activity": "30", "laboratory": ""}, "laboratory-unknown"),
        ("TPMT", {"activity": "30", "laboratory": "St-Thomas"}, "laboratory-unknown"),
        ("NUDT15", {"activity": "30", "laboratory": "arup"}, "activity-of-this-gene"),
        ("TPMT", {"activity": "30 U/mL RBC", "laboratory": "st-thomas"}, "activity-unreadable"),
        ("TPMT", {"activity": "30  nmol/h/g Hb", "laboratory": "st-thomas"}, "activity-unreadable"),
        *[
            ("TPMT", {"activity": typed, "laboratory": "arup"}, "activity-unreadable")
            for typed in (
                "",
                ".5",
                "5.",
                "05",
                "7.0.5",
                "30,5",
                "1e2",
                "+30",
                "-0",
                "30U/mL",
                "٣٠",
                "nan",
                "normal",
                "<17",
                "30 ",
            )
        ],
    ],
)
def test_an_activity_that_cannot_be_read_is_refused(book: Book, gene: str, given: dict[str, str], code: str) -> None:
    reading = ask(book, gene, **given)
    assert refused(reading) == [code]
    assert told(reading) == ("no-call", None, "No Result")


@pytest.mark.parametrize(
    ("genotype", "activity", "state", "phenotype", "basis", "conflict"),
    [
        ("*1/*1", "30", "called", NORMAL, "genotype", False),
        ("*1/*3A", "15", "called", INTERMEDIATE, "genotype", False),
        ("*3A/*3C", "5", "called", POOR, "genotype", False),
        ("*1/*1", "15", "called", INTERMEDIATE, "activity", True),
        ("*1/*1", "5", "called", POOR, "activity", True),
        ("*1/*3A", "30", "called", INTERMEDIATE, "genotype", True),
        ("*1/*3A", "5", "called", POOR, "activity", True),
        ("*3A/*3C", "30", "called", POOR, "genotype", True),
        ("*3A/*9", "15", "called", "Possible Intermediate Metabolizer", "genotype", False),
        ("*3A/*9", "30", "called", "Possible Intermediate Metabolizer", "genotype", True),
        ("*3A/*9", "5", "called", POOR, "activity", True),
        ("*1/*9", "15", "called", INTERMEDIATE, "activity", False),
        ("*1/*9", "30", "called", NORMAL, "activity", False),
        ("c.460G>A het + c.719A>G het", "15", "called", INTERMEDIATE, "activity", False),
        ("c.460G>A het + c.719A>G het", "5", "called", POOR, "activity", False),
        # the lower function is used: Intermediate or Poor, whichever the phase is
        ("c.460G>A het + c.719A>G het", "30", "called", "Possible Intermediate Metabolizer", "genotype", True),
        ("rs1800462 C/C", "15", "ambiguous", "No Result", None, True),
        ("*1/*3D", "15", "called", INTERMEDIATE, "activity", False),
        ("*1/*3D", "30", "called", NORMAL, "activity", False),
        # one *3A is certainly a loss, whatever the other allele is
        ("*3A/*99", "40", "called", "Possible Intermediate Metabolizer", "genotype", True),
        ("*3A/*99", "15", "called", INTERMEDIATE, "activity", False),
        ("*3A/*99", "5", "called", POOR, "activity", False),
    ],
)
def test_the_lower_function_of_genotype_and_activity_is_used(
    book: Book, genotype: str, activity: str, state: str, phenotype: str, basis: str | None, conflict: bool
) -> None:
    reading = ask(book, "TPMT", genotype, activity=activity, laboratory="st-thomas")
    call = reading.call
    assert (call.state.value, call.phenotype.value, call.basis) == (state, phenotype, basis)
    assert ("genotype-activity-conflict" in codes(reading)) is conflict
    assert call.diplotype


def test_the_older_table_is_lowered_too(book: Book) -> None:
    reading = ask(book, "TPMT", "*1/*16", activity="5", laboratory="st-thomas")
    assert {given.value for given in reading.call.by_table.values()} == {POOR}


def test_a_conflict_says_both_results_and_which_is_used(book: Book) -> None:
    reading = ask(book, "TPMT", "*1/*1", activity="15", laboratory="st-thomas")
    (conflict,) = [finding for finding in reading.findings if finding.code == "genotype-activity-conflict"]
    assert conflict.params["diplotype"] == "*1/*1"
    assert conflict.params["phenotype"] == NORMAL
    assert conflict.params["measured"] == INTERMEDIATE
    assert conflict.params["used"] == INTERMEDIATE
    assert str(conflict.params["value"]) == "15"
    assert conflict.params["unit"] == "nmol/h/g Hb"
    assert conflict.citations


def test_an_undefined_activity_leaves_the_genotype_as_it_is(book: Book) -> None:
    reading = ask(book, "TPMT", "*1/*3A", activity="25.5", laboratory="st-thomas")
    assert told(reading) == ("called", "*1/*3A", INTERMEDIATE)
    assert "undefined-activity" in codes(reading)


def test_two_unreadable_entries_are_both_refused(book: Book) -> None:
    reading = ask(book, "TPMT", "banana", activity="30,5", laboratory="arup")
    assert refused(reading) == ["genotype-unreadable", "activity-unreadable"]


def test_what_was_measured_stands_beside_the_call_and_is_said(book: Book) -> None:
    reading = ask(book, "TPMT", activity="20", laboratory="arup")
    measured = reading.call.measured
    assert measured is not None
    assert (str(measured.value), measured.unit, measured.band) == ("20", "U/mL RBC", "intermediate")
    (said,) = reading.findings
    assert (said.code, said.params["variant"]) == ("activity-measured", None)


@pytest.mark.parametrize(("activity", "variant"), [("9", None), ("10", "potential"), ("19", "potential"), ("20", None)])
def test_birmingham_calls_ten_to_nineteen_only_potentially_deficient(
    book: Book, activity: str, variant: str | None
) -> None:
    (said,) = ask(book, "TPMT", activity=activity, laboratory="birmingham").findings
    assert said.params["variant"] == variant


@pytest.mark.parametrize(
    ("genotype", "code"), [("*1/*3A", "phase-tpmt-3a"), ("*1/*99", "unknown-allele"), ("*1/*46", "phase-tpmt-46")]
)
def test_a_question_that_the_activity_has_answered_is_not_asked_again(book: Book, genotype: str, code: str) -> None:
    reading = ask(book, "TPMT", genotype, activity="15", laboratory="st-thomas")
    (said,) = [finding for finding in reading.findings if finding.code == code]
    assert said.params["variant"] == "measured"
    assert said.params["used"] == reading.call.phenotype.value
    assert f"{code}.measured" in book.messages
