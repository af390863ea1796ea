"""Steps 6 and 7: age, and the regimen's maximum; and what a regimen takes off for the kidney."""

from fractions import Fraction

from core.book import AgeCap
from core.dosing.step import NOT_REACHED, UNCHANGED, Situation, StepOutcome, traced
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange


def most_of(situation: Situation) -> Fraction:
    """The most in mg/day by age and by the regimen's maximum together."""
    cap = situation.regimen.age_cap(situation.age_years)
    return situation.ceiling if cap is None else min(situation.ceiling, cap.maximum.exact * situation.weight_kg)


def age_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """Over the age limits of a regimen its own lower cap. Otherwise age lowers nothing: from 65 on the
    step says that the chosen dose is the low end anyway."""
    book, age = situation.book, situation.age_years
    limit = book.figures["elderly-from"]
    elderly = age >= limit.exact
    params = {"age": age, "limit": limit.value}
    notes: tuple[Finding, ...] = (finding(book, "elderly", "age", params),) if elderly else ()
    cap = situation.regimen.age_cap(age)
    if cap is not None:
        return _capped(situation, range_, cap, notes)
    step = traced(book, "age", "step-age-elderly" if elderly else "step-age", UNCHANGED, params)
    return StepOutcome(range_, (step,), notes)


def _capped(situation: Situation, range_: DoseRange, cap: AgeCap, notes: tuple[Finding, ...]) -> StepOutcome:
    ceiling = cap.maximum.exact * situation.weight_kg
    after = range_.at_most(ceiling)
    params: dict[str, object] = {
        "over": cap.over.value,
        "maximum": cap.maximum.value,
        "weight": situation.weight_kg,
        "ceiling": ceiling,
    }
    result = NOT_REACHED if after == range_ else after
    citations, passage = cap.maximum.evidence.citations, situation.regimen.passage
    step = traced(situation.book, "age", "step-age-cap", result, params, citations=citations, passage=passage)
    if after != range_:
        said = finding(situation.book, "age-cap", "age", params, citations=citations, passage=passage)
        notes = (said, *notes)
    return StepOutcome(after, (step,), notes)


def maximum_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """Nothing above the regimen's maximum: mg/kg/day x actual weight, or its mg/day where that is less."""
    regimen, weight = situation.regimen, situation.weight_kg
    ceiling = situation.ceiling
    after = range_.at_most(ceiling)
    maximum, message = regimen.maximum, "step-maximum"
    if regimen.maximum_daily is not None and regimen.maximum_daily.exact == ceiling:
        maximum, message = regimen.maximum_daily, "step-maximum-daily"
    step = traced(
        situation.book,
        "maximum",
        message,
        NOT_REACHED if after == range_ else after,
        {"maximum": maximum.value, "weight": weight, "ceiling": ceiling},
        citations=maximum.evidence.citations,
        passage=regimen.passage,
    )
    return StepOutcome(after, (step,))


def kidney_less(situation: Situation) -> tuple[Finding, ...]:
    """The warning that a regimen's own source takes so much off for the kidney. It is not taken off as
    well: step 5 already follows the selected renal reference, and no source knows both together."""
    below, less = situation.regimen.kidney_below, situation.regimen.kidney_less
    if below is None or less is None:
        return ()
    rate = _filtration(situation)
    if rate is None or rate >= below.exact:
        return ()
    params = {"less": less.value, "below": below.value, "reference": situation.case.renal_reference}
    citations = less.evidence.citations
    return (
        finding(
            situation.book,
            "regimen-kidney-less",
            "creatinine",
            params | {"mg": less.exact * situation.weight_kg},
            citations=citations,
            passage=situation.regimen.passage,
        ),
    )


def _filtration(situation: Situation) -> Fraction | None:
    """The lower of the clearance and a measured filtration rate, in mL/min."""
    measured = situation.case.results.get("egfr")
    rates = (situation.clearance, measured.exact if measured else None)
    return min((rate for rate in rates if rate is not None), default=None)
