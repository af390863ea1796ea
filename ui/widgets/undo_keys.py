"""Ctrl+Z and Ctrl+Y of a column with many fields: for the column as a whole, not for each line alone."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget


class UndoKeys(QObject):
    """Takes the two keys from every field that is in the column when this is made."""

    back = Signal()
    forward = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        for widget in (column, *column.findChildren(QLineEdit), *column.findChildren(QComboBox)):
            widget.installEventFilter(self)

    def reach(self, window: QWidget) -> None:
        """Take them wherever the focus is in the window, but for text that has an undo of its own."""
        for key, wanted in ((QKeySequence.StandardKey.Undo, self.back), (QKeySequence.StandardKey.Redo, self.forward)):
            QShortcut(key, window).activated.connect(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        for key, wanted in ((QKeySequence.StandardKey.Undo, self.back), (QKeySequence.StandardKey.Redo, self.forward)):
            if event.matches(key):
                wanted.emit()
                return True
        return False
