"""A shared computer: after a clear nothing of the patient is left in the window, the clipboard or a file."""

import gc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.case_form import CaseForm, GeneForm
from main import page
from tests.ui.driving import Driver
from ui.app import Given, build_window
from ui.centre import IMPORT
from ui.main_window import MainWindow
from ui.models.history import Entry
from ui.widgets.screen_lock import LOCKED, MESSAGE, is_lock

NAME, NUMBER = "Qanary Featherstonehaugh", "943 476 5919"


@pytest.fixture
def real(qtbot: QtBot, given: Given, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with the real paper room, in an empty home."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    window = build_window(given._replace(page=page), theme="light")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.session.stop()


def _enter_everywhere(driver: Driver, name: str = NAME) -> None:
    driver.example()
    driver.type("caseName", name)
    driver.type("caseNumber", NUMBER)
    driver.type("searchBox", name)
    driver.type("caseCreatinine", name)
    driver.type("caseTpmt", name)
    driver.type("caseTpmt", "*1/*3A")
    driver.type("caseCreatinine", "80")
    driver.line("caseName").selectAll()
    driver.line("caseName").copy()
    driver.window.centre.open(IMPORT)
    text = driver.find("importText")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText(f"Result of {name}\nTPMT *1/*3A")
    driver.window.centre.preview("summary")


def _said(widget: QWidget) -> str:
    texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, (QLabel, QLineEdit)):
        texts.append(widget.text())
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        texts.append(widget.toPlainText())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(number) for number in range(widget.count())]
    return "\n".join(texts)


def test_nothing_of_the_patient_outlives_a_clear(real: MainWindow, tmp_path: Path) -> None:
    driver = Driver(real)
    name = f"{NAME} the Second"  # other tests' windows may still hold the first
    _enter_everywhere(driver, name)
    assert QApplication.clipboard().text() == name
    QTest.keyClick(real, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    real.session.clear()
    driver.settle()
    for line in real.findChildren(QLineEdit):
        line.undo()
    for text in real.findChildren(QPlainTextEdit):
        text.undo()
    left = [widget.objectName() for widget in real.findChildren(QWidget) if _holds(_said(widget))]
    assert left == []
    assert not _holds(QApplication.clipboard().text())
    gc.collect()
    assert [form for form in gc.get_objects() if isinstance(form, CaseForm) and form.name == name] == []
    remembered = [text for text in gc.get_objects() if isinstance(text, GeneForm) and name in (text.genotype or "")]
    assert remembered == []
    assert [entry for entry in gc.get_objects() if isinstance(entry, Entry) and name in entry.query] == []
    written = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert [path for path in written if b"Qanary" in path.read_bytes()] == []


def _holds(text: str) -> bool:
    return "Qanary" in text or NUMBER in text


def test_a_paper_names_the_patient_on_the_page_and_nowhere_else(real: MainWindow) -> None:
    driver = Driver(real)
    driver.example()
    driver.type("caseName", NAME)
    data = page("summary", real.session.assessment, real.session.book, "a4")
    reader = PdfReader(BytesIO(data))
    assert NAME in reader.pages[0].extract_text()
    assert not _holds(str(reader.metadata))
    assert not _holds(str(reader.xmp_metadata.rdf_root.toxml() if reader.xmp_metadata else ""))


def test_the_clipboard_of_another_program_is_left_alone(driver: Driver) -> None:
    QApplication.clipboard().setText("from elsewhere")
    driver.window.session.clear()
    assert QApplication.clipboard().text() == "from elsewhere"


def test_the_idle_end_clears_the_paper_that_is_open(real: MainWindow) -> None:
    driver = Driver(real)
    _enter_everywhere(driver)
    real.session.seconds_left = 1
    real.session.tick()
    assert real.centre.aside is None
    assert real.session.form == real.session.blank


@pytest.mark.parametrize(
    ("message", "what", "locked"), [(MESSAGE, LOCKED, True), (MESSAGE, LOCKED + 1, False), (MESSAGE - 1, LOCKED, False)]
)
def test_only_the_locked_screen_is_taken_for_one(message: int, what: int, locked: bool) -> None:
    assert is_lock(message, what) is locked


@pytest.mark.parametrize("taken", [True, False], ids=["used", "left"])
def test_a_result_is_pasted_for_one_patient_after_the_other(taken: bool, driver: Driver, qtbot: QtBot) -> None:
    """Each round in an event loop, where a page goes on to lay itself out; a fault in one fails the test."""
    window = driver.window
    window.activateWindow()
    for _patient in range(4):
        QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        entry = driver.find("importText")
        assert isinstance(entry, QPlainTextEdit)
        entry.insertPlainText("TPMT *1/*3A")
        qtbot.wait(20)
        if taken:
            driver.press("Use these: enter them in the case")
        else:
            QTest.keyClick(entry, Qt.Key.Key_Escape)
        qtbot.wait(20)
        assert window.centre.aside is None
        assert driver.line("caseTpmt").text() == ("*1/*3A" if taken else "")
        assert driver.headline == "No dose yet"
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(20)
        gc.collect()
        assert driver.line("caseTpmt").text() == ""
