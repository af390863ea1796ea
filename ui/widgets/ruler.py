"""The dose ruler: usual range, adjusted range, maximum and chosen dose on one axis."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import theme

_BAND, _BAND_HEIGHT, _AXIS = 24.0, 17.0, 46.5
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
        self.setFixedHeight(86 if ruler and self._meets(ruler) else 68)
        self.update()

    def _x(self, value: float) -> float:
        assert self._ruler is not None
        return value / self._ruler.axis * (self.width() - 1) + 0.5

    def _meets(self, ruler: Ruler) -> bool:
        """True when the adjusted range's label would run into the usual range or the edge."""
        metrics = QFontMetricsF(_font(True))
        label = metrics.horizontalAdvance(" ".join(ruler.adjusted_label)) + 16
        end = self._x(max(ruler.adjusted[1], ruler.chosen or 0)) + label
        overlaps = ruler.adjusted[1] >= ruler.usual[0]
        return overlaps or end > self._x(ruler.usual[0])

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
        painter.setFont(_font(False))
        label = _centred(ruler.usual_label, (left + right) / 2, _BAND, painter.font()).adjusted(-14, 1, 14, -1)
        if self._meets(ruler) or label.width() > box.width():
            label = _centred(ruler.usual_label, (left + right) / 2, 68.0, painter.font())
        else:
            label.setHeight(_BAND_HEIGHT - 2)
            painter.fillRect(label, theme.colour("surface"))
        painter.setPen(theme.colour("text"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, ruler.usual_label)

    def _paint_adjusted(self, painter: QPainter, ruler: Ruler) -> None:
        left, right = self._x(ruler.adjusted[0]), self._x(ruler.adjusted[1])
        if right - left < 3:
            left, right = left - 1.5, left + 1.5
        painter.fillRect(QRectF(left, _BAND, right - left, _BAND_HEIGHT), theme.colour("accent"))
        if ruler.chosen is not None and right - left > 8:
            painter.fillRect(QRectF(self._x(ruler.chosen) - 3, _BAND, 6, _BAND_HEIGHT), theme.colour("surface"))
        self._paint_adjusted_label(painter, ruler, right)

    def _paint_adjusted_label(self, painter: QPainter, ruler: Ruler, right: float) -> None:
        word, figures = ruler.adjusted_label
        top, start = _BAND - 0.5, max(right, self._x(ruler.chosen or 0) + 3) + 8
        width = QFontMetricsF(_font(False)).horizontalAdvance(word + " ")
        whole = width + QFontMetricsF(_font(True)).horizontalAdvance(figures)
        if self._meets(ruler):
            top, start = 68.0, min(self._x(ruler.adjusted[0]), self.width() - whole)
            if start + whole > self._usual_label_left(ruler):
                start = max(0.0, self._usual_label_left(ruler) - whole - 12)
        painter.setPen(theme.colour("text"))
        painter.setFont(_font(False))
        painter.drawText(QRectF(start, top, width + 4, 18), _LEFT | Qt.AlignmentFlag.AlignVCenter, word)
        painter.setFont(_font(True))
        painter.drawText(QRectF(start + width, top, 400, 18), _LEFT | Qt.AlignmentFlag.AlignVCenter, figures)

    def _usual_label_left(self, ruler: Ruler) -> float:
        middle = (self._x(ruler.usual[0]) + self._x(ruler.usual[1])) / 2
        return _centred(ruler.usual_label, middle, 0.0, _font(False)).left()

    def _paint_maximum(self, painter: QPainter, ruler: Ruler) -> None:
        x = self._x(ruler.maximum)
        painter.fillRect(QRectF(x - 1, 10, 2, _AXIS + 5 - 10), theme.colour("text"))
        painter.setPen(theme.colour("text"))
        painter.setFont(_font(False))
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
        painter.setPen(theme.colour("text"))
        painter.setFont(_font(True))
        width = QFontMetricsF(_font(True)).horizontalAdvance(ruler.chosen_label)
        maximum = QFontMetricsF(_font(False)).horizontalAdvance(ruler.maximum_label)
        left = x + 11
        if left + width > self._x(ruler.maximum) - maximum - 12:
            left = x - 11 - width
        painter.drawText(QRectF(left, 2, width + 4, 18), _LEFT | Qt.AlignmentFlag.AlignVCenter, ruler.chosen_label)


def _font(strong: bool) -> QFont:
    return theme.font("label-strong" if strong else "label")


def _centred(text: str, x: float, top: float, font: QFont) -> QRectF:
    width = QFontMetricsF(font).horizontalAdvance(text) + 2
    return QRectF(max(0.0, x - width / 2), top, width, 18)
