"""Raising the dose: every plan is worked out by hand from the facts, beside it."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.assessment import Titration
from core.book import Book
from core.book.regimens import in_mg
from core.case_reading import regimen_for
from core.findings import Severity
from tests.core.example import answered

NORMAL = {"tpmt": "*1/*1", "nudt15": "*1/*1", "planned_start": None}
ARTHRITIS = {"indication": "rheumatoid-arthritis", **NORMAL}


def plan_of(book: Book, **changes: Any) -> Titration:
    plan = answered(book, **changes).titration
    assert plan is not None
    return plan


def doses(book: Book, **changes: Any) -> list[tuple[int, int]]:
    return [(step.day, int(step.plan.mg_per_day)) for step in plan_of(book, **changes).steps]


def test_arthritis_in_us_practice_rises_by_half_a_milligram_per_kilogram(book: Book) -> None:
    """DOSE-04, 70 kg: steps of 35 mg at week 8 (the later end of 6 to 8), then every 4 weeks, to 175 mg.
    50 + 35 = 85: 75; 75 + 35 = 110: 100; 135: 125; 160: 150; 185, at most 175: 175."""
    us = {**ARTHRITIS, "practice": "us", "tablets": ()}
    assert doses(book, **us) == [(0, 50), (56, 75), (84, 100), (112, 125), (140, 150), (168, 175)]
    assert plan_of(book, **us).most_mg_per_day == 175


def test_what_a_step_gives_but_no_tablet_holds_waits_for_the_next(book: Book) -> None:
    """Only 50 mg tablets, steps of 35 mg: 85 holds one, 120 two (after two steps); 135; 170 three; 175 three."""
    us = {**ARTHRITIS, "practice": "us", "tablets": ("50 mg",)}
    assert doses(book, **us) == [(0, 50), (84, 100), (140, 150)]


def test_shared_care_adds_fifty_milligrams_a_week_to_a_hundred_and_fifty(book: Book) -> None:
    """DOSE-07, 70 kg: 50, 100, 150 mg; 2.5 mg/kg/day would be 175 mg."""
    assert doses(book, **ARTHRITIS) == [(0, 50), (7, 100), (14, 150)]


def test_shared_care_keeps_to_two_and_a_half_milligrams_per_kilogram(book: Book) -> None:
    """48 kg x 2.5 = 120 mg; the aim of 150 mg becomes 120 mg: 25 + 50 = 75, then 100 (125 is above 120), then
    100 + 50 is at most 120: no whole tablets above 100. The start: 48 mg, so 25 mg."""
    assert doses(book, **ARTHRITIS, weight="48 kg") == [(0, 25), (7, 75), (14, 100)]


def test_a_carrier_gets_a_smaller_step_a_lower_aim_and_more_time(book: Book) -> None:
    """CPIC 2025, one intermediate gene: the aim of 150 mg (2.14 mg/kg/day) keeps 80%, 120 mg; steps keep 80%
    of 50 mg, 40 mg; 4 weeks apart. Start 70 mg, so 50; 90: 75; 115: 100; 120 at most: nothing between."""
    carrier = ARTHRITIS | {"tpmt": "*1/*3A"}
    assert doses(book, **carrier) == [(0, 50), (28, 75), (56, 100)]
    assert plan_of(book, **carrier).params["part"] == 80


def test_allopurinol_keeps_a_quarter_of_step_and_aim(book: Book) -> None:
    """120 kg: start 120 x 1/4 = 30, one 25 mg tablet. Aim 150 x 1/4 = 37.5; step 50 x 1/4 = 12.5: never 50."""
    assert answered(book, **ARTHRITIS, weight="120 kg", medicines=("allopurinol",)).titration is None


def test_eczema_rises_once_after_four_weeks(book: Book) -> None:
    """DOSE-18, 70 kg, normal TPMT: 1 to 2.5 mg/kg/day at week 4: at most 50 + 105 = 155, so 150; 8 weeks: 175."""
    assert doses(book, indication="atopic-dermatitis", **NORMAL) == [(0, 50), (28, 150), (56, 175)]


def test_eczema_of_a_carrier_stays_at_one_milligram_per_kilogram(book: Book) -> None:
    """DOSE-18, heterozygous: 1 mg/kg/day is the aim; 80 kg: 80 mg, 75 in whole tablets, nothing to rise to."""
    carrier = NORMAL | {"tpmt": "*1/*3A"}
    assert answered(book, indication="atopic-dermatitis", **carrier, weight="80 kg").titration is None


def test_liver_disease_doubles_after_two_weeks(book: Book) -> None:
    """DOSE-12: 50 mg/day from week 3, 100 mg/day by week 5."""
    assert doses(book, indication="autoimmune-hepatitis", **NORMAL) == [(0, 50), (14, 100)]


def test_neuromyelitis_rises_every_third_day(book: Book) -> None:
    """DOSE-24, 50 kg: 25 mg more every 3 days to 2.5 mg/kg/day, 125 mg."""
    rising = doses(book, indication="neuromyelitis-optica", **NORMAL, weight="50 kg")
    assert rising == [(0, 25), (3, 50), (6, 75), (9, 100), (12, 125)]


@pytest.mark.parametrize("indication", ["crohns-disease", "kidney-transplant", "myasthenia-gravis", "anca-vasculitis"])
def test_where_the_source_names_no_step_there_is_no_plan(book: Book, indication: str) -> None:
    answer = answered(book, indication=indication, **NORMAL | {"planned_start": "1.5 mg/kg/day"})
    assert answer.dose is not None
    assert answer.titration is None


def test_each_step_has_its_blood_test_and_the_first_its_baseline(book: Book) -> None:
    """BSR 2017 tests in weeks 2, 4 and 6: day 14 has one; day 7 does not, so the Friday before Mon 30-Nov-2026."""
    plan = plan_of(book, **ARTHRITIS, monitoring="bsr-2017", start_date="2026-11-23")
    assert [step.date for step in plan.steps] == [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]
    tests = [(step.test_date, step.test_scheduled) for step in plan.steps]
    assert tests == [(None, False), (date(2026, 11, 27), False), (date(2026, 12, 7), True)]


def test_a_test_that_was_moved_after_the_step_does_not_serve_it(book: Book) -> None:
    """Start on Sat 28-Nov-2026: the test of week 2 moves from Sat 12 to Mon 14, after the step on the 12th."""
    plan = plan_of(book, **ARTHRITIS, monitoring="bsr-2017", start_date="2026-11-28")
    assert [(step.date, step.test_date) for step in plan.steps[1:]] == [
        (date(2026, 12, 5), date(2026, 12, 4)),
        (date(2026, 12, 12), date(2026, 12, 11)),
    ]


def test_without_a_start_date_the_days_are_counted(book: Book) -> None:
    plan = plan_of(book, **ARTHRITIS, monitoring="bsr-2017", start_date=None)
    assert [(step.day, step.date, step.test_day) for step in plan.steps] == [
        (0, None, None),
        (7, None, 6),
        (14, None, 14),
    ]


@pytest.mark.parametrize("status_of", [{"weight": None}, {"medicines": ("febuxostat",)}, {"age": "0 years"}])
def test_without_a_recommendation_there_is_no_plan(book: Book, status_of: dict[str, Any]) -> None:
    assert answered(book, **ARTHRITIS | status_of).titration is None


def rising_indications(book: Book) -> list[tuple[str, str]]:
    return [(one.indication, practice) for one in book.regimens if one.rise for practice in one.practices]


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 99),
    st.integers(20, 160),
    st.sampled_from(["*1/*1", "*1/*3A", "*8/*8"]),
    st.sampled_from([(), ("allopurinol",)]),
    st.sampled_from(["cpic-2025", "dpwg-2025"]),
    st.sampled_from([("25 mg",), ("50 mg",), ("25 mg", "50 mg"), ("50 mg", "75 mg", "100 mg")]),
)
def test_no_plan_is_faster_or_higher_than_its_source(
    book: Book, pick: int, weight: int, tpmt: str, medicines: tuple[str, ...], edition: str, tablets: tuple[str, ...]
) -> None:
    indications = rising_indications(book)
    indication, practice = indications[pick % len(indications)]
    answer = answered(
        book, indication=indication, practice=practice, weight=f"{weight} kg", tpmt=tpmt, nudt15="*1/*1",
        planned_start=None, medicines=medicines, edition=edition, tablets=tablets, confirmed=("weight",),
    )  # fmt: skip
    plan, regimen = answer.titration, regimen_for(book, indication, practice)
    if plan is None or answer.dose is None or regimen is None or regimen.rise is None:
        return
    assert plan.steps[0].plan == answer.dose.suggested
    step = in_mg(regimen.rise.step, Fraction(weight))
    for before, after in zip(plan.steps, plan.steps[1:], strict=False):
        waited = Fraction(after.day - before.day, int(regimen.rise.then_every.value))
        if before.day == 0:
            waited = 1 + Fraction(after.day - int(regimen.rise.first_after.value), int(regimen.rise.then_every.value))
        assert 0 < after.plan.mg_per_day - before.plan.mg_per_day <= step * waited
        assert after.plan.mg_per_day <= plan.most_mg_per_day <= answer.dose.maximum_mg_per_day
        assert after.test_date is not None
        assert after.date is not None
        assert after.date - timedelta(7) <= after.test_date <= after.date
    assert not any(finding.severity is Severity.STOP for finding in answer.findings)
