"""From a range of mg/day to whole tablets: clinical-logic.md, step 8."""

from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import NamedTuple

DAYS = 7
BELOW_A_POINT = Fraction(85, 100)


class Plan(NamedTuple):
    """`tablets` is the number of tablets a day, for a weekly pattern the number a week, for the suspension none."""

    kind: str
    mg_per_day: Fraction
    tablets: int


@cache
def fewest(strengths: tuple[Fraction, ...], up_to: Fraction) -> dict[Fraction, int]:
    """Every daily amount that whole tablets make up to `up_to` mg, nothing included, with its fewest tablets."""
    counts = {Fraction(0): 0}
    edge = [Fraction(0)]
    while edge:
        reached = {amount + strength for amount in edge for strength in strengths}
        new = sorted(amount for amount in reached if amount <= up_to and amount not in counts)
        count = counts[edge[0]] + 1
        counts.update((amount, count) for amount in new)
        edge = new
    return counts


@cache
def weeks(strengths: tuple[Fraction, ...], daily_limit: Fraction, up_to: Fraction) -> dict[Fraction, int]:
    """Every weekly amount up to `up_to` mg, no day above the limit, with its fewest tablets."""
    day = fewest(strengths, daily_limit)
    totals = {Fraction(0): 0}
    for _ in range(DAYS):
        longer: dict[Fraction, int] = {}
        for total, count in totals.items():
            for amount, tablets in day.items():
                if total + amount <= up_to:
                    longer[total + amount] = min(count + tablets, longer.get(total + amount, count + tablets))
        totals = longer
    return totals


def plan(low: Fraction, high: Fraction, strengths: tuple[Fraction, ...], daily_limit: Fraction) -> Plan | None:
    """The suggested dose for [low, high] mg/day; None when nothing fits, not even the suspension."""
    daily = fewest(strengths, high)
    amount = _choice(daily, low, high)
    if amount is not None:
        return Plan("daily", amount, daily[amount])
    week = weeks(strengths, min(daily_limit, DAYS * high), DAYS * high)
    total = _choice(week, DAYS * low, DAYS * high)
    if total is not None:
        return Plan("weekly-pattern", total / DAYS, week[total])
    volume = floor(high) if low == high else ceil(low)
    return Plan("suspension", Fraction(volume), 0) if 0 < volume <= high else None


def best_week(point: Fraction, strengths: tuple[Fraction, ...], daily_limit: Fraction) -> Fraction | None:
    """The largest weekly mean in mg/day that is not above a point."""
    total = _choice(weeks(strengths, min(daily_limit, DAYS * point), DAYS * point), DAYS * point, DAYS * point)
    return None if total is None else total / DAYS


def _choice(amounts: dict[Fraction, int], low: Fraction, high: Fraction) -> Fraction | None:
    """For a point the largest amount not above it, for a range the smallest inside."""
    possible = [amount for amount in amounts if 0 < amount <= high]
    if low == high:
        return max(possible, default=None)
    return min((amount for amount in possible if amount >= low), default=None)
