"""One patient from the first key to the cleared window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case_reading import read_case
from tests.ui.driving import EXAMPLE, Driver
from ui.wording import Wording


def test_the_example_is_typed_changed_printed_and_cleared(
    driver: Driver, papers_made: list[tuple[str, Assessment]]
) -> None:
    driver.example()
    for name, text in EXAMPLE.items():
        driver.type(name, text)
    driver.type("caseName", "Doe Testperson")
    driver.pick("caseMedicines", "allopurinol")
    assert driver.headline == "25 mg once daily"  # 140 mg/day x 30% to 80% x 25% = 10.5 to 28
    assert "one 25 mg tablet" in driver.said("doseDetail")

    driver.press("Remove allopurinol")
    assert driver.headline == "50 mg once daily"  # 42 to 112 mg/day: the smallest whole-tablet dose

    QTest.mouseClick(driver.find("printButton"), Qt.MouseButton.LeftButton)
    assert [kind for kind, _ in papers_made] == ["summary"]
    assert not driver.find("doseHeadline").isVisible()

    QTest.mouseClick(driver.find("newPatientButton"), Qt.MouseButton.LeftButton)
    left = driver.all_words()
    assert driver.headline == "No dose yet"
    assert not [typed for typed in ("Doe Testperson", "*1/*3A", "165", "2026-11-23") if typed in left]
    assert driver.window.session.form.name is None


@pytest.mark.parametrize("name", ["caseWeight", "caseName", "caseMedicinesEntry", "bloodsValue", "searchBox"])
def test_a_cleared_patient_cannot_be_brought_back_by_undoing(driver: Driver, name: str) -> None:
    QTest.keyClicks(driver.find(name), "70")
    driver.window.session.clear()
    driver.line(name).undo()
    assert driver.line(name).text() == ""


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, Status.RECOMMENDED),
        ({"tpmt": "*3A/*3A"}, Status.NOT_RECOMMENDED),
        ({"weight": ""}, Status.NEEDS_INPUT),
        ({"weight": "70,5"}, Status.REFUSED),
        ({"tpmt": "Indeterminate", "nudt15": "not tested"}, Status.NO_ADVICE),
    ],
)
def test_the_window_says_what_assess_says(driver: Driver, book: Book, changes: dict[str, str], status: Status) -> None:
    driver.example(**changes)
    answer = assess(read_case(driver.window.session.form, book), book)
    words = Wording(book, "uk")
    assert answer.status is status
    assert driver.headline == words.headline(answer)
    assert driver.said("doseDetail").startswith(words.detail(answer))
    table = driver.window.answer.plan.trace.rows.table
    assert [row.cells[3].text for row in table.rows] == [words.step(step).result for step in answer.trace]


def test_any_edit_changes_the_answer_in_the_same_event(driver: Driver) -> None:
    driver.example()
    weight = driver.line("caseWeight")
    QTest.keyClick(weight, Qt.Key.Key_Backspace)
    QTest.keyClick(weight, Qt.Key.Key_Backspace)
    assert weight.text() == ""
    assert driver.headline == "No dose yet"
    assert driver.find("doseRuler").isHidden()
    QTest.keyClicks(weight, "70")
    assert driver.headline == "50 mg once daily"


def test_a_medicine_that_is_typed_and_not_taken_never_stands_beside_an_old_dose(driver: Driver) -> None:
    driver.example()
    QTest.keyClicks(driver.find("caseMedicines"), "allopur")
    assert driver.headline == "No dose yet"
    QTest.keyClick(driver.find("caseMedicines"), Qt.Key.Key_Return)
    assert driver.headline == "25 mg once daily"


def test_a_blood_result_counts_while_it_is_typed(driver: Driver) -> None:
    driver.example()
    driver.choose("bloodsTest", "neutrophils")
    driver.type("bloodsValue", "1.4")
    assert driver.headline == "Withhold azathioprine"  # BSR 2017: below 1.6
    driver.line("bloodsValue").clear()
    assert driver.headline == "50 mg once daily"


def test_going_on_without_tpmt_is_chosen_shown_and_taken_back(driver: Driver) -> None:
    driver.example(tpmt="not tested")
    assert driver.headline == "No dose yet"
    driver.press("Go on without a TPMT result")
    assert driver.headline.endswith("once daily")
    assert "Started without a TPMT result." in driver.all_words()
    driver.press("Take back: go on only with a TPMT result")
    assert driver.headline == "No dose yet"


def test_a_nudt15_result_that_shows_lowered_function_needs_a_choice(driver: Driver) -> None:
    """NUDT15 *3/*99: one allele certainly does not work, the other is not in the tables."""
    driver.example()
    driver.type("caseNudt15", "*3/*99")
    assert driver.headline == "No dose yet"
    driver.press("Go on without a NUDT15 result")
    assert driver.headline == "50 mg once daily"  # TPMT *1/*3A alone: 42 to 112 mg/day
    driver.type("caseNudt15", "*3/*98")
    assert driver.headline == "No dose yet", "another result asks again"


def test_a_doubtful_weight_asks_once_and_an_edit_asks_again(driver: Driver) -> None:
    driver.example(weight="154")  # 154 lb is 70 kg
    assert driver.headline == "No dose yet"
    driver.press("It is 154 kg")
    assert driver.headline.endswith("daily")
    driver.type("caseHeight", "170")
    assert driver.headline == "No dose yet"
    driver.press("It is 154 kg")
    driver.type("caseWeight", "155")
    assert driver.headline == "No dose yet"


def test_a_fault_of_the_program_leaves_no_answer_on_the_screen(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.example()
    assert driver.headline == "50 mg once daily"

    def broken(*_: object) -> object:
        raise KeyError("a fault")

    monkeypatch.setattr("ui.presenters.plan.present", broken)
    with pytest.raises(KeyError):
        driver.window.refresh()
    assert driver.headline == "No answer"
    assert not driver.window.answer.stack.isVisible()
    assert not driver.find("printButton").isEnabled()
    monkeypatch.undo()
    driver.window.refresh()
    assert driver.headline == "50 mg once daily"
    assert driver.window.answer.stack.isVisible()
