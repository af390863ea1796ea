"""Typed values become a case, a refusal that names the field, or a question."""

from fractions import Fraction
from typing import Any

import pytest

from core.book import Book
from core.case_form import CaseForm
from core.case_reading import read_case
from tests.core.example import changed
from ui.wording import Wording


def refusals(book: Book, **changes: Any) -> set[tuple[str, str]]:
    return {(finding.code, finding.field) for finding in read_case(changed(**changes), book).refusals}


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("weight", "70,5 kg", "number-comma"),
        ("weight", "70", "number-unit-missing"),
        ("weight", "154 lb", "number-unit-unknown"),
        ("weight", "0 kg", "out-of-limits"),
        ("weight", "501 kg", "out-of-limits"),
        ("weight", "9" * 5000 + " kg", "out-of-limits"),
        ("weight", "0." + "0" * 5000 + "1 kg", "out-of-limits"),
        ("age", "0 years", "age-zero"),
        ("age", "131 years", "out-of-limits"),
        ("age", "42", "number-unit-missing"),
        ("age", "-1 years", "number-sign"),
        ("height", "1.65 m", "number-unit-unknown"),
        ("creatinine", "80", "number-unit-missing"),
        ("creatinine", "80 mg/dL", "out-of-limits"),
        ("planned_start", "2 mg", "number-unit-unknown"),
        ("planned_start", "0 mg/kg/day", "out-of-limits"),
        ("planned_start", "99999 mg/day", "out-of-limits"),
        ("practice", "fr", "id-unknown"),
        ("indication", "Crohn's disease", "id-unknown"),
        ("sex", "f", "id-unknown"),
        ("edition", "cpic-2024", "id-unknown"),
        ("renal_reference", "nobody", "id-unknown"),
        ("thresholds", "none", "id-unknown"),
        ("monitoring", "none", "id-unknown"),
        ("medicines", ("allopurinl",), "id-unknown"),
        ("circumstances", ("sad",), "id-unknown"),
        ("accept_untested", ("hla",), "id-unknown"),
        ("confirmed", ("sex",), "id-unknown"),
        ("tablets", ("0 mg",), "out-of-limits"),
        ("tablets", ("25",), "number-unit-missing"),
        ("tablets", tuple(f"{n} mg" for n in range(10, 80, 10)), "too-many-tablets"),
        ("start_date", "23/11/2026", "date-unreadable"),
        ("start_date", "2026-02-30", "date-unreadable"),
        ("start_date", "0001-01-01", "date-unreadable"),
        ("start_date", "9999-12-31", "date-unreadable"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(book: Book, field: str, typed: Any, code: str) -> None:
    assert refusals(book, **{field: typed}) == {(code, field)}


def test_free_text_with_control_characters_is_refused(book: Book) -> None:
    assert refusals(book, name="A\x00B") == {("text-unprintable", "identifiers.name")}
    assert refusals(book, name="A\ud800B") == {("text-unprintable", "identifiers.name")}


@pytest.mark.parametrize(
    ("test", "typed", "code"),
    [
        ("neutrophils", "3.1", "number-unit-missing"),
        ("neutrophils", "1400 x10^9/L", "out-of-limits"),
        ("nonsense", "1 U/L", "id-unknown"),
    ],
)
def test_a_result_needs_a_known_test_and_a_plausible_value(book: Book, test: str, typed: str, code: str) -> None:
    assert refusals(book, results={test: typed}) == {(code, f"results.{test}")}


def test_a_count_per_microlitre_is_read(book: Book) -> None:
    assert refusals(book, results={"neutrophils": "1400 /uL"}) == set()


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"weight": "154 kg"}, {"weight"}),  # 56.6 kg/m2 at 165 cm: 70 kg in pounds
        ({"weight": "7 kg"}, {"weight"}),
        ({"weight": "130 kg"}, set()),  # 47.8 kg/m2: heavy, and possible
        ({"weight": "154 kg", "confirmed": ("weight",)}, set()),
        ({"weight": "154 kg", "height": None}, set()),
        ({"weight": "210 kg", "height": None}, {"weight"}),
        ({"weight": "25 kg", "height": None}, {"weight"}),
        ({"weight": "25 kg", "height": None, "age": "8 years"}, set()),
        ({"age": "115 years"}, {"age"}),
        ({"creatinine": "10 umol/L"}, {"creatinine"}),
    ],
)
def test_what_is_unlikely_is_asked_about_once(book: Book, changes: dict[str, Any], asked: set[str]) -> None:
    questions = read_case(changed(**changes), book).questions
    assert {finding.field for finding in questions} == asked
    assert all(finding.code == f"confirm-{finding.field}" for finding in questions)


def test_months_count_as_parts_of_a_year(book: Book) -> None:
    assert read_case(changed(age="6 months"), book).case.age_years == Fraction(1, 2)


def test_what_is_missing_is_named_in_the_order_of_the_form(book: Book) -> None:
    assert read_case(CaseForm(), book).case.missing == ("indication", "age", "weight")


def test_a_regimen_without_a_standard_start_needs_one_typed(book: Book) -> None:
    """UK labels say "up to 5 mg/kg on day 1" for transplants (facts DOSE-02): that is no starting dose."""
    missing = read_case(changed(indication="kidney-transplant", planned_start=None), book).case.missing
    assert missing == ("planned_start",)


def test_the_practice_gives_the_defaults(book: Book) -> None:
    case = read_case(changed(practice="us", tablets=(), edition=None), book).case
    assert case.tablets_mg == (Fraction(50), Fraction(75), Fraction(100))
    assert (case.edition, case.renal_reference, case.monitoring) == ("cpic-2025", "us-card", "fda-label")


def test_both_ways_of_writing_a_date_are_read(book: Book) -> None:
    days = {read_case(changed(start_date=text), book).case.start_date for text in ("2026-11-23", "23-Nov-2026")}
    assert len(days) == 1


@pytest.mark.parametrize(
    "changes",
    [{"weight": "501 kg"}, {"creatinine": "80 mg/dL"}, {"results": {"alt": "99999 U/L"}}, {"weight": "300 kg"}],
)
def test_a_limit_that_is_named_has_its_source(book: Book, changes: dict[str, Any]) -> None:
    """Contract: every finding that carries a clinical number has a citation; limits are our own policy."""
    reading = read_case(changed(**changes), book)
    said = (*reading.refusals, *reading.questions)
    assert said
    assert all(finding.citations for finding in said)


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("creatinine", "0.9 umol/L", "0.9 mg/dL"),  # 0.9 x 88.4 = 79.6 umol/L
        ("creatinine", "80 mg/dL", "80 umol/L"),
        ("creatinine", "0.1 umol/L", None),  # 8.8 umol/L, below 20
        ("height", "1.65 cm", "1.65 m"),
        ("height", "5.5 cm", None),
        ("weight", "530 kg", "530 lb"),  # 530 x 0.45359237 = 240 kg
        ("weight", "600 kg", None),  # 272 kg, above 250
        ("weight", "0.3 kg", None),
        ("age", "131 years", None),
    ],
)
def test_a_refusal_asks_about_the_unit_in_which_alone_the_number_makes_sense(
    book: Book, field: str, typed: str, meant: str | None
) -> None:
    (refused,) = read_case(changed(**{field: typed}), book).refusals
    assert refused.code == "out-of-limits"
    asked = refused.params.get("meant")
    assert (f"{asked.value} {asked.unit}" if asked else None) == meant
    said = Wording(book, "uk").finding(refused).whole
    assert ("Is it" in said) is (meant is not None)
    assert "Accepted:" in said
