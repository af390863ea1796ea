"""The book column: contents, a chapter, a passage, a source, the source check, or search results."""

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.models.history import Entry
from ui.models.view import Place
from ui.panels.book.head import Head
from ui.panels.book.leaf import Leaf
from ui.panels.book.lists import SearchResults
from ui.presenters.book import CONTENTS, PRINTED, BookView
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.find_bar import FindBar
from ui.widgets.layout import held, stacked
from ui.widgets.scroll import Page, scroll_by_key

ZOOMS = (100, 110, 125, 150, 175, 200)
_ZOOM_KEYS = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}


class BookPanel(QFrame):
    """Renders a `BookView` as a page of words that can be searched, enlarged, selected and followed."""

    collapse_wanted = Signal()
    search_wanted = Signal(str)
    search_box_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookColumn")
        self.setAccessibleName("The book")
        self._session = session
        self.head, self.find_bar = Head(), FindBar()
        self.page = Page("The book", 0, 14, 0, 20)
        self.page.setObjectName("bookReader")
        self.results = SearchResults(self)
        self.results.hide()
        self._pages, self._search = QWidget(), QWidget()
        self._leaf_of_pages, self._leaf_of_search = (Leaf(stacked(box), self) for box in (self._pages, self._search))
        self.leaf = self._leaf_of_pages
        self.zoom = ZOOMS[0]
        self._view: BookView | None = None
        self._dressed_as: tuple[str, int] = ("", 0)
        self._entry = Entry()
        self._scrolled: dict[Entry, int] = {}
        self._found = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.find_bar)
        outer.addWidget(self.page, 1)
        outer.addWidget(self._foot())
        for box in (self._pages, self._search):
            self.page.body.addWidget(box)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("bookFoot")
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 24, 0)
        row.setSpacing(16)
        self._size = Button("100%", "link-small", "Text size 100%, Ctrl+0 for 100%")
        smaller, larger = (
            Button("−", "link-small", "Smaller text, Ctrl+-"),
            Button("+", "link-small", "Larger text, Ctrl++"),
        )
        contents, self._find = (
            Button("Contents", "link-small"),
            Button("Find", "link-small", "Find in this page, Ctrl+F"),
        )
        self._printing = Button("Print", "link-small", "Print this page of the book, Ctrl+P in the book")
        for widget in (contents, self._find, self._printing):
            row.addWidget(widget)
        row.addStretch()
        for widget in (smaller, self._size, larger):
            row.addWidget(widget)
        contents.clicked.connect(lambda: self.follow(f"place:{CONTENTS}"))
        self._find.clicked.connect(self.find_bar.open)
        self._printing.clicked.connect(self.print_wanted)
        for button, step in ((smaller, -1), (self._size, 0), (larger, 1)):
            button.clicked.connect(partial(self.change_zoom, step))
        return foot

    def _connect(self) -> None:
        self.head.back.clicked.connect(self._session.back)
        self.head.forward.clicked.connect(self._session.forward)
        self.head.collapse.clicked.connect(self.collapse_wanted)
        self.head.wanted.connect(self.follow)
        for leaf in (self._leaf_of_pages, self._leaf_of_search):
            leaf.followed.connect(self.follow)
            leaf.card_opened.connect(self._bring_into_view)
        self.results.chosen.connect(lambda target: self.follow(f"place:{target}"))
        self.results.left.connect(self.search_box_wanted)
        self.results.currentRowChanged.connect(self._show_row)
        self.find_bar.changed.connect(lambda _: self._look(0))
        self.find_bar.stepped.connect(lambda step: self._look(self._found + step))
        self.find_bar.closed.connect(self.dismiss)
        self._session.cleared.connect(self._forget)
        for key, step in _ZOOM_KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.change_zoom, step))

    # --- showing -------------------------------------------------------------------------

    def render(self, view: BookView) -> None:
        """Set every part for every state."""
        history = self._session.history
        self.head.render(view, not history.is_at_the_start, not history.is_at_the_end)
        self._printing.setVisible(view.kind in PRINTED)
        dressed = (theme.scheme(), self.zoom)
        if (view, dressed, history.here) == (self._view, self._dressed_as, self._entry):
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.page.isAncestorOf(focus)
        at = self._scrolled.get(history.here, 0) if history.returned else 0
        if self._entry != history.here:
            self._scrolled[self._entry] = self.page.verticalScrollBar().value()
        else:
            at = self.page.verticalScrollBar().value()
        self._view, self._dressed_as, self._entry = view, dressed, history.here
        self._fill(view)
        if had_focus:
            (self.results if view.found else self.head.back).setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self.page, partial(self._scroll_to, at))

    def _fill(self, view: BookView) -> None:
        """Answers stand in a leaf of their own: the page below stays as it is while one types a question."""
        searching = view.kind == "search"
        self.leaf = self._leaf_of_search if searching else self._leaf_of_pages
        with held(self.page.body):
            if view.found:
                self._show_results(view)
            self.leaf.show(view, self.zoom, self.results)
            self.results.setVisible(bool(view.found))
            self._pages.setVisible(not searching)
            self._search.setVisible(searching)
        self._look(0, scroll=False)

    def _show_results(self, view: BookView) -> None:
        bar = self.page.verticalScrollBar().sizeHint().width()
        self.results.show_rows(view.found, self.width() - 20 - bar, self.zoom)

    def _forget(self) -> None:
        """Nothing of the patient before stays: no search and no place in it."""
        self._scrolled.clear()
        self._entry = Entry()  # else the next page remembers where the search was left
        self.page.verticalScrollBar().setValue(0)
        self.results.show_rows((), 0, self.zoom)
        self._leaf_of_search.show(BookView("search", ""), self.zoom, self.results)
        self.find_bar.entry.clear()
        self.find_bar.hide()

    def _scroll_to(self, at: int) -> None:
        if isValid(self.page):
            self.page.verticalScrollBar().setValue(at)

    def _bring_into_view(self, widget: QWidget) -> None:
        QTimer.singleShot(0, widget, lambda: self.page.ensureWidgetVisible(widget, 0, 12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view and self._view.found and event.oldSize().width() != event.size().width():
            self._show_results(self._view)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the reader while something stands open in its page."""
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if override and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape and self.has_something_open:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what stands open; the keys that scroll reach the page from everything round it."""
        closed = event.key() == Qt.Key.Key_Escape and self.dismiss()
        event.setAccepted(closed or scroll_by_key(self.page, event))

    # --- moving --------------------------------------------------------------------------

    def follow(self, link: str) -> None:
        """Go where a link of the page leads."""
        kind, _, rest = link.partition(":")
        if kind == "place":
            self._session.open(Place(rest))
        elif kind == "search":
            self.search_wanted.emit(rest)
        elif kind == "copy":
            QGuiApplication.clipboard().setText(rest)

    def to_results(self) -> None:
        """The keyboard goes from the search box into what was found."""
        if self.results.count():
            self.results.setCurrentRow(0)
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def open_best(self) -> None:
        """Open the best answer to the search."""
        if self._view and self._view.found:
            self.results.open_current()

    def _show_row(self, row: int) -> None:
        item, page = self.results.item(row), self.page.widget()
        if item is not None and page is not None and page.isAncestorOf(self.results):
            box = self.results.visualItemRect(item)
            top = self.results.mapTo(page, box.topLeft()).y()
            for height in (top + box.height(), top):
                self.page.ensureVisible(0, height, 0, 8)

    @property
    def has_something_open(self) -> bool:
        """The find line or the card of a reference."""
        return self.find_bar.isVisible() or self.leaf.has_card

    def dismiss(self) -> bool:
        """Close what stands open in the page: the find line or a reference; False when nothing does."""
        if self.find_bar.isVisible():
            if self.find_bar.isAncestorOf(self.window().focusWidget() or self):
                self._find.setFocus(Qt.FocusReason.TabFocusReason)  # on in the reader, at the foot of its page
            self.find_bar.hide()
            self.find_bar.entry.clear()
            return True
        return self.leaf.close_card()

    # --- finding and enlarging -----------------------------------------------------------

    def _look(self, number: int, scroll: bool = True) -> None:
        """Show the matches of the find line, the one of this number (round and round) in the accent."""
        query = self.find_bar.entry.text()
        counts = [(reading, reading.found(query)) for reading in self.leaf.readings]
        total = sum(count for _, count in counts)
        self._found = number % total if total else 0
        left = self._found
        for reading, count in counts:
            reading.mark(query, left if 0 <= left < count else -1)
            if scroll and 0 <= left < count:
                self.page.ensureWidgetVisible(reading, 0, 24)
            left -= count
        self.find_bar.show_count(self._found + 1, total)

    def change_zoom(self, step: int) -> None:
        """One size larger (1) or smaller (-1), or back to 100% (0)."""
        at = ZOOMS.index(self.zoom) + step if step else 0
        self.zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, at))]
        self._size.setText(f"{self.zoom}%")
        self._size.setAccessibleName(f"Text size {self.zoom}%, Ctrl+0 for 100%")
        if self._view is not None:
            self.render(self._view)
