"""A field of several named things: what was picked, each with a cross, and a line to add one more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models import matching
from ui.models.view import Choice
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.field import LineField
from ui.widgets.suggestions import Suggestions
from ui.widgets.text import Words

Matcher = Callable[[str], tuple[Choice, ...]]
Meaning = Callable[[str], Choice | None]
_ROOM = 157
_CHIP_SIDES = 38
"""Frame, padding and cross around the words of a picked thing."""


class PickList(QWidget):
    """Keeps ids in the order they were picked; text that is not taken yet counts as typed."""

    changed = Signal()

    def __init__(self, name: str, spoken: str, match: Matcher, meant: Meaning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._match, self._meant = match, meant
        self._picked: list[Choice] = []
        self._passing = False
        self._rows = QWidget()
        self._entry = LineField(f"{name}Entry", f"Add to {spoken.lower()}")
        self._suggestions = Suggestions()
        self._nothing = Words("label", "muted")
        self._nothing.say("none entered")
        self._add = Button("Add…", "link-small", f"Add to {spoken.lower()}")
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self._rows, self._entry, self._suggestions):
            layout.addWidget(widget)
        QVBoxLayout(self._rows).setContentsMargins(0, 0, 0, 0)
        _layout(self._rows).setSpacing(2)
        self._suggestions.chosen.connect(self._take_id)
        self._add.clicked.connect(self.open_entry)
        self._entry.textChanged.connect(self._typed)
        self._entry.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._entry.hide()
        self._redraw()

    def ids(self) -> tuple[str, ...]:
        """What was picked, and last what is typed and not yet taken."""
        typed = self._entry.text()
        return tuple(choice.id for choice in self._picked) + ((typed,) if typed.strip() else ())

    def names(self) -> tuple[str, ...]:
        """The picked names, for the case strip."""
        return tuple(choice.name for choice in self._picked)

    def hint(self) -> str | None:
        """What to do with the text that is typed and not yet taken; None when the book knows nothing like it."""
        typed = self._entry.text()
        return matching.hint(self._match(typed), self._meant(typed)) if typed.strip() else None

    def clear(self) -> None:
        """Forget everything."""
        self._picked.clear()
        self._entry.setText("")
        self._entry.hide()
        self._redraw()

    def put(self, picked: tuple[Choice, ...], typed: str) -> None:
        """Hold these and this text, whatever was there before."""
        self._picked = list(picked)
        self._entry.setText(typed)
        self._entry.setVisible(bool(typed))
        self._redraw()

    def open_entry(self) -> None:
        """Show the line to type in, with the focus in it."""
        self._entry.show()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, choice: Choice) -> None:
        """Pick one; picked twice counts once."""
        if choice.id not in [known.id for known in self._picked]:
            self._picked.append(choice)
        self._entry.setText("")
        self._entry.hide()
        self._redraw()
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def drop(self, choice: Choice) -> None:
        """Take one out again."""
        self._picked.remove(choice)
        self._redraw()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        matches = self._match(text) if text.strip() else ()
        self._suggestions.offer((choice.id, choice.shown or choice.name) for choice in matches)
        self.changed.emit()

    def _take_id(self, id: str) -> None:
        self.take(next(choice for choice in self._match(self._entry.text()) if choice.id == id))

    def _redraw(self) -> None:
        kept: tuple[Words | Button, ...] = (self._nothing, self._add)
        for part in kept:
            part.setParent(self)
            part.hide()
        layout = _emptied(self._rows)
        row, left = _line(layout), _ROOM
        shown: list[QWidget] = [_Picked(choice, self.drop) for choice in self._picked] or [self._nothing]
        for widget in (*shown, self._add):
            width = _width(widget)
            if left < _ROOM and width > left:
                row, left = _line(layout), _ROOM
            row.insertWidget(row.count() - 1, widget)
            left -= width + 10
            widget.show()
        self._suggestions.offer(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing on the field as a whole opens the line and goes into it; what the line did not want goes on."""
        if self._passing:
            event.ignore()  # sent back to the line it would come here again, for ever
        elif event.text().strip() or self._entry.isVisible():
            self._passing = True
            self._entry.show()
            QApplication.sendEvent(self._entry, event)
            self._passing = False
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc closes the line, and does not leave the case
            return True
        return event.type() == QEvent.Type.KeyPress and self._entry_key(event)

    def _entry_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            meant = self._meant(self._entry.text())
            if meant is not None:
                self.take(meant)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._entry.setText("")
            self._entry.hide()
            self._add.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False


class _Picked(QFrame):
    """One picked thing with its cross."""

    def __init__(self, choice: Choice, drop: Callable[[Choice], None]) -> None:
        super().__init__()
        self.choice = choice
        self.setProperty("role", "picked")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 1, 0)
        layout.setSpacing(3)
        text = Words("body", wrap=_text_width(choice.name) > _ROOM - 38)
        text.say(choice.name)
        cross = Button("", "cross", f"Remove {choice.name}", "x")
        cross.clicked.connect(lambda: drop(choice))
        layout.addWidget(text, 1)
        layout.addWidget(cross)


def _text_width(text: str) -> int:
    return QFontMetrics(theme.font("body")).horizontalAdvance(text)


def _width(widget: QWidget) -> int:
    """The width that a part will have once the style sheet reaches it."""
    if isinstance(widget, _Picked):
        return min(_ROOM, _text_width(widget.choice.name) + _CHIP_SIDES)
    assert isinstance(widget, (Words, Button))
    return QFontMetrics(widget.font()).horizontalAdvance(widget.text())


def _layout(box: QWidget) -> QVBoxLayout:
    layout = box.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def _line(layout: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addStrut(theme.space("control"))
    row.addStretch()
    layout.addLayout(row)
    return row


def _emptied(box: QWidget) -> QVBoxLayout:
    layout = _layout(box)
    emptied(layout)
    return layout
