"""The dose of an answer as JSON: milligrams as text, exact."""

from fractions import Fraction

from core.assessment import Derived, Dose, PlanKind, TabletCount, TabletPlan, Titration, TitrationStep
from core.quantity import DoseRange, rounded, written
from ui.terminal.json_sources import Json, citation_texts
from ui.wording import Wording


def dose_json(dose: Dose, words: Wording) -> Json:
    """The one dose, in mg/day."""
    return {
        "planned_mg_per_day": written(dose.planned_mg_per_day),
        "range_mg_per_day": range_texts(dose.range),
        "usual_mg_per_day": range_texts(dose.usual),
        "maximum_mg_per_day": written(dose.maximum_mg_per_day),
        "suggested": _plan(dose.suggested, dose.mg_per_kg_per_day, words),
        "alternative": _plan(dose.alternative, None, words),
    }


def _plan(plan: TabletPlan | None, per_kg: Fraction | None, words: Wording) -> Json | None:
    if plan is None:
        return None
    shown: Json = {"kind": plan.kind.value, "mg_per_day": written(plan.mg_per_day)}
    if per_kg is not None:
        shown["mg_per_kg_per_day"] = written(per_kg)
    shown["text"] = words.plan(plan)
    if plan.kind is PlanKind.SUSPENSION:
        volume = plan.volume_ml or Fraction(0)
        return shown | {"volume_ml_per_day": written(volume), "tablets": [], "week_mg": []}
    return shown | {
        "tablets": [_count(t) for t in plan.tablets],
        "week_mg": [written(mg) for mg in plan.week_mg],
    }


def _count(tablets: TabletCount) -> Json:
    return {"strength_mg": written(tablets.strength_mg), "count": tablets.count}


def derived_json(derived: Derived) -> Json:
    """Only the values whose inputs were there."""
    values = {
        "creatinine_clearance_ml_per_min": (derived.creatinine_clearance, 1),
        "ideal_weight_kg": (derived.ideal_weight_kg, 1),
        "adjusted_weight_kg": (derived.adjusted_weight_kg, 1),
        "body_surface_m2": (derived.body_surface_m2, 2),
        "mercaptopurine_equivalent_mg_per_day": (derived.mercaptopurine_mg, 0),
    }
    return {name: rounded(value, places) for name, (value, places) in values.items() if value is not None}


def titration_json(plan: Titration | None, words: Wording) -> Json | None:
    """How the dose may rise, and what that rests on."""
    if plan is None:
        return None
    return {
        "text": words.message(plan.message, plan.params).whole,
        "most_mg_per_day": written(plan.most_mg_per_day),
        "steps": [_rise(step, plan, words) for step in plan.steps],
        "citations": citation_texts(plan.citations),
    }


def _rise(step: TitrationStep, plan: Titration, words: Wording) -> Json:
    """One dose; the blood test before it is null for the first."""
    test: Json | None = None
    if step.test_day is not None:
        test = {
            "day": step.test_day,
            "date": step.test_date.isoformat() if step.test_date else None,
            "tests": [words.term(name) for name in plan.tests],
            "scheduled": step.test_scheduled,
        }
    day: Json = {"day": step.day, "date": step.date.isoformat() if step.date else None}
    return day | (_plan(step.plan, step.mg_per_kg_per_day, words) or {}) | {"test": test}


def range_texts(range_: DoseRange) -> list[str]:
    """Lowest and highest, in mg/day."""
    return [written(range_.low), written(range_.high)]
