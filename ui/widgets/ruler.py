"""The dose ruler: usual range, adjusted range, maximum and chosen dose on one axis."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import theme

_BAND, _BAND_HEIGHT, _AXIS = 24.0, 17.0, 46.5
_BETWEEN = 14.0
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Ruler(Protocol):
    """What the ruler shows; all positions are mg/day, all labels are ready words."""

    @property
    def axis(self) -> float: ...
    @property
    def ticks(self) -> tuple[tuple[float, str], ...]: ...
    @property
    def unit(self) -> str: ...
    @property
    def usual(self) -> tuple[float, float]: ...
    @property
    def usual_label(self) -> str: ...
    @property
    def adjusted(self) -> tuple[float, float]: ...
    @property
    def adjusted_label(self) -> tuple[str, str]: ...
    @property
    def maximum(self) -> float: ...
    @property
    def maximum_label(self) -> str: ...
    @property
    def chosen(self) -> float | None: ...
    @property
    def chosen_label(self) -> str: ...
    @property
    def spoken(self) -> str: ...


class DoseRuler(QWidget):
    """Paints a ruler; nothing is painted and nothing is spoken without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doseRuler")
        self._ruler: Ruler | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(68)

    def sizeHint(self) -> QSize:
        return QSize(646, 68)

    def show_ruler(self, ruler: Ruler | None) -> None:
        """Show a ruler, or none at all."""
        self._ruler = ruler
        self.setVisible(ruler is not None)
        self.setAccessibleName(ruler.spoken if ruler else "")
        self._fit()

    def _fit(self) -> None:
        ruler = self._ruler
        self.setFixedHeight(86 if ruler and self._below(ruler) else 68)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _x(self, value: float) -> float:
        assert self._ruler is not None
        return value / self._ruler.axis * (self.width() - 1) + 0.5

    def _meets(self, ruler: Ruler) -> bool:
        """True when the adjusted range's label would run into the usual range."""
        label = _width(" ".join(ruler.adjusted_label), True) + 16
        end = self._x(max(ruler.adjusted[1], ruler.chosen or 0)) + label
        return ruler.adjusted[1] >= ruler.usual[0] or end > self._x(ruler.usual[0])

    def _crowded(self, ruler: Ruler) -> bool:
        """True when the pointer stands where the maximum's label would be."""
        if ruler.chosen is None:
            return False
        left = self._x(ruler.maximum) - _width(ruler.maximum_label, False) - 12
        return self._x(ruler.chosen) + 10 > left

    def _below(self, ruler: Ruler) -> list[tuple[float, str, str]]:
        """The labels that go below the axis: middle, quiet words, strong words."""
        labels = []
        if self._meets(ruler):
            labels.append((_middle(self, ruler.adjusted), *ruler.adjusted_label))
            labels.append((_middle(self, ruler.usual), ruler.usual_label, ""))
        if self._crowded(ruler):
            labels.append((self._x(ruler.maximum), ruler.maximum_label, ""))
        return sorted(labels)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruler is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, self._ruler)
        self._paint_usual(painter, self._ruler)
        self._paint_adjusted(painter, self._ruler)
        self._paint_maximum(painter, self._ruler)
        self._paint_chosen(painter, self._ruler)
        self._paint_below(painter, self._ruler)
        painter.end()

    def _paint_axis(self, painter: QPainter, ruler: Ruler) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(QPointF(0, _AXIS), QPointF(self.width(), _AXIS))
        painter.setFont(_font(False))
        last = self.width() - QFontMetricsF(_font(False)).horizontalAdvance(ruler.unit) - 8
        for value, label in ruler.ticks:
            x = self._x(value)
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.drawLine(QPointF(x, _AXIS), QPointF(x, _AXIS + 4))
            painter.setPen(theme.colour("muted"))
            box = _centred(label, x, 52.0, painter.font())
            if box.right() < last:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        painter.drawText(QRectF(0, 52, self.width(), 18), _RIGHT, ruler.unit)

    def _paint_usual(self, painter: QPainter, ruler: Ruler) -> None:
        left, right = self._x(ruler.usual[0]), self._x(ruler.usual[1])
        box = QRectF(left, _BAND + 0.5, right - left, _BAND_HEIGHT - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.colour("edge"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(box)
        if not self._meets(ruler):
            label = _centred(ruler.usual_label, (left + right) / 2, _BAND + 1, _font(False)).adjusted(-14, 0, 14, -3)
            painter.fillRect(label, theme.colour("surface"))
            painter.setPen(theme.colour("text"))
            painter.setFont(_font(False))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, ruler.usual_label)

    def _paint_adjusted(self, painter: QPainter, ruler: Ruler) -> None:
        left, right = self._x(ruler.adjusted[0]), self._x(ruler.adjusted[1])
        if right - left < 3:
            left, right = left - 1.5, left + 1.5
        painter.fillRect(QRectF(left, _BAND, right - left, _BAND_HEIGHT), theme.colour("accent"))
        if ruler.chosen is not None and right - left > 8:
            painter.fillRect(QRectF(self._x(ruler.chosen) - 3, _BAND, 6, _BAND_HEIGHT), theme.colour("surface"))
        if not self._meets(ruler):
            start = max(right, self._x(ruler.chosen or 0) + 3) + 8
            self._paint_label(painter, start, _BAND - 0.5, *ruler.adjusted_label)

    def _paint_label(self, painter: QPainter, left: float, top: float, quiet: str, strong: str) -> None:
        """Words, and after them figures in Semibold."""
        painter.setPen(theme.colour("text"))
        painter.setFont(_font(False))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, top, 400, 18), _LEFT | middle, quiet)
        painter.setFont(_font(True))
        painter.drawText(QRectF(left + _gap(quiet), top, 400, 18), _LEFT | middle, strong)

    def _paint_below(self, painter: QPainter, ruler: Ruler) -> None:
        """Each label as near its part as its neighbours let it."""
        labels = self._below(ruler)
        end = float(self.width())
        for left, quiet, strong in reversed(self._placed(labels)):
            width = _gap(quiet) + _width(strong, True)
            start = min(left, end - width)
            self._paint_label(painter, start, 68.0, quiet, strong)
            end = start - _BETWEEN

    def _placed(self, labels: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
        """From the left: no label before the one left of it ends."""
        placed, free = [], 0.0
        for middle, quiet, strong in labels:
            width = _gap(quiet) + _width(strong, True)
            left = max(free, middle - width / 2)
            placed.append((left, quiet, strong))
            free = left + width + _BETWEEN
        return placed

    def _paint_maximum(self, painter: QPainter, ruler: Ruler) -> None:
        x = self._x(ruler.maximum)
        painter.fillRect(QRectF(x - 1, 10, 2, _AXIS + 5 - 10), theme.colour("text"))
        painter.setPen(theme.colour("text"))
        painter.setFont(_font(False))
        if not self._crowded(ruler):
            room = QRectF(0, 2, x - 6, 18)
            painter.drawText(room, _RIGHT | Qt.AlignmentFlag.AlignVCenter, ruler.maximum_label)

    def _paint_chosen(self, painter: QPainter, ruler: Ruler) -> None:
        if ruler.chosen is None:
            return
        x = self._x(ruler.chosen)
        painter.fillRect(QRectF(x - 1, 8, 2, _AXIS + 5 - 8), theme.colour("text"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawPolygon(QPolygonF([QPointF(x - 6.5, 6), QPointF(x + 6.5, 6), QPointF(x, 16)]))
        self._paint_chosen_label(painter, ruler, x)

    def _paint_chosen_label(self, painter: QPainter, ruler: Ruler, x: float) -> None:
        width = _width(ruler.chosen_label, True)
        end = self._x(ruler.maximum) - (6 if self._crowded(ruler) else _width(ruler.maximum_label, False) + 12)
        left = x + 11 if x + 11 + width <= end else x - 11 - width
        self._paint_label(painter, left, 2, "", ruler.chosen_label)


def _font(strong: bool) -> QFont:
    return theme.font("label-strong" if strong else "label")


def _width(text: str, strong: bool) -> float:
    return QFontMetricsF(_font(strong)).horizontalAdvance(text)


def _gap(quiet: str) -> float:
    return _width(quiet + " ", False) if quiet else 0.0


def _middle(ruler: DoseRuler, ends: tuple[float, float]) -> float:
    return (ruler._x(ends[0]) + ruler._x(ends[1])) / 2


def _centred(text: str, x: float, top: float, font: QFont) -> QRectF:
    width = QFontMetricsF(font).horizontalAdvance(text) + 2
    return QRectF(max(0.0, x - width / 2), top, width, 18)
