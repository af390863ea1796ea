"""The Interactions tab."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.view import Place
from ui.presenters.interactions import InteractionsView
from ui.widgets import theme
from ui.widgets.finding import FindingsList
from ui.widgets.scroll import Page
from ui.widgets.text import Words


class InteractionsPanel(Page):
    """What the medicines and the circumstances ask for."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Interactions", pad, 16, pad, 16, parent)
        self.body.setSpacing(6)
        self._notes: list[Words] = []
        self._lists: list[FindingsList] = []
        for title in ("Other medicines", "Circumstances"):
            head, note, found = Words("strong"), Words("body", "muted", wrap=True), FindingsList(spoken=title)
            head.say(title)
            found.opened.connect(self.opened)
            found.pointed.connect(self.pointed)
            for widget in (head, note, found):
                self.body.addWidget(widget)
            self.body.addSpacing(12)
            self._notes.append(note)
            self._lists.append(found)
        self.body.addStretch()

    def render(self, view: InteractionsView) -> None:
        """Set every part for every state."""
        self._notes[0].say(view.medicines_note)
        self._lists[0].show_rows(view.medicines)
        self._notes[1].say(view.circumstances_note)
        self._lists[1].show_rows(view.circumstances)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for found in self._lists:
            found.mark_open(place)
