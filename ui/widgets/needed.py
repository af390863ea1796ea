"""The Needed list: what is missing or unreadable; Enter or a click goes to the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.view import NeededRow
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.icon import IconLabel
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = Words("strong")
        head.say(title)
        head.setFixedHeight(24)
        layout.addWidget(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout.addLayout(self._body)

    def show_rows(self, rows: tuple[NeededRow, ...]) -> None:
        """Replace the rows; an empty list is not shown."""
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        emptied(self._body)
        for row in rows:
            self._body.addWidget(self._row(row))
        if rows:
            self._body.addWidget(line())

    def _row(self, row: NeededRow) -> QWidget:
        box = QWidget()
        outer = QVBoxLayout(box)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line())
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 7, 0, 7)
        inner.setSpacing(12)
        picture = QVBoxLayout()
        picture.setContentsMargins(0, 2, 0, 0)
        picture.addWidget(IconLabel(*_ICONS[row.kind]))
        inner.addLayout(picture)
        inner.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._label(row), 0, Qt.AlignmentFlag.AlignTop)
        text = Words("body", wrap=True)
        text.say(row.text)
        inner.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(inner)
        if row.action:
            outer.addLayout(self._action(row))
        return box

    def _label(self, row: NeededRow) -> Button:
        label = Button(row.label, "link-strong", f"{row.label}: {row.text}")
        label.setFixedWidth(124)
        label.clicked.connect(lambda: self.wanted.emit(row.field))
        return label

    def _action(self, row: NeededRow) -> QHBoxLayout:
        action = Button(row.action, "confirm")
        action.clicked.connect(lambda: self.acted.emit(row.field))
        below = QHBoxLayout()
        below.setContentsMargins(172, 0, 0, 8)
        below.addWidget(action)
        below.addStretch()
        return below
