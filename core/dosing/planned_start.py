"""Steps 1 and 2: the planned start per kilogram, then times the actual weight."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from core.assessment import TraceStep
from core.book import Book, Figure, Regimen
from core.book.regimens import PER_KG
from core.case import Case
from core.dosing.step import point, traced
from core.findings import Finding, Severity
from core.messages import finding
from core.quantity import DoseRange, Quantity, told_apart, written


class PlannedStart(NamedTuple):
    """What the clinician plans, or the regimen's standard start: per kilogram and per day.

    `range` is the dose per day as a range."""

    typed: bool
    stated: Quantity
    mg_per_kg: Fraction
    mg_per_day: Fraction
    range: DoseRange


def planned_start(case: Case, regimen: Regimen, weight_kg: Fraction) -> PlannedStart | None:
    """The planned start; None when nothing was typed and the regimen's source names no start."""
    figure = regimen.standard_start
    stated = case.planned_start or (Quantity(figure.value, figure.unit) if figure else None)
    return None if stated is None else planned(stated, weight_kg, typed=case.planned_start is not None)


def planned(stated: Quantity, weight_kg: Fraction, *, typed: bool) -> PlannedStart:
    """A dose stated in mg/kg/day or mg/day, both ways for a weight."""
    amount = stated.exact
    if stated.unit == PER_KG:
        return _start(typed, stated, amount, amount * weight_kg)
    return _start(typed, stated, amount / weight_kg, amount)


def _start(typed: bool, stated: Quantity, mg_per_kg: Fraction, mg_per_day: Fraction) -> PlannedStart:
    return PlannedStart(typed, stated, mg_per_kg, mg_per_day, point(mg_per_day))


def threshold_start(threshold: Figure, weight_kg: Fraction) -> PlannedStart:
    """What a plan of exactly an edition's threshold (mg/kg/day) would be."""
    stated = Quantity(threshold.value, PER_KG)
    return _start(True, stated, threshold.exact, threshold.exact * weight_kg)


def above_maximum(
    book: Book, regimen: Regimen, typed: Quantity | None, plan: PlannedStart | None, weight_kg: Fraction | None
) -> tuple[Finding, ...]:
    """The stop finding when the plan exceeds the regimen's maximum; it is never lowered silently.

    A plan in mg/kg/day needs no weight to be compared with a maximum in mg/kg/day, and no more than that where the
    regimen has no other."""
    stated = plan.stated if plan else typed
    if stated is not None and stated.unit == PER_KG and stated.exact > regimen.maximum.exact:
        shown: dict[str, object] = {"planned": stated.exact, "maximum": regimen.maximum.value}
        return (_too_much(book, regimen, shown, regimen.maximum),)
    if plan is None or weight_kg is None or (plan.stated.unit == PER_KG and regimen.maximum_daily is None):
        return ()
    if plan.mg_per_day <= regimen.ceiling(weight_kg):
        return ()
    shown = {"variant": "daily", "planned": plan.mg_per_day, "maximum": regimen.ceiling(weight_kg)}
    return (_too_much(book, regimen, shown, _binding(regimen, weight_kg)),)


def _too_much(book: Book, regimen: Regimen, shown: dict[str, object], maximum: Figure) -> Finding:
    return finding(
        book,
        "planned-start-above-maximum",
        "planned_start",
        shown,
        citations=maximum.evidence.citations,
        severity=Severity.STOP,
        passage=regimen.passage,
    )


def _binding(regimen: Regimen, weight_kg: Fraction) -> Figure:
    """The figure that sets the regimen's maximum at this weight."""
    daily = regimen.maximum_daily
    return daily if daily is not None and daily.exact == regimen.ceiling(weight_kg) else regimen.maximum


def start_steps(
    book: Book, regimen: Regimen, plan: PlannedStart, weight_kg: Fraction, threshold: Figure | None
) -> tuple[TraceStep, ...]:
    """The trace of both steps; what is planned per kilogram is told apart from an edition's threshold."""
    message = "step-planned-typed" if plan.typed else "step-planned-standard"
    usual = {"usual": (regimen.usual_low.exact, regimen.usual_high.exact), "unit": regimen.usual_low.unit}
    figure = regimen.standard_start
    citations = regimen.evidence.citations if plan.typed or figure is None else figure.evidence.citations
    first = traced(book, "planned-start", message, plan.stated, usual, citations=citations, passage=regimen.passage)
    by_weight = "step-weight" if plan.stated.unit == PER_KG else "step-weight-stated"
    params = {"per_kg": shown_per_kg(plan, threshold), "mg": plan.mg_per_day, "weight": weight_kg}
    return first, traced(book, "weight-dose", by_weight, plan.range, params)


def shown_per_kg(plan: PlannedStart, threshold: Figure | None) -> Decimal:
    """mg/kg/day with as many decimals as show on which side of a threshold it lies."""
    borders = () if threshold is None else (threshold.exact,)
    return told_apart(plan.mg_per_kg, written(plan.mg_per_kg), borders)
