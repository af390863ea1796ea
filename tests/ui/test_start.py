"""The start: what is checked after the first picture, and what must not be imported before it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.assessment import Status
from core.book import Book
from core.case_form import GeneForm
from db.damage import BookDamaged
from main import _start_checks
from tests.bench.start import imported_early
from ui.app import Given, Opening, build_window
from ui.models.settings import InForce, Settings
from ui.start_check import Check, StartCheck
from ui.widgets.searched import SearchedField


def _checked(qtbot: QtBot, given: Given, now: InForce) -> Opening:
    opening = Opening(given, "light")
    opening.open(now)
    window = opening.window
    assert window is not None
    qtbot.addWidget(window)
    assert isinstance(window.checks, StartCheck)
    with qtbot.waitSignal(window.checks.finished, timeout=20_000):
        pass
    return opening


def test_the_bottom_bar_says_how_many_checks_passed(qtbot: QtBot, given: Given) -> None:
    opening = _checked(qtbot, given._replace(checks=_start_checks), InForce())
    assert opening.window is not None
    said = opening.window.foot.findChild(type(opening.window.foot._parts[2]), "validUntil").text()
    passed, _, rest = said.partition("/")
    assert rest.startswith(f"{passed} checks passed, book valid until ")
    assert int(passed) >= 15
    opening.window.session.stop()


def test_a_check_that_fails_closes_the_calculator_and_names_itself(qtbot: QtBot, given: Given) -> None:
    wrong: list[Check] = [("fine", ()), ("the example", ("50 instead of 25",))]
    opening = _checked(qtbot, given._replace(checks=lambda book: iter(wrong)), InForce())
    assert opening.window is not None
    assert "the example" in opening.window.session.unusable
    assert opening.window.dose._headline.text() == "No answer"
    opening.window.session.stop()


@pytest.mark.usefixtures("qapp")
def test_changed_settings_open_the_window_anew_without_the_patient(qtbot: QtBot, given: Given) -> None:
    opening = Opening(given, "light")
    opening.open(InForce())
    first = opening.window
    assert first is not None
    first.case.lines["weight"].setText("70")
    opening.open(InForce(Settings(practice="us")))
    assert opening.window is not None
    assert opening.window is not first
    assert opening.window.session.practice == "us"
    assert opening.window.session.form.weight is None
    assert not first.isVisible()
    qtbot.addWidget(opening.window)
    opening.window.session.stop()


def test_the_first_picture_claims_nothing_and_a_key_typed_on_it_is_answered(qtbot: QtBot, given: Given) -> None:
    window = build_window(given, "light", at_once=False)
    qtbot.addWidget(window)
    window.later._steps.clear()  # as it stands at the first picture
    window.show()
    qtbot.waitExposed(window)
    assert not window.case._take_back.isVisible()
    assert not window.case._laboratory.isVisible()
    assert not window.top.printing.isEnabled()
    assert not window.dose._headline.text()
    QTest.keyClicks(window.case.lines["age"], "42")
    assert window.session.form.age == "42 years"
    assert window.dose._headline.text() == "No dose yet"
    assert "4 missing" not in window.banner.accessibleName()
    assert "3 missing" in window.banner.accessibleName()
    window.session.stop()


def test_what_is_typed_on_the_first_picture_stays_and_is_answered_when_the_book_is_there(
    qtbot: QtBot, given: Given
) -> None:
    window = build_window(given, "light", at_once=False)
    qtbot.addWidget(window)
    window.show()
    indication = window.case.lists["indication"]
    assert isinstance(indication, SearchedField)
    for field, text in (("age", "42"), ("weight", "70"), ("tpmt", "*1/*1")):
        QTest.keyClicks(window.case.lines[field], text)
    indication.setEditText("crohn")
    typed = window.session.form
    window.later.now()
    assert window.session.form == typed
    assert indication.currentText() == "crohn"
    assert window.dose._headline.text() == "No dose yet"
    QTest.keyClick(indication, Qt.Key.Key_Return)
    assert window.session.form.indication == "crohns-disease"
    assert window.session.assessment.status is Status.RECOMMENDED
    assert "mg" in window.dose._headline.text()
    assert window.case.lists["edition"].currentText() == "CPIC 2025"
    window.session.stop()


def test_an_activity_typed_on_the_first_picture_is_of_the_usual_laboratory(qtbot: QtBot, given: Given) -> None:
    now = InForce(Settings(laboratory="arup"))
    window = build_window(given, "light", now, at_once=False)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(window.case.lines["tpmt"], "30")
    assert window.session.form.tpmt == GeneForm(activity="30", laboratory="arup")
    window.later.now()
    assert window.case._laboratory.list.chosen() == "arup"
    window.case.lines["age"].setText("42")
    QTest.keyClick(window.case.lines["age"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.case._laboratory.list.chosen() == "arup", "taking back an age leaves the laboratory"
    assert window.session.form.tpmt == GeneForm(activity="30", laboratory="arup")
    window.session.stop()


def test_a_book_that_is_not_whole_takes_its_window_away(
    qtbot: QtBot, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "exit", lambda: None)  # or no later test could wait for anything

    def damaged() -> Book:
        raise BookDamaged("file-digest", "not as it was built")

    opening = Opening(given._replace(book=damaged), "light")
    opening.open(InForce())
    first = opening.window
    assert first is not None
    qtbot.waitUntil(lambda: opening.failure is not None)
    assert opening.window is None
    qtbot.waitUntil(lambda: not isValid(first))


def test_what_costs_a_start_up_is_not_imported_before_the_first_picture() -> None:
    assert imported_early() == ()
