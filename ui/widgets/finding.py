"""The findings list: stop, warning, note; each row opens its passage."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.view import FindingRow, Place
from ui.widgets import theme
from ui.widgets.chip import ChipStrip, chips_width
from ui.widgets.icon import IconLabel
from ui.widgets.text import Words, span, whole

_ICONS = {"stop": "octagon-x", "warn": "triangle-alert", "note": "info"}
_SPOKEN = {"stop": "Stop", "warn": "Warning", "note": "Note"}
_TEXT_LEFT, _RIGHT = 39, 12


class FindingFrame(QFrame):
    """One finding: bar, icon, first words, sentence, chips."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, row: FindingRow) -> None:
        super().__init__()
        self.row = row
        self.setProperty("role", "finding")
        self.setProperty("tone", row.tone)
        self.setAccessibleName(f"{_SPOKEN[row.tone]}: {row.lead} {row.text}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if row.place:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if row.place and not row.chips.shown:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setProperty("ringed", True)
        self.chips = ChipStrip(row.chips)
        self.chips.opened.connect(self.opened)
        self.chips.pointed.connect(self.pointed)
        self._build(row)

    def _build(self, row: FindingRow) -> None:
        tinted = row.tone != "note"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6 if tinted else 4, _RIGHT, 7 if tinted else 5)
        layout.setSpacing(12)
        picture = IconLabel(_ICONS[row.tone], row.tone if tinted else "muted")
        box = QVBoxLayout()
        box.setContentsMargins(0, 2, 0, 0)
        box.addWidget(picture)
        layout.addLayout(box)
        layout.setAlignment(box, Qt.AlignmentFlag.AlignTop)
        words = Words("body", wrap=True)
        words.setMaximumWidth(theme.space("centre-text"))
        lead = span(row.lead, row.tone if tinted else "", strong=True)
        text = escape(whole(row.text))
        words.say_rich(f"{lead} {text}" if row.lead else text, f"{row.lead} {row.text}".strip())
        layout.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def natural_width(self) -> int:
        """Width that shows the finding in one line."""
        lead = QFontMetrics(theme.font("strong")).horizontalAdvance(self.row.lead + " ")
        text = QFontMetrics(theme.font("body")).horizontalAdvance(self.row.text)
        return _TEXT_LEFT + lead + text + 12 + chips_width(self.row.chips) + _RIGHT + 12

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.row.place:
            self.opened.emit(self.row.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.row.place)
        else:
            super().keyPressEvent(event)


class FindingsList(QWidget):
    """Rows in the order given; two notes share a row where the window is low and both fit."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, name: str = "", spoken: str = "Findings", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._rows: tuple[FindingRow, ...] = ()
        self._frames: list[FindingFrame] = []
        self._place, self._low, self._scheme = Place(), False, ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)

    def show_rows(self, rows: tuple[FindingRow, ...]) -> None:
        """Replace the rows."""
        if rows != self._rows or self._scheme != theme.scheme():
            self._rows, self._scheme = rows, theme.scheme()
            self._rebuild()
        self.setVisible(bool(rows))

    def pair_notes(self, low: bool) -> None:
        """Let two notes share a row."""
        if low != self._low:
            self._low = low
            self._arrange()

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._place = place
        for frame in self._frames:
            frame.chips.mark_open(place)

    def first(self, tone: str) -> FindingFrame | None:
        """The first finding of a rank."""
        return next((frame for frame in self._frames if frame.row.tone == tone), None)

    def _rebuild(self) -> None:
        for frame in self._frames:
            frame.hide()
            frame.deleteLater()
        self._frames = [FindingFrame(row) for row in self._rows]
        for frame in self._frames:
            frame.setParent(self)
            frame.opened.connect(self.opened)
            frame.pointed.connect(self.pointed)
        self._arrange()
        self.mark_open(self._place)

    def _arrange(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        line, half = 0, (self.width() - 16) // 2
        held: FindingFrame | None = None
        for frame in self._frames:
            small = self._low and frame.row.tone == "note" and frame.natural_width() <= half
            if small and held is not None:
                self._grid.addWidget(frame, line - 1, 1)
                held = None
                continue
            self._grid.addWidget(frame, line, 0, 1, 1 if small else 2)
            held = frame if small else None
            line += 1
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        for frame in self._frames:
            frame.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._low and event.oldSize().width() != event.size().width():
            self._arrange()
