"""The chain: every expected figure is worked out by hand from the facts, never taken from the program."""

from fractions import Fraction
from typing import Any

import pytest

from core.assess import assess
from core.assessment import PlanKind, Status
from core.book import Book, Phenotype
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from core.findings import Severity
from tests.core.example import answered, changed, codes

NOT_TESTED = GeneForm(state="not-tested")


def range_of(book: Book, **changes: Any) -> tuple[Fraction, Fraction]:
    dose = answered(book, **changes).dose
    assert dose is not None
    return dose.range.low, dose.range.high


def suggested(book: Book, **changes: Any) -> Fraction:
    dose = answered(book, **changes).dose
    assert dose is not None
    assert dose.suggested is not None
    return dose.suggested.mg_per_day


def test_the_example_without_allopurinol(book: Book) -> None:
    """2 x 70 = 140; CPIC 2025 one intermediate: 30% = 42, 80% = 112; smallest whole tablet inside: 50."""
    answer = answered(book)
    assert answer.status is Status.RECOMMENDED
    assert answer.genes["TPMT"].phenotype is Phenotype.INTERMEDIATE
    assert [a.diplotype for a in answer.genes["TPMT"].alternatives] == ["*3B/*3C"]
    assert answer.dose is not None
    assert answer.dose.planned_mg_per_day == 140
    assert range_of(book) == (42, 112)
    assert suggested(book) == 50


def test_the_example_with_allopurinol_in_uk_practice(book: Book) -> None:
    """42 x 1/4 = 10.5; 112 x 1/4 = 28; 25 mg lies inside."""
    answer = answered(book, medicines=("allopurinol",))
    assert range_of(book, medicines=("allopurinol",)) == (Fraction("10.5"), 28)
    assert suggested(book, medicines=("allopurinol",)) == 25
    assert "combined-reductions" in codes(answer)


def test_allopurinol_in_us_practice_leaves_a_quarter_to_a_third(book: Book) -> None:
    """42 x 1/4 = 10.5; 112 x 1/3 = 37 1/3; no 50 mg tablet a day fits, one 75 mg tablet a week is 10 5/7."""
    changes = {"practice": "us", "tablets": (), "medicines": ("allopurinol",)}
    assert range_of(book, **changes) == (Fraction("10.5"), Fraction(112, 3))
    assert suggested(book, **changes) == Fraction(75, 7)


def test_two_inhibitors_count_once(book: Book) -> None:
    assert range_of(book, medicines=("allopurinol", "oxipurinol")) == (Fraction("10.5"), 28)


@pytest.mark.parametrize(
    ("tpmt", "nudt15", "expected"),
    [
        ("*1/*1", "*1/*1", (140, 140)),
        ("*1/*3C", "*1/*3", (28, 70)),  # both intermediate: 20% to 50%
        ("*1/*8", "*1/*1", (140, 140)),  # normal + decreased is normal in 2025
        ("*2/*8", "*1/*1", (42, 112)),  # decreased + no is intermediate after the May 2026 correction
        ("*3A/*9", "*1/*1", (42, 112)),  # possible intermediate
        ("*1/*9", "*1/*1", (140, 140)),  # indeterminate: NUDT15 alone
        ("*1/*1", "*1/*20", (140, 140)),
        ("*1/*1", "*1/*3", (42, 112)),
    ],
)
def test_the_cpic_2025_matrix(book: Book, tpmt: str, nudt15: str, expected: tuple[int, int]) -> None:
    assert range_of(book, tpmt=tpmt, nudt15=nudt15) == expected


