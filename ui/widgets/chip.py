"""Source chips: painted the same way as a button and inside a table row."""

from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.models.view import Chip, Chips, Place
from ui.widgets import theme

GAP = 4
_PAD = 6


@cache
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

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference, self._place, self.active = "", Place(), False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(self._place))

    def show_chip(self, chip: Chip) -> None:
        """Stand for another source."""
        self._reference, self._place = chip.reference, chip.place
        if chip.text != self.text():
            self.setText(chip.text)
            self.setAccessibleName(f"Source: {chip.text}")
            self.updateGeometry()
        self.setAccessibleDescription(chip.reference)

    def mark_open(self, place: Place) -> None:
        """Fill the chip while its passage is open; the last one, `+2`, stands for none."""
        active = self._place.is_open_at(place) and not self.text().startswith("+")
        if active != self.active:
            self.active = active
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text()), theme.space("chip"))

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Chips()
        self._buttons: list[SourceChip] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Chips) -> None:
        """Show these sources in the chips that are there; only what is left over is made or deleted."""
        if chips == self._shown:
            return
        self._shown, shown = chips, chips.shown
        if chips.more:
            shown += (Chip(f"+{chips.more}", "More sources stand in the passage", shown[0].place),)
        for button in self._buttons[len(shown) :]:
            button.hide()
            button.deleteLater()
        del self._buttons[len(shown) :]
        self._buttons += [self._button() for _chip in shown[len(self._buttons) :]]
        for button, chip in zip(self._buttons, shown, strict=True):
            button.show_chip(chip)

    def _button(self) -> SourceChip:
        button = SourceChip(self)
        button.opened.connect(self.opened)
        button.pointed.connect(self.pointed)
        self._layout.addWidget(button)
        button.show()  # Qt would show it after the next layout, and lay out once more
        return button

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for button in self._buttons:
            button.mark_open(place)
