"""What the Tab key reaches, in the order of the page: widgets that are rebuilt keep their place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(section: QWidget | None, window: QWidget) -> list[QWidget]:
    """What the Tab key reaches in one part of the window, from top left to bottom right."""
    if section is None:
        return []
    found = [section, *section.findChildren(QWidget)]
    stops = [widget for widget in found if _takes_tab(widget)]
    return sorted(stops, key=lambda stop: _where(stop, window))


def _where(widget: QWidget, window: QWidget) -> tuple[int, int]:
    """Row and place in the row; widgets of one row may differ by a few pixels."""
    corner = widget.mapTo(window, widget.rect().topLeft())
    return corner.y() // 16, corner.x()


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
