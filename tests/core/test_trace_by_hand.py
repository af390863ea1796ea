"""Every printed step can be redone by hand: the calculator of `by_hand` sees only the worded text of the steps.

What is printed rounded to two decimals may differ by what rounding hides, and by no more.
"""

import re
from collections.abc import Callable, Mapping
from itertools import product as all_of

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.assess import assess
from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from tests.core.by_hand import product, span, value
from tests.core.example import changed
from ui.wording import Wording

Span = tuple[float, float]
UNCHANGED = ("unchanged", "not reached")
ROUNDING = 0.006  # half of the second decimal, and a little for the machine
PLACES = {
    "derived-per-kilogram": 2,
    "derived-clearance": 1,
    "derived-ideal-weight": 1,
    "derived-adjusted-weight": 1,
    "derived-body-surface": 2,
    "derived-mercaptopurine": 0,
    "derived-intravenous": 2,
}


def redone(name: str, working: str, before: Span) -> Span:
    """The range after a step of the chain, from its text and the line above."""
    return CHAIN[name](working, before)


def weight(working: str, _before: Span) -> Span:
    if "=" in working:
        stated, per_kg = working.split(" = ")
        assert value(stated) == pytest.approx(value(per_kg), abs=ROUNDING)
        return span(stated.split(" / ")[0])
    return product(working)


def genotype(working: str, before: Span) -> Span:
    if working.startswith("our guard"):
        most = limited(working.removeprefix("our guard: at most "))
        return min(before[0], most), min(before[1], most)
    if "no advice" in working or "no reduction" in working:
        return before
    assert span(working.split(" × ")[0]) == before
    return product(working)


def part(working: str, before: Span) -> Span:
    if working == "no xanthine oxidase inhibitor entered" or working.endswith("no reduction"):
        return before
    shown = working.rpartition(": ")[2]
    assert span(shown.split(" × ")[0]) == before
    return product(shown)


def limited(working: str) -> float:
    """`2.5 mg/kg/day × 70 kg = 175 mg/day`, checked."""
    factors, _, printed = working.partition(" = ")
    if printed:
        assert product(factors)[0] == pytest.approx(value(printed), abs=ROUNDING)
    return value(printed or factors.removesuffix(", whatever the weight"))


def age(working: str, before: Span) -> Span:
    if "no reduction" in working or "no further reduction" in working:
        return before
    most = limited(working.partition("at most ")[2])
    return min(before[0], most), min(before[1], most)


def maximum(working: str, before: Span) -> Span:
    most = limited(working)
    return min(before[0], most), min(before[1], most)


CHAIN: Mapping[str, Callable[[str, Span], Span]] = {
    "weight-dose": weight,
    "genotype": genotype,
    "xanthine-oxidase-inhibitor": part,
    "kidney": part,
    "age": age,
    "maximum": maximum,
}


def tablets(working: str, before: Span, strengths: list[float], most: float, hidden: float) -> float | None:
    """The dose that the words of the last step describe, found by trying everything; None for none.

    No day of a week exceeds `most`, the maximum of the line above. `hidden` is what rounding may hide of the range."""
    days = 7 if "weekly" in working else 1
    strengths = [strength for strength in strengths if strength <= most + ROUNDING or days == 1]
    low, high = (before[0] - hidden) * days, (before[1] + hidden) * days
    if "suspension" in working or "at 10 mg/mL" in working:
        found = [float(mg) for mg in range(1, int(high) + 1)]
    else:
        counts = [range(int(high / strength) + 1) for strength in strengths]
        found = [sum(n * s for n, s in zip(chosen, strengths, strict=True)) for chosen in all_of(*counts)]
    at_most = "not above it" in working
    fitting = [mg for mg in found if 0 < mg <= high and (at_most or mg >= low)]
    return (max if at_most else min)(fitting, default=0) / days or None


def amount(low: int, high: int, unit: str) -> st.SearchStrategy[str]:
    return st.integers(low * 10, high * 10).map(lambda tenths: f"{tenths / 10:g} {unit}")


def gene(alleles: list[str]) -> st.SearchStrategy[GeneForm]:
    return st.tuples(st.sampled_from(alleles), st.sampled_from(alleles)).map(
        lambda pair: GeneForm(genotype="/".join(pair))
    )


