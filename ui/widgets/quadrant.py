"""6-MMPN against 6-TGN: the cells in words, the ratio a dashed line, this result a diamond."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.trend import HEIGHT, paint_diamond

_LEFT, _TOP, _BOTTOM = 42.0, 8.0, 42.0
_WRAP = Qt.TextFlag.TextWordWrap
_START, _END, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class Levels(Protocol):
    """What the quadrant shows; every number in pmol per 8x10^8 red cells."""

    @property
    def tgn(self) -> float: ...
    @property
    def mmpn(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def line(self) -> float: ...
    @property
    def ratio(self) -> float: ...
    @property
    def marks(self) -> tuple[str, str, str]: ...
    @property
    def cells(self) -> Sequence[tuple[int, bool, str]]: ...
    @property
    def across(self) -> float: ...
    @property
    def up(self) -> float: ...
    @property
    def here(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def spoken(self) -> str: ...


class Quadrant(QWidget):
    """Paints two levels; nothing is painted and nothing is spoken without both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("metaboliteQuadrant")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._levels: Levels | None = None

    def show_levels(self, levels: Levels | None) -> None:
        """Show two levels, or nothing."""
        self._levels = levels
        self.setVisible(levels is not None)
        self.setAccessibleName(levels.spoken if levels else "")
        self.update()

    def _x(self, tgn: float, levels: Levels) -> float:
        return _LEFT + min(1.0, tgn / levels.across) * (self.width() - _LEFT - 1)

    def _y(self, mmpn: float, levels: Levels) -> float:
        return HEIGHT - _BOTTOM - min(1.0, mmpn / levels.up) * (HEIGHT - _BOTTOM - _TOP)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._levels is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cells(painter, self._levels)
        self._paint_ratio(painter, self._levels)
        self._paint_names(painter, self._levels)
        self._paint_axes(painter, self._levels)
        self._paint_here(painter, self._levels)
        painter.end()

    def _box(self, column: int, above: bool, levels: Levels) -> QRectF:
        edges = [self._x(value, levels) for value in (0.0, levels.low, levels.high, levels.across)]
        top, line, floor = (self._y(value, levels) for value in (levels.up, levels.line, 0.0))
        ends = (top, line) if above else (line, floor)
        return QRectF(edges[column], ends[0], edges[column + 1] - edges[column], ends[1] - ends[0])

    def _paint_cells(self, painter: QPainter, levels: Levels) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1))
        for column, above, _ in levels.cells:
            inside = column == 1 and not above
            painter.setBrush(theme.colour("ok-tint" if inside else "surface"))
            painter.drawRect(self._box(column, above, levels))

    def _paint_names(self, painter: QPainter, levels: Levels) -> None:
        """At the top; under the line of the ratio where it runs through the cell."""
        painter.setFont(theme.font("label"))
        for column, above, name in levels.cells:
            painter.setPen(theme.colour("ok" if column == 1 and not above else "text"))
            room = self._box(column, above, levels).adjusted(3, 3, -3, -3)
            side = Qt.AlignmentFlag.AlignTop if above or column == 0 else Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | side | _WRAP, name)

    def _paint_ratio(self, painter: QPainter, levels: Levels) -> None:
        end = min(levels.across, levels.up / levels.ratio)
        painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        start = QPointF(self._x(0, levels), self._y(0, levels))
        painter.drawLine(start, QPointF(self._x(end, levels), self._y(end * levels.ratio, levels)))

    def _paint_axes(self, painter: QPainter, levels: Levels) -> None:
        low, high, line = levels.marks
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("muted"))
        for value, text in ((levels.line, line), (0.0, "0")):
            y = self._y(value, levels)
            painter.drawText(QRectF(0, y - 9, _LEFT - 5, 18), _END | _MIDDLE, text)
        for value, text in ((levels.low, low), (levels.high, high)):
            x = self._x(value, levels)
            painter.drawText(QRectF(x - 30, HEIGHT - _BOTTOM + 3, 60, 18), Qt.AlignmentFlag.AlignCenter, text)
        foot = QRectF(_LEFT, HEIGHT - 19, self.width() - _LEFT, 18)
        painter.drawText(foot, _START, "6-TGN →")
        painter.drawText(foot, _END, levels.unit)

    def _paint_here(self, painter: QPainter, levels: Levels) -> None:
        """The diamond and its words, on whichever side has room, on a cleared strip."""
        place = QPointF(self._x(levels.tgn, levels), self._y(levels.mmpn, levels))
        font = theme.font("label-strong")
        width = QFontMetricsF(font).horizontalAdvance(levels.here) + 4
        left = place.x() - 10 - width
        box = QRectF(left if left > _LEFT else place.x() + 10, place.y() - 9, width, 18)
        inside = (
            levels.low <= levels.tgn <= levels.high and levels.mmpn < levels.line and left > self._x(levels.low, levels)
        )
        painter.fillRect(box, theme.colour("ok-tint" if inside else "surface"))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, levels.here)
        paint_diamond(painter, place, "text")
