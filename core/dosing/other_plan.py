"""What the chain of a case makes of another planned dose: nothing of it is written down."""

from core.assessment import Dose
from core.dosing.dose import suggested
from core.dosing.genotype import below_threshold, edition_range
from core.dosing.kidney import after_kidney
from core.dosing.limits import most_of
from core.dosing.planned_start import PlannedStart, threshold_start
from core.dosing.step import Situation
from core.dosing.xanthine_oxidase import inhibitor_keeps
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange


def reached(situation: Situation, plan: PlannedStart) -> DoseRange | None:
    """The range that the same steps make of another planned dose: the same order, and nothing written down."""
    genotype = edition_range(situation.row, plan, situation.weight_kg)
    if genotype is None:
        return None
    inhibitor = genotype.times(*inhibitor_keeps(situation))
    return after_kidney(situation, inhibitor).at_most(most_of(situation))


def lower_at_the_threshold(situation: Situation, plan: PlannedStart, dose: Dose) -> tuple[Finding, ...]:
    """The warning when the threshold itself would lead to fewer tablets than the lower plan.

    Our guard keeps the range of a lower plan below the reduced top, but a point takes the largest dose not
    above it and a range the smallest in it: planning less could double the tablets.
    """
    row = situation.row
    threshold = row.applies_from
    if threshold is None or dose.suggested is None or not below_threshold(row, plan.mg_per_kg):
        return ()
    there = threshold_start(threshold, situation.weight_kg)
    range_ = reached(situation, there)
    if range_ is None:
        return ()
    other = suggested(situation, range_)
    if other is None or other.mg_per_day >= dose.suggested.mg_per_day:
        return ()
    shown = {"threshold": threshold.value, "edition": situation.edition.id, "plan": other}
    cited_here = row.evidence.citations
    return (finding(situation.book, "lower-plan-higher-dose", "planned_start", shown, citations=cited_here),)
