"""Takes out of a layout what a new state replaces, and out of the clipboard what came from here."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget


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


def forget_copied(window: QWidget) -> None:
    """Empty the clipboard when its content came from this window; another program's stays.

    Not every platform tells who owns it: what also stands in the window counts as copied from there."""
    clipboard = QGuiApplication.clipboard()
    owned = {
        clipboard.Mode.Clipboard: clipboard.ownsClipboard(),
        clipboard.Mode.Selection: clipboard.supportsSelection() and clipboard.ownsSelection(),
    }
    for mode, ours in owned.items():
        if ours or _stands_in(window, clipboard.text(mode)):
            clipboard.clear(mode)


def _stands_in(window: QWidget, text: str) -> bool:
    """True when a field of the window holds the text."""
    from PySide6.QtWidgets import QPlainTextEdit

    lines = (line.text() for line in window.findChildren(QLineEdit))
    pasted = (entry.toPlainText() for entry in window.findChildren(QPlainTextEdit))
    return bool(text.strip()) and any(text in held for held in (*lines, *pasted))
