"""What the window promises to people, to tests and to assistive tools."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from tests.ui.driving import Driver
from ui.answer import INTERACTIONS, PLAN
from ui.main_window import MainWindow
from ui.models.view import Place
from ui.widgets.finding import FindingFrame

FIXED_NAMES = """caseAge caseSex caseWeight caseHeight caseIndication caseTpmt caseNudt15 caseCreatinine caseMedicines
caseCircumstances statusBanner doseHeadline doseDetail traceTable findingsList searchBox searchResults bookReader
audienceSwitch newPatientButton printButton savePdfButton bookEdition idleCountdown""".split()


def test_every_fixed_object_name_exists_once(window: MainWindow) -> None:
    assert {name: len(window.findChildren(QWidget, name)) for name in FIXED_NAMES} == dict.fromkeys(FIXED_NAMES, 1)


def test_every_control_has_an_accessible_name(driver: Driver) -> None:
    driver.example()
    driver.pick("caseMedicines", "allopurinol")
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        widget
        for widget in driver.window.findChildren(QWidget)
        if isinstance(widget, controls) and not widget.accessibleName() and widget.isVisible()
    ]
    assert nameless == []


def test_the_wheel_and_the_arrow_keys_change_no_clinical_value(driver: Driver) -> None:
    driver.example()
    before = driver.window.session.form
    for name in (n for n in FIXED_NAMES if n.startswith("case")):
        field = driver.find(name)
        _turn_wheel(field)
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End):
            QTest.keyClick(field, key)
    assert driver.window.session.form == before


def _turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_sex_and_indication_start_with_nothing_chosen(driver: Driver) -> None:
    for name in ("caseSex", "caseIndication"):
        field = driver.find(name)
        assert isinstance(field, QComboBox)
        assert field.currentText() == ""


@pytest.mark.parametrize("tpmt", ["*3A/*3A", "not tested", "*1/*nonsense"])
def test_no_milligrams_stand_where_there_is_no_dose(driver: Driver, tpmt: str) -> None:
    driver.example(tpmt=tpmt)
    shown = f"{driver.headline} {driver.said('doseDetail')} {driver.said('doseRuler')}"
    assert not re.search(r"[0-9]\s*mg", shown)
    assert driver.find("doseRuler").isHidden()


def test_a_refused_text_stays_as_typed_with_its_reason_below(driver: Driver) -> None:
    driver.type("caseWeight", "70,5")
    assert driver.line("caseWeight").text() == "70,5"
    assert "comma" in driver.line("caseWeight").accessibleDescription().lower()
    assert driver.line("caseWeight").property("state") == "refused"


def test_a_typed_unit_is_not_added_twice(driver: Driver) -> None:
    driver.example(age="6 months", plannedstart="50 mg/day")
    assert driver.window.session.form.age == "6 months"
    assert driver.window.session.form.planned_start == "50 mg/day"


def test_enter_on_a_missing_entry_goes_to_its_field(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.window.answer.plan.needed.wanted.emit("weight")
    assert driver.window.focusWidget() is driver.find("caseWeight")


def test_an_unknown_medicine_is_refused_in_words_and_kept(driver: Driver) -> None:
    driver.example()
    driver.pick("caseMedicines", "alopurinol")
    assert driver.line("caseMedicinesEntry").text() == "alopurinol"
    assert "allopurinol" in driver.find("caseMedicines").accessibleDescription()


def test_a_finding_opens_its_passage_and_the_back_arrow_closes_it(driver: Driver) -> None:
    driver.example()
    driver.pick("caseMedicines", "allopurinol")
    row = next(
        frame.row for frame in driver.window.answer.plan.findings._frames if frame.row.lead.startswith("Allopurinol")
    )
    driver.window.open_place(row.place)
    assert driver.window.session.place == row.place
    assert "Allopurinol with azathioprine" in driver.all_words()
    driver.window.session.back()
    assert driver.window.session.place == Place()


def test_the_audience_switch_changes_the_wording_of_the_book(driver: Driver) -> None:
    driver.window.open_place(Place("interactions.allopurinol"))
    clinician = driver.all_words()
    QTest.mouseClick(driver.find("audiencePatient"), Qt.MouseButton.LeftButton)
    patient = driver.all_words()
    assert "gout tablet" in patient
    assert "gout tablet" not in clinician


def test_a_search_lists_passages_as_one_types(driver: Driver) -> None:
    QTest.keyClicks(driver.find("searchBox"), "allopurinol")
    results = driver.find("searchResults")
    assert isinstance(results, QAbstractItemView)
    assert results.model().rowCount() > 0
    QTest.keyClicks(driver.find("searchBox"), " zzzz qqqq xxxx wwww")
    assert "Not in this reference" in driver.all_words()


def test_the_patient_is_cleared_when_nobody_touches_the_window(driver: Driver) -> None:
    session = driver.window.session
    assert not driver.find("idleCountdown").isVisible()
    driver.example()
    assert driver.said("idleCountdown") == "Patient cleared in 10:00"
    for _ in range(600):
        session.tick()
    assert driver.headline == "No dose yet"
    assert driver.line("caseWeight").text() == ""
    assert not driver.find("idleCountdown").isVisible()


@pytest.mark.parametrize(("width", "case_open", "book_open"), [(1366, True, True), (1100, True, False)])
def test_side_columns_close_where_both_do_not_fit(
    window: MainWindow, width: int, case_open: bool, book_open: bool
) -> None:
    window.resize(width, 768)
    assert (window.case.isVisible(), window.column.panel.isVisible()) == (case_open, book_open)


def test_a_closed_case_column_leaves_the_case_in_a_strip(driver: Driver) -> None:
    driver.example()
    driver.window.toggle("case")
    assert driver.window.strip.isVisible()
    assert "70 kg" in driver.all_words()


def test_tab_runs_from_the_case_to_the_top_bar(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.line("caseAge").setFocus()
    seen = []
    for _ in range(200):
        focus = driver.window.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        driver.window.focusNextPrevChild(True)
    names = [widget.objectName() for widget in seen if widget is not None]
    order = ("caseAge", "caseWeight", "caseTpmt", "caseCreatinine", "tab1", "searchBox", "newPatientButton")
    places = [names.index(name) for name in order]
    assert places == sorted(places)


def test_dark_and_light_say_the_same(driver: Driver) -> None:
    driver.example()
    light = driver.headline
    driver.window.dress("dark")
    assert driver.headline == light
    driver.window.dress("light")


def test_a_paper_is_written_whole_under_a_name_that_tells_nothing(
    driver: Driver, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    target = f"{tmp_path}/out.pdf"

    def ask_where(parent: object, name: str) -> str:
        offered.append(name)
        return target

    monkeypatch.setattr("ui.widgets.papers.ask_where", ask_where)
    driver.example()
    driver.window.save("summary")
    assert offered == ["azathioprine-summary.pdf"]
    with open(target, "rb") as file:
        assert file.read() == b"%PDF-1.7 stand-in"


def test_papers_are_off_while_an_entry_is_refused(driver: Driver) -> None:
    driver.type("caseWeight", "70,5")
    assert not driver.find("printButton").isEnabled()
    assert not driver.find("savePdfButton").isEnabled()


def test_ctrl_k_in_a_field_goes_to_the_search_box_and_deletes_nothing(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.type("caseWeight", "70")
    weight = driver.line("caseWeight")
    weight.setFocus()
    weight.home(False)
    QTest.keyClick(weight, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert weight.text() == "70"
    assert driver.window.focusWidget() is driver.find("searchBox")


def test_no_text_makes_the_window_wider_than_the_narrowest_screen(driver: Driver) -> None:
    driver.example()
    driver.type("caseName", "Featherstonehaugh-Cholmondeley " * 8)
    for medicine in ("allopurinol", "co-trimoxazole", "mesalazine"):
        driver.pick("caseMedicines", medicine)
    driver.pick("caseCircumstances", "hypersensitivity-azathioprine")
    driver.window.session.reference_pointed.emit("A long reference, " * 30)
    driver.window.resize(1024, 700)
    driver.settle()
    for side in ("case", "case", "book", "case"):
        driver.window.toggle(side)
        driver.settle()
        assert driver.window.minimumSizeHint().width() <= 1024
        assert driver.window.minimumSizeHint().height() <= 640


def test_a_tab_shows_the_answer_of_now_when_it_is_opened(driver: Driver) -> None:
    def leads() -> list[str]:
        driver.settle()
        return [frame.row.lead for frame in driver.window.answer.page.findChildren(FindingFrame) if frame.isVisible()]

    driver.example()
    driver.window.to_tab(INTERACTIONS)
    assert leads() == []
    driver.window.to_tab(PLAN)
    driver.pick("caseMedicines", "allopurinol")
    driver.window.to_tab(INTERACTIONS)
    assert leads()[0].startswith("Allopurinol")
    driver.press("Remove allopurinol")
    assert leads() == []


def test_a_finding_that_grows_gets_the_room_for_it(driver: Driver) -> None:
    driver.example()
    driver.pick("caseMedicines", "allopurinol")
    driver.settle()
    for frame in driver.window.answer.plan.findings.findChildren(FindingFrame):
        assert frame.height() >= frame.heightForWidth(frame.width())
