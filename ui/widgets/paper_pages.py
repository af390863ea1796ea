"""The pages of a PDF in memory, under each other, as wide as their column."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.clearing import emptied

_WIDEST = 860
_GAP = 16


class PaperPages(QWidget):
    """Shows a PDF from its bytes; nothing is written anywhere, and `forget` leaves no byte behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def show_paper(self, data: bytes) -> None:
        """Replace what is shown."""
        self.forget()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        for number in range(self.count):
            self._column.addWidget(_Page(self._document, number), 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    def forget(self) -> None:
        """Close the paper and drop its pictures."""
        emptied(self._column)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())

    def fit(self, width: int) -> None:
        """Make every page as wide as there is room, up to a comfortable width."""
        self.setFixedWidth(max(1, width))
        self._fit()

    def _fit(self) -> None:
        width = min(_WIDEST, max(200, self.width()))
        for page in self.findChildren(_Page):
            page.fit(width)


class _Page(QWidget):
    """One page on white, painted when it is first seen."""

    def __init__(self, document: QPdfDocument, number: int) -> None:
        super().__init__()
        self._document, self._number = document, number
        self._picture = QImage()
        self.setAccessibleName(f"Page {number + 1} of {document.pageCount()}")

    def fit(self, width: int) -> None:
        points = self._document.pagePointSize(self._number)
        if points.width() <= 0:  # the paper was forgotten, and this page with it
            return
        size = QSize(width, round(width * points.height() / points.width()))
        if size != self.size():
            self._picture = QImage()
            self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture.isNull() and self._number < self._document.pageCount():
            ratio = self.devicePixelRatioF()
            self._picture = self._document.render(self._number, self.size() * ratio)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._picture)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
