"""Takes out of a layout what a new state replaces."""

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
