"""`python -m tests.oracle.sweep 100000 [SEED]`: many cases, and the shortest ones on which the two answers differ.

Different seeds are different cases: a million is a hundred runs of 10,000, side by side or one after another. With
`--until MINUTES` a run goes on from seed to seed, ten thousand cases each, and stops in time.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from random import Random

from tests.oracle.agreement import differences
from tests.oracle.generator import case_text

SHOWN = 3
PIECE = 10_000


def sweep(number: int, seed: int) -> int:
    """Prints the differences by kind, shortest cases first; returns how many cases differ."""
    random = Random(seed)  # noqa: S311  the same cases every time
    seen: Counter[str] = Counter()
    shortest: dict[str, list[str]] = defaultdict(list)
    for _ in range(number):
        text = case_text(random)
        found = differences(text)
        if found:
            kind = _kind(found)
            seen[kind] += 1
            shortest[kind] = sorted([*shortest[kind], f"{text}\n    {found}"], key=len)[:SHOWN]
    for kind, count in seen.most_common():
        print(f"{count} x {kind}", *shortest[kind], sep="\n  ")
    print(f"{number} cases, seed {seed}: {seen.total()} differ", flush=True)
    return seen.total()


def _kind(found: dict[str, tuple[object, object]]) -> str:
    if "status" in found:
        return "status {} / {}".format(*found["status"])
    if "findings" in found:
        program, oracle = found["findings"]
        assert isinstance(program, set)
        assert isinstance(oracle, set)
        return f"findings of the program only {sorted(program - oracle)}, of the oracle only {sorted(oracle - program)}"
    return ", ".join(found)


def main(words: list[str]) -> int:
    """One seed, or one after another until the time is over; 1 when anything differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?", default=PIECE)
    parser.add_argument("seed", type=int, nargs="?", default=20261123)
    parser.add_argument("--until", type=float, metavar="MINUTES")
    asked = parser.parse_args(words)
    if asked.until is None:
        return min(sweep(asked.number, asked.seed), 1)
    end, seed, wrong = time.monotonic() + 60 * asked.until, asked.seed, 0
    while time.monotonic() < end:
        wrong += sweep(asked.number, seed)
        seed += 1
    print(f"{(seed - asked.seed) * asked.number} cases, seeds {asked.seed} to {seed - 1}: {wrong} differ")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
