"""Steps 1 and 2: the planned start per kilogram, then times the actual weight."""

from dataclasses import dataclass
from fractions import Fraction

from core.assessment import TraceStep
from core.book import Book, Regimen
from core.case import Case
from core.dosing.step import point, traced
from core.findings import Finding, Severity
from core.messages import finding
from core.quantity import Quantity

PER_KG = "mg/kg/day"


@dataclass(frozen=True, slots=True)
class PlannedStart:
    """What the clinician plans, or the regimen's standard start: per kilogram and per day."""

    typed: bool
    stated: Quantity
    mg_per_kg: Fraction
    mg_per_day: Fraction


def planned_start(case: Case, regimen: Regimen, weight_kg: Fraction) -> PlannedStart | None:
    """The planned start; None when nothing was typed and the regimen's source names no start."""
    figure = regimen.standard_start
    stated = case.planned_start or (Quantity(figure.value, figure.unit) if figure else None)
    if stated is None:
        return None
    per_kg = stated.exact if stated.unit == PER_KG else stated.exact / weight_kg
    return PlannedStart(case.planned_start is not None, stated, per_kg, per_kg * weight_kg)


def above_maximum(book: Book, regimen: Regimen, plan: PlannedStart) -> tuple[Finding, ...]:
    """The stop finding when the plan exceeds the regimen's maximum; it is never lowered silently."""
    if plan.mg_per_kg <= regimen.maximum.exact:
        return ()
    return (
        finding(
            book,
            "planned-start-above-maximum",
            "planned_start",
            {"planned": plan.mg_per_kg, "maximum": regimen.maximum.value},
            citations=regimen.maximum.evidence.citations,
            severity=Severity.STOP,
            passage=regimen.passage,
        ),
    )


def start_steps(book: Book, regimen: Regimen, plan: PlannedStart, weight_kg: Fraction) -> tuple[TraceStep, ...]:
    """The trace of both steps."""
    message = "step-planned-typed" if plan.typed else "step-planned-standard"
    usual = {"low": regimen.usual_low.value, "high": regimen.usual_high.value}
    figure = regimen.standard_start
    citations = regimen.evidence.citations if plan.typed or figure is None else figure.evidence.citations
    first = traced(book, "planned-start", message, plan.stated, usual, citations=citations, passage=regimen.passage)
    by_weight = "step-weight" if plan.stated.unit == PER_KG else "step-weight-stated"
    params = {"per_kg": plan.mg_per_kg, "mg": plan.mg_per_day, "weight": weight_kg}
    return first, traced(book, "weight-dose", by_weight, point(plan.mg_per_day), params)
