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
        self.body.setContentsMargins(left, top, right, bottom)
        self.body.setSpacing(0)
        self.setWidget(page)
