"""The end of the chain: the range becomes a dose in whole tablets."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from core.assessment import Dose, PlanKind, TabletPlan, TraceStep
from core.book import Book
from core.book.regimens import in_mg
from core.case import Case
from core.dosing.planned_start import PlannedStart
from core.dosing.step import Situation, traced
from core.dosing.tablets import tablet_plan, weekly_plan
from core.dosing.week import DAYS
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange, Quantity, rounded


def dose_from(situation: Situation, plan: PlannedStart, range_: DoseRange) -> Dose:
    """The dose of a recommended case; `suggested` is None when no tablet and no volume fits."""
    regimen, book, weight = situation.regimen, situation.book, situation.weight_kg
    strengths = situation.case.tablets_mg
    ceiling = situation.ceiling
    tablets = suggested(situation, range_)
    week = weekly_plan(range_, strengths, ceiling) if _well_below(book, range_, tablets) else None
    return Dose(
        planned_mg_per_day=plan.mg_per_day,
        range=range_,
        usual=DoseRange(in_mg(regimen.usual_low, weight), in_mg(regimen.usual_high, weight)).at_most(ceiling),
        maximum_mg_per_day=ceiling,
        suggested=tablets,
        mg_per_kg_per_day=tablets.mg_per_day / weight if tablets else None,
        alternative=week if week and tablets and week.mg_per_day > tablets.mg_per_day else None,
    )


def suggested(situation: Situation, range_: DoseRange) -> TabletPlan | None:
    """What the tablets in stock make of a range (mg/day), or else the suspension."""
    suspension = situation.book.figures["suspension-strength"].exact
    return tablet_plan(range_, situation.case.tablets_mg, situation.ceiling, suspension)


def _well_below(book: Book, range_: DoseRange, plan: TabletPlan | None) -> bool:
    """True when a daily dose falls further below the point than the book's percentage."""
    if plan is None or plan.kind is not PlanKind.DAILY or not range_.is_point:
        return False
    return plan.mg_per_day < _near(book) * range_.low


@lru_cache(maxsize=8)
def _near(book: Book) -> Fraction:
    """The part of a point that a daily dose must reach to be near it."""
    return 1 - book.figures["well-below-point"].exact / 100


def tablet_step(situation: Situation, dose: Dose) -> TraceStep:
    """The last step of the trace."""
    params: dict[str, object] = {
        "range": dose.range,
        "tablets": situation.case.tablets_mg,
        "plan": dose.suggested,
    }
    if _shaped_by_the_maximum(situation, dose):
        params |= {"variant": "capped", "most": situation.ceiling}
    if dose.suggested is None:
        return traced(situation.book, "tablets", "step-tablets-none", "no-plan", params)
    how = "point" if dose.range.is_point else "range"
    exact = Quantity(Decimal(rounded(dose.suggested.mg_per_day, 2)), "mg/day")
    return traced(situation.book, "tablets", f"step-tablets-{dose.suggested.kind.value}-{how}", exact, params)


def _shaped_by_the_maximum(situation: Situation, dose: Dose) -> bool:
    """True when a week without our guard, no day above the regimen's maximum, would be another one."""
    if dose.suggested is not None and dose.suggested.kind is PlanKind.DAILY:
        return False
    week = weekly_plan(dose.range, situation.case.tablets_mg, dose.range.high * DAYS)
    return week is not None and (dose.suggested is None or week.mg_per_day != dose.suggested.mg_per_day)


def unusual_strengths(book: Book, case: Case) -> tuple[Finding, ...]:
    """The warning about strengths (mg) that no practice of the book has."""
    strengths = case.tablets_mg
    if strengths == book.practices[case.practice].strengths:
        return ()
    known = tuple(sorted({one for practice in book.practices.values() for one in practice.strengths}))
    unusual = tuple(strength for strength in strengths if strength not in known)
    if not unusual:
        return ()
    return (finding(book, "tablet-strength-unusual", "tablets", {"strengths": unusual, "known": known}),)


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
        found += _first_tablet_later(situation, dose.suggested)
    if _well_below(book, dose.range, dose.suggested):
        other = dose.alternative
        variant = None if other else "no-week"
        shown = {"plan": dose.suggested, "range": dose.range, "other": other, "variant": variant}
        found.append(finding(book, "well-below-point", "tablets", shown))
    return tuple(found)


def _first_tablet_later(situation: Situation, plan: TabletPlan) -> list[Finding]:
    """A note when the week has no tablet on the start date, from which the blood tests are counted."""
    start = situation.case.start_date
    if start is None or plan.first_day(start) == start:
        return []
    days = {"start": start, "first": plan.first_day(start)}
    return [finding(situation.book, "first-tablet-later", "start_date", days)]
