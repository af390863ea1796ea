"""Papers leave whole or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from core.assessment import Assessment
from tests.ui.driving import Driver
from ui.main_window import MainWindow
from ui.widgets import papers


def _two_pages() -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for text in ("one", "two"):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_reaches_the_printer(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    assert papers.print_pages(_printer(out), _two_pages()) == ""
    assert len(PdfReader(out).pages) == 2


def test_a_paper_that_is_no_pdf_is_not_printed(qapp: QApplication, tmp_path: Path) -> None:
    assert papers.print_pages(_printer(tmp_path / "printed.pdf"), b"no page") != ""


def test_a_file_that_cannot_be_written_says_why_and_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    assert papers.write_whole(str(tmp_path / "absent" / "out.pdf"), b"x") != ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole(qapp: QApplication, tmp_path: Path) -> None:
    assert papers.write_whole(str(tmp_path / "out.pdf"), b"whole") == ""
    assert (tmp_path / "out.pdf").read_bytes() == b"whole"


def test_the_printed_page_is_white_where_nothing_stands(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    papers.print_pages(_printer(out), _two_pages())
    document = QPdfDocument()
    document.load(str(out))
    corner = document.render(0, QSize(200, 280)).pixelColor(5, 5)
    document.close()
    assert (corner.red(), corner.green(), corner.blue(), corner.alpha()) == (255, 255, 255, 255)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """A ward with one printer, which holds Letter; what was sent to it."""
    sent: list[tuple[object, ...]] = []

    def printer_for(*asked: str) -> tuple[str, ...]:
        return asked

    def print_pages(printer: tuple[str, ...], data: bytes) -> str:
        sent.append((*printer, data))
        return ""

    monkeypatch.setattr(papers, "printer_names", lambda: ("Ward laser",))
    monkeypatch.setattr(papers, "paper_in", lambda name: "letter" if name == "Ward laser" else "")
    monkeypatch.setattr(papers, "printer_for", printer_for)
    monkeypatch.setattr(papers, "print_pages", print_pages)
    return sent


def _key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_the_first_ctrl_p_shows_the_pages_and_their_printer_and_the_second_prints_them(
    driver: Driver, printed: list[tuple[object, ...]]
) -> None:
    driver.example()
    driver.typed_into("caseName", "EXAMPLE, Ann")
    _key(driver.window, Qt.Key.Key_P)
    assert printed == []
    assert driver.find("previewPrinter").chosen() == "Ward laser"  # type: ignore[attr-defined]
    assert driver.find("previewPaper").chosen() == "letter"  # type: ignore[attr-defined]
    _key(driver.window, Qt.Key.Key_P)
    assert printed == [("Ward laser", "letter", "azathioprine-summary", b"%PDF-1.7 stand-in")]


def test_ctrl_s_saves_what_is_shown_under_a_name_that_tells_nothing_of_the_patient(
    driver: Driver, printed: list[tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []

    def ask_where(_parent: object, name: str) -> str:
        offered.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(papers, "ask_where", ask_where)
    driver.example()
    driver.typed_into("caseName", "EXAMPLE, Ann")
    driver.window.centre.preview("short")
    _key(driver.window, Qt.Key.Key_S)
    assert offered == ["azathioprine-handout-one-page.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == offered
    assert (tmp_path / offered[0]).read_bytes() == b"%PDF-1.7 stand-in"


def test_every_kind_of_paper_can_be_chosen_in_the_window(
    driver: Driver, papers_made: list[tuple[str, Assessment]]
) -> None:
    driver.example()
    driver.window.centre.preview("summary")
    for label in ("Handout", "Large print", "One page"):
        driver.press(f"Show: {label}")
    assert [kind for kind, _ in papers_made] == ["summary", "handout", "large-print", "short"]
