"""The oracle itself, against what is published or was worked out by hand."""

import json
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

import pytest

from tests.oracle.alleles import BEFORE_2026, CURRENT, DECREASED, NO, POSSIBLE_IM, phenotype
from tests.oracle.answer import answer, clearance
from tests.oracle.numbers import RefusedError, quantity, written
from tests.oracle.reading import read
from tests.oracle.tablets import Plan, plan

CASE = {
    "indication": "crohns-disease",
    "age": "42 years",
    "weight": "70 kg",
    "tpmt": {"genotype": "*1/*3A"},
    "nudt15": {"genotype": "*1/*1"},
}


def _text(**changes: Any) -> str:
    return json.dumps(CASE | changes)


def _pairs(gene: str) -> list[tuple[str, str]]:
    retired_or_later = {"NUDT15": {"*2", "*22", "*23"}, "TPMT": set()}[gene]
    return list(combinations_with_replacement([name for name in CURRENT[gene] if name not in retired_or_later], 2))


@pytest.mark.parametrize(("gene", "number", "changed"), [("TPMT", 1225, 695), ("NUDT15", 210, 30)])
def test_as_many_diplotypes_changed_as_the_two_data_sets_say(gene: str, number: int, changed: int) -> None:
    """genotype.md section 2; its current data came before the correction of TPMT *8 with no function."""
    pairs = _pairs(gene)

    def now(pair: tuple[str, str]) -> str:
        functions = {CURRENT[gene][name] for name in pair}
        return POSSIBLE_IM if gene == "TPMT" and functions == {DECREASED, NO} else phenotype(gene, pair, CURRENT)

    before = {pair: phenotype(gene, pair, BEFORE_2026) for pair in pairs if set(pair) <= BEFORE_2026[gene].keys()}
    assert len(pairs) == number
    assert sum(now(pair) != said for pair, said in before.items()) == changed


def test_the_may_2026_correction_concerns_38_tpmt_pairs() -> None:
    assert sum({CURRENT["TPMT"][name] for name in pair} == {DECREASED, NO} for pair in _pairs("TPMT")) == 38


@pytest.mark.parametrize(
    ("changes", "published"),
    [
        ({"age": "70 years", "sex": "male", "weight": "75 kg", "creatinine": "1.0 mg/dL"}, "72.9"),
        ({"age": "82 years", "sex": "female", "weight": "56 kg", "creatinine": "140 umol/L"}, "24.2"),
    ],
)
def test_clearance_is_the_published_one(changes: dict[str, str], published: str) -> None:
    """FRM-01 and FRM-02; FRM-02 prints 24.3 after rounding 0.814 x 140 to 113.8: 3248 x 0.85 / 113.96 = 24.2."""
    rate = clearance(read(_text(**changes)))
    assert rate is not None
    assert f"{float(rate):.1f}" == published


def test_the_example_of_the_interface_has_its_dose() -> None:
    dose = answer(_text()).dose
    assert dose is not None
    assert [dose.planned, dose.low, dose.high] == [140, 42, 112]
    assert dose.suggested == Plan("daily", Fraction(50), 1)


def test_a_point_that_no_day_reaches_gets_the_largest_week_below_it() -> None:
    """10 mg/day is 70 mg a week: one tablet of 50 mg fits, 75 mg would not."""
    strengths = (Fraction(25), Fraction(50))
    assert plan(Fraction(10), Fraction(10), strengths, Fraction(100)) == Plan("weekly-pattern", Fraction(50, 7), 1)


def test_a_day_above_the_maximum_leaves_the_suspension() -> None:
    assert plan(Fraction(10), Fraction(12), (Fraction(50),), Fraction(30)) == Plan("suspension", Fraction(10), 0)


@pytest.mark.parametrize("typed", ["70 kg", "70.5 kg", "0.5 kg", "70.0 kg"])
def test_the_written_numbers_are_accepted(typed: str) -> None:
    assert quantity(typed, ("kg",))[1] == "kg"


@pytest.mark.parametrize(
    "typed", ".5|5.|05|7.0.5|70,5|1,000|1e2|+70|-0|7O|1_000|nan|inf|70\u200b|७०|70 |70  kg|70kg|70".split("|")
)
def test_the_refused_numbers_are_refused(typed: str) -> None:
    with pytest.raises(RefusedError):
        quantity(typed if "kg" in typed or typed == "70" else f"{typed} kg", ("kg",))


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(140), "140"), (Fraction(625, 1000), "0.625"), (Fraction(100, 3), "33.33")]
)
def test_numbers_are_written_exact_or_to_two_decimals(value: Fraction, text: str) -> None:
    assert written(value) == text