@pytest.mark.parametrize(
    ("tpmt", "nudt15", "code"),
    [
        ("*3A/*3A", "*1/*1", "tpmt-poor"),
        ("*2/*3C", "*1/*1", "tpmt-poor"),
        ("*1/*1", "*3/*3", "nudt15-poor"),
        ("*1/*1", "*3/*5", "nudt15-poor"),  # decreased + no is poor in NUDT15
    ],
)
@pytest.mark.parametrize("edition", ["cpic-2025", "cpic-2018", "dpwg-2025", "fda-label"])
def test_a_poor_metaboliser_stops_under_every_edition(
    book: Book, tpmt: str, nudt15: str, code: str, edition: str
) -> None:
    answer = answered(book, tpmt=tpmt, nudt15=nudt15, edition=edition)
    assert answer.status is Status.NOT_RECOMMENDED
    assert answer.dose is None
    assert code in codes(answer)
    assert all(line.range_mg is None for line in answer.guidelines)


def test_what_the_2018_table_missed_is_stopped_by_the_current_one(book: Book) -> None:
    """TPMT *16/*22: Indeterminate by the tables of 2025-11, Poor since 2026 (facts, section 2)."""
    answer = answered(book, tpmt="*16/*22", edition="cpic-2018")
    assert answer.status is Status.NOT_RECOMMENDED
    assert "current-edition-stops" in codes(answer)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ("2 mg/kg/day", (42, 112)),
        ("1.999 mg/kg/day", (112, 112)),  # our guard: 80% of 2 mg/kg/day x 70 kg
        ("1.8 mg/kg/day", (112, 112)),
        ("1.6 mg/kg/day", (112, 112)),
        ("1.5 mg/kg/day", (105, 105)),
        ("1 mg/kg/day", (70, 70)),
        ("140 mg/day", (42, 112)),
        ("126 mg/day", (112, 112)),
    ],
)
def test_below_two_mg_per_kg_the_plan_stays_but_never_above_the_reduced_top(
    book: Book, planned: str, expected: tuple[int, int]
) -> None:
    answer = answered(book, planned_start=planned)
    assert range_of(book, planned_start=planned) == expected
    assert ("below-reduction-threshold" in codes(answer)) == (planned not in ("2 mg/kg/day", "140 mg/day"))


def test_a_lower_plan_that_leads_to_more_tablets_is_warned_about(book: Book) -> None:
    """70 kg, TPMT intermediate: 2 mg/kg/day gives 42 to 112, so 50 mg; 1.9 gives the point 112, so 100 mg."""
    assert suggested(book, planned_start="1.9 mg/kg/day") == 100
    assert "lower-plan-higher-dose" in codes(answered(book, planned_start="1.9 mg/kg/day"))
    assert "lower-plan-higher-dose" not in codes(answered(book, planned_start="1 mg/kg/day"))
    assert "lower-plan-higher-dose" not in codes(answered(book, planned_start="1.9 mg/kg/day", tpmt="*1/*1"))


def test_an_allele_that_an_edition_lacks_is_warned_about(book: Book) -> None:
    """NUDT15 *11 is in the tables since 2026 only."""
    answer = answered(book, tpmt="*1/*1", nudt15="*1/*11", edition="cpic-2018")
    assert "phenotype-indeterminate" in codes(answer)


def test_dpwg_halves_and_exempts_tpmt_below_one_and_a_half(book: Book) -> None:
    assert range_of(book, edition="dpwg-2025") == (70, 70)
    assert range_of(book, edition="dpwg-2025", planned_start="1.5 mg/kg/day") == (Fraction("52.5"), Fraction("52.5"))
    assert range_of(book, edition="dpwg-2025", planned_start="1.4 mg/kg/day") == (98, 98)
    nudt15 = {"edition": "dpwg-2025", "tpmt": "*1/*1", "nudt15": "*1/*3"}
    assert range_of(book, **nudt15, planned_start="1.4 mg/kg/day") == (49, 49)


