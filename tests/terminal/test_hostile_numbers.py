"""Hostile numbers through the terminal: taken exactly when the grammar says so. The sweep tries 200,000."""

import json
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.core.hostile_numbers import amount, hostile
from tests.terminal.conftest import CASE

UNITS: dict[str, tuple[str, ...]] = {
    "age": ("years", "months"),
    "weight": ("kg",),
    "height": ("cm",),
    "creatinine": ("umol/L", "mg/dL"),
    "planned_start": ("mg/kg/day", "mg/day"),
}
LIMITS: dict[str, tuple[str, str]] = {
    "age": ("0.01", "130"),
    "weight": ("0.5", "500"),
    "height": ("30", "260"),
    "creatinine": ("5", "3000"),
    "planned_start": ("0.01", "20"),
}
"""Hard limits in the first unit, ends included, as the book states them."""
ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = {"months": Fraction(1, 12), "mg/dL": Fraction("88.4"), "mg/day": Fraction(1, 70)}
"""Into the first unit; 70 kg is the weight of the case."""


def is_taken(field: str, text: str) -> bool:
    """By the grammar, and inside the hard limits."""
    read = amount(text, UNITS[field])
    if read is None:
        return False
    value = read[0] * TRANSLATED.get(read[1], Fraction(1))
    return Fraction(LIMITS[field][0]) <= value <= Fraction(LIMITS[field][1])


def cases(seed: int, number: int) -> Iterator[tuple[str, str]]:
    random = Random(seed)  # noqa: S311  the same texts every time
    for _ in range(number):
        field, text = random.choice(list(UNITS)), hostile(random)
        yield field, f"{text} {random.choice(UNITS[field])}" if random.random() < 0.7 else text


def check(seed: int, number: int, folder: Path) -> int:
    """One process answers them all; how many were taken."""
    tried = list(cases(seed, number))
    file = folder / "cases.jsonl"
    lines = (json.dumps(CASE | {field: text}) for field, text in tried)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    command = (sys.executable, str(ROOT / "main.py"), "assess", "--batch", str(file))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as run:
        assert run.stdout
        taken = sum(_answered(field, text, line) for (field, text), line in zip(tried, run.stdout, strict=True))
    assert run.returncode == 3
    return taken


def _answered(field: str, text: str, line: str) -> bool:
    """Whether the text was taken, which must be when it should be; a refusal names the field."""
    answer = json.loads(line)
    refused = answer["status"] == "refused"
    assert refused is not is_taken(field, text), (field, text, answer["findings"])
    if refused:
        stops = {finding["field"] for finding in answer["findings"] if finding["severity"] == "stop"}
        assert stops == {field}, (field, text)
        assert answer["dose"] is None
    return not refused


def test_a_number_is_taken_exactly_when_the_grammar_says_so(tmp_path: Path) -> None:
    taken = check(1, 3000, tmp_path)
    assert 200 < taken < 2700


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(2, 12))
def test_two_hundred_thousand_are(seed: int, tmp_path: Path) -> None:
    check(seed, 20_000, tmp_path)
