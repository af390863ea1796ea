"""What stands in the place of the answer for a while: papers, a result file, settings, help."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from core.assessment import Assessment
from core.book import Book
from main import page
from tests.ui.driving import Driver
from ui.app import Given, NoBook, build_window
from ui.centre import HELP, IMPORT, SETTINGS
from ui.main_window import MainWindow
from ui.models.settings import InForce, Settings
from ui.presenters import help as help_words

TABLE = "TPMT\t*1/*3A\tIntermediate Metabolizer\nNUDT15\t*1/*3\tPoor Metabolizer\n"


def _paste(driver: Driver, text: str) -> None:
    driver.window.centre.open(IMPORT)
    entry = driver.find("importText")
    assert isinstance(entry, QPlainTextEdit)
    entry.setPlainText(text)


# --- the papers -----------------------------------------------------------------------------------


def test_ctrl_p_shows_the_summary_in_the_place_of_the_answer(
    driver: Driver, papers_made: list[tuple[str, Assessment]]
) -> None:
    driver.example()
    driver.window.print_paper()
    assert papers_made == [("summary", driver.window.session.assessment)]
    assert not driver.find("doseHeadline").isVisible()
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    assert driver.find("doseHeadline").isVisible()


def test_an_edit_leads_from_the_paper_back_to_the_answer(driver: Driver) -> None:
    driver.example()
    driver.window.centre.preview("handout")
    driver.type("caseWeight", "80")
    assert driver.window.centre.aside is None
    assert driver.find("doseHeadline").isVisible()


def test_a_handout_is_offered_only_with_a_recommended_dose(
    driver: Driver, papers_made: list[tuple[str, Assessment]]
) -> None:
    driver.example(tpmt="*3A/*3A")
    driver.window.centre.preview("handout")
    assert [kind for kind, _ in papers_made] == ["summary"]
    assert not driver.find("preview-handout").isEnabled()
    assert not driver.find("preview-large-print").isEnabled()


def test_the_real_pages_are_shown_from_memory_and_forgotten(qtbot: QtBot, given: Given, book: Book) -> None:
    real = given._replace(page=page)
    window = build_window(real, theme="light")
    qtbot.addWidget(window)
    Driver(window).example()
    panel = window.centre.preview("summary")
    assert panel.pages.count == 2
    assert panel.pages.grab().toImage().pixelColor(300, 20).lightness() > 240
    window.session.clear()
    assert panel.pages.count <= 0
    window.session.stop()


def test_what_cannot_be_written_is_said_in_the_bottom_bar(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.papers.ask_where", lambda parent, name: "/nowhere/at/all.pdf")
    driver.example()
    driver.window.save()
    assert driver.said("pointedReference").startswith("Not saved.")


# --- a result file --------------------------------------------------------------------------------


def test_a_pasted_result_enters_the_case_only_when_somebody_says_so(driver: Driver) -> None:
    driver.example(tpmt="", nudt15="")
    _paste(driver, TABLE)
    assert driver.line("caseTpmt").text() == ""
    assert "Poor Metabolizer (differs)" in [
        cell.text for row in driver.window.centre.aside._genes.rows.table.rows for cell in row.cells
    ]
    driver.press("Use these: enter them in the case")
    assert driver.line("caseTpmt").text() == "*1/*3A"
    assert driver.line("caseNudt15").text() == "*1/*3"
    assert driver.window.centre.aside is None
    assert driver.window.session.form.nudt15.genotype == "*1/*3"


def test_what_the_case_holds_stands_beside_what_would_enter(driver: Driver) -> None:
    driver.example(tpmt="*1/*1", nudt15="*1/*1")
    _paste(driver, "TPMT *1/*3A\nNUDT15 *1/*1")
    assert "TPMT now: *1/*1 → *1/*3A" in driver.all_words()
    assert "NUDT15 now: *1/*1, the same" in driver.all_words()
    driver.press("Use these: enter them in the case")
    assert (driver.line("caseTpmt").text(), driver.line("caseNudt15").text()) == ("*1/*3A", "*1/*1")


def test_no_result_takes_the_place_of_an_entry_only_when_ticked(driver: Driver) -> None:
    driver.example(tpmt="*1/*1", nudt15="")
    _paste(driver, "TPMT activity low\nNUDT15 *1/*3")
    assert "TPMT now: *1/*1 → no call" in driver.all_words()
    driver.press("Use these: enter them in the case")
    assert (driver.line("caseTpmt").text(), driver.line("caseNudt15").text()) == ("*1/*1", "*1/*3")
    _paste(driver, "TPMT activity low")
    driver.press("Enter TPMT: now: *1/*1 → no call")
    driver.press("Use these: enter them in the case")
    assert driver.line("caseTpmt").text() == "no call"


def test_a_text_that_is_no_result_offers_nothing(driver: Driver) -> None:
    _paste(driver, "Dear colleague, thank you for your letter.")
    assert not driver.find("importUse").isEnabled()
    assert "Nothing found." in driver.all_words()


def test_a_damaged_file_is_refused_in_words(driver: Driver) -> None:
    _paste(driver, '{"resourceType": "Bundle", "entry": [')
    assert not driver.find("importUse").isEnabled()
    assert "Nothing of it was used" in driver.all_words()


def test_a_file_that_is_not_there_is_refused_in_words(driver: Driver, tmp_path: Path) -> None:
    panel = driver.window.centre.open(IMPORT)
    panel.read_file(str(tmp_path / "absent.json"))
    assert not driver.find("importUse").isEnabled()
    assert "The file is damaged." in driver.all_words()


def _bundle(*observations: tuple[str, str, str, str]) -> str:
    entries = [{"resource": _observation(*one)} for one in observations]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def _observation(code: str, value: str, unit: str, day: str) -> dict[str, object]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "effectiveDateTime": day,
        "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "valueQuantity": {"value": float(value), "code": unit, "system": "http://unitsofmeasure.org"},
    }


def test_values_show_their_day_and_only_the_ticked_ones_enter(driver: Driver) -> None:
    driver.example(weight="", creatinine="")
    text = _bundle(
        ("29463-7", "72.5", "kg", "2026-11-01"),
        ("8302-2", "170", "cm", "2026-11-01"),
        ("751-8", "3.1", "10*9/L", "2026-11-02"),
    )
    _paste(driver, text)
    assert "01-Nov-2026" in driver.all_words()
    driver.press("Use these: enter them in the case")
    assert driver.line("caseWeight").text() == "72.5"
    assert driver.line("caseHeight").text() == "165"  # it held a value, so the tick was left to the user
    assert driver.window.session.form.results == {"neutrophils": "3.1 x10^9/L"}


# --- settings -------------------------------------------------------------------------------------


def test_the_settings_are_where_every_patient_begins(qtbot: QtBot, given: Given) -> None:
    now = InForce(Settings(tablets=("25 mg",), thresholds="bsg-2019", edition="cpic-2018", idle_minutes=5))
    window = build_window(given, "light", now)
    qtbot.addWidget(window)
    driver = Driver(window)
    driver.example()
    form = window.session.form
    assert (form.tablets, form.thresholds, form.edition) == (("25 mg",), "bsg-2019", "cpic-2018")
    assert window.session.seconds_left == 300
    window.session.clear()
    assert window.session.form == window.session.blank
    window.session.stop()


def test_a_locked_setting_cannot_be_changed_and_says_who_locked_it(qtbot: QtBot, given: Given) -> None:
    window = build_window(given, "light", InForce(Settings(), frozenset({"practice"}), "Example Hospital pharmacy"))
    qtbot.addWidget(window)
    panel = window.centre.open(SETTINGS)
    assert not panel.lists["practice"].isEnabled()
    assert panel.lists["edition"].isEnabled()
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any("Locked by Example Hospital pharmacy." in text for text in said)
    window.session.stop()


@pytest.mark.parametrize(("typed", "fine"), [("2", True), ("60", True), ("1", False), ("61", False), ("ten", False)])
def test_the_idle_time_is_bounded(driver: Driver, typed: str, fine: bool) -> None:
    driver.window.centre.open(SETTINGS)
    driver.type("settingsIdle", typed)
    assert driver.find("settingsSave").isEnabled() is fine


# --- help, and a book that may not be used ---------------------------------------------------------


def test_f1_names_every_key(driver: Driver) -> None:
    driver.window.centre.open(HELP)
    said = driver.all_words()
    assert [key for key, _ in help_words.KEYS if key not in said] == []


def test_help_holds_the_documents_that_a_hospital_asks_for(driver: Driver) -> None:
    wanted = {
        "What it is for": "It has not been approved.",
        "Known limits": "Nobody has compared the answers with practice in a clinic.",
        "Privacy": "Nothing is sent.",
        "Report a problem": "do not use it",
        "Deploying": "azalea-settings.toml",
        "Changes": "The first edition.",
    }
    panel = driver.window.centre.open(HELP)
    for name, words in wanted.items():
        driver.press(name)
        view = panel.findChild(QTextBrowser)
        assert view.isVisible()
        assert view.accessibleName() == name
        assert words in view.toPlainText().replace("\n", " ")
        assert "|" not in view.toPlainText(), "a table that Markdown did not take for one"


def test_help_opens_at_the_keys_again(driver: Driver) -> None:
    panel = driver.window.centre.open(HELP)
    driver.press("Privacy")
    driver.window.centre.go_back()
    driver.window.centre.open(HELP)
    assert not panel.findChild(QTextBrowser).isVisible()


def test_an_expired_book_gives_no_dose_and_stays_readable(qtbot: QtBot, given: Given, book: Book) -> None:
    late = given._replace(today=lambda: book.valid_until.replace(year=2040))
    window = build_window(late, theme="light")
    qtbot.addWidget(window)
    window.show()
    driver = Driver(window)
    driver.example()
    assert driver.headline == "No answer"
    assert "valid until" in driver.said("doseDetail")
    assert "Intermediate Metabolizer" not in driver.all_words()
    assert not driver.find("printButton").isEnabled()
    driver.type("searchBox", "allopurinol")
    assert window.session.query == "allopurinol"
    assert window.column.panel.isVisible()
    window.session.stop()


def test_a_failed_check_closes_the_calculator(window: MainWindow) -> None:
    Driver(window).example()
    window.session.close_calculator("A check failed.")
    assert Driver(window).headline == "No answer"
    window.session.clear()
    Driver(window).example()
    assert Driver(window).headline == "No answer"


def test_a_damaged_book_shows_only_the_reason(qtbot: QtBot) -> None:
    window = NoBook("Check file-digest failed.")
    qtbot.addWidget(window)
    said = "\n".join(label.text() for label in window.findChildren(QLabel))
    assert "file-digest" in said
    assert "mg" not in said
