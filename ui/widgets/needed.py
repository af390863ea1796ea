"""The Needed list: what is missing or unreadable; Enter or a click goes to the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.view import NeededRow
from ui.widgets.button import Button
from ui.widgets.icon import IconLabel
from ui.widgets.layout import held, stacked
from ui.widgets.text import Words, line

_ICONS = {
    "missing": ("circle-dashed", "text"),
    "refused": ("circle-x", "stop"),
    "confirm": ("triangle-alert", "warn"),
    "optional": ("minus", "muted"),
}


class NeededList(QWidget):
    """A heading and one row an entry, 35 px each."""

    wanted = Signal(str)
    acted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NeededRow, ...] = ()
        layout = stacked(self)
        head = Words("strong")
        head.say(title)
        head.setFixedHeight(24)
        layout.addWidget(head)
        self._entries: list[NeededEntry] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(line())
        layout.addLayout(self._body)

    def show_rows(self, rows: tuple[NeededRow, ...]) -> None:
        """Show these in the rows that are there; an empty list is not shown."""
        if rows != self._rows:
            self._rows = rows
            with held(self._body):
                self._renew(rows)
        self.setVisible(bool(rows))

    def _renew(self, rows: tuple[NeededRow, ...]) -> None:
        for left in self._entries[len(rows) :]:
            left.hide()
            left.deleteLater()
        del self._entries[len(rows) :]
        for _row in rows[len(self._entries) :]:
            entry = NeededEntry()
            entry.wanted.connect(self.wanted)
            entry.acted.connect(self.acted)
            self._body.insertWidget(len(self._entries), entry)
            entry.show()
            self._entries.append(entry)
        for entry, row in zip(self._entries, rows, strict=True):
            entry.show_row(row)


class NeededEntry(QWidget):
    """One row: a line above, a sign, the field's name, what is wanted, and a button where one helps."""

    wanted = Signal(str)
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: NeededRow | None = None
        self._sign, self._label = IconLabel(), Button("", "link-strong")
        self._text, self._action = Words("body", wrap=True), Button("", "confirm")
        self._label.setFixedWidth(124)
        self._label.clicked.connect(lambda: self.wanted.emit(self._row.field if self._row else ""))
        self._action.clicked.connect(lambda: self.acted.emit(self._row.field if self._row else ""))
        outer = stacked(self)
        outer.addWidget(line())
        outer.addLayout(self._first_line())
        self._below = QHBoxLayout()
        self._below.addWidget(self._action)
        self._below.addStretch()
        outer.addLayout(self._below)

    def _first_line(self) -> QHBoxLayout:
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 7, 0, 7)
        inner.setSpacing(12)
        picture = QVBoxLayout()
        picture.setContentsMargins(0, 2, 0, 0)
        picture.addWidget(self._sign)
        inner.addLayout(picture)
        inner.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        return inner

    def show_row(self, row: NeededRow) -> None:
        """Set every part for every state."""
        if row == self._row:
            return
        self._row = row
        self._sign.show_icon(*_ICONS[row.kind])
        self._label.setText(row.label)
        self._label.setAccessibleName(f"{row.label}: {row.text}")
        self._text.say(row.text)
        self._action.setText(row.action)
        self._action.setAccessibleName(row.action)
        self._action.setVisible(bool(row.action))
        self._below.setContentsMargins(172, 0, 0, 8 if row.action else 0)
