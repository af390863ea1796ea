"""The dose ruler as geometry."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quantity import DoseRange
from core.report.figures import RulerFigure, RulerWords
from ui.paper.parts.ruler_plan import Extent, LabelWidths, Level, axis_end, plan_ruler

WIDTHS = LabelWidths(40, 80, 75, 55)
WORDS = RulerWords((), (), (), (), "mg/day")
ROOM = 507.0


def _figure(adjusted: tuple[str, str], chosen: str | None, usual: tuple[int, int], maximum: int) -> RulerFigure:
    return RulerFigure(
        DoseRange(Fraction(usual[0]), Fraction(usual[1])),
        DoseRange(Fraction(adjusted[0]), Fraction(adjusted[1])),
        Fraction(maximum),
        None if chosen is None else Fraction(chosen),
        WORDS,
        "",
    )


EXAMPLE = _figure(("10.5", "28"), "25", (105, 175), 175)


def test_the_axis_ends_at_the_first_step_past_the_maximum() -> None:
    assert axis_end(EXAMPLE) == 200
    assert axis_end(_figure(("10", "20"), "20", (100, 160), 160)) == 175


def test_everything_stands_at_its_dose() -> None:
    plan = plan_ruler(EXAMPLE, WIDTHS, 200)  # one point a milligram
    assert (plan.usual, plan.maximum, plan.chosen) == ((105, 175), 175, 25)
    assert plan.adjusted == (10.5, 28)


def test_the_example_is_laid_out_as_in_the_picture() -> None:
    labels = plan_ruler(EXAMPLE, WIDTHS, ROOM).labels
    scale = ROOM / 200
    assert labels["chosen"].level is Level.TOP
    assert labels["chosen"].left > 25 * scale
    assert labels["maximum"].right < 175 * scale
    assert labels["adjusted"].level is Level.BAND
    assert labels["adjusted"].left > 28 * scale
    assert labels["usual"].level is Level.BAND


def test_a_range_that_would_meet_the_next_one_is_named_below_the_axis() -> None:
    labels = plan_ruler(_figure(("10", "95"), "25", (105, 175), 175), WIDTHS, ROOM).labels
    assert labels["adjusted"].level in (Level.BELOW, Level.DEEPER)


def test_a_range_that_is_a_point_is_drawn_as_a_bar() -> None:
    left, right = plan_ruler(_figure(("140", "140"), "125", (105, 175), 175), WIDTHS, ROOM).adjusted
    assert right - left == pytest.approx(2.25)


def test_ticks_of_a_long_axis_are_numbered_only_where_numbers_fit() -> None:
    plan = plan_ruler(_figure(("100", "900"), "100", (500, 1000), 1000), WIDTHS, ROOM)
    numbered = [x for x, _, labelled in plan.ticks if labelled]
    assert all(b - a >= 21 for a, b in zip(numbered, numbered[1:], strict=False))


DOSES = st.integers(min_value=1, max_value=600)


@given(DOSES, DOSES, DOSES, DOSES, DOSES, st.booleans())
def test_no_label_ever_meets_another_nor_leaves_the_figure(
    low: int, high: int, usual_low: int, usual_high: int, chosen: int, has_chosen: bool
) -> None:
    adjusted = (str(min(low, high)), str(max(low, high)))
    usual = (min(usual_low, usual_high), max(usual_low, usual_high))
    figure = _figure(adjusted, str(chosen) if has_chosen else None, usual, usual[1])
    labels: dict[str, Extent] = plan_ruler(figure, WIDTHS, ROOM).labels
    assert all(place.left >= 0 and place.right <= ROOM for place in labels.values())
    for one, other in combinations(labels.values(), 2):
        assert one.level is not other.level or one.right <= other.left or other.right <= one.left


def test_a_label_that_finds_its_place_taken_stands_beside_the_one_that_took_it() -> None:
    labels = plan_ruler(_figure(("225", "225"), "225", (135, 225), 225), LabelWidths(50, 80, 75, 55), ROOM).labels
    assert labels["adjusted"].level is labels["maximum"].level is Level.BELOW
    assert labels["maximum"].left - labels["adjusted"].right == pytest.approx(8)
