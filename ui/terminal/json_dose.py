"""The dose of an answer as JSON text: milligrams as text, exact."""

from datetime import date
from fractions import Fraction
from functools import lru_cache

from core.assessment import Derived, Dose, PlanKind, TabletPlan, Titration, TitrationStep
from core.quantity import DoseRange, rounded, written
from ui.terminal.json_pieces import NOTHING, Sources, quoted, texts
from ui.wording import Wording


def dose_text(dose: Dose | None, words: Wording) -> str:
    """The one dose, in mg/day."""
    if dose is None:
        return NOTHING
    return (
        f'{{"planned_mg_per_day": "{written(dose.planned_mg_per_day)}", "range_mg_per_day": {range_text(dose.range)}, '
        f'"usual_mg_per_day": {range_text(dose.usual)}, "maximum_mg_per_day": "{written(dose.maximum_mg_per_day)}", '
        f'"suggested": {_whole_plan(dose.suggested, dose.mg_per_kg_per_day, words)}, '
        f'"alternative": {_whole_plan(dose.alternative, None, words)}}}'
    )


def _whole_plan(plan: TabletPlan | None, per_kg: Fraction | None, words: Wording) -> str:
    return NOTHING if plan is None else f"{{{_plan(plan, per_kg, words)}}}"


def _plan(plan: TabletPlan, per_kg: Fraction | None, words: Wording) -> str:
    """The entries of a plan, `mg_per_kg_per_day` only where it is given."""
    head, tail = _parts(plan, words)
    return f"{head}, {tail}" if per_kg is None else f'{head}, "mg_per_kg_per_day": "{written(per_kg)}", {tail}'


@lru_cache(maxsize=4096)
def _parts(plan: TabletPlan, words: Wording) -> tuple[str, str]:
    """What stands before and after the dose per kilogram."""
    head = f'"kind": "{plan.kind.value}", "mg_per_day": "{written(plan.mg_per_day)}"'
    volume = f'"volume_ml_per_day": "{written(plan.volume_ml or 0)}", ' if plan.kind is PlanKind.SUSPENSION else ""
    counts = [f'{{"strength_mg": "{written(one.strength_mg)}", "count": {one.count}}}' for one in plan.tablets]
    week = texts(written(mg) for mg in plan.week_mg)
    return head, f'"text": {quoted(words.plan(plan))}, {volume}"tablets": [{", ".join(counts)}], "week_mg": {week}'


def derived_text(derived: Derived) -> str:
    """Only the values whose inputs were there."""
    values = (
        ("creatinine_clearance_ml_per_min", derived.creatinine_clearance, 1),
        ("ideal_weight_kg", derived.ideal_weight_kg, 1),
        ("adjusted_weight_kg", derived.adjusted_weight_kg, 1),
        ("body_surface_m2", derived.body_surface_m2, 2),
        ("mercaptopurine_equivalent_mg_per_day", derived.mercaptopurine_mg, 0),
    )
    there = [f'"{name}": "{rounded(value, places)}"' for name, value, places in values if value is not None]
    return f"{{{', '.join(there)}}}"


def titration_text(plan: Titration | None, words: Wording, sources: Sources) -> str:
    """How the dose may rise, and what that rests on."""
    if plan is None:
        return NOTHING
    steps = ", ".join([_rise(step, plan, words) for step in plan.steps])
    return (
        f'{{"text": {quoted(words.message(plan.message, plan.params).whole)}, '
        f'"most_mg_per_day": "{written(plan.most_mg_per_day)}", "steps": [{steps}], '
        f'"citations": {sources.cite(plan.citations)}}}'
    )


def _rise(step: TitrationStep, plan: Titration, words: Wording) -> str:
    """One dose; the blood test before it is null for the first."""
    test = NOTHING
    if step.test_day is not None:
        names = texts(words.term(name) for name in plan.tests)
        scheduled = "true" if step.test_scheduled else "false"
        test = (
            f'{{"day": {step.test_day}, "date": {date_text(step.test_date)}, '
            f'"tests": {names}, "scheduled": {scheduled}}}'
        )
    entries = _plan(step.plan, step.mg_per_kg_per_day, words)
    return f'{{"day": {step.day}, "date": {date_text(step.date)}, {entries}, "test": {test}}}'


def date_text(day: date | None) -> str:
    """A date, or null."""
    return NOTHING if day is None else f'"{day.isoformat()}"'


def range_text(range_: DoseRange | None) -> str:
    """Lowest and highest, in mg/day."""
    if range_ is None:
        return NOTHING
    low, high = range_
    first = written(low)
    return f'["{first}", "{first if low is high else written(high)}"]'
