"""Whole tablets: the plan is the best one by the stated rules, against a search that tries everything."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment import PlanKind, TabletPlan
from core.dosing.tablets import daily_plan, suspension_plan, tablet_plan, weekly_plan
from core.quantity import DoseRange

UK = (Fraction(25), Fraction(50))
US = (Fraction(50), Fraction(75), Fraction(100))
STRENGTHS = [Fraction(n) for n in (25, 50, 75, 100)]
SETS = [tuple(s for s, taken in zip(STRENGTHS, mask, strict=True) if taken) for mask in product((0, 1), repeat=4)][1:]
NO_LIMIT = Fraction(10_000)


def everything(strengths: Sequence[Fraction], ceiling: Fraction) -> Iterator[tuple[Fraction, int]]:
    """Every total up to the ceiling with its number of tablets, by trying every count of every strength."""
    for counts in product(*(range(int(ceiling // s) + 1) for s in strengths)):
        total = sum((n * s for n, s in zip(counts, strengths, strict=True)), Fraction(0))
        if 0 < total <= ceiling:
            yield total, sum(counts)


def tablets_in(plan: TabletPlan) -> int:
    return sum(tablets.count for tablets in plan.tablets)


def span(low: int | str, high: int | str) -> DoseRange:
    return DoseRange(Fraction(low), Fraction(high))


@pytest.mark.parametrize("strengths", SETS, ids=lambda s: "+".join(str(n) for n in s))
def test_for_every_point_the_largest_daily_dose_with_the_fewest_tablets(strengths: tuple[Fraction, ...]) -> None:
    fewest: dict[Fraction, int] = {}
    for total, count in everything(strengths, Fraction(300)):
        fewest[total] = min(count, fewest.get(total, count))
    for target in range(1, 301):
        plan = daily_plan(span(target, target), strengths)
        reachable = [total for total in fewest if total <= target]
        if not reachable:
            assert plan is None
        else:
            assert plan is not None
            assert plan.mg_per_day == max(reachable)
            assert tablets_in(plan) == fewest[plan.mg_per_day]


@given(
    st.sampled_from(SETS),
    st.fractions(min_value=1, max_value=300, max_denominator=8),
    st.fractions(min_value=0, max_value=120, max_denominator=8),
)
def test_for_a_range_the_smallest_daily_dose_inside(
    strengths: tuple[Fraction, ...], low: Fraction, width: Fraction
) -> None:
    range_ = DoseRange(low, low + width + Fraction(1, 100))
    plan = daily_plan(range_, strengths)
    inside = [total for total, _ in everything(strengths, range_.high) if total >= low]
    assert (plan.mg_per_day if plan else None) == (min(inside) if inside else None)


@settings(max_examples=60)
@given(st.sampled_from(SETS), st.fractions(min_value=1, max_value=60, max_denominator=4), st.booleans())
def test_a_weekly_pattern_has_the_right_mean_and_the_fewest_tablets(
    strengths: tuple[Fraction, ...], low: Fraction, is_point: bool
) -> None:
    range_ = DoseRange(low, low if is_point else low * Fraction(5, 4))
    plan = weekly_plan(range_, strengths, NO_LIMIT)
    weeks = list(everything(strengths, range_.high * 7))
    inside = [week for week in weeks if is_point or week[0] >= low * 7]
    if not inside:
        assert plan is None
        return
    assert plan is not None
    best = (max if is_point else min)(total for total, _ in inside)
    assert sum(plan.week_mg) == best == plan.mg_per_day * 7
    assert tablets_in(plan) == min(count for total, count in inside if total == best)


@pytest.mark.parametrize(
    ("strengths", "point", "week"),
    [
        (UK, "20", (50, 0, 50, 0, 25, 0, 0)),  # 140 mg a week: 125 is the most
        (UK, "24", (50, 0, 50, 0, 50, 0, 0)),  # 168: 150
        (UK, "10", (50, 0, 0, 0, 0, 0, 0)),  # 70: 50
        (US, "20", (75, 0, 0, 50, 0, 0, 0)),  # 140: 125 in two tablets
    ],
)
def test_a_small_point_becomes_a_week(strengths: tuple[Fraction, ...], point: str, week: tuple[int, ...]) -> None:
    plan = tablet_plan(span(point, point), strengths, NO_LIMIT, Fraction(10))
    assert plan is not None
    assert plan.kind is PlanKind.WEEKLY_PATTERN
    assert sorted(plan.week_mg) == sorted(week)
    assert plan.week_mg[0] > 0


def test_no_day_of_a_week_exceeds_the_maximum() -> None:
    """Ten 25 mg tablets a week need a day of two; a maximum of 40 mg a day forbids it."""
    assert weekly_plan(span("35.5", "36"), (Fraction(25),), NO_LIMIT) is not None
    assert weekly_plan(span("35.5", "36"), (Fraction(25),), Fraction(40)) is None
    assert weekly_plan(span("5", "12"), (Fraction(50),), Fraction(45)) is None


def test_the_suspension_takes_whole_milligrams() -> None:
    plan = tablet_plan(span(26, 28), UK, NO_LIMIT, Fraction(10))
    assert plan is not None
    assert (plan.kind, plan.mg_per_day, plan.volume_ml) == (PlanKind.SUSPENSION, 26, Fraction("2.6"))
    point = suspension_plan(span("7.9", "7.9"), Fraction(10))
    assert point is not None
    assert (point.mg_per_day, point.volume_ml) == (7, Fraction("0.7"))


def test_nothing_fits_below_a_milligram() -> None:
    assert tablet_plan(span("0.2", "0.9"), UK, NO_LIMIT, Fraction(10)) is None


@pytest.mark.parametrize("count", range(1, 8))
def test_a_week_is_spread_evenly(count: int) -> None:
    """The gaps between days with a tablet differ by at most one, round the week."""
    total = Fraction(25 * count)
    plan = weekly_plan(DoseRange(total / 7, total / 7), (Fraction(25),), NO_LIMIT)
    assert plan is not None
    days = [day for day, dose in enumerate(plan.week_mg) if dose]
    gaps = [(later - day) % 7 or 7 for day, later in zip(days, days[1:] + days[:1], strict=True)]
    assert len(days) == count
    assert max(gaps) - min(gaps) <= 1
