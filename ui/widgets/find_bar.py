"""The line that finds words in the page that is open."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.text import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Emits what to find and where to go; Enter goes on, Shift+Enter back."""

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookHead")
        self.setFixedHeight(36)
        self.entry = LineField("findInPage", "Find in this page, Ctrl+F")
        self.entry.setPlaceholderText("Find in this page")
        self._count = Words("label", "muted")
        back = Button("Previous", "link-small", "Previous match, Shift+Enter")
        on = Button("Next", "link-small", "Next match, Enter")
        close = Button("", "icon", "Close find, Esc", "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self.entry, 1)
        for widget in (self._count, back, on, close):
            row.addWidget(widget)
        self.entry.textChanged.connect(self.changed)
        self.entry.installEventFilter(self)
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.closed)
        self.hide()

    def open(self) -> None:
        """Show the line with its words selected."""
        self.show()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()

    def show_count(self, number: int, total: int) -> None:
        """`3 of 12`; nothing while nothing is asked."""
        asked = bool(self.entry.text().strip())
        said = (f"{number} of {total}" if total else "not found") if asked else ""
        self._count.say(said)
        self.entry.setAccessibleDescription(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return False
