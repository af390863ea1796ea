"""The one place where a dose is put into words."""

from core.assessment import PlanKind, TabletCount, TabletPlan
from core.quantity import DoseRange
from ui.wording.values import FULL_WEEKDAYS, counted, dose_range, listed, number

DAYS = 7


def plan_text(plan: TabletPlan) -> str:
    """`50 mg once daily`; a week that differs by day names the days."""
    if plan.kind is PlanKind.DAILY:
        return f"{number(plan.mg_per_day)} mg once daily"
    if plan.kind is PlanKind.SUSPENSION and plan.volume_ml is not None:
        return f"{number(plan.mg_per_day)} mg ({number(plan.volume_ml)} mL) once daily"
    return _week_text(plan)


def _week_text(plan: TabletPlan) -> str:
    """Days of equal dose together, the largest dose first: `50 mg on Monday and Thursday`."""
    doses = plan.week_mg
    amounts = sorted({dose for dose in doses if dose}, reverse=True)
    texts = []
    for amount in amounts:
        days = [FULL_WEEKDAYS[n] for n, dose in enumerate(doses) if dose == amount]
        texts.append(f"{number(amount)} mg {'every day' if len(days) == DAYS else 'on ' + listed(days)}")
    return "; ".join(texts)


def tablets_text(plan: TabletPlan) -> str:
    """`one 50 mg tablet`, per day or (for a pattern) per week; the suspension by volume."""
    if plan.kind is PlanKind.SUSPENSION and plan.volume_ml is not None:
        return f"{number(plan.volume_ml)} mL of the 10 mg/mL suspension"
    tablets = listed([_some(one) for one in plan.tablets])
    return tablets if plan.kind is PlanKind.DAILY else f"{tablets} a week"


def _some(tablets: TabletCount) -> str:
    noun = "tablet" if tablets.count == 1 else "tablets"
    return f"{counted(tablets.count)} {number(tablets.strength_mg)} mg {noun}"


def mean_text(plan: TabletPlan) -> str:
    """`21.43 mg/day`."""
    return dose_range(DoseRange(plan.mg_per_day, plan.mg_per_day))
