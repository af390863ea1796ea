"""Fields of the case: they keep what was typed, and nothing but typing changes them."""

from PySide6.QtCore import QEvent, QKeyCombination, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.models.view import Choice, FieldView
from ui.widgets import icon, theme
from ui.widgets.button import Button
from ui.widgets.text import Words, set_state

_STEPPING = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
_SEARCH = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_K)
_MARKS = {"refused": ("circle-x", "stop"), "confirm": ("triangle-alert", "warn")}


class LineField(QLineEdit):
    """A line of text of any length."""

    def __init__(self, name: str, spoken: str, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(theme.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if width:
            self.setFixedWidth(width)

    def event(self, event: QEvent) -> bool:
        """Ctrl+K goes to the search box; Qt's own meaning would delete to the end of the line."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() == _SEARCH:
            event.ignore()
            return False
        return super().event(event)


class ChoiceField(QComboBox):
    """A list to choose from; the wheel and the arrow keys never change the choice."""

    def __init__(self, name: str, spoken: str, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(theme.font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if width:
            self.setFixedWidth(width)

    def offer(self, choices: tuple[Choice, ...], empty: bool = True) -> None:
        """Fill the list; with `empty` it starts, and can return, to nothing chosen."""
        self.clear()
        if empty:
            self.addItem("", "")
        for choice in choices:
            self.addItem(choice.name, choice.id)

    def chosen(self) -> str:
        """The id of the choice, empty when there is none."""
        return str(self.currentData() or "")

    def choose(self, id: str) -> None:
        """Show a choice by its id."""
        self.setCurrentIndex(max(0, self.findData(id)))

    def put(self, chosen: str) -> None:
        """Hold a choice by its id."""
        self.choose(chosen)

    def cut_short(self) -> bool:
        """True when the chosen words are wider than the field."""
        return QFontMetrics(self.font()).horizontalAdvance(self.currentText()) > self.width() - 36

    def showPopup(self) -> None:
        """Open the list, as wide as its words; Qt makes the list when it is first asked for."""
        metrics = QFontMetrics(self.font())
        names = (self.itemText(number) for number in range(self.count()))
        self.view().setMinimumWidth(max((metrics.horizontalAdvance(name) for name in names), default=0) + 40)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        elif event.key() in _STEPPING:
            event.ignore()  # the page may scroll; Qt would change the choice
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.width() - 24, (self.height() - 16) / 2, 16, 16)
        icon.paint(painter, "chevron-down", "text", box)
        painter.end()


class FieldRow(QWidget):
    """Label, control, unit; below them what follows from the field, and what is wrong with it."""

    confirmed = Signal()

    def __init__(self, label: str, control: QWidget, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._indent = theme.space("label-width")
        self._label = Words("body", "muted")
        self._label.setFont(theme.font("label"))
        self._label.say(label)
        self._label.setFixedSize(self._indent, theme.space("control"))
        self._dashed: icon.IconLabel | None = None
        self._notes: FieldNotes | None = None
        self._view = FieldView()
        self._build(unit)

    def _build(self, unit: str) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 2, 0, 2)
        self._outer.setSpacing(0)
        self._first = first = QHBoxLayout()
        first.setSpacing(0)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.control)
        if unit:
            self._unit = Words("label", "muted")
            self.name_unit(unit)
            first.addSpacing(8)
            first.addWidget(self._unit)
            first.addStretch()
        self._outer.addLayout(first)

    def name_unit(self, unit: str) -> None:
        """Show another unit beside the control of a row that has one."""
        self._unit.say(unit)

    def widen(self, width: int) -> None:
        """Give the label more room than the case column has for it; before anything stands below the field."""
        self._indent = width
        self._label.setFixedWidth(width)

    def add_beside(self, widget: QWidget) -> None:
        """Put one more thing at the right of the control."""
        self._first.setAlignment(self.control, Qt.AlignmentFlag.AlignTop)
        self._first.addWidget(widget, 1)

    def add_below(self, widget: QWidget, gap: int = 4) -> QWidget:
        """Put one more control under the field; the answer is the box to show and hide."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(self._indent, gap, 0, 0)
        row.addWidget(widget)
        self._outer.insertWidget(1, box)
        return box

    def render_view(self, view: FieldView) -> None:
        """Set every part for every state."""
        if view == self._view:
            return
        self._view = view
        self._label.setFont(theme.font("label-strong" if view.missing or view.state else "label"))
        self._label.paint_tone("" if view.missing or view.state else "muted")
        self._show_dashed(view.missing)
        if view.under or view.message or view.action or self._notes is not None:
            self._with_notes().render_view(view)
        set_state(self.control, "state", view.state)
        self.control.setAccessibleDescription(view.message or view.under)

    # Most fields have nothing beside their label and nothing below: those parts are made when they first have.

    def _show_dashed(self, missing: bool) -> None:
        if self._dashed is None and missing:
            self._dashed = icon.IconLabel("", "muted", 12, self._label)
            self._dashed.move(78, 8)
            self._dashed.show()
        if self._dashed is not None:
            self._dashed.show_icon("circle-dashed" if missing else "", "muted")

    def _with_notes(self) -> "FieldNotes":
        if self._notes is None:
            self._notes = FieldNotes(self._indent)
            self._notes.confirmed.connect(self.confirmed)
            self._outer.addWidget(self._notes)
        return self._notes


class FieldNotes(QWidget):
    """Below a field: what follows from it, a sentence with its mark, and a button that says a value is meant."""

    confirmed = Signal()

    def __init__(self, indent: int) -> None:
        super().__init__()
        self._under = Words("label", "muted", wrap=True)
        self._mark = icon.IconLabel("", "stop", 14)
        self._message = Words("label", "stop", wrap=True)
        self._action = Button("", "confirm")
        self._action.clicked.connect(self.confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._under)
        sentence = QHBoxLayout()
        sentence.setSpacing(5)
        sentence.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        sentence.addWidget(self._message, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(sentence)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)

    def render_view(self, view: FieldView) -> None:
        """Set every part for every state."""
        self._under.setVisible(bool(view.under))
        self._under.say(view.under)
        mark, tone = _MARKS.get(view.state, ("", "stop"))
        self._mark.show_icon(mark, tone)
        self._mark.setVisible(bool(view.message))
        self._message.setVisible(bool(view.message))
        self._message.paint_tone(tone)
        self._message.say(view.message)
        self._action.setVisible(bool(view.action))
        self._action.setText(view.action)
        self._action.setAccessibleName(view.action)
        self.setVisible(bool(view.under or view.message or view.action))
