"""The year of blood tests on one line: filled while weekly, hollow later, how often in words above."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.widgets import theme

_LINE = 26.0
_BETWEEN = 10.0


class Dot(Protocol):
    """One test: `at` from 0 to 1."""

    @property
    def at(self) -> float: ...
    @property
    def filled(self) -> bool: ...


class Year(Protocol):
    """What the line shows; `change` is where the dose changed, or None."""

    @property
    def dots(self) -> Sequence[Dot]: ...
    @property
    def months(self) -> Sequence[tuple[float, str]]: ...
    @property
    def captions(self) -> Sequence[tuple[float, str]]: ...
    @property
    def change(self) -> float | None: ...
    @property
    def spoken(self) -> str: ...


class YearLine(QWidget):
    """Painted; the tables below say the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self._year: Year | None = None

    def show_year(self, year: Year | None) -> None:
        """Show the tests of a year, or nothing."""
        self._year = year if year is not None and year.dots else None
        self.setVisible(self._year is not None)
        self.setAccessibleName(self._year.spoken if self._year else "")
        self.update()

    def _x(self, at: float) -> float:
        return at * (self.width() - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        self._paint_months(painter, self._year)
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.drawLine(QPointF(0.5, _LINE - 9), QPointF(0.5, _LINE + 6))
        if self._year.change is not None:
            x = self._x(self._year.change)
            painter.fillRect(QRectF(x - 1, _LINE - 10, 2, 20), theme.colour("text"))
        self._paint_captions(painter, self._year)
        for dot in self._year.dots:
            self._paint_dot(painter, dot)
        painter.end()

    def _paint_captions(self, painter: QPainter, year: Year) -> None:
        """Each over the first dot it speaks of, or after the words before it."""
        free = 0.0
        for at, text in ((0.0, "start"), *year.captions):
            strong = text in ("start", "dose changed")
            font = theme.font("label-strong" if strong else "label")
            width = QFontMetricsF(font).horizontalAdvance(text)
            left = max(free, min(self._x(at) - 4, self.width() - width))
            if left + width > self.width():
                continue
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            painter.drawText(QRectF(left, -1, width + 2, 18), Qt.AlignmentFlag.AlignLeft, text)
            free = left + width + _BETWEEN

    def _paint_months(self, painter: QPainter, year: Year) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(QPointF(0, _LINE + 0.5), QPointF(self.width(), _LINE + 0.5))
        for at, name in year.months:
            x = self._x(at)
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.drawLine(QPointF(x, _LINE), QPointF(x, _LINE + 5))
            painter.setPen(theme.colour("muted"))
            if x + 28 < self.width():
                painter.drawText(QRectF(x + 4, _LINE + 7, 40, 18), Qt.AlignmentFlag.AlignLeft, name)

    def _paint_dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(QPen(theme.colour("accent"), 1.6))
        painter.setBrush(theme.colour("accent" if dot.filled else "surface"))
        painter.drawEllipse(QPointF(max(4.5, self._x(dot.at)), _LINE + 0.5), 4.5, 4.5)
