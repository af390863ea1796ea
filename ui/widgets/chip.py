"""Source chips: painted the same way as a button and inside a table row."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.models.view import Chip, Chips, Place
from ui.widgets import theme

GAP = 4
_PAD = 6


def chip_width(text: str) -> int:
    """Width of a chip in pixels."""
    return QFontMetrics(theme.font("label")).horizontalAdvance(text) + 2 * _PAD + 1


def chips_width(chips: Chips) -> int:
    """Width of a row's chips with their gaps."""
    texts = [chip.text for chip in chips.shown] + ([f"+{chips.more}"] if chips.more else [])
    return sum(chip_width(text) for text in texts) + GAP * max(0, len(texts) - 1)


def paint_chip(painter: QPainter, box: QRectF, text: str, active: bool) -> None:
    """Draw one chip."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if active else "line"), 1))
    painter.setBrush(theme.colour("accent" if active else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(theme.colour("on-accent" if active else "accent"))
    painter.setFont(theme.font("label"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class SourceChip(QAbstractButton):
    """A button that opens the passage behind a source."""

    pointed = Signal(str)

    def __init__(self, text: str, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._reference = reference
        self.active = False
        self.setAccessibleName(f"Source: {text}")
        self.setAccessibleDescription(reference)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text()), theme.space("chip"))

    def show_active(self, active: bool) -> None:
        """Fill the chip while its passage is open."""
        self.active = active
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), self.active)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self._reference)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self._reference)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")


class ChipStrip(QWidget):
    """The chips of one row, two at most and then `+1`."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, chips: Chips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[tuple[SourceChip, Chip]] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for chip in chips.shown:
            layout.addWidget(self._button(chip))
        if chips.more:
            more = SourceChip(f"+{chips.more}", "More sources stand in the passage")
            layout.addWidget(more)
            more.clicked.connect(lambda: self.opened.emit(chips.shown[0].place))

    def _button(self, chip: Chip) -> SourceChip:
        button = SourceChip(chip.text, chip.reference)
        button.clicked.connect(lambda: self.opened.emit(chip.place))
        button.pointed.connect(self.pointed)
        self._buttons.append((button, chip))
        return button

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for button, chip in self._buttons:
            button.show_active(chip.place.is_open_at(place))
