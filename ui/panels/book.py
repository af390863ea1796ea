"""The book column: contents, a chapter, a passage, a source, or search results."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.models.view import Place
from ui.presenters.book import BookView, ListRow, Paragraph, PositionRow
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.icon import IconLabel
from ui.widgets.scroll import Page
from ui.widgets.text import Words, line, span, superscript, whole


class BookPanel(QFrame):
    """Renders a `BookView` as a page of words that can be selected."""

    collapse_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookColumn")
        self.setAccessibleName("The book")
        self._session = session
        self._back = Button("", "icon", "Back in the book, Alt+Left", "arrow-left")
        self._open_book = IconLabel("book-open", "text")
        self._path = Words("body", "muted")
        self._collapse = Button("", "icon", "Close the book column", "panel-right")
        self.page = Page("The book", 0, 14, 0, 20)
        self.page.setObjectName("bookReader")
        self.results = SearchResults()
        self._view: BookView | None = None
        self._scheme = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self.page, 1)
        self._back.clicked.connect(session.back)
        self._collapse.clicked.connect(self.collapse_wanted)
        self.results.chosen.connect(self._open)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setObjectName("bookHead")
        head.setFixedHeight(40)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 24, 0)
        row.setSpacing(8)
        for widget in (self._open_book, self._back, self._path):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._collapse)
        return head

    def render(self, view: BookView) -> None:
        """Set every part for every state."""
        if view == self._view and self._scheme == theme.scheme():
            return
        self._view, self._scheme = view, theme.scheme()
        self._back.setVisible(view.kind != "contents")
        self._open_book.setVisible(view.kind == "contents")
        self._path.setFont(theme.font("strong" if view.kind == "contents" else "body"))
        self._path.paint_tone("" if view.kind == "contents" else "muted")
        self._path.say("The book" if view.kind == "contents" else view.path)
        self.results.setParent(self)
        self.results.hide()
        emptied(self.page.body)
        self._fill(view)
        self.page.verticalScrollBar().setValue(0)

    def to_results(self) -> None:
        """The keyboard goes from the search box into what was found."""
        if self.results.count():
            self.results.setCurrentRow(0)
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, view: BookView) -> None:
        self._say(view.title, "title", gap=0)
        self._meta(view)
        for paragraph in view.paragraphs:
            self._paragraph(paragraph)
        if view.note:
            self._say(view.note, "reading", gap=8)
        if view.positions:
            self._positions(view.positions)
        if view.references:
            self._references(view.references)
        self.results.setVisible(view.kind == "search")
        if view.kind == "search":
            self.results.show_rows(view.rows, self.width() - 40)
            self.page.body.addWidget(_inset(self.results, 10))
        elif view.rows:
            self._contents(view.rows)
        self.page.body.addStretch()

    def _say(self, text: str, role: str, gap: int, tone: str = "") -> None:
        words = Words(role, tone, wrap=True).selectable()
        words.say(text)
        self.page.body.addSpacing(gap)
        self.page.body.addWidget(_inset(words))

    def _meta(self, view: BookView) -> None:
        if not (view.mark or view.fact or view.review):
            self.page.body.addSpacing(8)
            return
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 8)
        row.setSpacing(6)
        for picture, text, tone in (
            (view.mark_icon, view.mark, view.mark_tone),
            ("", view.fact, "muted"),
            ("circle-dashed" if view.review != "approved" else "circle-check", view.review, "muted"),
        ):
            if text:
                self._meta_part(row, picture, text, tone)
        row.addStretch()
        self.page.body.addLayout(row)

    def _meta_part(self, row: QHBoxLayout, picture: str, text: str, tone: str) -> None:
        if row.count():
            row.addSpacing(6)
        if picture:
            row.addWidget(IconLabel(picture, tone, 14))
        words = Words("label", tone)
        words.say(text)
        row.addWidget(words)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.heading:
            self._say(paragraph.heading, "label-strong", gap=11)
            self.page.body.addSpacing(4)
        words = Words("reading", wrap=True).selectable()
        words.say_rich(escape(whole(paragraph.text)) + superscript(paragraph.numbers), paragraph.text)
        if not paragraph.opened:
            self.page.body.addWidget(_inset(words))
            return
        box = QFrame()
        box.setProperty("role", "opened")
        inner = QHBoxLayout(box)
        inner.setContentsMargins(11, 8, 12, 8)
        inner.addWidget(words)
        self.page.body.addWidget(_inset(box, 6, 8))

    def _positions(self, positions: tuple[PositionRow, ...]) -> None:
        self._say("Where the sources disagree", "label-strong", gap=12)
        self.page.body.addSpacing(5)
        for position in positions:
            row = QHBoxLayout()
            row.setContentsMargins(20, 5, 20, 5)
            row.setSpacing(8)
            who = Words("side-by-side-strong", wrap=True)
            who.setFixedWidth(96)
            who.say(position.who)
            row.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(self._said(position), 1)
            self.page.body.addWidget(_inset(line()))
            self.page.body.addLayout(row)

    def _said(self, position: PositionRow) -> QVBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        words = Words("side-by-side", wrap=True).selectable()
        words.say_rich(span(whole(position.says)) + superscript(position.numbers), position.says)
        said.addWidget(words)
        if position.used:
            used = Words("label", "accent")
            used.say(position.used)
            said.addWidget(used)
        return said

    def _references(self, references: tuple[str, ...]) -> None:
        self._say("References", "label-strong", gap=14)
        self.page.body.addSpacing(3)
        for number, reference in enumerate(references, 1):
            row = QHBoxLayout()
            row.setContentsMargins(20, 1, 20, 1)
            row.setSpacing(0)
            shown = Words("label", "muted")
            shown.say(str(number))
            shown.setFixedWidth(18)
            text = Words("label", "muted", wrap=True).selectable()
            text.say(reference)
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            self.page.body.addLayout(row)

    def _contents(self, rows: tuple[ListRow, ...]) -> None:
        self.page.body.addSpacing(2)
        self.page.body.addWidget(_inset(line()))
        for row in rows:
            button = ContentsRow(row)
            button.clicked.connect(lambda _=False, target=row.target: self._open(target))
            self.page.body.addWidget(_inset(button))

    def _open(self, target: str) -> None:
        self._session.open(Place(target))


class ContentsRow(Button):
    """One line of a contents list: title at the left, a quiet word at the right."""

    def __init__(self, row: ListRow) -> None:
        super().__init__("", "contents", f"{row.title}, {row.aside}" if row.aside else row.title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 7)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        title, aside = Words("body", wrap=True), Words("label", "muted")
        title.say(row.title)
        aside.say(row.aside)
        for words in (title, aside):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(title, 1)
        layout.addWidget(aside)


class SearchResults(QListWidget):
    """The passages found, each with the words that answer; Enter or a click opens one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self.setAccessibleName("Search results")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(0)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def show_rows(self, rows: tuple[ListRow, ...], room: int) -> None:
        """Replace the rows, `room` px wide, and be as high as they are."""
        self.clear()
        total = 0
        for row in rows:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, row.target)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}: {row.text}")
            self.addItem(item)
            shown = _hit(row, room)
            height = shown.heightForWidth(shown.width())
            item.setSizeHint(QSize(shown.width(), height))
            total += height
            self.setItemWidget(item, shown)
        self.setFixedHeight(total + 2)


def _hit(row: ListRow, width: int) -> QWidget:
    box = QWidget()
    box.setFixedWidth(width)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(2)
    title, text = Words("strong", "accent", wrap=True), Words("label", wrap=True)
    for words, said in ((title, row.title), (text, row.text)):
        words.setFixedWidth(width - 20)
        words.say(said)
        layout.addWidget(words)
    box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return box


def _inset(widget: QWidget, left: int = 20, right: int | None = None) -> QWidget:
    """A widget with the column's padding at its sides."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(left, 0, left if right is None else right, 0)
    row.setSpacing(0)
    row.addWidget(widget)
    return box