def test_editions_that_lead_elsewhere_are_named(book: Book) -> None:
    """1.5 mg/kg/day, TPMT intermediate: CPIC keeps 105 mg, DPWG halves to 52.5 mg."""
    assert "editions-disagree" in codes(answered(book, planned_start="1.5 mg/kg/day"))
    assert "editions-disagree" not in codes(answered(book))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"edition": "fda-label"}, "edition-no-figure"),
        ({"edition": "dpwg-2025", "tpmt": "*1/*3C", "nudt15": "*1/*3"}, "edition-no-figure"),
        ({"tpmt": "*1/*9", "nudt15": "*1/*20"}, "genes-unassigned"),
        ({"tpmt": "*1/*9", "nudt15": None}, "genes-unassigned"),
        ({"tpmt": NOT_TESTED, "accept_untested": ("tpmt",), "nudt15": None}, "genes-unassigned"),
        ({"age": "12 years"}, "child-no-regimen"),
    ],
)
def test_where_the_sources_give_no_rule_there_is_no_dose(book: Book, changes: dict[str, Any], code: str) -> None:
    answer = answered(book, **changes)
    assert (answer.status, answer.dose) == (Status.NO_ADVICE, None)
    assert code in codes(answer)


@pytest.mark.parametrize("field", ["age", "weight", "indication", "tpmt"])
def test_a_missing_required_entry_is_named(book: Book, field: str) -> None:
    answer = answered(book, **{field: None})
    assert (answer.status, answer.missing, answer.dose) == (Status.NEEDS_INPUT, (field,), None)


@pytest.mark.parametrize("tpmt", [None, NOT_TESTED, GeneForm(genotype="*1/*99")])
def test_tpmt_without_a_result_is_never_taken_for_normal(book: Book, tpmt: GeneForm | None) -> None:
    answer = answered(book, tpmt=tpmt)
    assert answer.status is Status.NEEDS_INPUT
    assert "tpmt-not-tested" in codes(answer)
    assert answer.guidelines == ()


@pytest.mark.parametrize(
    "nudt15", ["*3/*99", "rs116855232 C/T, rs746071566 GAGTCG(3)/GAGTCG(4)"], ids=["unknown partner", "two phases"]
)
def test_a_nudt15_result_that_shows_lowered_function_is_never_ignored(book: Book, nudt15: str) -> None:
    """Not tested never blocks; found and unresolved does, until the prescriber chooses to go on."""
    answer = answered(book, nudt15=nudt15)
    assert (answer.status, answer.dose) == (Status.NEEDS_INPUT, None)
    assert "nudt15-unresolved" in codes(answer)
    assert answered(book, nudt15=nudt15, accept_untested=("nudt15",)).status is Status.RECOMMENDED
    assert answered(book, nudt15="*1/*99").status is Status.RECOMMENDED


@pytest.mark.parametrize("gene", ["tpmt", "nudt15"])
@pytest.mark.parametrize(
    ("tpmt", "nudt15"),
    [
        ("*3A/*99", "*3/*99"),
        (
            "rs1800462 C/C; rs1800460 C/T; rs1142345 T/C",
            "rs116855232 C/T, rs746071566 GAGTCG(3)/GAGTCG(4)",
        ),
    ],
    ids=["unknown partner", "two phases"],
)
def test_going_on_with_a_result_that_shows_lowered_function_never_gives_the_full_dose(
    book: Book, gene: str, tpmt: str, nudt15: str
) -> None:
    """Intermediate or Poor, so the row of Possible Intermediate: 140 x 30% to 80% = 42 to 112."""
    result = {"tpmt": tpmt, "nudt15": "*1/*1"} if gene == "tpmt" else {"tpmt": "*1/*1", "nudt15": nudt15}
    waiting, going_on = answered(book, **result), answered(book, **result, accept_untested=(gene,))
    assert (waiting.status, waiting.dose) == (Status.NEEDS_INPUT, None)
    assert going_on.status is Status.RECOMMENDED
    assert range_of(book, **result, accept_untested=(gene,)) == (42, 112)
    assert next(line for line in going_on.guidelines if line.applies).factor_percent == (30, 80)
    assert going_on.genes[gene.upper()].phenotype is Phenotype.NO_RESULT


