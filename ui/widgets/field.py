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
        self._label = Words("body", "muted")
        self._label.setFont(theme.font("label"))
        self._label.say(label)
        self._label.setFixedSize(theme.space("label-width"), theme.space("control"))
        self._dashed = icon.IconLabel("", "muted", 12, self._label)
        self._dashed.move(78, 8)
        self._under = Words("label", "muted", wrap=True)
        self._mark = icon.IconLabel("", "stop", 14)
        self._message = Words("label", "stop", wrap=True)
        self._action = Button("", "confirm")
        self._action.clicked.connect(self.confirmed)
        self._indents: list[QHBoxLayout] = []
        self._view: FieldView | None = None
        self._build(unit)
        self.render_view(FieldView())

    def _build(self, unit: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 2, 0, 2)
        outer.setSpacing(0)
        self._first = first = QHBoxLayout()
        first.setSpacing(0)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.control)
        if unit:
            shown = Words("label", "muted")
            shown.say(unit)
            first.addSpacing(8)
            first.addWidget(shown)
            first.addStretch()
        outer.addLayout(first)
        outer.addLayout(self._indented(self._under))
        outer.addLayout(self._indented(self._mark, self._message))
        outer.addLayout(self._indented(self._action, stretch=True))

    def _indented(self, *widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space("label-width"), 0, 0, 0)
        row.setSpacing(5)
        self._indents.append(row)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        if stretch:
            row.addStretch()
        else:
            row.setStretch(len(widgets) - 1, 1)
        return row

    def widen(self, width: int) -> None:
        """Give the label more room than the case column has for it."""
        self._label.setFixedWidth(width)
        for row in self._indents:
            row.setContentsMargins(width, 0, 0, 0)

    def add_beside(self, widget: QWidget) -> None:
        """Put one more thing at the right of the control."""
        self._first.setAlignment(self.control, Qt.AlignmentFlag.AlignTop)
        self._first.addWidget(widget, 1)

    def add_below(self, widget: QWidget, gap: int = 4) -> QWidget:
        """Put one more control under the field; the answer is the box to show and hide."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.space("label-width"), gap, 0, 0)
        row.addWidget(widget)
        layout.insertWidget(1, box)
        return box

    def render_view(self, view: FieldView) -> None:
        """Set every part for every state."""
        if view == self._view:
            return
        self._view = view
        self._label.setFont(theme.font("label-strong" if view.missing or view.state else "label"))
        self._label.paint_tone("" if view.missing or view.state else "muted")
        self._dashed.show_icon("circle-dashed" if view.missing else "", "muted")
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
        set_state(self.control, "state", view.state)
        self.control.setAccessibleDescription(view.message or view.under)
