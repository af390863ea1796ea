"""F1: the keys and the short documents, inside the window and without a network."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from resources import document
from ui.presenters import help as presenter
from ui.widgets import theme
from ui.widgets.aside import Aside
from ui.widgets.button import Button
from ui.widgets.document_view import DocumentView
from ui.widgets.flow import Flow
from ui.widgets.scroll import Page
from ui.widgets.text import Words, line


class HelpPanel(Aside):
    """The keys first; beside them, one press away, the documents that a hospital asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Help", parent)
        self.shown = QStackedWidget()
        self.shown.addWidget(_keys_page())
        self.view = DocumentView()
        self.shown.addWidget(self.view)
        self.outer.addWidget(self._index())
        self.outer.addWidget(line())
        self.outer.addWidget(self.shown, 1)

    def _index(self) -> QWidget:
        """One small tab a document; they go on in a second line where the centre is narrow."""
        index = QWidget()
        index.setAccessibleName("Parts of the help")
        row = QHBoxLayout(index)
        row.setContentsMargins(theme.space("pad-centre"), 0, theme.space("pad-centre"), 0)
        flow = Flow(gap=20, line_gap=0)
        row.addLayout(flow)
        self._group = QButtonGroup(self)
        for number, (name, _) in enumerate(presenter.PARTS):
            button = Button(name, "tab")
            button.setObjectName(f"help-{number}")
            button.setCheckable(True)
            self._group.addButton(button, number)
            flow.addWidget(button)
        self._group.idToggled.connect(self._toggled)
        self._group.button(0).setChecked(True)
        return index

    def _toggled(self, number: int, on: bool) -> None:
        name, file = presenter.PARTS[number]
        self._group.button(number).setFont(theme.font("strong" if on else "body"))
        if on and file:
            self.view.show_text(name, presenter.without_title(document(file)))
        if on:
            self.shown.setCurrentIndex(1 if file else 0)

    def forget(self) -> None:
        """Next time it opens at the keys."""
        self._group.button(0).setChecked(True)


def _keys_page() -> Page:
    pad = theme.space("pad-centre")
    page = Page("Keys and notes", pad, 14, pad, 16, most="centre-text")
    page.body.setSpacing(8)
    page.body.addLayout(_keys())
    for title, text in presenter.NOTES:
        page.body.addSpacing(8)
        page.body.addWidget(_said(title, "strong"))
        page.body.addWidget(_said(text, "reading", wrap=True))
    page.body.addStretch()
    return page


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(3)
    for number, (key, does) in enumerate(presenter.KEYS):
        grid.addWidget(_said(key, "strong"), number, 0)
        words = _said(does, "body", wrap=True)
        words.setMinimumHeight(theme.line_height("body"))  # a grid gives wrapped words too little
        grid.addWidget(words, number, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _said(text: str, role: str, wrap: bool = False) -> Words:
    words = Words(role, wrap=wrap)
    words.say(text)
    return words
