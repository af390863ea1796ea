"""F1: the keys and the short documents, inside the window and without a network."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.presenters import help as presenter
from ui.widgets import theme
from ui.widgets.aside import Aside
from ui.widgets.text import Words


class HelpPanel(Aside):
    """One page that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Help", parent)
        page = self.add_page()
        page.body.addWidget(_said("Keys", "strong"))
        page.body.addLayout(_keys())
        for title, text in presenter.DOCUMENTS:
            page.body.addSpacing(8)
            page.body.addWidget(_said(title, "strong"))
            text_label = _said(text, "reading", wrap=True)
            text_label.setMaximumWidth(theme.space("centre-text"))
            page.body.addWidget(text_label)
        page.body.addStretch()


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(3)
    for number, (key, does) in enumerate(presenter.KEYS):
        grid.addWidget(_said(key, "strong"), number, 0)
        grid.addWidget(_said(does, "body", wrap=True), number, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _said(text: str, role: str, wrap: bool = False) -> Words:
    words = Words(role, wrap=wrap)
    words.say(text)
    return words
