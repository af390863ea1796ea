"""`python -m tests.oracle.sweep 100000 [SEED]`: many cases, and the shortest ones on which the two answers differ."""

import sys
from collections import Counter, defaultdict
from random import Random

from tests.oracle.agreement import differences
from tests.oracle.generator import case_text

SHOWN = 3


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
    print(f"{number} cases, seed {seed}: {seen.total()} differ")
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


if __name__ == "__main__":
    count, seed = (int(word) for word in [*sys.argv[1:], "20261123"][:2])
    sys.exit(min(sweep(count, seed), 1))
