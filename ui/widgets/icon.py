"""Lucide icons in the colour of a token."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.widgets import theme


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = (theme.FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, token: str, box: QRectF) -> None:
    """Draw an icon into a square."""
    _drawing(name, theme.hex_colour(token)).render(painter, box)


def icon(name: str, token: str, off: str = "", room: int = 0) -> QIcon:
    """The icon for a button, with its look when the button is off, if it can be; `room` px stay free at its right."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, off))[: 2 if off else 1]:
        pixmap = QPixmap(QSize(32 + 2 * room, 32))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, name, colour, QRectF(0, 0, 32, 32))
        painter.end()
        made.addPixmap(pixmap, mode)
    return made


class IconLabel(QWidget):
    """A painted icon; it says nothing to a screen reader, the words beside it do."""

    def __init__(self, name: str = "", token: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.setFixedSize(size, size)

    def show_icon(self, name: str, token: str) -> None:
        """Change the picture; an empty name shows nothing."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, self._name, self._token, QRectF(self.rect()))
            painter.end()


class Mark(QWidget):
    """Azalea's mark: five painted discs around a middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.translate(9, 9)
        for _ in range(5):
            painter.drawEllipse(QRectF(-3.3, -8.6, 6.6, 6.6))
            painter.rotate(72)
        painter.setBrush(theme.colour("side"))
        painter.drawEllipse(QRectF(-2, -2, 4, 4))
        painter.end()
