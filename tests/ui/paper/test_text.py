"""Words into lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.spans import Span, Weight
from ui.paper.fonts import Face, load, shown, width
from ui.paper.text import Line, run, runs, wrap

load()


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.runs) for line in lines]


def test_lines_break_at_spaces() -> None:
    room = width("one two", Face.REGULAR, 10) + 1
    assert _texts(wrap([run("one two three", Face.REGULAR, 10)], room)) == ["one two", "three"]


@pytest.mark.parametrize("text", ["take 25 mg daily", "give 2.6 mL daily", "below 3.5 ×10⁹/L now", "wait 2 hours now"])
def test_a_number_is_never_parted_from_its_unit(text: str) -> None:
    for room in range(20, 140, 5):
        for line in _texts(wrap([run(text, Face.REGULAR, 10)], room))[:-1]:
            assert not line[-1].isdigit() or "\u00a0" not in text


@pytest.mark.parametrize("text", ["25 mg", "2.6 mL", "3.5 ×10⁹/L", "2 hours", "70 kg", "0.36 mg/kg/day"])
def test_the_space_before_a_unit_does_not_break(text: str) -> None:
    assert "\u00a0" in run(text, Face.REGULAR, 10).text


def test_weights_change_inside_a_line_and_keep_their_spaces() -> None:
    (line,) = wrap(runs((Span("Range "), Span("10.5 to 28", Weight.SEMIBOLD), Span(", applies")), 10), 500)
    assert [piece.text for piece in line.runs] == ["Range ", "10.5 to 28", ", applies"]


def test_a_word_without_an_end_is_cut_between_letters() -> None:
    lines = wrap([run("see " + "x" * 200, Face.REGULAR, 10)], 100)
    assert all(line.width <= 100 for line in lines)
    assert "".join(_texts(lines)).count("x") == 200


def test_words_of_nothing_give_no_line() -> None:
    assert wrap([run("", Face.REGULAR, 10)], 100) == ()
    assert wrap([], 100) == ()


@settings(max_examples=60)
@given(st.text(max_size=80), st.integers(min_value=12, max_value=300))
def test_nothing_but_spaces_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = wrap([run(text, Face.REGULAR, 9)], room)
    kept = "".join(_texts(lines)).replace(" ", "").replace("\u00a0", "")
    assert kept == shown(text).replace(" ", "").replace("\u00a0", "")
    assert all(line.width <= room or len(line.runs[0].text.strip()) <= 1 for line in lines)


@given(st.text())
def test_every_text_can_be_shown(text: str) -> None:
    assert all(c.isprintable() or c == "\u00a0" for c in shown(text))
