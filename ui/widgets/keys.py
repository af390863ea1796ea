"""Keys that do the same wherever the focus is in a window."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def listen(window: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Call an action when its key, as `Ctrl+K`, is pressed anywhere in the window."""
    for key, act in keys.items():
        QShortcut(QKeySequence(key), window).activated.connect(act)
