"""Ctrl+Z within the case: field by field, for every kind of field, and never back to the patient before."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.driving import Driver
from ui.centre import IMPORT
from ui.models.case_column import Typed
from ui.models.undo import Undo

CONTROL = Qt.KeyboardModifier.ControlModifier


def _undo(driver: Driver, name: str, key: Qt.Key = Qt.Key.Key_Z) -> None:
    QTest.keyClick(driver.find(name), key, CONTROL)


def test_one_field_after_the_other_is_taken_back_and_brought_again(driver: Driver) -> None:
    driver.example()
    before = driver.window.session.form
    driver.type("caseWeight", "80")
    driver.pick("caseMedicines", "allopurinol")
    driver.choose("caseIndication", "psoriasis")
    after = driver.window.session.form
    for _step in range(3):  # indication, medicine, weight
        _undo(driver, "caseWeight")
    assert driver.window.session.form == before
    assert driver.line("caseWeight").text() == "70"
    assert driver.headline == "50 mg once daily"
    for _step in range(3):
        _undo(driver, "caseTpmt", Qt.Key.Key_Y)
    assert driver.window.session.form == after


@pytest.mark.parametrize("name", ["caseWeight", "caseIndication", "caseSex", "caseMedicinesEntry", "caseMedicines"])
def test_the_key_works_from_every_kind_of_field(name: str, driver: Driver) -> None:
    driver.example()
    driver.type("caseHeight", "170")
    _undo(driver, name)
    assert driver.line("caseHeight").text() == "165"


def test_what_a_file_brought_is_taken_back_in_one_step(driver: Driver) -> None:
    driver.example()
    driver.window.centre.open(IMPORT)
    entry = driver.find("importText")
    assert isinstance(entry, QPlainTextEdit)
    entry.setPlainText("TPMT\t*3A/*3A\nNUDT15\t*1/*3\n")
    driver.press("Use these: enter them in the case")
    assert driver.headline == "Do not start azathioprine"
    _undo(driver, "caseTpmt")
    assert (driver.line("caseTpmt").text(), driver.line("caseNudt15").text()) == ("*1/*3A", "*1/*1")
    assert driver.headline == "50 mg once daily"


def test_a_confirmation_does_not_come_back_with_the_value(driver: Driver) -> None:
    driver.example(weight="154")
    driver.press("It is 154 kg")
    driver.type("caseWeight", "70")
    _undo(driver, "caseWeight")
    assert driver.line("caseWeight").text() == "154"
    assert driver.headline == "No dose yet"


def test_nothing_of_the_patient_before_comes_back(driver: Driver) -> None:
    driver.example()
    driver.type("caseName", "Qanary Undone")
    driver.window.session.clear()
    driver.settle()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        _undo(driver, "caseWeight", key)
    assert driver.window.session.form == driver.window.session.blank
    assert driver.line("caseWeight").text() == ""
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Typed) and "Qanary Undone" in one.texts.values()] == []


def test_a_new_change_forgets_the_way_forward() -> None:
    undo = Undo("a")
    undo.record("ab", "x")
    undo.record("abc", "x")
    undo.record("abcd", "y")
    assert (undo.back(), undo.back(), undo.back()) == ("abc", "a", None)
    undo.record("z", "x")
    assert (undo.forward(), undo.back()) == (None, "a")
