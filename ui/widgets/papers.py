"""The papers on their way out: a file written whole or not at all, or the pages on a printer.

Imported only when a paper is asked for: QtPdf and the print system cost a start-up.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

_DPI = 300
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def ask_where(parent: QWidget, name: str) -> str:
    """The system's own dialog; empty when the user thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(parent, "Save PDF", name, "PDF (*.pdf)")
    if path and not path.casefold().endswith(".pdf"):
        path += ".pdf"
    return path


def write_whole(path: str, data: bytes) -> str:
    """Write the file; the answer is empty, or says why nothing was written."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        return file.errorString() or "The file could not be written."
    return ""


def printer_names() -> tuple[str, ...]:
    """The printers of this computer, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold())))


def paper_in(printer: str) -> str:
    """`a4` or `letter` when that is what the printer holds; empty when it says neither."""
    held = QPrinterInfo.printerInfo(printer).defaultPageSize().id()
    return next((name for name, size in _SIZES.items() if size == held), "")


def printer_for(name: str, size: str, job: str) -> QPrinter:
    """A printer set to the paper; the job's name tells nothing of the patient."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(_SIZES[size]))
    printer.setDocName(job)
    return printer


def print_pages(printer: QPrinter, data: bytes) -> str:
    """Render every page to the printer; the answer is empty, or says what went wrong."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    painter = QPainter()
    if document.pageCount() == 0 or not painter.begin(printer):
        document.close()
        return "The page could not be printed."
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        _paint_page(painter, printer, document, number)
    painter.end()
    document.close()
    return ""


def _on_white(page: QImage) -> QImage:
    """The page on white paper: QtPdf leaves the ground transparent, which some printers make black."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def _paint_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points = document.pagePointSize(number)
    size = QSize(round(points.width() / 72 * _DPI), round(points.height() / 72 * _DPI))
    image = _on_white(document.render(number, size))
    scale = printer.resolution() / _DPI
    margins = printer.pageLayout().marginsPixels(printer.resolution())
    painter.save()
    painter.translate(-margins.left(), -margins.top())
    painter.scale(scale, scale)
    painter.drawImage(0, 0, image)
    painter.restore()
