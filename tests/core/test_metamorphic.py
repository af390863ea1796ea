"""What must hold between two cases that differ in one thing, whatever the answer is."""

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case, regimen_for
from core.circumstances import rules_met
from core.dosing.kidney import creatinine_clearance
from core.dosing.other_plan import reached
from core.dosing.planned_start import planned_start
from core.dosing.situation import situation_of
from core.findings import Severity
from core.genetics.editions import row_for
from tests.core.example import changed

QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
CONFIRMED = ("age", "weight", "height", "creatinine")
ONE_START = ["crohns-disease", "ulcerative-colitis", "atopic-dermatitis", "anca-vasculitis", "lupus-nephritis"]
"""Regimens that are the same in both practices, so that only the practice table differs."""
PRACTICE_TABLE = {"tablets", "renal_reference", "thresholds", "monitoring", "practice"}


def amount(value: int, tenths: int, unit: str) -> str:
    return f"{value}.{tenths} {unit}" if tenths else f"{value} {unit}"


def amounts(low: int, high: int, unit: str) -> st.SearchStrategy[str]:
    return st.builds(amount, st.integers(low, high), st.integers(0, 9), st.just(unit))


def genes(alleles: list[str]) -> st.SearchStrategy[GeneForm]:
    pairs = st.tuples(st.sampled_from(alleles), st.sampled_from(alleles)).map("/".join)
    return pairs.map(lambda pair: GeneForm(genotype=pair))


FORMS = st.builds(
    changed,
    practice=st.sampled_from(["uk", "us"]),
    indication=st.sampled_from([*ONE_START, "rheumatoid-arthritis", "immune-thrombocytopenia", "autoimmune-hepatitis"]),
    age=amounts(18, 95, "years"),
    sex=st.sampled_from(["female", "male"]),
    weight=amounts(30, 150, "kg"),
    height=st.none(),
    planned_start=st.none() | st.sampled_from(["1 mg/kg/day", "1.5 mg/kg/day", "2 mg/kg/day", "2.5 mg/kg/day"]),
    tpmt=genes(["*1", "*3A", "*8", "*9"]),
    nudt15=st.none() | genes(["*1", "*3", "*5"]),
    edition=st.sampled_from(["cpic-2025", "cpic-2018", "dpwg-2025"]),
    creatinine=st.none() | amounts(40, 900, "umol/L"),
    renal_reference=st.sampled_from(["uk-handbook", "us-card"]),
    medicines=st.lists(st.sampled_from(["warfarin", "mesalazine", "allopurinol"]), max_size=2, unique=True).map(tuple),
    confirmed=st.just(CONFIRMED),
    tablets=st.sampled_from([(), ("25 mg", "50 mg"), ("50 mg", "75 mg", "100 mg")]),
)


def answer_to(book: Book, form: CaseForm, **changes: Any) -> Assessment:
    return assess(read_case(form._replace(**changes), book), book)


def range_of(answer: Assessment) -> tuple[Fraction, Fraction]:
    """Lowest and highest dose; no dose at all counts as nothing."""
    return (answer.dose.range.low, answer.dose.range.high) if answer.dose else (Fraction(0), Fraction(0))


@QUICK
@given(form=FORMS, data=st.data())
def test_one_more_medicine_never_raises_the_range(book: Book, form: CaseForm, data: st.DataObject) -> None:
    medicine = data.draw(st.sampled_from(sorted(book.medicines)))
    before, after = answer_to(book, form), answer_to(book, form, medicines=(*form.medicines, medicine))
    assert all(more <= less for more, less in zip(range_of(after), range_of(before), strict=True))
    if after.dose and before.dose:
        assert after.dose.planned_mg_per_day == before.dose.planned_mg_per_day
        assert after.dose.maximum_mg_per_day == before.dose.maximum_mg_per_day


@QUICK
@given(form=FORMS, data=st.data())
def test_one_more_circumstance_never_raises_the_range(book: Book, form: CaseForm, data: st.DataObject) -> None:
    circumstance = data.draw(st.sampled_from(sorted(book.circumstances)))
    before, after = answer_to(book, form), answer_to(book, form, circumstances=(circumstance,))
    assert all(more <= less for more, less in zip(range_of(after), range_of(before), strict=True))


@QUICK
@given(form=FORMS, kilograms=st.integers(1, 60))
def test_more_kilograms_never_lower_the_top_of_a_plan_by_weight(book: Book, form: CaseForm, kilograms: int) -> None:
    """For a plan in mg/kg/day and a clearance that does not fall: more weight gives more clearance, too."""
    light = form._replace(planned_start=form.planned_start or "1.5 mg/kg/day")
    heavy = f"{Fraction((form.weight or '').split(' ')[0]) + kilograms}"
    before = answer_to(book, light)
    after = answer_to(book, light, weight=f"{float(Fraction(heavy)):g} kg")
    assume(before.dose is not None)
    if after.dose is None:  # only a limit in mg/day can stand against the heavier plan
        assert "planned-start-above-maximum" in {finding.code for finding in after.findings}
        return
    assert range_of(after)[1] >= range_of(before)[1]
    assert after.dose.maximum_mg_per_day >= (before.dose.maximum_mg_per_day if before.dose else 0)


