"""A series of results against the thresholds: one painter call, and the same in words for a screen reader."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.report.figures import apart
from ui.widgets import theme

HEIGHT = 172
_TOP, _BOTTOM, _LEFT = 10.0, 24.0, 30.0
_LABEL, _LEADER = 15.0, 18.0
_START, _END = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Line(Protocol):
    """A threshold set's line: where it lies and its words."""

    @property
    def at(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def chosen(self) -> bool: ...


class Series(Protocol):
    """What the plot shows: `points` are (from 0 to 1 across, value), `top` the highest value of the axis."""

    @property
    def points(self) -> Sequence[tuple[float, float]]: ...
    @property
    def first_label(self) -> str: ...
    @property
    def last_label(self) -> str: ...
    @property
    def alarming(self) -> bool: ...
    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def ticks(self) -> Sequence[tuple[float, str]]: ...
    @property
    def bottom(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def days(self) -> tuple[str, str]: ...
    @property
    def spoken(self) -> str: ...


class TrendPlot(QWidget):
    """Paints one series; nothing is painted and nothing is spoken without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendPlot")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._series: Series | None = None

    def show_series(self, series: Series | None) -> None:
        """Show a series, or nothing."""
        self._series = series
        self.setVisible(series is not None)
        self.setAccessibleName(series.spoken if series else "")
        self.update()

    def _right(self, series: Series) -> float:
        names = max((_width(line.text, line.chosen) for line in series.lines), default=0.0)
        return self.width() - names - 12 - (_LEADER if self._are_moved(series) else 0)

    def _places(self, series: Series) -> list[float]:
        return apart([self._y(line.at, series) for line in series.lines], _LABEL, 9, HEIGHT - 9)

    def _are_moved(self, series: Series) -> bool:
        """Whether names had to leave their lines: then a short line leads each name to its own."""
        lines = zip(series.lines, self._places(series), strict=True)
        return any(abs(self._y(line.at, series) - place) > 1 for line, place in lines)

    def _x(self, at: float, series: Series) -> float:
        return _LEFT + 6 + at * (self._right(series) - _LEFT - 12)

    def _y(self, value: float, series: Series) -> float:
        part = (value - series.bottom) / (series.top - series.bottom)
        return HEIGHT - _BOTTOM - part * (HEIGHT - _BOTTOM - _TOP)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._series is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, self._series)
        self._paint_lines(painter, self._series)
        self._paint_points(painter, self._series)
        painter.end()

    def _paint_axis(self, painter: QPainter, series: Series) -> None:
        painter.setFont(theme.font("label"))
        for value, text in series.ticks:
            y = self._y(value, series)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self._right(series), y))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(0, y - 9, _LEFT - 6, 18), _END | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(theme.colour("muted"))
        for text, way in zip(series.days, (_START, _END), strict=True):
            room = QRectF(_LEFT, HEIGHT - 18, self._right(series) - _LEFT, 18)
            painter.drawText(room, way, text)

    def _paint_lines(self, painter: QPainter, series: Series) -> None:
        """The set in use solid, the others dashed; names at the right end, never one over another."""
        right, moved = self._right(series), self._are_moved(series)
        for line, middle in zip(series.lines, self._places(series), strict=True):
            y = self._y(line.at, series)
            style = Qt.PenStyle.SolidLine if line.chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.colour("stop" if line.chosen else "edge"), 2 if line.chosen else 1, style))
            painter.drawLine(QPointF(_LEFT, y), QPointF(right, y))
            if moved:
                painter.setPen(QPen(theme.colour("stop" if line.chosen else "edge"), 1))
                painter.drawPolyline(_leader(right, y, middle))
            painter.setPen(theme.colour("stop" if line.chosen else "muted"))
            painter.setFont(theme.font("label-strong" if line.chosen else "label"))
            left = right + 6 + (_LEADER if moved else 0)
            painter.drawText(QRectF(left, middle - 9, 200, 18), _START | Qt.AlignmentFlag.AlignVCenter, line.text)

    def _paint_points(self, painter: QPainter, series: Series) -> None:
        places = [QPointF(self._x(at, series), self._y(value, series)) for at, value in series.points]
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawPolyline(places)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("text"), 1.6))
        for place in places[:-1]:
            painter.drawEllipse(place, 3.5, 3.5)
        paint_diamond(painter, places[-1], "stop" if series.alarming else "text")
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(places[0].x() + 6, max(12.0, places[0].y() - 6)), series.first_label)
        self._paint_last(painter, places[-1], series)

    def _paint_last(self, painter: QPainter, place: QPointF, series: Series) -> None:
        """The last value, on a cleared strip so that no line runs through it."""
        width = _width(series.last_label, True)
        box = QRectF(place.x() - width - 14, place.y() + 1, width + 4, 18)
        if box.bottom() > HEIGHT - _BOTTOM:
            box.moveBottom(place.y() - 4)
        painter.fillRect(box, theme.colour("surface"))
        painter.setFont(theme.font("label-strong"))
        painter.setPen(theme.colour("stop" if series.alarming else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, series.last_label)


def _leader(right: float, line: float, name: float) -> list[QPointF]:
    """From the end of a line to the middle of its name."""
    ends = ((2.0, line), (5.0, line), (_LEADER, name), (_LEADER + 3, name))
    return [QPointF(right + across, down) for across, down in ends]


def paint_diamond(painter: QPainter, place: QPointF, token: str) -> None:
    """The mark of this result."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    x, y = place.x(), place.y()
    painter.drawPolygon(QPolygonF([QPointF(x - 6, y), QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6)]))


def _width(text: str, strong: bool) -> float:
    return QFontMetricsF(theme.font("label-strong" if strong else "label")).horizontalAdvance(text)
