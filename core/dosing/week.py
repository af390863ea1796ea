"""A week of whole tablets, spread as evenly as seven days allow, from Monday."""

from fractions import Fraction
from itertools import groupby

from core.dosing.handfuls import Handful

DAYS = 7
SPREAD: tuple[tuple[int, ...], ...] = (
    (),
    (0,),
    (0, 3),
    (0, 2, 4),
    (0, 2, 4, 6),
    (0, 1, 3, 4, 6),
    (0, 1, 2, 3, 4, 5),
    (0, 1, 2, 3, 4, 5, 6),
)
"""The days (Monday is 0) on which so many tablets fall."""

Week = tuple[Handful, ...]


def spread(handful: Handful, day_most: Fraction) -> Week | None:
    """The tablets over Monday to Sunday; None when a day would exceed `day_most` mg."""
    days: list[list[Fraction]] = [[] for _ in range(DAYS)]
    for start in range(0, len(handful), DAYS):
        layer = _interleaved(handful[start : start + DAYS])
        for day, tablet in zip(_free_days(days, len(layer)), layer, strict=True):
            days[day].append(tablet)
    if any(sum(day) > day_most for day in days):
        return None
    return tuple(tuple(sorted(day, reverse=True)) for day in days)


def _free_days(days: list[list[Fraction]], count: int) -> tuple[int, ...]:
    """The days that take the next tablets: evenly if all are alike, else the lightest first."""
    loads = [sum(day) for day in days]
    if len(set(loads)) == 1:
        return SPREAD[count]
    return tuple(sorted(sorted(range(DAYS), key=lambda day: (loads[day], day))[:count]))


def _interleaved(layer: Handful) -> Handful:
    """Tablets of one strength kept apart: 50, 50, 25 becomes 50, 25, 50 where places allow."""
    places: list[Fraction | None] = [None] * len(layer)
    for strength, group in groupby(layer):
        free = [n for n, tablet in enumerate(places) if tablet is None]
        count = len(list(group))
        for n in range(count):
            places[free[n * len(free) // count]] = strength
    return tuple(tablet for tablet in places if tablet is not None)
