"""Results of earlier days and symptoms: what they ask for, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case_form import CaseForm, EarlierForm, GeneForm
from core.case_reading import read_case
from core.findings import Severity

COUNTS = "x10^9/L"


def answer(book: Book, **changes: Any) -> Assessment:
    form = {
        "indication": "crohns-disease", "age": "42 years", "weight": "70 kg", "planned_start": "2 mg/kg/day",
        "tpmt": GeneForm(genotype="*1/*1"), "nudt15": GeneForm(genotype="*1/*1"), "sex": "female",
    }  # fmt: skip
    return assess(read_case(CaseForm(**(form | changes)), book), book)


def series(test: str, *values: str, unit: str = COUNTS) -> dict[str, Any]:
    """Values a week apart; the last one is of today."""
    days = (date(2026, 10, 5) + timedelta(weeks=week) for week in range(len(values) - 1))
    earlier = [EarlierForm(day.isoformat(), test, f"{one} {unit}") for day, one in zip(days, values, strict=False)]
    return {"earlier": tuple(earlier), "results": {test: f"{values[-1]} {unit}"}}


def severities(found: Assessment) -> dict[str, Severity]:
    return {one.code: one.severity for one in found.findings}


# THR-16: more than 10% on 3 successive tests. From 10.00: 9.00 is exactly 90%, 8.99 is more than a 10% fall.
@pytest.mark.parametrize(
    ("values", "reached"),
    [
        (("10.00", "8.99", "8.09", "7.28"), True),  # 8.99 x 0.9 = 8.091, 8.09 x 0.9 = 7.281
        (("10.00", "9.00", "8.09", "7.28"), False),  # the first fall is exactly 10%
        (("10.00", "8.99", "8.10", "7.28"), False),  # 8.10 is above 8.091
        (("10.00", "8.99", "8.09", "7.29"), False),  # 7.29 is above 7.281
        (("8.99", "8.09", "7.28"), False),  # two falls only
        (("12", "13", "10.00", "8.99", "8.09", "7.28"), True),  # the last three count
        (("10.00", "8.99", "8.09", "7.28", "7.3"), False),  # it rose again
    ],
)
def test_a_steep_fall_is_read_strictly_as_gpnotebook_writes_it(
    book: Book, values: tuple[str, ...], reached: bool
) -> None:
    for test in ("white-cells", "neutrophils"):
        found = answer(book, thresholds="gpnotebook", **series(test, *values))
        assert ("trend-fall" in severities(found)) == reached, test
        assert (found.status is Status.NOT_RECOMMENDED) == reached


def test_a_steep_fall_stops_only_where_gpnotebook_is_chosen(book: Book) -> None:
    values = series("neutrophils", "5.1", "4.2", "3.6", "3.1")
    assert severities(answer(book, **values))["trend-fall"] is Severity.WARNING
    assert severities(answer(book, thresholds="gpnotebook", **values))["trend-fall"] is Severity.STOP


def test_falling_platelets_are_left_to_a_person(book: Book) -> None:
    found = answer(book, thresholds="gpnotebook", **series("platelets", "600", "480", "400", "320"))
    assert severities(found)["trend-fall"] is Severity.WARNING


def test_a_falling_count_is_said_by_bad_even_inside_the_normal_range(book: Book) -> None:
    values = series("lymphocytes", "2.0", "1.9", "1.8")
    assert severities(answer(book, thresholds="bad-2011", **values))["trend-falling"] is Severity.WARNING
    assert severities(answer(book, **values))["trend-falling"] is Severity.NOTE
    assert "trend-falling" not in severities(answer(book, **series("lymphocytes", "2.0", "1.8", "1.8")))
    assert "trend-falling" not in severities(answer(book, **series("lymphocytes", "1.9", "1.8")))


# THR-07: a rise above 30% over 12 months: 100 x 1.3 = 130 is not above.
@pytest.mark.parametrize(("today", "reached"), [("129", False), ("130", False), ("131", True)])
def test_a_rise_of_creatinine_is_read_strictly(book: Book, today: str, reached: bool) -> None:
    found = answer(book, **series("creatinine", "100", "120", today, unit="umol/L"))
    assert ("trend-creatinine" in severities(found)) == reached


def test_a_creatinine_of_more_than_a_year_ago_does_not_count(book: Book) -> None:
    for day, reached in (("2025-10-04", False), ("2025-10-05", True)):  # 366 and 365 days before
        earlier = (EarlierForm(day, "creatinine", "100 umol/L"),)
        found = answer(book, earlier=earlier, results={"creatinine": "131 umol/L"}, results_date="2026-10-05")
        assert ("trend-creatinine" in severities(found)) == reached, day


def test_units_of_a_series_are_made_alike_exactly(book: Book) -> None:
    earlier = (EarlierForm("2026-10-05", "neutrophils", "4200 /uL"),)
    (trend,) = answer(book, earlier=earlier, results={"neutrophils": "3.1 x10^9/L"}).trends
    assert [str(point.amount) for point in trend.points] == ["21/5", "31/10"]
    assert {line.set: str(line.amount) for line in trend.lines} == {
        "bsr-2017": "8/5", "gpnotebook": "5/2", "nhs-sps": "2", "arthritis-centre": "2", "bad-2011": "1",
    }  # fmt: skip


def test_one_result_is_no_trend(book: Book) -> None:
    assert not answer(book, results={"neutrophils": "3.1 x10^9/L"}).trends


# --- symptoms: THR-24, THR-25, THR-26, AE-16, AE-23, AE-27, PAT-07 to PAT-10 ---------------------------

WITHHOLD = ("fever", "sore-throat", "mouth-ulcers", "bruising", "bleeding", "rash", "severe-vomiting", "breathlessness")
STOP = {
    "jaundice": "symptom-jaundice",
    "severe-abdominal-pain": "symptom-abdominal-pain",
    "itch-in-pregnancy": "symptom-itch-in-pregnancy",
    "allergic-reaction": "symptom-allergy",
} | dict.fromkeys(WITHHOLD, "symptom-withhold")


@pytest.mark.parametrize("symptom", STOP)
def test_a_symptom_takes_the_dose_away(book: Book, symptom: str) -> None:
    found = answer(book, symptoms=(symptom,))
    assert found.status is Status.NOT_RECOMMENDED
    assert found.dose is None
    assert severities(found)[STOP[symptom]] is Severity.STOP


def test_sudden_hair_loss_asks_for_a_blood_count_today(book: Book) -> None:
    found = answer(book, symptoms=("sudden-hair-loss",))
    assert found.status is Status.RECOMMENDED
    assert severities(found)["symptom-hair-loss"] is Severity.WARNING


def test_every_symptom_of_the_book_asks_for_something(book: Book) -> None:
    assert set(book.symptoms) == {*STOP, "sudden-hair-loss"}


def test_the_most_urgent_symptom_comes_first(book: Book) -> None:
    found = answer(book, symptoms=("fever", "jaundice", "allergic-reaction"), results={"neutrophils": "1.1 x10^9/L"})
    stops = [one.code for one in found.findings if one.severity is Severity.STOP]
    assert stops == ["symptom-allergy", "symptom-jaundice", "symptom-withhold", "results-withhold"]


# THR-25: amylase at least 3 times the upper limit, with symptoms.
@pytest.mark.parametrize(("amylase", "reached"), [("299", False), ("300", True), ("301", True)])
def test_pain_and_amylase_together_are_pancreatitis(book: Book, amylase: str, reached: bool) -> None:
    results = {"amylase": f"{amylase} U/L", "amylase-upper-limit": "100 U/L"}
    for symptom in ("severe-abdominal-pain", "severe-vomiting"):
        found = severities(answer(book, symptoms=(symptom,), results=results))
        assert ("symptom-pancreatitis" in found) == reached
    assert "symptom-pancreatitis" not in severities(answer(book, results=results))
    assert "symptom-pancreatitis" not in severities(answer(book, symptoms=("severe-vomiting",)))


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "typed", "meant"),
    [
        ("neutrophils", "1400 x10^9/L", "1400 /uL"),
        ("platelets", "210000 x10^9/L", "210000 /uL"),
        ("neutrophils", "90 x10^9/L", "90 /uL"),
        ("lymphocytes", "400 x10^9/L", "400 /uL"),
        ("white-cells", "400 x10^9/L", "400 /uL"),
        ("eosinophils", "100 x10^9/L", "100 /uL"),
        ("platelets", "3000 x10^9/L", "3000 /uL"),
        ("neutrophils", "1.4 /uL", "1.4 x10^9/L"),
        ("white-cells", "5 /uL", "5 x10^9/L"),
        ("platelets", "210 /uL", "210 x10^9/L"),
        ("albumin", "40 g/dL", "40 g/L"),
        ("albumin", "4 g/L", "4 g/dL"),
        ("creatinine", "0.9 umol/L", "0.9 mg/dL"),
        ("creatinine", "80 mg/dL", "80 umol/L"),
    ],
)
def test_a_value_that_makes_no_sense_in_its_unit_is_asked_about(book: Book, test: str, typed: str, meant: str) -> None:
    found = answer(book, results={test: typed})
    assert found.status is Status.REFUSED
    (one,) = found.refusals
    assert (one.code, one.params["variant"]) == ("out-of-limits", "other-unit")
    quantity = one.params["meant"]
    assert f"{quantity.value} {quantity.unit}" == meant  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["0 /uL", "20 /uL", "1400 /uL", "0 x10^9/L", "0.05 x10^9/L"])
def test_a_very_low_count_is_no_mistake(book: Book, typed: str) -> None:
    assert answer(book, results={"neutrophils": typed}).status is Status.NOT_RECOMMENDED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"earlier": (EarlierForm("2026-10-05", "neutrophils", "4.2"),)}, "number-unit-missing"),
        ({"earlier": (EarlierForm("2026-10-05", "neutrophils", "4200 x10^9/L"),)}, "out-of-limits"),
        ({"earlier": (EarlierForm("5.10.2026", "neutrophils", "4.2 x10^9/L"),)}, "date-unreadable"),
        ({"earlier": (EarlierForm("2026-10-05", "iron", "4.2 x10^9/L"),)}, "id-unknown"),
        ({"earlier": (EarlierForm("2026-10-05", "mcv", "90 fL"),) * 2}, "earlier-twice"),
        ({"earlier": (EarlierForm("2026-10-05", "mcv", "90 fL"),), "results_date": "2026-10-05"}, "earlier-not-before"),
        ({"symptoms": ("cold-feet",)}, "id-unknown"),
        ({"start_date": "2026-10-05", "dose_changed": "2026-10-04"}, "date-before-start"),
        ({"results_date": "yesterday"}, "date-unreadable"),
    ],
)
def test_what_cannot_be_used_is_refused(book: Book, changes: dict[str, Any], code: str) -> None:
    found = answer(book, **changes)
    assert found.status is Status.REFUSED
    assert [one.code for one in found.refusals] == [code]
