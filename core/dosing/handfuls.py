"""Which milligram totals whole tablets make, with the fewest tablets for each."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from math import floor, gcd, lcm

Handful = tuple[Fraction, ...]
"""Tablets by strength in mg, largest first."""

_Way = tuple[int, int, int]
"""Number of tablets, sum of squares (small means alike), the last tablet added."""


class Handfuls:
    """All totals from one tablet up to a ceiling (mg), out of some strengths (mg)."""

    def __init__(self, strengths: Sequence[Fraction], ceiling: Fraction) -> None:
        self.unit = _unit(strengths)
        self._ways: list[_Way | None] = [(0, 0, 0)]
        steps = [int(strength / self.unit) for strength in strengths]
        for total in range(1, floor(ceiling / self.unit) + 1):
            self._ways.append(self._best(total, steps))

    def _best(self, total: int, steps: list[int]) -> _Way | None:
        ways = []
        for step in steps:
            before = self._ways[total - step] if step <= total else None
            if before is not None:
                ways.append((before[0] + 1, before[1] + step * step, step))
        return min(ways, default=None)

    def totals(self) -> tuple[Fraction, ...]:
        """Every total that can be made, smallest first."""
        return tuple(n * self.unit for n, way in enumerate(self._ways) if n and way is not None)

    def count(self, total: Fraction) -> int:
        """The number of tablets of the handful for one of `totals`."""
        way = self._ways[int(total / self.unit)]
        return way[0] if way else 0

    def handful(self, total: Fraction) -> Handful:
        """The tablets for one of `totals`: fewest, then most alike in strength."""
        left, tablets = int(total / self.unit), []
        while left:
            way = self._ways[left]
            if way is None:
                raise ValueError(f"{total} mg cannot be made of these tablets")
            tablets.append(way[2] * self.unit)
            left -= way[2]
        return tuple(sorted(tablets, reverse=True))


def _unit(strengths: Sequence[Fraction]) -> Fraction:
    """The largest step (mg) that every strength is a multiple of."""
    denominator = lcm(*(strength.denominator for strength in strengths))
    return Fraction(reduce(gcd, (int(strength * denominator) for strength in strengths)), denominator)
