"""A closed side column: 40 px with an icon, its name turned, and its key."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.icon import paint


class Rail(QAbstractButton):
    """Opens its column when pressed."""

    def __init__(self, name: str, picture: str, key: str, left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._key, self._left = picture, key, left
        self.setText(name)
        self.setAccessibleName(f"Open: {name}, {key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.space("rail"), 200)

    def rename(self, name: str) -> None:
        """Say what is open in the column."""
        self.setText(name)
        self.setAccessibleName(f"Open: {name}, {self._key}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("side"))
        painter.setPen(theme.colour("line"))
        edge = self.width() - 1 if self._left else 0
        painter.drawLine(edge, 0, edge, self.height())
        paint(painter, self._picture, "muted", QRectF(self.width() / 2 - 8, 10, 16, 16))
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("label"))
        painter.drawText(QRect(0, self.height() - 32, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.translate(self.width() / 2, 38)
        painter.rotate(90)
        painter.drawText(QRectF(0, -10, self.height() - 80, 20), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
