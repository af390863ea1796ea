"""The year of blood tests on one line: filled while weekly, hollow later."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.widgets import theme

_LINE = 26.0


class Dot(Protocol):
    """One test: `at` from 0 to 1."""

    @property
    def at(self) -> float: ...
    @property
    def filled(self) -> bool: ...


class YearLine(QWidget):
    """Painted; the tables below say the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self._dots: Sequence[Dot] = ()
        self._months: Sequence[tuple[float, str]] = ()

    def show_year(self, dots: Sequence[Dot], months: Sequence[tuple[float, str]]) -> None:
        """Show the tests of a year, or nothing."""
        self._dots, self._months = dots, months
        self.setVisible(bool(dots))
        self.setAccessibleName(f"{len(dots)} blood tests in the first year; the tables below date them")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        self._paint_months(painter)
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.drawLine(QPointF(0.5, _LINE - 9), QPointF(0.5, _LINE + 6))
        painter.setFont(theme.font("label-strong"))
        painter.drawText(QRectF(0, 0, 80, 16), Qt.AlignmentFlag.AlignLeft, "start")
        for dot in self._dots:
            self._paint_dot(painter, dot)
        painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(QPointF(0, _LINE + 0.5), QPointF(self.width(), _LINE + 0.5))
        for at, name in self._months:
            x = at * self.width()
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.drawLine(QPointF(x, _LINE), QPointF(x, _LINE + 5))
            painter.setPen(theme.colour("muted"))
            if x + 28 < self.width():
                painter.drawText(QRectF(x + 4, _LINE + 7, 40, 18), Qt.AlignmentFlag.AlignLeft, name)

    def _paint_dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(QPen(theme.colour("accent"), 1.6))
        painter.setBrush(theme.colour("accent" if dot.filled else "surface"))
        painter.drawEllipse(QPointF(dot.at * (self.width() - 6), _LINE + 0.5), 4.5, 4.5)