def test_a_no_function_allele_beside_a_normal_activity_is_never_the_full_dose(book: Book) -> None:
    tpmt = GeneForm(genotype="*3A/*99", activity="40", laboratory="st-thomas")
    answer = answered(book, tpmt=tpmt)
    assert "genotype-activity-conflict" in codes(answer)
    assert answer.genes["TPMT"].phenotype is Phenotype.POSSIBLE_INTERMEDIATE
    assert range_of(book, tpmt=tpmt) == (42, 112)


def test_going_on_without_tpmt_follows_nudt15_and_says_so(book: Book) -> None:
    answer = answered(book, tpmt=None, nudt15="*1/*3", accept_untested=("tpmt",))
    assert answer.status is Status.RECOMMENDED
    assert "tpmt-untested-accepted" in codes(answer)
    assert range_of(book, tpmt=None, nudt15="*1/*3", accept_untested=("tpmt",)) == (42, 112)


def test_nudt15_untested_never_blocks_and_is_warned_about(book: Book) -> None:
    answer = answered(book, nudt15=None)
    assert answer.status is Status.RECOMMENDED
    assert "nudt15-not-tested" in codes(answer)


def test_a_plan_above_the_maximum_is_asked_about_never_lowered(book: Book) -> None:
    answer = answered(book, planned_start="2.6 mg/kg/day")
    assert (answer.status, answer.dose) == (Status.NEEDS_INPUT, None)
    assert "planned-start-above-maximum" in codes(answer)
    assert answered(book, planned_start="2.5 mg/kg/day").status is Status.RECOMMENDED


def test_a_plan_per_kilogram_is_compared_before_the_weight_is_known(book: Book) -> None:
    """2.5 mg/kg/day is the maximum of Crohn's disease; 200 mg/day could be either."""
    assert "planned-start-above-maximum" in codes(answered(book, planned_start="2.6 mg/kg/day", weight=None))
    assert "planned-start-above-maximum" not in codes(answered(book, planned_start="200 mg/day", weight=None))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"medicines": ("febuxostat",)}, Status.NOT_RECOMMENDED),
        ({"medicines": ("mercaptopurine",)}, Status.NOT_RECOMMENDED),
        ({"medicines": ("tioguanine",)}, Status.NOT_RECOMMENDED),
        ({"medicines": ("ribavirin",)}, Status.NOT_RECOMMENDED),
        ({"medicines": ("ribavirin",), "practice": "us"}, Status.RECOMMENDED),
        ({"circumstances": ("hypersensitivity-azathioprine",)}, Status.NOT_RECOMMENDED),
        ({"circumstances": ("hypersensitivity-mercaptopurine",)}, Status.NOT_RECOMMENDED),
        ({"circumstances": ("previous-azathioprine-pancreatitis",)}, Status.NOT_RECOMMENDED),
        ({"circumstances": ("active-infection",)}, Status.NOT_RECOMMENDED),
        ({"circumstances": ("pregnant",)}, Status.RECOMMENDED),
        ({"circumstances": ("pregnant",), "practice": "us"}, Status.RECOMMENDED),
        ({"circumstances": ("breastfeeding",)}, Status.RECOMMENDED),
        ({"results": {"neutrophils": "1.5 x10^9/L"}}, Status.NOT_RECOMMENDED),
        ({"results": {"neutrophils": "1.6 x10^9/L"}}, Status.RECOMMENDED),
    ],
)
def test_stops_forbid_and_the_rest_warns(book: Book, changes: dict[str, Any], status: Status) -> None:
    assert answered(book, **changes).status is status


@pytest.mark.parametrize("circumstance", ["pregnant", "previous-alkylating-agent"])
def test_the_us_label_stops_for_rheumatoid_arthritis(book: Book, circumstance: str) -> None:
    changes = {"indication": "rheumatoid-arthritis", "practice": "us", "circumstances": (circumstance,)}
    assert answered(book, **changes, planned_start="1 mg/kg/day").status is Status.NOT_RECOMMENDED


