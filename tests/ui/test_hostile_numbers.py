"""Hostile numbers in the real fields of the window: taken exactly when the grammar says so, and left as typed."""

from random import Random

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.core.hostile_numbers import amount, hostile
from tests.ui.driving import Driver

FIELDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "caseAge": ("age", "years", ("years", "months")),
    "caseWeight": ("weight", "kg", ("kg",)),
    "caseHeight": ("height", "cm", ("cm",)),
    "casePlannedStart": ("planned_start", "mg/kg/day", ("mg/kg/day", "mg/day")),
    "caseCreatinine": ("creatinine", "umol/L", ("umol/L", "mg/dL")),
}
"""Object name: the field, the unit beside it, the units that may be typed."""
EXAMPLE = {"caseAge": "42", "caseWeight": "70", "caseHeight": "165", "casePlannedStart": "2", "caseCreatinine": "80"}


def check(driver: Driver, seed: int, number: int) -> int:
    """Type into one field after the other, each beside a good case; how many texts were numbers."""
    random = Random(seed)  # noqa: S311  the same texts every time
    driver.example()
    taken = 0
    for nth in range(number):
        if nth % 100 == 0:  # no loop runs that would delete what was replaced
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        name = random.choice(list(FIELDS))
        line = driver.line(name)
        taken += _typed(driver, name, line, hostile(random))
        line.setText(EXAMPLE[name])
    return taken


def _typed(driver: Driver, name: str, line: QLineEdit, text: str) -> bool:
    field, beside, units = FIELDS[name]
    _put(line, text)
    assert line.text() == text, "what was typed is left as it is"
    answer = driver.window.session.assessment
    why = {finding.code for finding in answer.refusals if finding.field == field}
    if not text:
        assert not why
        return False
    wrong = amount(text, units, beside) is None
    assert any(code.startswith("number-") for code in why) is wrong, (name, text, why)
    assert why <= {"out-of-limits", "age-zero"} or wrong, (name, text, why)
    assert (answer.dose is None) or not why
    return not wrong


def _put(line: QLineEdit, text: str) -> None:
    """Put a text into a field. A byte order mark in front is lost on the way from Python, but not from a clipboard."""
    line.setText(f"x{text}" if text.startswith("\ufeff") else text)
    if text.startswith("\ufeff"):
        line.setCursorPosition(0)
        line.del_()


def test_a_field_takes_a_number_exactly_when_the_grammar_says_so(driver: Driver) -> None:
    taken = check(driver, 1, 60)
    assert 10 < taken < 50


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(2, 22))
def test_two_hundred_thousand_texts(driver: Driver, seed: int) -> None:
    driver.window.hide()
    check(driver, seed, 10_000)
