"""Which totals whole tablets make, with the fewest tablets for each: counted in steps, not in milligrams.

The same few strengths come again and again, so that what follows from them is worked out once. All sizes here are
whole numbers of a unit, the largest step that every strength is a multiple of (25 mg for 25 mg and 50 mg tablets).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from math import gcd, lcm

from core.assessment import TabletCount
from core.exact import Exact, share

Handful = tuple[int, ...]
"""Tablets by strength in units, largest first."""

_Way = tuple[int, int, int]
"""Number of tablets, sum of squares (small means alike), the last tablet added."""


class Handfuls:
    """The best handful for each total of some strengths (mg); grows as far as it is asked for."""

    def __init__(self, strengths: tuple[Fraction, ...]) -> None:
        self.unit = _unit(strengths)
        self._steps = [int(strength / self.unit) for strength in strengths]
        self._ways: list[_Way | None] = [(0, 0, 0)]

    def units(self, mg: Fraction) -> int:
        """How many whole units so many milligrams hold; the totals up to there are known from now on."""
        most = (mg.numerator * self.unit.denominator) // (mg.denominator * self.unit.numerator)
        while len(self._ways) <= most:
            self._ways.append(self._best(len(self._ways)))
        return most

    def units_for(self, mg: Fraction) -> int:
        """How many whole units reach so many milligrams."""
        return -(-mg.numerator * self.unit.denominator // (mg.denominator * self.unit.numerator))

    def totals(self, most: int) -> list[int]:
        """Every total from one tablet up to `most`, smallest first."""
        return [total for total in range(1, most + 1) if self._ways[total] is not None]

    def first(self, order: Iterable[int]) -> int | None:
        """The first of the totals in an order that tablets make."""
        return next((total for total in order if self._ways[total] is not None), None)

    def count(self, total: int) -> int:
        """The number of tablets of the handful for one of `totals`."""
        way = self._ways[total]
        return way[0] if way else 0

    def handful(self, total: int) -> Handful:
        """The tablets for one of `totals`, or none for 0: fewest, then most alike in strength."""
        left, tablets = total, []
        while left:
            way = self._ways[left]
            if way is None:
                raise ValueError(f"{total * self.unit} mg cannot be made of these tablets")
            tablets.append(way[2])
            left -= way[2]
        return tuple(sorted(tablets, reverse=True))

    def counted(self, tablets: Iterable[int]) -> tuple[TabletCount, ...]:
        """How many of each strength, largest first."""
        each = sorted(Counter(tablets).items(), reverse=True)
        return tuple(TabletCount(strength * self.unit, count) for strength, count in each)

    def _best(self, total: int) -> _Way | None:
        ways = []
        for step in self._steps:
            before = self._ways[total - step] if step <= total else None
            if before is not None:
                ways.append((before[0] + 1, before[1] + step * step, step))
        return min(ways, default=None)


@lru_cache(maxsize=64)
def handfuls_of(strengths: tuple[Fraction, ...]) -> Handfuls:
    """The handfuls of some strengths (mg), which are remembered."""
    return Handfuls(strengths)


def _unit(strengths: Sequence[Fraction]) -> Exact:
    denominator = lcm(*(strength.denominator for strength in strengths))
    return share(reduce(gcd, (int(strength * denominator) for strength in strengths)), denominator)
