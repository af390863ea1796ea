"""Yardsticks for the dose: its numbers in bare Decimal arithmetic, a batch read back, memory over many lines."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from core.assess import assess
from core.assessment import Assessment
from core.book import Book
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case, regimen_for
from core.dosing.kidney import band_for
from tests.bench.start import HIGHEST
from tests.bench_assess import case
from ui.terminal.case_file import answer_text

ROOT = Path(__file__).resolve().parents[2]
CASES = 30
ONE = Decimal(1)
TENTH, CENT = Decimal("0.1"), Decimal("0.01")
CODE = f"""{HIGHEST}
import sys
from main import main
code = main(["assess", "--batch", sys.argv[1]])
sys.stderr.write(highest())
sys.exit(code)
"""


@dataclass(frozen=True)
class Sum:
    """The figures that one case is worked out from, looked up before the clock runs."""

    text: str
    age: str
    weight: str
    creatinine: str
    female: bool
    per_kg: Decimal
    factors: tuple[tuple[Decimal, Decimal], ...]
    parts: tuple[Decimal, Decimal]
    kidney: tuple[Decimal, Decimal]
    maximum: Decimal
    cap: Decimal | None
    usual: tuple[Decimal, Decimal]
    strengths: tuple[Decimal, ...]


def sums(book: Book) -> list[Sum]:
    """Different cases with a dose in mg/kg/day: most of what a batch holds."""
    found: list[Sum] = []
    seed = 0
    while len(found) < CASES:
        text, seed = case(seed), seed + 1
        form = form_from_json(text)
        assert isinstance(form, CaseForm)
        answer = assess(read_case(form, book), book)
        if answer.dose is not None and answer.dose.suggested is not None:
            found.append(_sum(text, form, answer, book))
    return found


def _sum(text: str, form: CaseForm, answer: Assessment, book: Book) -> Sum:
    dose, case_ = answer.dose, answer.case
    regimen = regimen_for(book, case_.indication, case_.practice)
    assert dose
    assert regimen
    assert case_.age_years
    cap = regimen.age_cap(case_.age_years)
    planned = dose.planned_mg_per_day
    ranges = [line.range_mg for line in answer.guidelines if line.range_mg]
    clearance = answer.derived.creatinine_clearance
    assert clearance
    return Sum(
        text=text,
        age=_number(form.age),
        weight=_number(form.weight),
        creatinine=_number(form.creatinine),
        female=form.sex == "female",
        per_kg=_decimal(planned) / Decimal(_number(form.weight)),
        factors=tuple((_decimal(one.low / planned), _decimal(one.high / planned)) for one in ranges),
        parts=_parts(form, answer),
        kidney=_pair(band_for(book.renal_references[case_.renal_reference], clearance).remains),
        maximum=_decimal(dose.maximum_mg_per_day) / Decimal(_number(form.weight)),
        cap=None if cap is None else cap.maximum.value,
        usual=_pair((dose.usual.low, dose.usual.high)),
        strengths=tuple(figure.value for figure in book.practices[case_.practice].tablets),
    )


def _number(typed: str | None) -> str:
    return str(typed).split(" ")[0]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _pair(values: tuple[Fraction, Fraction]) -> tuple[Decimal, Decimal]:
    return _decimal(values[0]), _decimal(values[1])


def _parts(form: CaseForm, answer: Assessment) -> tuple[Decimal, Decimal]:
    if "allopurinol" not in form.medicines:
        return ONE, ONE
    return (Decimal("0.25"), ONE / 3) if answer.case.practice == "us" else (Decimal("0.25"), Decimal("0.25"))


def bare(one: Sum) -> list[str]:
    """What an assessment of the case works out and writes, as plain Decimal arithmetic: no reading, no reasons."""
    age, weight, creatinine = Decimal(one.age), Decimal(one.weight), Decimal(one.creatinine)
    planned = one.per_kg * weight
    editions = [(planned * low, planned * high) for low, high in one.factors]
    low, high = editions[0]
    steps = [(low, high)]
    low, high = low * one.parts[0], high * one.parts[1]
    steps.append((low, high))
    clearance = (140 - age) * weight * (Decimal("0.85") if one.female else ONE) / (Decimal("0.814") * creatinine)
    if not any(clearance >= end for end in (50, 20, 10)) or one.kidney != (ONE, ONE):
        low, high = low * one.kidney[0], high * one.kidney[1]
    steps.append((low, high))
    ceiling = one.maximum * weight
    for most in (ceiling, None if one.cap is None else one.cap * weight):
        if most is not None:
            low, high = min(low, most), min(high, most)
            steps.append((low, high))
    dose = _tablets(low, high, one.strengths)
    usual = (min(one.usual[0], ceiling), min(one.usual[1], ceiling))
    beside = (clearance, creatinine / Decimal("88.4"), dose / weight, dose / 2)
    written = [_text(end, CENT) for pair in (*editions, *steps, usual) for end in pair]
    written += [_text(value, TENTH) for value in beside]
    return [*written, _text(planned, CENT), _text(ceiling, CENT), _text(dose, CENT), *[_text(dose, CENT)] * 7]


def _tablets(low: Decimal, high: Decimal, strengths: Sequence[Decimal]) -> Decimal:
    """The day, or else the mean of the week, that whole tablets make: by trying totals in steps of 25 mg."""
    for days in (1, 7):
        totals = {Decimal(0)}
        top = high * days
        for strength in strengths:
            totals |= {total + strength * n for total in totals for n in range(int((top - total) / strength) + 1)}
        fitting = [total for total in totals if total and (low == high or total >= low * days)]
        if fitting:
            return (max(fitting) if low == high else min(fitting)) / days
    return Decimal(0)


def _text(value: Decimal, places: Decimal) -> str:
    return format(value.quantize(places, ROUND_HALF_UP).normalize(), "f")


def unlike(book: Book) -> list[str]:
    """The cases for which the bare arithmetic comes to another dose than the program: none, or it is no yardstick."""
    return [one.text for one in sums(book) if bare(one)[-1] != _said(answer_text(one.text, book).as_json())]


def _said(answer: Any) -> str:
    return str(answer["dose"]["suggested"]["mg_per_day"])


def answering(book: Book, cases: Sequence[Sum]) -> Callable[[], object]:
    """A full assessment of every case, from its text."""

    def answered() -> object:
        forms = (form_from_json(one.text) for one in cases)
        return [assess(read_case(form, book), book) and 0 for form in forms if isinstance(form, CaseForm)]

    return answered


def batch(book: Book, cases: Sequence[Sum]) -> Callable[[], object]:
    """Every case as the line of JSON that a batch prints."""
    return lambda: [len(answer_text(one.text, book).as_line()) for one in cases]


def read_back(book: Book, cases: Sequence[Sum]) -> Callable[[], object]:
    """What a batch's reader has to do with its lines: about 57 us each where 5,000 cases a second are 200 us each."""
    lines = [answer_text(one.text, book).as_line() for one in cases]
    return lambda: [len(json.loads(line)) for line in lines]


def memory(lines: int) -> int:
    """Kilobytes that a batch of so many different cases takes at its peak, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{case(seed)}\n" for seed in range(lines))
        command = (sys.executable, "-c", CODE, str(file))
        pipes: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        done = subprocess.run(command, cwd=ROOT, check=True, text=True, **pipes)
    return int(done.stderr.splitlines()[-1])
