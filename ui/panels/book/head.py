"""The line over the reader: back, forward, and the path, whose section can be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.presenters.book import BookView
from ui.widgets import icon, theme
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.icon import IconLabel
from ui.widgets.reading import Reading, Run

_HEIGHT = 40


class _Forward(Button):
    """The arrow of `back`, turned round."""

    def dress(self) -> None:
        arrow = icon.icon("arrow-left", "text").pixmap(32, 32)
        self.setIcon(QIcon(arrow.transformed(QTransform().scale(-1, 1))))


class Head(QFrame):
    """Emits where the path leads; the arrows stand only where there is something to go to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookHead")
        self.setMinimumHeight(_HEIGHT)
        self.back = Button("", "icon", "Back in the book, Alt+Left", "arrow-left")
        self.forward = _Forward("", "icon", "Forward in the book, Alt+Right")
        self.collapse = Button("", "icon", "Close the book column", "panel-right")
        self._picture = IconLabel("book-open", "text")
        self._path = QHBoxLayout()
        self._shown: tuple[tuple[Run, ...], str, str] = ((), "", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.back, self.forward):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._path, 1)
        row.addWidget(self.collapse, 0, Qt.AlignmentFlag.AlignTop)

    def render(self, view: BookView, can_back: bool, can_forward: bool) -> None:
        """Show the path of a page and the ways out of it."""
        home = view.kind == "contents"
        self._picture.setVisible(home and not can_back)
        self.back.setVisible(can_back)
        self.forward.setVisible(can_forward)
        shown = (_path(view), "strong" if home else "body", theme.scheme())
        if shown != self._shown:
            self._shown = shown
            emptied(self._path)
            path = Reading(*shown[:2])
            path.linkActivated.connect(self.wanted)
            self._path.addWidget(path, 0, Qt.AlignmentFlag.AlignVCenter)


def _path(view: BookView) -> tuple[Run, ...]:
    if view.kind == "contents":
        return (Run("The book"),)
    title = "Search" if view.kind == "search" else view.title
    return (Run(view.section, f"place:{view.section_target}"), Run(f" › {title}", tone="muted"))