def test_a_stop_outranks_what_is_missing_and_a_refusal_outranks_a_stop(book: Book) -> None:
    assert answered(book, weight=None, medicines=("febuxostat",)).status is Status.NOT_RECOMMENDED
    assert answered(book, weight="70,5 kg", medicines=("febuxostat",)).status is Status.REFUSED


@pytest.mark.parametrize(
    ("creatinine", "reference", "expected"),
    [
        # (140 - 42) x 70 x 0.85 / (0.814 x creatinine) mL/min
        ("80 umol/L", "uk-handbook", (42, 112)),  # 89.5
        ("300 umol/L", "uk-handbook", (42, 112)),  # 23.9: 20 and above all
        ("300 umol/L", "us-card", (Fraction("31.5"), 84)),  # 10 to 50: 75%
        ("500 umol/L", "uk-handbook", (Fraction("31.5"), 112)),  # 14.3: 75% to 100%
        ("800 umol/L", "uk-handbook", (21, 112)),  # 9.0: 50% to 100%
        ("800 umol/L", "us-card", (21, 56)),  # below 10: 50%
    ],
)
def test_the_kidney_step(
    book: Book, creatinine: str, reference: str, expected: tuple[Fraction | int, Fraction | int]
) -> None:
    assert range_of(book, creatinine=creatinine, renal_reference=reference) == expected


@pytest.mark.parametrize(
    ("clearance", "reference", "percent"),
    [
        ("50", "us-card", 75),
        ("50.001", "us-card", 100),
        ("10", "us-card", 75),
        ("9.999", "us-card", 50),
    ],
)
def test_the_ends_of_the_renal_bands(book: Book, clearance: str, reference: str, percent: int) -> None:
    from core.dosing.kidney import band_for

    low, _high = band_for(book.renal_references[reference], Fraction(clearance)).remains
    assert low * 100 == percent


@pytest.mark.parametrize("clearance", ["20", "10"])
def test_the_uk_handbook_counts_its_lower_ends_in(book: Book, clearance: str) -> None:
    from core.dosing.kidney import band_for

    bands = book.renal_references["uk-handbook"]
    above, below = band_for(bands, Fraction(clearance)), band_for(bands, Fraction(clearance) - Fraction(1, 1000))
    assert above.remains[0] > below.remains[0]


def test_without_a_creatinine_the_step_is_absent_and_said(book: Book) -> None:
    answer = answered(book, creatinine=None)
    assert "kidney-function-unknown" in codes(answer)
    assert "kidney" not in {step.step for step in answer.trace}


def test_values_worked_out_beside_the_dose(book: Book) -> None:
    """Figures of the interface contract: 89.5 mL/min, 56.9 kg, 62.1 kg, 1.79 m2, 25 mg."""
    from core.quantity import rounded

    derived = answered(book).derived
    values = (derived.creatinine_clearance, derived.ideal_weight_kg, derived.adjusted_weight_kg)
    assert [rounded(value, 1) for value in values if value is not None] == ["89.5", "56.9", "62.1"]
    assert derived.body_surface_m2 is not None
    assert rounded(derived.body_surface_m2, 2) == "1.79"
    assert derived.mercaptopurine_mg == 25


@pytest.mark.parametrize(
    ("indication", "practice", "mg_per_kg"),
    [
        ("kidney-transplant", "us", 3),
        ("rheumatoid-arthritis", "us", 1),
        ("rheumatoid-arthritis", "uk", 1),
        ("crohns-disease", "uk", 2),
        ("ulcerative-colitis", "us", 2),
        ("systemic-lupus-erythematosus", "uk", 1),
        ("systemic-lupus-erythematosus", "us", 2),
        ("atopic-dermatitis", "uk", 1),
    ],
)
def test_the_standard_start_of_each_regimen(book: Book, indication: str, practice: str, mg_per_kg: int) -> None:
    """DOSE-01, -04, -06, -14, -18 and CPIC's standard start of 2 mg/kg/day."""
    answer = answered(book, indication=indication, practice=practice, planned_start=None, tpmt="*1/*1")
    assert answer.dose is not None
    assert answer.dose.planned_mg_per_day == mg_per_kg * 70


