"""The checks of the random cases find what they look for."""

import pytest

from tests.ui.paper.faults import clipped, overlapping, wording_faults
from tests.ui.paper.recording import Ink


def test_words_over_words_are_found() -> None:
    under, over = Ink("under", 100, 100, 150, 110), Ink("over", 140, 105, 190, 115)
    assert overlapping([under, Ink("far", 100, 300, 150, 310), over]) == [("under", "over")]


def test_words_side_by_side_or_one_below_the_other_are_not() -> None:
    assert overlapping([Ink("a", 100, 100, 150, 110), Ink("b", 150, 100, 190, 110), Ink("c", 100, 110, 150, 120)]) == []


@pytest.mark.parametrize("box", [(5, 100, 50, 110), (100, 5, 150, 15), (560, 100, 590, 110), (100, 825, 150, 835)])
def test_words_in_the_edge_of_a_page_are_found(box: tuple[float, float, float, float]) -> None:
    assert clipped([Ink("cut", *box), Ink("whole", 100, 100, 150, 110)], (595, 842)) == ["cut"]


@pytest.mark.parametrize(
    "text", ["2.50 mg", "2.0 mL", ".5 mg", "take OD", "AZA 5 mg", "5 U daily", "2,5 mg", "None", "tea. None mg"]
)
def test_forbidden_words_and_numbers_are_found(text: str) -> None:
    assert wording_faults(f"Take {text} now")


@pytest.mark.parametrize(
    "text", ["0.5 mg", "2.5 mL", "100 U/L", "50 mg once daily", "10.05 mg", "1,250 mg", "tea.  None was found"]
)
def test_good_ones_are_not(text: str) -> None:
    assert wording_faults(f"Take {text} now") == []
