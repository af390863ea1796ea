"""The tab Guidelines compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.view import Place
from ui.presenters.guidelines import GuidelinesView
from ui.widgets import theme
from ui.widgets.rows import RowsView
from ui.widgets.scroll import Page
from ui.widgets.text import Words


class GuidelinesPanel(Page):
    """Every edition for this pair of genes."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Guidelines compared", pad, 16, pad, 16, parent)
        self.body.setSpacing(8)
        self._note = Words("body", "muted", wrap=True)
        self._table = RowsView("All guidelines compared", heads=True)
        self._table.opened.connect(self.opened)
        self._table.pointed.connect(self.pointed)
        self.body.addWidget(self._note)
        self.body.addWidget(self._table)
        self.body.addStretch()

    def render(self, view: GuidelinesView) -> None:
        """Set every part for every state."""
        self._note.say(view.note)
        self._table.setVisible(bool(view.table.rows))
        self._table.show_table(view.table)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._table.mark_open(place)
