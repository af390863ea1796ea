"""Typing into the case: what helps, what Enter does, and what never happens by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.driving import Driver
from ui.models.matching import genotype_ends
from ui.widgets.searched import SearchedField

STARS = ("*1", "*2", "*3A", "*3B", "*3C", "*10", "*11")
TERMS = ("Normal Metabolizer", "Intermediate Metabolizer", "Possible Intermediate Metabolizer", "Poor Metabolizer",
         "Indeterminate", "not tested")  # fmt: skip


def _indication(driver: Driver) -> SearchedField:
    field = driver.find("caseIndication")
    assert isinstance(field, SearchedField)
    return field


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("crohn", "crohns-disease"), ("crohns disease", "crohns-disease"), ("crohns-disease", "crohns-disease"),
     ("Crohn’s", "crohns-disease"), ("RA", "rheumatoid-arthritis"), ("uc", "ulcerative-colitis"),
     ("behcet", "behcets-disease"), ("behçet", "behcets-disease")],
)  # fmt: skip
def test_an_indication_is_found_by_name_abbreviation_and_id(typed: str, taken: str, driver: Driver) -> None:
    driver.example()
    driver.choose("caseIndication", "")
    _indication(driver).setEditText(typed)  # QTest types no letters beyond Latin-1
    QTest.keyClick(_indication(driver), Qt.Key.Key_Return)
    assert driver.window.session.form.indication == taken
    assert _indication(driver).currentText() == _indication(driver).itemText(_indication(driver).findData(taken))


def test_what_is_typed_for_an_indication_is_kept_and_no_dose_stands_beside_it(driver: Driver) -> None:
    driver.example()
    field = _indication(driver)
    QTest.keyClicks(field, "x")
    assert field.currentText() == "Crohn's diseasex"
    assert driver.headline == "No dose yet"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert driver.headline == "50 mg once daily"


def test_an_abbreviation_of_two_indications_is_taken_for_neither(driver: Driver) -> None:
    driver.choose("caseIndication", "")
    QTest.keyClicks(_indication(driver), "IBD")
    QTest.keyClick(_indication(driver), Qt.Key.Key_Return)
    assert driver.window.session.form.indication == "IBD"
    driver.press("Take Ulcerative colitis (IBD)")
    assert driver.window.session.form.indication == "ulcerative-colitis"


@pytest.mark.parametrize(
    ("name", "typed", "helped"),
    [("caseIndication", "cro", "“cro”: Enter takes Crohn's disease"),
     ("caseMedicines", "allop", "“allop”: Enter takes allopurinol")],
)  # fmt: skip
def test_a_name_half_typed_is_helped_in_the_plan_too_and_not_refused(
    name: str, typed: str, helped: str, driver: Driver
) -> None:
    driver.typed_into(name, typed)
    assert helped in driver.all_words()
    assert "Not in this book" not in driver.all_words()
    driver.typed_into(name, "zz")
    assert "Not in this book" in driver.all_words()


def test_an_unknown_indication_is_refused_in_words(driver: Driver) -> None:
    QTest.keyClicks(_indication(driver), "gout")
    assert _indication(driver).accessibleDescription() != ""
    assert _indication(driver).property("state") == "refused"
    driver.window.session.clear()
    assert _indication(driver).currentText() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_on_a_chosen_indication_goes_on_and_on_an_empty_one_opens_the_list(driver: Driver) -> None:
    driver.window.activateWindow()
    field = _indication(driver)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.view().isVisible()
    field.hidePopup()
    driver.choose("caseIndication", "psoriasis")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert driver.window.focusWidget() is driver.find("casePlannedStart")


@pytest.mark.parametrize(
    ("typed", "ends"),
    [("*3", ("*3A/", "*3B/", "*3C/")), ("*1/*3", ("*1/*3A", "*1/*3B", "*1/*3C")), ("*1/*3a", ()), ("*1/*1", ()),
     ("*", ()), ("*1/", ("*1/*1", "*1/*2", "*1/*3A", "*1/*3B", "*1/*3C")), ("30", ()), ("", ()),
     ("c.415C>T", ()), ("int", ("Intermediate Metabolizer",)), ("not", ("not tested",)), ("*9", ()), ("30/", ())],
)  # fmt: skip
def test_a_genotype_is_ended_only_where_it_can_be(typed: str, ends: tuple[str, ...]) -> None:
    assert genotype_ends(STARS, TERMS, typed) == ends


def test_an_allele_that_is_offered_is_taken_with_the_mouse_and_taken_back_with_ctrl_z(driver: Driver) -> None:
    driver.example(tpmt="")
    QTest.keyClicks(driver.line("caseTpmt"), "*1/*3")
    assert driver.line("caseTpmt").property("state") != "refused", "it is not wrong yet"
    assert driver.headline == "No dose yet"
    driver.press("Take *3C")
    assert driver.line("caseTpmt").text() == "*1/*3C"
    assert driver.headline == "50 mg once daily"
    QTest.keyClick(driver.line("caseTpmt"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.line("caseTpmt").text() == "*1/*3"


def test_nothing_is_offered_for_what_was_not_typed(driver: Driver) -> None:
    driver.line("caseTpmt").setText("*1/")
    assert driver.line("caseTpmt").property("state") == "refused"


def test_the_lists_that_are_not_typed_into_keep_their_keys(driver: Driver) -> None:
    sex = driver.find("caseSex")
    assert isinstance(sex, QComboBox)
    QTest.keyClicks(sex, "f")
    assert driver.window.session.form.sex == "female"


def test_the_window_sends_nobody_to_the_terminal(driver: Driver) -> None:
    QTest.keyClicks(_indication(driver), "gout")
    driver.pick("caseMedicines", "unobtainium")
    assert "book ids" not in driver.all_words()
    assert "Type part of its name" in driver.said("statusBanner") + driver.all_words()


@pytest.mark.parametrize(
    ("start", "asked"),
    [
        ("2020-01-01", "More than a year ago. Is the year right?"),
        ("2040-01-01", "More than a year ahead. Is the year right?"),
        ("2026-01-05", ""),
    ],
)
def test_a_start_date_of_another_year_is_asked_about(start: str, asked: str, driver: Driver) -> None:
    driver.window.session.today = lambda: date(2026, 11, 26)
    driver.example()
    driver.type("caseStartDate", start)
    assert driver.line("caseStartDate").accessibleDescription() == asked
    assert driver.headline == "50 mg once daily"
