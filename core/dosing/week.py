"""Weeks of whole tablets: which totals seven days can make, and how the days lie from Monday.

Fewest tablets first, then the days most alike. No day exceeds the daily maximum, even where fewer
tablets would do it.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import floor

from core.dosing.handfuls import Handful, Handfuls

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
"""The days (Monday is 0) on which so many doses fall."""

Week = tuple[Handful, ...]
_Way = tuple[int, int, tuple[int, ...]]
"""Number of tablets, sum of the squares of the days (small means alike), the days' doses in units."""


class Weeks:
    """Every total (mg) up to a ceiling that seven days of whole tablets make, no day above `day_most` mg."""

    def __init__(self, strengths: Sequence[Fraction], day_most: Fraction, ceiling: Fraction) -> None:
        self._handfuls = Handfuls(strengths, min(day_most, ceiling))
        self._unit = self._handfuls.unit
        doses = tuple((int(dose / self._unit), self._handfuls.count(dose)) for dose in self._handfuls.totals())
        self._ways = _weeks(doses, _rounded_up(floor(ceiling / self._unit)))
        self._ceiling = ceiling

    def totals(self) -> tuple[Fraction, ...]:
        """Every total that can be made, smallest first."""
        totals = (total * self._unit for total in sorted(self._ways) if total)
        return tuple(total for total in totals if total <= self._ceiling)

    def week(self, total: Fraction) -> Week:
        """The best week for one of `totals`, Monday first."""
        _tablets, _squares, doses = self._ways[int(total / self._unit)]
        return tuple(self._handfuls.handful(dose * self._unit) if dose else () for dose in _arranged(doses))


def _rounded_up(limit: int) -> int:
    """The next power of two: few different limits, so that weeks once worked out serve again."""
    return 1 << limit.bit_length()


@lru_cache(maxsize=256)
def _weeks(doses: tuple[tuple[int, int], ...], limit: int) -> dict[int, _Way]:
    """The best seven days for every total up to `limit`, out of daily doses with their number of tablets."""
    best: dict[int, _Way] = {0: (0, 0, ())}
    for _ in range(DAYS):
        longer = dict(best)
        for total, (tablets, squares, days) in best.items():
            for dose, count in doses:
                if total + dose > limit:
                    break
                way = (tablets + count, squares + dose * dose, (*days, dose))
                if total + dose not in longer or way < longer[total + dose]:
                    longer[total + dose] = way
        best = longer
    return best


def _arranged(doses: tuple[int, ...]) -> tuple[int, ...]:
    """The doses over Monday to Sunday, as evenly as they go; days without a dose are 0."""
    days = [0] * DAYS
    slots = list(SPREAD[len(doses)])
    for dose, count in sorted(Counter(doses).items(), reverse=True):
        even = SPREAD[count] if len(slots) == DAYS else tuple(n * len(slots) // count for n in range(count))
        for slot in [slots[place] for place in even]:
            days[slot] = dose
            slots.remove(slot)
    return tuple(days)