@QUICK
@given(form=FORMS)
def test_months_and_years_give_the_same_answer(book: Book, form: CaseForm) -> None:
    years = Fraction((form.age or "").split(" ")[0])
    assume((years * 12).denominator == 1 and years * 12 <= 1440)
    whole, months = (
        answer_to(book, form, age=f"{float(years):g} years"),
        answer_to(book, form, age=f"{years * 12} months"),
    )
    assume(whole.status is not Status.REFUSED and months.status is not Status.REFUSED)
    assert (whole.status, whole.dose) == (months.status, months.dose)


@QUICK
@given(form=FORMS, per_kg=st.sampled_from(["1", "1.5", "2", "2.5"]))
def test_a_plan_per_kilogram_and_the_same_plan_per_day_give_the_same_dose(
    book: Book, form: CaseForm, per_kg: str
) -> None:
    kilograms = Fraction((form.weight or "").split(" ")[0])
    daily = float(Fraction(per_kg) * kilograms)
    one = answer_to(book, form, planned_start=f"{per_kg} mg/kg/day")
    two = answer_to(book, form, planned_start=f"{daily:g} mg/day")
    assume(Fraction(f"{daily:g}") == Fraction(per_kg) * kilograms)
    assert (one.status, one.dose, one.titration) == (two.status, two.dose, two.titration)


@QUICK
@given(form=FORMS, milligrams=st.integers(5, 120))
def test_the_two_creatinine_formulas_agree_within_their_published_constants(
    book: Book, form: CaseForm, milligrams: int
) -> None:
    """mg/dL x 88.4 = umol/L exactly (FRM-08). The published formulas divide by 72 (mg/dL) and by 0.814 (umol/L);
    0.814 x 88.4 = 71.9576, so the clearance differs by exactly 72 / 71.9576, 0.06%, and nothing else does."""
    mg = Fraction(milligrams, 10)
    in_mg = answer_to(book, form, creatinine=f"{float(mg):g} mg/dL")
    in_umol = answer_to(book, form, creatinine=f"{float(mg * Fraction('88.4')):.2f} umol/L")
    one, two = in_mg.derived.creatinine_clearance, in_umol.derived.creatinine_clearance
    assume(one is not None and two is not None)
    assert one is not None
    assert two is not None
    assert two / one == Fraction(72) / (Fraction("0.814") * Fraction("88.4"))
    if not any(min(one, two) <= end <= max(one, two) for end in (10, 20, 50)):
        assert (in_mg.status, in_mg.dose) == (in_umol.status, in_umol.dose)


@QUICK
@given(form=FORMS, indication=st.sampled_from(ONE_START))
def test_the_practice_changes_only_what_its_table_says(book: Book, form: CaseForm, indication: str) -> None:
    """With what the table sets given in the case, only the rules of the practice and the words differ."""
    given_ = {
        "indication": indication,
        "tablets": form.tablets or ("25 mg", "50 mg"),
        "medicines": tuple(one for one in form.medicines if one != "allopurinol"),
        "thresholds": "bsr-2017",
        "monitoring": "smpc",
    }
    uk = answer_to(book, form, practice="uk", **given_)
    us = answer_to(book, form, practice="us", **given_)
    assert (uk.status, uk.dose, uk.titration, uk.monitoring) == (us.status, us.dose, us.titration, us.monitoring)
    assert (uk.trace, uk.derived, uk.guidelines) == (us.trace, us.derived, us.guidelines)
    assert {f.code for f in uk.findings} == {f.code for f in us.findings}


@QUICK
@given(form=FORMS)
def test_without_any_of_them_the_case_follows_the_table_of_the_practice(book: Book, form: CaseForm) -> None:
    free = {field: () if field == "tablets" else None for field in PRACTICE_TABLE - {"practice"}}
    for id, practice in book.practices.items():
        case = answer_to(book, form, practice=id, **free).case
        assert case.renal_reference == practice.renal_reference
        assert case.thresholds == practice.thresholds
        assert case.monitoring == practice.monitoring
        assert set(case.tablets_mg) == {tablet.exact for tablet in practice.tablets}


@QUICK
@given(form=FORMS)
def test_a_stop_and_a_dose_never_stand_together(book: Book, form: CaseForm) -> None:
    answer = answer_to(book, form)
    assert answer.dose is None or all(finding.severity is not Severity.STOP for finding in answer.findings)


@QUICK
@given(form=FORMS)
def test_the_short_way_through_the_chain_gives_the_range_of_the_long_one(book: Book, form: CaseForm) -> None:
    answer = answer_to(book, form)
    assume(answer.dose is not None)
    case = answer.case
    regimen = regimen_for(book, case.indication, case.practice)
    assert regimen is not None
    assert case.weight_kg is not None
    genes = (answer.genes["TPMT"], answer.genes["NUDT15"])
    rules, row = rules_met(book, case.choices), row_for(book.editions[case.edition], *genes)
    situation = situation_of(case, book, regimen, genes, rules, row, creatinine_clearance(case, book))
    plan = planned_start(case, regimen, case.weight_kg)
    assert situation is not None
    assert plan is not None
    assert answer.dose is not None
    assert reached(situation, plan) == answer.dose.range
