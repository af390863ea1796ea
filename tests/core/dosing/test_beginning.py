"""What is asked before the first tablet: bilirubin in autoimmune hepatitis, and one creatinine."""

from typing import Any

import pytest

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from core.findings import Severity
from ui.wording.sentences import Wording


def answer(book: Book, **changes: Any) -> Assessment:
    normal = GeneForm(genotype="*1/*1")
    form = {"indication": "autoimmune-hepatitis", "age": "42 years", "weight": "70 kg", "sex": "male"}
    return assess(read_case(CaseForm(**(form | changes), tpmt=normal, nudt15=normal), book), book)


def said(book: Book, found: Assessment, code: str) -> str:
    (one,) = (one for one in found.findings if one.code == code)
    assert one.severity is Severity.WARNING
    assert one.citations
    return Wording(book, "uk").finding(one).whole


# DOSE-12 and ADJ-07: azathioprine is added once bilirubin is below 6 mg/dL (100 umol/L).
@pytest.mark.parametrize("practice", ["uk", "us"])
@pytest.mark.parametrize(
    ("bilirubin", "line"),
    [
        ("99 umol/L", None),
        ("100 umol/L", "100 µmol/L"),
        ("200 umol/L", "100 µmol/L"),
        ("5.9 mg/dL", None),
        ("6 mg/dL", "6 mg/dL"),
        ("12 mg/dL", "6 mg/dL"),
    ],
)
def test_bilirubin_is_read_against_the_figure_of_its_own_unit(
    book: Book, practice: str, bilirubin: str, line: str | None
) -> None:
    found = answer(book, practice=practice, results={"bilirubin": bilirubin})
    assert found.status is Status.RECOMMENDED
    if line is None:
        assert "bilirubin-before-start" not in {one.code for one in found.findings}
    else:
        assert said(book, found, "bilirubin-before-start").startswith(f"Bilirubin is not below {line}. ")


def test_the_figures_are_those_of_the_facts_with_their_source(book: Book) -> None:
    regimens = [one for one in book.regimens if one.bilirubin_below]
    assert {one.indication for one in regimens} == {"autoimmune-hepatitis"}
    assert len(regimens) == 2
    for one in regimens:
        assert [(str(figure.value), figure.unit) for figure in one.bilirubin_below] == [
            ("100", "umol/L"),
            ("6", "mg/dL"),
        ]
        assert {figure.evidence.citations[0].source for figure in one.bilirubin_below} == {"aasld-easl"}


@pytest.mark.parametrize(
    ("results", "sex", "words"),
    [
        ({"creatinine": "900 umol/L"}, "male", ("Creatinine 900 µmol/L", "Enter creatinine among")),
        ({"egfr": "8 mL/min/1.73m2"}, "male", ("eGFR 8 mL/min/1.73 m²", "Enter creatinine among")),
        (
            {"egfr": "8 mL/min/1.73m2", "creatinine": "9 mg/dL"},
            None,
            ("Creatinine 9 mg/dL", "creatinine and sex among"),
        ),
    ],
)
def test_a_kidney_result_that_the_dose_does_not_read_is_a_warning(
    book: Book, results: dict[str, str], sex: str | None, words: tuple[str, ...]
) -> None:
    found = answer(book, results=results, sex=sex)
    text = said(book, found, "kidney-function-unknown")
    assert all(word in text for word in words), text
    assert found.derived.creatinine_clearance is None
    assert found.dose == answer(book, sex=sex).dose


def test_without_any_kidney_result_the_note_stays_a_note(book: Book) -> None:
    weights = {one.code: one.severity for one in answer(book).findings}
    assert weights["kidney-function-unknown"] is Severity.NOTE


def test_two_creatinines_are_both_said_and_the_dose_keeps_to_the_patients(book: Book) -> None:
    found = answer(book, creatinine="80 umol/L", results={"creatinine": "300 umol/L"})
    text = said(book, found, "creatinine-entries-differ")
    assert "The patient's entry says 80 µmol/L, the blood result 300 µmol/L." in text
    assert found.dose == answer(book, creatinine="80 umol/L").dose


def test_two_creatinines_are_compared_also_where_none_is_used(book: Book) -> None:
    found = answer(book, creatinine="80 umol/L", results={"creatinine": "300 umol/L"}, sex=None)
    assert "creatinine-entries-differ" in {one.code for one in found.findings}


@pytest.mark.parametrize(("mine", "other"), [("80 umol/L", "80.0 umol/L"), ("1 mg/dL", "88.4 umol/L")])
def test_the_same_creatinine_twice_is_no_contradiction(book: Book, mine: str, other: str) -> None:
    found = answer(book, creatinine=mine, results={"creatinine": other})
    assert "creatinine-entries-differ" not in {one.code for one in found.findings}
