"""The whole task by the keyboard alone: from the first field to the paper and the next patient."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from core.assessment import Assessment
from tests.ui.driving import Driver

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _tab_to(driver: Driver, name: str) -> None:
    """Press Tab until the named control has the focus."""
    for _ in range(80):
        if _focus().objectName() == name or driver.find(name).isAncestorOf(_focus()):
            return
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not reach {name}")


def _type(driver: Driver, name: str, text: str) -> None:
    _tab_to(driver, name)
    QTest.keyClicks(_focus(), text)


def _choose(driver: Driver, name: str, wanted: str) -> None:
    """Open the list with Enter, go down to the choice, and take it with Enter."""
    _tab_to(driver, name)
    box = driver.find(name)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Return)
    view = box.view()
    while box.itemData(view.currentIndex().row()) != wanted:
        before = view.currentIndex().row()
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().row() != before, f"{wanted} is not in the list"
    QTest.keyClick(view, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_the_first_key_to_the_next_patient_without_a_mouse(
    driver: Driver, papers_made: list[tuple[str, Assessment]]
) -> None:
    window = driver.window
    window.activateWindow()
    assert _focus().objectName() == "caseAge"
    QTest.keyClicks(_focus(), "42")
    _choose(driver, "caseSex", "female")
    _type(driver, "caseWeight", "70")
    _type(driver, "caseHeight", "165")
    _choose(driver, "caseIndication", "crohns-disease")
    _type(driver, "casePlannedStart", "2")
    _type(driver, "caseTpmt", "*1/*3A")
    _type(driver, "caseNudt15", "*1/*1")
    _type(driver, "caseCreatinine", "80")
    assert driver.headline == "50 mg once daily"  # 140 mg/day x 30% to 80% = 42 to 112 mg/day

    for number in range(5):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), CONTROL)
        assert window.answer.page is window.answer.tab(number)
        assert window.answer.page.isVisible()
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert _focus().objectName() == "searchBox"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.column.panel.isAncestorOf(_focus())
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.case.isAncestorOf(_focus())

    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert papers_made[-1][0] == "summary"
    assert window.centre.aside is not None
    assert window.centre.aside.isAncestorOf(_focus())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert driver.find("doseHeadline").isVisible()

    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert driver.headline == "No dose yet"
    assert _focus().objectName() == "caseAge"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_O, Qt.Key.Key_Comma], ids=["F1", "Ctrl+O", "Ctrl+comma"])
def test_what_stands_over_the_answer_takes_the_focus_and_gives_it_back(driver: Driver, key: Qt.Key) -> None:
    window = driver.window
    window.activateWindow()
    QTest.keyClick(window, key, Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_F1 else CONTROL)
    assert window.centre.aside is not None
    assert window.centre.aside.isAncestorOf(_focus())
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert _focus().isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.centre.aside is None


def test_enter_in_a_field_goes_on_to_the_next_one(driver: Driver) -> None:
    driver.window.activateWindow()
    age = driver.line("caseAge")
    age.setFocus()
    QTest.keyClick(age, Qt.Key.Key_Return)
    assert _focus() is driver.find("caseSex")


def test_ctrl_z_takes_back_what_was_typed_in_the_field(driver: Driver) -> None:
    driver.example()
    weight = driver.line("caseWeight")
    weight.setFocus()
    weight.selectAll()
    QTest.keyClicks(weight, "80")
    QTest.keyClick(weight, Qt.Key.Key_Z, CONTROL)
    assert weight.text() == "70"
    assert driver.window.session.form.weight == "70 kg"
