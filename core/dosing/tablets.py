"""Step 8: from a range in mg/day to whole tablets in the hand.

A range takes the smallest daily dose in it; a point the largest daily dose not above it. Where no daily
dose fits: a week of whole tablets; where none fits either: the volume of the suspension.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from core.assessment import PlanKind, TabletPlan
from core.dosing.handfuls import Handfuls, handfuls_of
from core.dosing.week import DAYS, Weeks, weeks_of
from core.exact import exact, share
from core.quantity import DoseRange


def tablet_plan(
    range_: DoseRange, strengths: Sequence[Fraction], day_most: Fraction, suspension: Fraction
) -> TabletPlan | None:
    """The plan for a range: strengths and `day_most` in mg, `suspension` in mg/mL; None when nothing fits."""
    return (
        daily_plan(range_, strengths) or weekly_plan(range_, strengths, day_most) or suspension_plan(range_, suspension)
    )


def daily_plan(range_: DoseRange, strengths: Sequence[Fraction]) -> TabletPlan | None:
    """The same tablets every day, inside the range (or not above the point)."""
    handfuls = handfuls_of(tuple(strengths))
    most = handfuls.units(range_.high)
    least = 1 if range_.is_point else max(1, handfuls.units_for(range_.low))
    total = handfuls.first(range(most, 0, -1) if range_.is_point else range(least, most + 1))
    return None if total is None else daily(handfuls, total)


@lru_cache(maxsize=2048)
def daily(handfuls: Handfuls, total: int) -> TabletPlan:
    """The plan of one total of the handfuls, every day."""
    tablets = handfuls.counted(handfuls.handful(total))
    return TabletPlan(PlanKind.DAILY, total * handfuls.unit, tablets, (tablets,) * DAYS)


def weekly_plan(range_: DoseRange, strengths: Sequence[Fraction], day_most: Fraction) -> TabletPlan | None:
    """Seven days whose mean lies in the range (for a point: not above it), no day above `day_most`."""
    usable = tuple(strength for strength in strengths if strength <= day_most)
    if not usable:
        return None
    handfuls = handfuls_of(usable)
    most = handfuls.units(range_.high * DAYS)
    weeks = weeks_of(handfuls, min(handfuls.units(day_most), most), most)
    least = 1 if range_.is_point else handfuls.units_for(range_.low * DAYS)
    order = reversed(weeks.totals) if range_.is_point else weeks.totals
    total = next((total for total in order if least <= total <= most), None)
    return None if total is None else _weekly(handfuls, weeks, total)


@lru_cache(maxsize=2048)
def _weekly(handfuls: Handfuls, weeks: Weeks, total: int) -> TabletPlan:
    week = weeks.week(total)
    tablets = handfuls.counted(tablet for day in week for tablet in day)
    mean = share(total, DAYS) * handfuls.unit
    return TabletPlan(PlanKind.WEEKLY_PATTERN, mean, tablets, tuple(handfuls.counted(day) for day in week))


def suspension_plan(range_: DoseRange, strength: Fraction) -> TabletPlan | None:
    """Whole milligrams of the suspension (mg/mL): the least in the range, the most not above a point."""
    dose = exact(floor(range_.low) if range_.is_point else ceil(range_.low))
    if dose < 1 or dose > range_.high:
        return None
    return TabletPlan(PlanKind.SUSPENSION, dose, (), (), dose / strength)
