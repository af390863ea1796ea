"""What the regimens of every indication say, and that the chain keeps to it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from core.assessment import Status
from core.book import Book, Regimen
from core.case_reading import regimen_for
from core.evidence import Verification
from tests.core.example import answered, codes

NO_DOSE_READ = {
    "chronic-inflammatory-demyelinating-polyneuropathy",
    "cutaneous-vasculitis",
    "eosinophilic-granulomatosis-with-polyangiitis",
    "interstitial-lung-disease",
    "lichen-planus",
    "pityriasis-rubra-pilaris",
    "psoriasis",
    "pyoderma-gangrenosum",
    "sarcoidosis",
    "uveitis",
}
UK_ONLY = {
    "autoimmune-haemolytic-anaemia",
    "heart-transplant",
    "liver-transplant",
    "lung-transplant",
    "multiple-sclerosis",
    "neuromyelitis-optica",
    "pancreas-transplant",
    "polyarteritis-nodosa",
}
CONTRACT = """kidney-transplant rheumatoid-arthritis systemic-lupus-erythematosus lupus-nephritis dermatomyositis
polymyositis pemphigus-vulgaris bullous-pemphigoid atopic-dermatitis chronic-actinic-dermatitis behcets-disease
crohns-disease ulcerative-colitis autoimmune-hepatitis anca-vasculitis immune-thrombocytopenia
myasthenia-gravis""".split()
NORMAL = {"tpmt": "*1/*1", "nudt15": "*1/*1"}


def regimen(book: Book, indication: str, practice: str) -> Regimen:
    found = regimen_for(book, indication, practice)
    assert found is not None
    return found


def test_every_indication_of_the_contract_has_a_regimen_in_both_practices(book: Book) -> None:
    assert all(regimen_for(book, indication, practice) for indication in CONTRACT for practice in ("uk", "us"))


def test_what_has_no_dose_in_the_sources_is_listed_and_has_no_regimen(book: Book) -> None:
    without = {
        practice: {id for id in book.indications if regimen_for(book, id, practice) is None}
        for practice in ("uk", "us")
    }
    assert without["uk"] == NO_DOSE_READ | {"juvenile-idiopathic-arthritis"}
    assert without["us"] == NO_DOSE_READ | UK_ONLY


@pytest.mark.parametrize("indication", sorted(NO_DOSE_READ))
def test_an_indication_without_a_regimen_says_so(book: Book, indication: str) -> None:
    answer = answered(book, indication=indication)
    assert (answer.status, answer.dose) == (Status.NO_ADVICE, None)
    assert "no-regimen" in codes(answer)


def test_no_figure_of_a_regimen_is_unverified(book: Book) -> None:
    for one in book.regimens:
        names = ("standard_start", "usual_low", "usual_high", "maximum", "maximum_daily", "target_low", "target_high")
        figures = [getattr(one, name) for name in names] + [cap.maximum for cap in one.age_caps]
        figures += [one.rise.step, one.rise.until, one.rise.at_most] if one.rise else []
        assert all(f is None or f.evidence.verification is not Verification.UNVERIFIED for f in figures), one.id


@pytest.mark.parametrize(
    ("indication", "practice", "start", "unit"),
    [
        ("autoimmune-hepatitis", "us", "50", "mg/day"),  # DOSE-11
        ("autoimmune-hepatitis", "uk", "50", "mg/day"),  # DOSE-12
        ("chronic-actinic-dermatitis", "uk", "150", "mg/day"),  # DOSE-20
        ("neuromyelitis-optica", "uk", "25", "mg/day"),  # DOSE-24
        ("behcets-disease", "us", "2.5", "mg/kg/day"),  # DOSE-22
        ("myasthenia-gravis", "uk", "2", "mg/kg/day"),  # DOSE-17
        ("multiple-sclerosis", "uk", "2", "mg/kg/day"),  # DOSE-23
        ("anca-vasculitis", "us", "2", "mg/kg/day"),  # DOSE-16
        ("polyarteritis-nodosa", "uk", "1", "mg/kg/day"),  # DOSE-06
        ("juvenile-idiopathic-arthritis", "us", "1", "mg/kg/day"),  # DOSE-25
    ],
)
def test_the_start_is_that_of_the_facts(book: Book, indication: str, practice: str, start: str, unit: str) -> None:
    figure = regimen(book, indication, practice).standard_start
    assert figure is not None
    assert (figure.value, figure.unit) == (Decimal(start), unit)


def test_a_fixed_dose_goes_through_the_chain(book: Book) -> None:
    """150 mg/day, one intermediate gene, 70 kg: 2.14 mg/kg/day is at least 2, so 30% = 45 and 80% = 120 mg."""
    answer = answered(book, indication="chronic-actinic-dermatitis", planned_start=None, tpmt="*1/*3A")
    assert answer.dose is not None
    assert answer.dose.planned_mg_per_day == 150
    assert (answer.dose.range.low, answer.dose.range.high) == (45, 120)
    assert (answer.dose.usual.low, answer.dose.usual.high) == (150, 150)


def test_a_fixed_dose_that_is_too_much_for_a_light_person_is_asked_about(book: Book) -> None:
    """150 mg/day for 45 kg is 3.33 mg/kg/day; the maximum is 3 mg/kg/day, 135 mg."""
    answer = answered(book, indication="chronic-actinic-dermatitis", planned_start=None, weight="45 kg", **NORMAL)
    assert answer.status is Status.NEEDS_INPUT
    assert "planned-start-above-maximum" in codes(answer)


@pytest.mark.parametrize(
    ("weight", "planned", "maximum", "status"),
    [
        ("90 kg", "150 mg/day", 150, Status.RECOMMENDED),  # 2 mg/kg/day would be 180 mg
        ("90 kg", "151 mg/day", 150, Status.NEEDS_INPUT),
        ("90 kg", "2 mg/kg/day", 150, Status.NEEDS_INPUT),
        ("60 kg", "120 mg/day", 120, Status.RECOMMENDED),  # 2 mg/kg/day is 120 mg
        ("60 kg", "121 mg/day", 120, Status.NEEDS_INPUT),
    ],
)
def test_the_lower_of_two_maxima_counts(book: Book, weight: str, planned: str, maximum: int, status: Status) -> None:
    """DOSE-21, US card: 1 to 2 mg/kg/day and at most 150 mg/day."""
    case = {"indication": "immune-thrombocytopenia", "practice": "us", "weight": weight, **NORMAL}
    answer = answered(book, **case, planned_start=planned)
    assert answer.status is status
    if answer.dose is not None:
        assert answer.dose.maximum_mg_per_day == maximum
        assert answer.dose.usual.high <= maximum


@pytest.mark.parametrize(
    ("age", "most"),
    [("60 years", 140), ("60.1 years", 105), ("70 years", 105), ("70.1 years", 70), ("90 years", 70)],
)
def test_vasculitis_has_lower_caps_strictly_over_60_and_70(book: Book, age: str, most: int) -> None:
    """DOSE-15: 2 x 70 = 140; over 60 years 1.5 x 70 = 105; over 70 years 1 x 70 = 70 mg/day."""
    answer = answered(
        book, indication="anca-vasculitis", age=age, planned_start="2 mg/kg/day", creatinine=None, **NORMAL
    )
    assert answer.dose is not None
    assert answer.dose.range.high == most
    assert ("age-cap" in codes(answer)) == (most < 140)


def test_a_cap_that_is_not_reached_warns_of_nothing(book: Book) -> None:
    answer = answered(book, indication="anca-vasculitis", age="65 years", planned_start="1.5 mg/kg/day", **NORMAL)
    assert answer.dose is not None
    assert answer.dose.range.high == 105
    assert "age-cap" not in codes(answer)


@pytest.mark.parametrize(
    ("changes", "warned"),
    [
        ({"creatinine": "250 umol/L"}, True),  # (140 - 42) x 70 x 0.85 / (0.814 x 250) = 28.7
        ({"creatinine": "230 umol/L"}, False),  # 31.1
        ({"creatinine": None, "results": {"egfr": "29 mL/min/1.73m2"}}, True),
        ({"creatinine": None, "results": {"egfr": "30 mL/min/1.73m2"}}, False),
        ({"creatinine": "250 umol/L", "indication": "crohns-disease"}, False),
    ],
)
def test_the_kidney_rule_of_vasculitis_is_named_and_not_applied_twice(
    book: Book, changes: dict[str, object], warned: bool
) -> None:
    case = {"indication": "anca-vasculitis", "planned_start": "2 mg/kg/day", **NORMAL} | changes
    answer = answered(book, **case)
    assert answer.dose is not None
    assert ("regimen-kidney-less" in codes(answer)) is warned
    assert answer.dose.range.high == 140  # the UK handbook keeps all from 20 mL/min


@pytest.mark.parametrize(
    ("indication", "practice", "status"),
    [
        ("rheumatoid-arthritis", "uk", Status.RECOMMENDED),  # DOSE-26
        ("rheumatoid-arthritis", "us", Status.NO_ADVICE),  # DOSE-25
        ("juvenile-idiopathic-arthritis", "us", Status.RECOMMENDED),
        ("multiple-sclerosis", "uk", Status.NO_ADVICE),  # IND-13: adults
        ("crohns-disease", "uk", Status.NO_ADVICE),
    ],
)
def test_children_have_a_regimen_only_where_a_source_gives_one(
    book: Book, indication: str, practice: str, status: Status
) -> None:
    case = {"indication": indication, "practice": practice, "age": "12 years", "weight": "40 kg", "height": "150 cm"}
    answer = answered(book, **case, planned_start=None, **NORMAL)
    assert answer.status is status


@pytest.mark.parametrize("organ", ["kidney", "liver", "heart", "lung", "pancreas"])
def test_each_organ_is_licensed_in_the_uk_and_needs_a_typed_start(book: Book, organ: str) -> None:
    """DOSE-02: up to 5 mg/kg on day 1, then 1 to 4 mg/kg/day; no single start."""
    case = {"indication": f"{organ}-transplant", **NORMAL}
    assert answered(book, **case, planned_start=None).missing == ("planned_start",)
    dose = answered(book, **case, planned_start="5 mg/kg/day").dose
    assert dose is not None
    assert (dose.range.high, dose.usual.low, dose.usual.high) == (350, 70, 280)


def test_what_the_source_says_of_time_and_stopping_is_kept_with_its_source(book: Book) -> None:
    us = regimen(book, "rheumatoid-arthritis", "us")
    assert us.time_to_effect is not None
    assert us.stop_rule is not None
    assert "6 to 8 weeks" in us.time_to_effect.text
    assert "12 weeks" in us.stop_rule.text
    assert {citation.source for citation in us.stop_rule.evidence.citations} == {"us-lab"}


@pytest.mark.parametrize(
    ("weight", "per_kg"), [("70 kg", Fraction(25, 70)), ("103.5 kg", Fraction(25) / Fraction("103.5"))]
)
def test_the_division_by_weight_is_a_step_of_its_own(book: Book, weight: str, per_kg: Fraction) -> None:
    answer = answered(book, medicines=("allopurinol",), weight=weight, tablets=("25 mg",), confirmed=("weight",))
    assert answer.dose is not None
    if answer.dose.suggested is not None and answer.dose.suggested.mg_per_day == 25:
        assert answer.dose.mg_per_kg_per_day == per_kg
    assert [step.step for step in answer.trace[:9]] == [
        "planned-start", "weight-dose", "genotype", "xanthine-oxidase-inhibitor", "kidney", "age", "maximum",
        "tablets", "derived-per-kilogram",
    ]  # fmt: skip
