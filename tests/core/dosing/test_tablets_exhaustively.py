"""Every target from 1 to 300 mg and every set of strengths: the plan is the best one by the rules of step 8.

The brute force is written from clinical-logic.md alone: it lists the daily amounts that whole tablets make and the
totals that seven such days make, one tablet or one day at a time, and takes the best by the words of the rule. Nothing
of the program is used. Every maximum besides is the sweep.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import ceil

import pytest

from core.assessment import PlanKind, TabletPlan
from core.dosing.tablets import tablet_plan
from core.quantity import DoseRange

TARGETS = range(1, 301)
ON_THE_MARKET = (25, 50, 75, 100)
SETS = [chosen for size in range(1, 5) for chosen in combinations(ON_THE_MARKET, size)]
DAYS, SUSPENSION = 7, Fraction(10)
Choice = tuple[str, Fraction, int]
"""Kind, mg a day (the mean of a week), and the number of tablets: a day, or a week."""


@cache
def days(strengths: tuple[int, ...], most: int) -> dict[int, int]:
    """mg of a day -> fewest tablets, without the day that has none."""
    fewest = {0: 0}
    for mg in range(1, most + 1):
        before = [fewest[mg - strength] for strength in strengths if mg - strength in fewest]
        if before:
            fewest[mg] = min(before) + 1
    return {mg: tablets for mg, tablets in fewest.items() if mg}


@cache
def weeks(strengths: tuple[int, ...], day_most: int) -> dict[int, int]:
    """mg of a week -> fewest tablets, no day above `day_most`."""
    totals = {0: 0}
    for _ in range(DAYS):
        longer = dict(totals)
        for total, count in totals.items():
            for mg, tablets in days(strengths, day_most).items():
                longer[total + mg] = min(longer.get(total + mg, count + tablets), count + tablets)
        totals = longer
    return {total: tablets for total, tablets in totals.items() if total}


def best(low: Fraction, high: Fraction, strengths: tuple[int, ...], day_most: int) -> Choice | None:
    """Step 8 in its own words."""
    point = low == high
    daily = days(strengths, int(high))
    mg = _pick((Fraction(one) for one in daily), low, high, point)
    if mg is not None:
        return "daily", mg, daily[int(mg)]
    weekly = weeks(strengths, day_most)
    mean = _pick((Fraction(one, DAYS) for one in weekly), low, high, point)
    if mean is not None:
        return "weekly-pattern", mean, weekly[int(mean * DAYS)]
    whole = int(high) if point else ceil(low)
    return ("suspension", Fraction(whole), 0) if 0 < whole <= high else None


def _pick(amounts: Iterable[Fraction], low: Fraction, high: Fraction, point: bool) -> Fraction | None:
    """A point: the largest not above it. A range: the smallest inside."""
    if point:
        return max((one for one in amounts if one <= high), default=None)
    return min((one for one in amounts if low <= one <= high), default=None)


def said(plan: TabletPlan | None) -> Choice | None:
    if plan is None:
        return None
    return plan.kind.value, plan.mg_per_day, sum(tablets.count for tablets in plan.tablets)


def faults(plan: TabletPlan | None, day_most: int) -> list[str]:
    """Days and tablets that do not add up, or a day above the maximum."""
    if plan is None or plan.kind is PlanKind.SUSPENSION:
        return []
    mg = [sum((one.strength_mg * one.count for one in day), Fraction(0)) for day in plan.week]
    per_week = 7 if plan.kind is PlanKind.DAILY else 1
    tablets = sum((one.strength_mg * one.count for one in plan.tablets), Fraction(0)) * per_week
    wrong = {
        "seven days": len(mg) == DAYS,
        "mean": sum(mg, Fraction(0)) == plan.mg_per_day * DAYS == tablets,
        "maximum": plan.kind is PlanKind.DAILY or max(mg) <= day_most,
    }
    return [name for name, right in wrong.items() if not right]


def compared(low: Fraction, high: Fraction, strengths: tuple[int, ...], day_most: int) -> None:
    plan = tablet_plan(DoseRange(low, high), tuple(map(Fraction, strengths)), Fraction(day_most), SUSPENSION)
    assert said(plan) == best(low, high, strengths, day_most), (low, high, strengths, day_most)
    assert not faults(plan, day_most), (low, high, strengths, day_most)


@pytest.mark.parametrize("strengths", SETS, ids=str)
def test_every_point_gets_the_best_plan(strengths: tuple[int, ...]) -> None:
    for target in TARGETS:
        compared(Fraction(target), Fraction(target), strengths, 300)


@pytest.mark.parametrize("strengths", SETS, ids=str)
@pytest.mark.parametrize("share", [Fraction(30, 80), Fraction(1, 4) / Fraction(1, 3), Fraction(3, 4)], ids=str)
def test_every_range_of_a_guideline_gets_the_best_plan(strengths: tuple[int, ...], share: Fraction) -> None:
    """`share` is the lower end of the range as a part of the upper: 30% to 80%, a quarter to a third, 75% to 100%."""
    for target in TARGETS:
        compared(target * share, Fraction(target), strengths, 300)


@pytest.mark.sweep
@pytest.mark.parametrize("strengths", SETS, ids=str)
def test_every_point_and_range_under_every_maximum(strengths: tuple[int, ...]) -> None:
    for day_most in (*range(20, 301, 10), 62, 105):
        for target in range(1, day_most + 1):
            for low in (target, Fraction(3, 4) * target, Fraction(1, 4) * target):
                compared(Fraction(low), Fraction(target), strengths, day_most)
