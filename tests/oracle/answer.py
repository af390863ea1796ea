"""The answer to one case by clinical-logic.md: status, dose, what is missing, and the findings named there."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from tests.oracle import editions, thresholds
from tests.oracle.reading import EDITIONS, Case, read
from tests.oracle.regimens import ADULT_FROM_YEARS, REGIMENS, Regimen
from tests.oracle.tablets import BELOW_A_POINT, Plan, best_week, plan

INHIBITORS = {"allopurinol", "oxipurinol", "tiopurinol"}
STOPPING_CIRCUMSTANCES = {
    "hypersensitivity-azathioprine",
    "hypersensitivity-mercaptopurine",
    "previous-azathioprine-pancreatitis",
    "active-infection",
}
STOPPING_MEDICINES = {"febuxostat", "mercaptopurine", "tioguanine"}
WHOLE = Fraction(1)


class Dose(NamedTuple):
    """mg/day; `alternative` is the mean of a week beside a day well below a point, `of_editions` the range of
    every edition after the genotype step, `limit` the daily maximum."""

    planned: Fraction
    low: Fraction
    high: Fraction
    suggested: Plan | None
    alternative: Fraction | None
    limit: Fraction
    of_editions: dict[str, tuple[Fraction, Fraction] | None]


@dataclass
class Answer:
    """`dose` is there only when the status is recommended; `case` holds what was read."""

    status: str
    findings: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    dose: Dose | None = None
    case: Case = field(default_factory=Case)


def answer(text: str) -> Answer:
    """The answer to a case given as JSON text."""
    case = read(text)
    answered = _answer(case)
    answered.case = case
    return answered


def _answer(case: Case) -> Answer:
    if case.refused:
        return Answer("refused", refused=case.refused)
    findings = _gene_findings(case) | _question(case)
    if _results_withhold(case):
        findings.add("results-withhold")
    regimen = _regimen(case)
    if _above_maximum(case, regimen):
        findings.add("planned-start-above-maximum")
    asked = thresholds.asked(_thresholds(case), case.results)
    findings |= asked & {"chosen-set-silent"}  # the other code is a milder finding elsewhere
    missing = _missing(case)
    if _stopped(case):
        return Answer("not-recommended", findings, missing)
    if missing or asked or findings & {"tpmt-not-tested", "confirm-weight", "planned-start-above-maximum"}:
        return Answer("needs-input", findings, missing)
    return _dosed(case, regimen, findings)


def _gene_findings(case: Case) -> set[str]:
    found = set()
    if not case.tpmt.called and not case.accepts_untested:
        found.add("tpmt-not-tested")
    if not case.nudt15.called:
        found.add("nudt15-not-tested")
    if editions.poor_by_the_current_table_only(case):
        found.add("current-edition-stops")
    genes = zip((case.tpmt, case.nudt15), editions.phenotypes(case, case.edition), strict=True)
    if any(gene.called and phenotype in editions.UNASSIGNED for gene, phenotype in genes):
        found.add("phenotype-indeterminate")
    return found


def _adult(case: Case) -> bool:
    return case.age is not None and case.age >= ADULT_FROM_YEARS


def _question(case: Case) -> set[str]:
    """The question whether the weight was typed in pounds, or a decimal point too far."""
    weight = case.weight
    if weight is None or case.weight_confirmed:
        return set()
    odd = not 2 <= weight <= 250
    if _adult(case) and case.height is None:
        odd = odd or weight < 30 or weight > 200
    if _adult(case) and case.height is not None:
        likely = 22 * case.height**2
        odd = odd or weight >= Fraction(22, 10) * likely or weight <= likely / Fraction(22, 10)
    return {"confirm-weight"} if odd else set()


def _thresholds(case: Case) -> str:
    return case.thresholds or thresholds.OF_THE_PRACTICE[case.practice]


def _results_withhold(case: Case) -> bool:
    return thresholds.withholds(_thresholds(case), case.results)


def _regimen(case: Case) -> Regimen | None:
    return REGIMENS[case.indication, case.practice] if case.indication else None


def _above_maximum(case: Case, regimen: Regimen | None) -> bool:
    if case.planned is None or regimen is None:
        return False
    number, unit = case.planned
    if unit == "mg/kg/day":
        return number > regimen.maximum
    return case.weight is not None and number > regimen.maximum * case.weight


def _missing(case: Case) -> set[str]:
    required = {"indication": case.indication, "age": case.age, "weight": case.weight}
    missing = {name for name, value in required.items() if value is None}
    if not case.tpmt.called and not case.accepts_untested:
        missing.add("tpmt")
    if (case.indication, case.practice) == ("kidney-transplant", "uk") and case.planned is None:
        missing.add("planned_start")
    return missing


def _stopped(case: Case) -> bool:
    arthritis = case.indication == "rheumatoid-arthritis"
    return bool(
        case.circumstances & STOPPING_CIRCUMSTANCES
        or case.medicines & STOPPING_MEDICINES
        or editions.poor_now(case)
        or _results_withhold(case)
        or ("ribavirin" in case.medicines and case.practice == "uk")
        or (arthritis and "previous-alkylating-agent" in case.circumstances)
        or (arthritis and "pregnant" in case.circumstances and case.practice == "us")
    )


def _dosed(case: Case, regimen: Regimen | None, findings: set[str]) -> Answer:
    """The chain, for a case with everything it needs."""
    if regimen is None or case.weight is None or not (_adult(case) or regimen.children):
        return Answer("no-advice", findings)
    weight = case.weight
    planned = _planned(case, regimen, weight)
    gene = editions.genotype_step(case, case.edition, planned, weight)
    if gene is None:
        return Answer("no-advice", findings)
    steps = [_inhibitor_step(case), _kidney_step(case)]
    low, high = gene.low, gene.high
    for step_low, step_high in steps:
        low, high = low * step_low, high * step_high
    limit = regimen.maximum * weight
    low, high = min(low, limit), min(high, limit)
    suggested = plan(low, high, case.tablets, limit)
    lowering = sum(step_low < 1 for step_low, _ in steps) + (gene.low < planned)
    findings |= {
        code
        for code, applies in {
            "below-reduction-threshold": gene.below_threshold,
            "editions-disagree": editions.disagree(case, gene, planned, weight),
            "combined-reductions": lowering >= 2,
            "kidney-function-unknown": clearance(case) is None,
            "well-below-point": _well_below(low, high, suggested),
        }.items()
        if applies
    }
    week = best_week(high, case.tablets, limit) if _well_below(low, high, suggested) else None
    if week is not None and suggested is not None and week <= suggested.mg_per_day:
        week = None  # a week that comes no closer is no alternative
    ranges = {edition: editions.genotype_step(case, edition, planned, weight) for edition in EDITIONS}
    of_editions = {edition: said and (said.low, said.high) for edition, said in ranges.items()}
    return Answer("recommended", findings, dose=Dose(planned, low, high, suggested, week, limit, of_editions))


def _planned(case: Case, regimen: Regimen, weight: Fraction) -> Fraction:
    if case.planned is None:
        return (regimen.start or Fraction(0)) * weight
    number, unit = case.planned
    return number if unit == "mg/day" else number * weight


def _inhibitor_step(case: Case) -> tuple[Fraction, Fraction]:
    if not case.medicines & INHIBITORS:
        return WHOLE, WHOLE
    return (Fraction(1, 4), Fraction(1, 4)) if case.practice == "uk" else (Fraction(1, 4), Fraction(1, 3))


def clearance(case: Case) -> Fraction | None:
    """Creatinine clearance by Cockcroft-Gault in mL/min, for adults whose sex is given."""
    if case.creatinine is None or case.sex is None or not _adult(case) or case.age is None or case.weight is None:
        return None
    number, unit = case.creatinine
    constant = Fraction(72) if unit == "mg/dL" else Fraction(814, 1000)
    sex = Fraction(85, 100) if case.sex == "female" else WHOLE
    return (140 - case.age) * case.weight * sex / (constant * number)


def _kidney_step(case: Case) -> tuple[Fraction, Fraction]:
    rate = clearance(case)
    half, three_quarters = Fraction(1, 2), Fraction(3, 4)
    if rate is None:
        return WHOLE, WHOLE
    if case.reference == "us-card":
        if rate > 50:
            return WHOLE, WHOLE
        return (three_quarters, three_quarters) if rate >= 10 else (half, half)
    if rate >= 20:
        return WHOLE, WHOLE
    return (three_quarters, WHOLE) if rate >= 10 else (half, WHOLE)


def _well_below(low: Fraction, high: Fraction, suggested: Plan | None) -> bool:
    if low != high or suggested is None or suggested.kind != "daily":
        return False
    return suggested.mg_per_day < BELOW_A_POINT * low