FORMS = st.builds(
    changed,
    practice=st.sampled_from(["uk", "us"]),
    indication=st.sampled_from(
        ["crohns-disease", "rheumatoid-arthritis", "anca-vasculitis", "chronic-actinic-dermatitis",
         "immune-thrombocytopenia", "neuromyelitis-optica", "autoimmune-hepatitis", "atopic-dermatitis"]
    ),
    age=amount(18, 95, "years"),
    sex=st.sampled_from(["female", "male"]),
    weight=amount(30, 140, "kg"),
    height=st.none() | amount(140, 200, "cm"),
    planned_start=st.none() | amount(1, 2, "mg/kg/day") | amount(20, 150, "mg/day"),
    tpmt=gene(["*1", "*1", "*3A", "*8", "*9"]),
    nudt15=gene(["*1", "*1", "*3"]),
    edition=st.sampled_from(["cpic-2025", "cpic-2018", "dpwg-2025"]),
    creatinine=st.none() | amount(40, 900, "umol/L") | amount(1, 9, "mg/dL"),
    medicines=st.sampled_from([(), (), ("allopurinol",), ("oxipurinol", "warfarin")]),
    confirmed=st.just(("age", "weight", "height", "creatinine")),
    tablets=st.sampled_from([("25 mg",), ("50 mg",), ("25 mg", "50 mg"), ("50 mg", "75 mg", "100 mg")]),
)  # fmt: skip


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=FORMS)
def test_every_printed_step_can_be_redone(book: Book, form: CaseForm) -> None:
    answer = assess(read_case(form, book), book)
    words = Wording(book, answer.case.practice)
    now, most = (0.0, 0.0), 0.0
    for step in answer.trace:
        said = words.step(step)
        if step.step in CHAIN and answer.dose:
            after = redone(step.step, said.working, now)
            most = limited(said.working) if step.step == "maximum" else most
            printed = now if said.result in UNCHANGED else span(said.result)
            assert printed == pytest.approx(after, abs=ROUNDING, rel=1e-3), said
            now = printed
        elif step.step == "tablets" and answer.dose:
            strengths = [float(mg) for mg in answer.case.tablets_mg]
            fitting = [tablets(said.working, now, strengths, most, hidden) for hidden in (1e-9, ROUNDING)]
            printed_mg = value(said.result) if said.result[0].isdigit() else None
            assert any(printed_mg == pytest.approx(mg, abs=ROUNDING) for mg in fitting), said
        elif step.step.startswith("derived-"):
            _redo_derived(step.step, said.working, said.result)


def _redo_derived(step: str, working: str, result: str) -> None:
    """The formula before the first semicolon or comma, against the result at its number of places."""
    if working.startswith("Devine"):
        least, height = (value(part) for part in re.findall(r"[0-9.]+(?= in)", working))
        assert (least, result) == (60, "not given")
        assert height < least
        return
    if step == "derived-intravenous":
        by_mouth, into_a_vein = working.split(";")[0].removesuffix(" into a vein").split(" by mouth is ")
        assert value(by_mouth) == value(into_a_vein) == value(result)
        return
    places = PLACES.get(step, 1 if result.endswith("µmol/L") else 2)
    formula = working.split(";")[0].split(", ")[0]
    # printed inputs are rounded to two decimals at most, and 2.3 kg an inch is the steepest formula
    assert value(result) == pytest.approx(value(formula), abs=0.5 * 10**-places + 0.06)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(140 − 42) × 70 × 0.85 / (0.814 × 80)", 89.542),
        ("√(165 cm × 70 kg / 3600)", 1.791),
        ("45.5 + 2.3 × (64.96 in − 60)", 56.908),
        ("1,500 mg / 2", 750),
    ],
)
def test_the_calculator_itself(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected, abs=0.001)


def test_the_calculator_multiplies_both_ends() -> None:
    assert product("42 to 112 mg/day × 75% to 100%") == (31.5, 112)
    assert product("42 to 112 mg/day × one quarter to one third") == pytest.approx((10.5, 37.333), abs=0.001)
