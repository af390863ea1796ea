"""Papers leave whole or not at all."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

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
