"""Which milligram totals whole tablets make, with the fewest tablets for each."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from math import ceil, floor, gcd, lcm

Handful = tuple[Fraction, ...]
"""Tablets by strength in mg, largest first."""

_Way = tuple[int, int, int]
"""Number of tablets, sum of squares (small means alike), the last tablet added."""


class _Ways:
    """The best way to each total (in steps of `unit` mg) for some strengths; grows as far as it is asked for."""

    def __init__(self, strengths: tuple[Fraction, ...]) -> None:
        self.unit = _unit(strengths)
        self._steps = [int(strength / self.unit) for strength in strengths]
        self._ways: list[_Way | None] = [(0, 0, 0)]

    def to(self, most: int) -> list[_Way | None]:
        """The ways to every total from 0 to `most` at least."""
        while len(self._ways) <= most:
            self._ways.append(self._best(len(self._ways)))
        return self._ways

    def _best(self, total: int) -> _Way | None:
        ways = []
        for step in self._steps:
            before = self._ways[total - step] if step <= total else None
            if before is not None:
                ways.append((before[0] + 1, before[1] + step * step, step))
        return min(ways, default=None)


@lru_cache(maxsize=64)
def _ways_of(strengths: tuple[Fraction, ...]) -> _Ways:
    return _Ways(strengths)


class Handfuls:
    """All totals from one tablet up to a ceiling (mg), out of some strengths (mg)."""

    def __init__(self, strengths: Sequence[Fraction], ceiling: Fraction) -> None:
        ways = _ways_of(tuple(strengths))
        self.unit = ways.unit
        self._most = floor(ceiling / self.unit)
        self._ways = ways.to(self._most)

    def totals(self) -> tuple[Fraction, ...]:
        """Every total that can be made, smallest first."""
        return tuple(n * self.unit for n in range(1, self._most + 1) if self._ways[n] is not None)

    def least(self, low: Fraction) -> Fraction | None:
        """The smallest total from `low` on."""
        first = max(1, ceil(low / self.unit))
        return self._first(range(first, self._most + 1))

    def most(self) -> Fraction | None:
        """The largest total."""
        return self._first(range(self._most, 0, -1))

    def _first(self, order: range) -> Fraction | None:
        found = next((n for n in order if self._ways[n] is not None), None)
        return None if found is None else found * self.unit

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
