"""Conversions shown beside the dose: mercaptopurine, into a vein, the unit of creatinine."""

from typing import Any

import pytest

from core.book import Book
from tests.core.example import answered
from ui.wording import Wording


def said(book: Book, step: str, **changes: Any) -> tuple[str, str]:
    """The working and the result of one step of the example."""
    found = next(one for one in answered(book, **changes).trace if one.step == step)
    words = Wording(book, "uk").step(found)
    return words.working, words.result


def test_mercaptopurine_goes_by_the_published_factor_and_names_the_other(book: Book) -> None:
    """ADJ-19: 50 / 2 = 25 mg. ADJ-17 (2.08) was not verified: text only, no second result."""
    working, result = said(book, "derived-mercaptopurine")
    assert working == "50 mg / 2, a published factor; 2.08 circulates and was not verified"
    assert result == "25 mg/day"


def test_into_a_vein_goes_the_same_dose(book: Book) -> None:
    """DOSE-32."""
    working, result = said(book, "derived-intravenous")
    assert working == "50 mg by mouth is 50 mg into a vein; only when the mouth is impossible"
    assert result == "50 mg/day"


def test_a_week_that_differs_by_day_has_no_dose_into_a_vein(book: Book) -> None:
    answer = answered(book, weight="40 kg", height=None, planned_start="1 mg/kg/day", medicines=("allopurinol",))
    assert "derived-intravenous" not in {step.step for step in answer.trace}


@pytest.mark.parametrize(
    ("typed", "working", "result"),
    [
        ("1 mg/dL", "1 mg/dL × 88.4", "88.4 µmol/L"),  # FRM-08
        ("2 mg/dL", "2 mg/dL × 88.4", "176.8 µmol/L"),
        ("80 umol/L", "80 µmol/L / 88.4", "0.9 mg/dL"),  # 0.905
        ("354 umol/L", "354 µmol/L / 88.4", "4 mg/dL"),  # 4.0045
    ],
)
def test_creatinine_is_shown_in_the_other_unit(book: Book, typed: str, working: str, result: str) -> None:
    assert said(book, "derived-creatinine", creatinine=typed) == (working, result)
