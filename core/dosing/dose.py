"""The end of the chain: the range becomes a dose in whole tablets."""

from decimal import Decimal
from fractions import Fraction

from core.assessment import Dose, PlanKind, TraceStep
from core.book import Book
from core.book.regimens import in_mg
from core.dosing.planned_start import PlannedStart
from core.dosing.step import Situation, traced
from core.dosing.tablets import tablet_plan, weekly_plan
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange, Quantity, rounded


def dose_from(situation: Situation, plan: PlannedStart, range_: DoseRange) -> Dose:
    """The dose of a recommended case; `suggested` is None when no tablet and no volume fits."""
    regimen, book, weight = situation.regimen, situation.book, situation.weight_kg
    strengths = situation.case.tablets_mg
    ceiling = regimen.ceiling(weight)
    suggested = tablet_plan(range_, strengths, ceiling, book.figures["suspension-strength"].exact)
    below = suggested is not None and range_.is_point and suggested.kind is PlanKind.DAILY
    far = below and suggested is not None and suggested.mg_per_day < _near(book) * range_.low
    return Dose(
        planned_mg_per_day=plan.mg_per_day,
        range=range_,
        usual=DoseRange(in_mg(regimen.usual_low, weight), in_mg(regimen.usual_high, weight)).at_most(ceiling),
        maximum_mg_per_day=ceiling,
        suggested=suggested,
        mg_per_kg_per_day=suggested.mg_per_day / weight if suggested else None,
        alternative=weekly_plan(range_, strengths, ceiling) if far else None,
    )


def _near(book: Book) -> Fraction:
    return 1 - book.figures["well-below-point"].exact / 100


def tablet_step(situation: Situation, dose: Dose) -> TraceStep:
    """The last step of the trace."""
    params: dict[str, object] = {
        "range": dose.range,
        "tablets": situation.case.tablets_mg,
        "plan": dose.suggested,
    }
    if dose.suggested is None:
        return traced(situation.book, "tablets", "step-tablets-none", "no-plan", params)
    how = "point" if dose.range.is_point else "range"
    exact = Quantity(Decimal(rounded(dose.suggested.mg_per_day, 2)), "mg/day")
    return traced(situation.book, "tablets", f"step-tablets-{dose.suggested.kind.value}-{how}", exact, params)


def dose_findings(situation: Situation, dose: Dose) -> tuple[Finding, ...]:
    """What must be said about the plan itself."""
    book = situation.book
    if dose.suggested is None:
        return (finding(book, "no-plan", "tablets", {"range": dose.range}),)
    found: list[Finding] = []
    if dose.suggested.kind is PlanKind.SUSPENSION:
        found.append(finding(book, "suspension-only", "tablets", {"plan": dose.suggested}))
    if dose.suggested.kind is PlanKind.WEEKLY_PATTERN:
        found.append(finding(book, "weekly-pattern", "tablets", {"plan": dose.suggested}))
    if dose.alternative is not None:
        found.append(
            finding(
                book,
                "well-below-point",
                "tablets",
                {"plan": dose.suggested, "range": dose.range, "other": dose.alternative},
            )
        )
    return tuple(found)
