"""A page that scrolls up and down inside its column, never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Page(QScrollArea):
    """Put widgets into `body`; the page is as wide as its column."""

    def __init__(self, name: str, left: int, top: int, right: int, bottom: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        self.body = QVBoxLayout(page)
        self._margins = (left, top, right, bottom)
        self.body.setSpacing(0)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        """The scroll bar takes its width from the padding, so that nothing moves when it comes."""
        left, top, right, bottom = self._margins
        bar = self.verticalScrollBar()
        taken = min(right, bar.sizeHint().width()) if bar.maximum() > bar.minimum() else 0
        self.body.setContentsMargins(left, top, right - taken, bottom)
