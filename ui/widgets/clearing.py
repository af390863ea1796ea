"""Takes out of a layout what a new state replaces, and out of the clipboard what came from here."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QWidget


def emptied(layout: QLayout, kept: tuple[QWidget, ...] = ()) -> None:
    """Delete everything in a layout, inner layouts too; `kept` widgets are only taken out."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            emptied(inner, kept)
        if widget is not None and widget not in kept:
            widget.hide()
            widget.deleteLater()


def forget_copied() -> None:
    """Empty the clipboard when its content came from this program; another program's stays."""
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
        owned = clipboard.ownsClipboard() if mode is clipboard.Mode.Clipboard else clipboard.ownsSelection()
        if owned:
            clipboard.clear(mode)
