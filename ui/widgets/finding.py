"""The findings list: stop, warning, note; each row opens its passage."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.view import FindingRow, Place
from ui.widgets import theme
from ui.widgets.chip import ChipStrip, chips_width
from ui.widgets.icon import IconLabel
from ui.widgets.layout import held
from ui.widgets.text import Words, set_state, span, whole

_ICONS = {"stop": "octagon-x", "warn": "triangle-alert", "note": "info"}
_SPOKEN = {"stop": "Stop", "warn": "Warning", "note": "Note"}
_TEXT_LEFT, _RIGHT = 39, 12


class FindingFrame(QFrame):
    """One finding: bar, icon, first words, sentence, chips."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setProperty("role", "finding")
        self.setProperty("tone", row.tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._picture, self._words, self.chips = IconLabel(), Words("body", wrap=True), ChipStrip()
        self.chips.opened.connect(self.opened)
        self.chips.pointed.connect(self.pointed)
        self._layout = QHBoxLayout(self)
        self._build()
        self.show_row(row)

    def _build(self) -> None:
        self._layout.setSpacing(12)
        box = QVBoxLayout()
        box.setContentsMargins(0, 2, 0, 0)
        box.addWidget(self._picture)
        self._layout.addLayout(box)
        self._layout.setAlignment(box, Qt.AlignmentFlag.AlignTop)
        self._words.setMaximumWidth(theme.space("centre-text"))
        self._layout.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def show_row(self, row: FindingRow) -> None:
        """Show another finding in the same frame: making a frame costs more than all its words."""
        self.row = row
        tinted = row.tone != "note"
        set_state(self, "tone", row.tone)
        self.setAccessibleName(f"{_SPOKEN[row.tone]}: {row.lead} {row.text}".strip())
        self._layout.setContentsMargins(8, 6 if tinted else 4, _RIGHT, 7 if tinted else 5)
        self._picture.show_icon(_ICONS[row.tone], row.tone if tinted else "muted")
        lead = span(row.lead, row.tone if tinted else "", strong=True)
        text = escape(whole(row.text))
        self._words.say_rich(f"{lead} {text}" if row.lead else text, f"{row.lead} {row.text}".strip())
        self.chips.show_chips(row.chips)
        self._lead_on(bool(row.place), alone=not row.chips.shown)

    def _lead_on(self, somewhere: bool, alone: bool) -> None:
        """A finding that leads somewhere shows it; without a chip the keyboard needs the frame itself."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if somewhere else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if somewhere and alone else Qt.FocusPolicy.NoFocus)
        self.setProperty("ringed", somewhere and alone)

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
            with held(self._grid):
                self._renew()
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

    def _renew(self) -> None:
        """Show the rows in the frames that are there; only what is left over is made or deleted."""
        number = len(self._frames)
        for frame in self._frames[len(self._rows) :]:
            self._grid.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        del self._frames[len(self._rows) :]
        for frame, row in zip(self._frames, self._rows, strict=False):
            frame.show_row(row)
        self._frames += [self._frame(row) for row in self._rows[len(self._frames) :]]
        if self._low or number != len(self._frames):
            self._arrange()
        self.mark_open(self._place)

    def _frame(self, row: FindingRow) -> FindingFrame:
        frame = FindingFrame(row, self)
        frame.opened.connect(self.opened)
        frame.pointed.connect(self.pointed)
        return frame

    def _arrange(self) -> None:
        for frame in self._frames:  # a frame whose old item lives on would keep its old height
            self._grid.removeWidget(frame)
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