@pytest.mark.parametrize("status_of", [{"weight": "70,5 kg"}, {"tpmt": None}, {"tpmt": "*3A/*3A"}, {"age": "12 years"}])
def test_nothing_of_a_dose_survives_without_a_recommendation(book: Book, status_of: dict[str, Any]) -> None:
    answer = answered(book, **status_of)
    assert answer.dose is None
    assert answer.monitoring is None
    assert answer.derived.mercaptopurine_mg is None
    assert {step.step for step in answer.trace}.isdisjoint({"planned-start", "weight-dose", "tablets", "maximum"})


def test_findings_come_stops_first_and_every_step_with_a_number_is_cited(book: Book) -> None:
    answer = answered(book, medicines=("allopurinol", "enalapril"), circumstances=("breastfeeding",))
    ranks = [finding.severity.rank for finding in answer.findings]
    assert ranks == sorted(ranks)
    assert all(step.citations for step in answer.trace)
    assert all(finding.citations for finding in answer.findings if finding.severity is not Severity.NOTE)


def test_an_empty_form_needs_everything(book: Book) -> None:
    answer = assess(read_case(CaseForm(), book), book)
    assert (answer.status, answer.missing) == (Status.NEEDS_INPUT, ("indication", "age", "weight", "tpmt"))


def test_a_week_of_tablets_when_no_daily_dose_fits(book: Book) -> None:
    """1 mg/kg/day x 40 kg x 1/4 = 10 mg a day; 7 x 10 = 70 mg a week, so one 50 mg tablet a week is the most."""
    changes = {"weight": "40 kg", "height": None, "planned_start": "1 mg/kg/day", "tpmt": "*1/*1"}
    answer = answered(book, **changes, medicines=("allopurinol",), creatinine=None)
    assert answer.dose is not None
    assert answer.dose.suggested is not None
    assert answer.dose.suggested.kind is PlanKind.WEEKLY_PATTERN
    assert answer.dose.suggested.week_mg == (50, 0, 0, 0, 0, 0, 0)


def test_reading_the_same_form_twice_gives_the_same_assessment(book: Book) -> None:
    assert answered(book) == answered(book)
    assert assess(read_case(changed(), book), book) == answered(book)


ACTIVITY = GeneForm(activity="20", laboratory="arup")


@pytest.mark.parametrize(
    "medicine",
    "naproxen ibuprofen ketoprofen furosemide sulfasalazine mesalazine olsalazine mefenamic-acid trimethoprim "
    "co-trimoxazole methotrexate thiazide bendroflumethiazide".split(),
)
def test_a_medicine_that_lowers_a_measured_activity_is_said_with_the_activity_alone(book: Book, medicine: str) -> None:
    """genotype.md, section 8."""
    assert "activity-inhibited" in codes(answered(book, tpmt=ACTIVITY, medicines=(medicine,)))
    assert "activity-inhibited" not in codes(answered(book, medicines=(medicine,)))


@pytest.mark.parametrize(
    ("circumstance", "code"),
    [
        ("recent-transfusion", "activity-transfused"),
        ("thiopurine-running", "activity-induced"),
        ("active-malignancy", "activity-leukaemia"),
    ],
)
def test_what_else_misleads_an_activity_is_said(book: Book, circumstance: str, code: str) -> None:
    assert code in codes(answered(book, tpmt=ACTIVITY, circumstances=(circumstance,)))
    assert code not in codes(answered(book, circumstances=(circumstance,)))
    assert code not in codes(answered(book, tpmt=ACTIVITY))
