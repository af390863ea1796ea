"""Weeks of whole tablets: which totals seven days can make, and how the days lie from Monday.

Fewest tablets first, then the days most alike. No day exceeds the daily maximum, even where fewer
tablets would do it. Sizes are whole numbers of the unit of the handfuls.
"""

from collections import Counter
from functools import lru_cache

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

_Way = tuple[int, int, tuple[int, ...]]
"""Number of tablets, sum of the squares of the days (small means alike), the days' doses."""


class Weeks:
    """Every total up to `limit` that seven days of handfuls make, no day above `day_most`."""

    def __init__(self, handfuls: Handfuls, day_most: int, limit: int) -> None:
        doses = [(dose, handfuls.count(dose)) for dose in handfuls.totals(day_most)]
        self._handfuls = handfuls
        self._ways = _best_weeks(doses, limit)
        self.totals = sorted(total for total in self._ways if total)

    def week(self, total: int) -> tuple[Handful, ...]:
        """The best week for one of `totals`, Monday first."""
        _tablets, _squares, doses = self._ways[total]
        return tuple(self._handfuls.handful(dose) for dose in _arranged(doses))


def weeks_of(handfuls: Handfuls, day_most: int, total_most: int) -> Weeks:
    """The weeks whose totals reach `total_most` at least; few different ones, so that they serve again."""
    return _weeks(handfuls, day_most, 1 << total_most.bit_length())


@lru_cache(maxsize=256)
def _weeks(handfuls: Handfuls, day_most: int, limit: int) -> Weeks:
    return Weeks(handfuls, day_most, limit)


def _best_weeks(doses: list[tuple[int, int]], limit: int) -> dict[int, _Way]:
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
