"""Step 8: from a range in mg/day to whole tablets in the hand.

A range takes the smallest daily dose in it; a point the largest daily dose not above it. Where no daily
dose fits: a week of whole tablets; where none fits either: the volume of the suspension.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from core.assessment import PlanKind, TabletCount, TabletPlan
from core.dosing.handfuls import Handful, Handfuls
from core.dosing.week import DAYS, Weeks
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
    handfuls = Handfuls(strengths, range_.high)
    dose = handfuls.most() if range_.is_point else handfuls.least(range_.low)
    if dose is None:
        return None
    tablets = counted(handfuls.handful(dose))
    return TabletPlan(PlanKind.DAILY, dose, tablets, (tablets,) * DAYS)


def weekly_plan(range_: DoseRange, strengths: Sequence[Fraction], day_most: Fraction) -> TabletPlan | None:
    """Seven days whose mean lies in the range (for a point: not above it), no day above `day_most`."""
    usable = [strength for strength in strengths if strength <= day_most]
    if not usable:
        return None
    weeks = Weeks(usable, day_most, range_.high * DAYS)
    totals = [total for total in weeks.totals() if range_.is_point or total >= range_.low * DAYS]
    if not totals:
        return None
    total = totals[-1] if range_.is_point else totals[0]
    week = weeks.week(total)
    tablets = tuple(tablet for day in week for tablet in day)
    return TabletPlan(PlanKind.WEEKLY_PATTERN, total / DAYS, counted(tablets), tuple(counted(day) for day in week))


def suspension_plan(range_: DoseRange, strength: Fraction) -> TabletPlan | None:
    """Whole milligrams of the suspension (mg/mL): the least in the range, the most not above a point."""
    dose = Fraction(floor(range_.low)) if range_.is_point else Fraction(ceil(range_.low))
    if dose < 1 or dose > range_.high:
        return None
    return TabletPlan(PlanKind.SUSPENSION, dose, (), (), dose / strength)


def counted(tablets: Handful) -> tuple[TabletCount, ...]:
    """How many of each strength, largest first."""
    return tuple(TabletCount(strength, n) for strength, n in sorted(Counter(tablets).items(), reverse=True))
