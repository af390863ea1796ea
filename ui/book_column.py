"""The place of the reader in the window: the reader is made after the first picture, or when it is used before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.session import Session
from ui.widgets.layout import stacked
from ui.widgets.text import restyle

if TYPE_CHECKING:
    from ui.panels.book import BookPanel
    from ui.presenters.book import BookView, Library


OpenLibrary = Callable[[], "Library"]


class BookColumn(QFrame):
    """Looks like an empty reader until it holds one."""

    collapse_wanted = Signal()
    search_wanted = Signal(str)
    search_box_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, session: Session, library: OpenLibrary) -> None:
        super().__init__()
        self._session, self._library = session, library
        self._panel: BookPanel | None = None
        self._place = stacked(self)
        self.setObjectName("bookColumn")

    @property
    def panel(self) -> "BookPanel":
        """The reader."""
        if self._panel is None:
            self._panel = self._make()
        return self._panel

    def _make(self) -> "BookPanel":
        from ui.panels.book import BookPanel

        made = BookPanel(self._session)
        made.collapse_wanted.connect(self.collapse_wanted)
        made.search_wanted.connect(self.search_wanted)
        made.search_box_wanted.connect(self.search_box_wanted)
        made.print_wanted.connect(self.print_wanted)
        self.setObjectName("bookPlace")
        restyle(self)
        self._place.addWidget(made)
        return made

    def refresh(self) -> "BookView":
        """Show what is open in the book; the answer is what that is."""
        from ui.presenters.book import present

        session = self._session
        here = (session.place, session.query, session.audience, session.practice)
        view = present(*here, session.book, self._library(), session.words, session.calls)
        self.panel.render(view)
        return view

    def to_results(self) -> None:
        """The keyboard goes into what a search found."""
        self.panel.to_results()

    def open_best(self) -> None:
        """Open the best answer to the search."""
        self.panel.open_best()
