"""What stands in the place of the answer for a while: a head with its name and the way back, and a body."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.scroll import Page, scroll_by_key, scrolling_in
from ui.widgets.text import Words, line


class Aside(QFrame):
    """Fills the centre; Esc and the button at its right lead back to the answer."""

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setAccessibleName(title)
        pad = theme.space("pad-centre")
        self._title = Words("title")
        self._title.say(title)
        self.back = Button("Back to the answer, Esc", "link", "Back to the answer, Esc", "arrow-left")
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(pad, 8, pad, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addLayout(head)
        self.outer.addWidget(line())

    def add_page(self) -> Page:
        """A page below the head that scrolls."""
        pad = theme.space("pad-centre")
        page = Page(self.accessibleName(), pad, 14, pad, 16)
        page.body.setSpacing(8)
        self.outer.addWidget(page, 1)
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll reach its page from every button over it."""
        event.setAccepted(scroll_by_key(scrolling_in(self), event))

    def first(self) -> QWidget:
        """Where the focus goes when it opens."""
        return self.back

    def enter(self) -> None:
        """Take the focus."""
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """The patient is cleared: nothing of him may stay here."""
