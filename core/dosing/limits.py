"""Steps 6 and 7: age, and the regimen's maximum."""

from core.dosing.step import NOT_REACHED, UNCHANGED, Situation, StepOutcome, traced
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange


def age_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """From 65 the dose is not lowered again (the chosen dose is the low end anyway), but said so."""
    book = situation.book
    limit = book.figures["elderly-from"]
    elderly = situation.age_years >= limit.exact
    params = {"age": situation.age_years, "limit": limit.value}
    step = traced(book, "age", "step-age-elderly" if elderly else "step-age", UNCHANGED, params)
    notes: tuple[Finding, ...] = (finding(book, "elderly", "age", params),) if elderly else ()
    return StepOutcome(range_, (step,), notes)


def maximum_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """Nothing above the regimen's maximum, in mg/kg/day x actual weight."""
    maximum = situation.regimen.maximum
    ceiling = maximum.exact * situation.weight_kg
    after = range_.at_most(ceiling)
    step = traced(
        situation.book,
        "maximum",
        "step-maximum",
        NOT_REACHED if after == range_ else after,
        {"maximum": maximum.value, "weight": situation.weight_kg, "ceiling": ceiling},
        citations=maximum.evidence.citations,
        passage=situation.regimen.passage,
    )
    return StepOutcome(after, (step,))
