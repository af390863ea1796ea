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
        self._genes = RowsView("Results of the genes")
        self._note, self._others_note = Words("body", "muted", wrap=True), Words("strong", wrap=True)
        self._table = RowsView("All guidelines compared", heads=True)
        self._others = RowsView("Other thiopurines, for reference only", heads=True)
        for table in self._tables:
            table.opened.connect(self.opened)
            table.pointed.connect(self.pointed)
        for part in (self._genes, self._note, self._table, self._others_note, self._others):
            self.body.addWidget(part)
        self.body.addStretch()

    @property
    def _tables(self) -> tuple[RowsView, ...]:
        return self._genes, self._table, self._others

    def render(self, view: GuidelinesView) -> None:
        """Set every part for every state."""
        self._note.say(view.note)
        self._others_note.setVisible(bool(view.others.rows))
        self._others_note.say(view.others_note)
        for shown, table in zip(self._tables, (view.genes, view.table, view.others), strict=True):
            shown.setVisible(bool(table.rows))
            shown.show_table(table)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for table in self._tables:
            table.mark_open(place)
