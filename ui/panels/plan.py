"""The Plan tab."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.view import Place, Table
from ui.presenters.plan import PlanView
from ui.widgets import theme
from ui.widgets.finding import FindingsList
from ui.widgets.layout import held
from ui.widgets.needed import NeededList
from ui.widgets.rows import RowsView
from ui.widgets.ruler import DoseRuler
from ui.widgets.scroll import Page
from ui.widgets.text import Words


class PlanPanel(Page):
    """Ruler, findings, needed entries, guidelines beside a stop, working, how the dose may rise."""

    opened = Signal(object)
    pointed = Signal(str)
    field_wanted = Signal(str)
    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Plan", pad, 12, pad, 16, parent)
        self.ruler = DoseRuler()
        self.findings = FindingsList("findingsList")
        self.needed = NeededList("Needed")
        self.optional = NeededList("Optional, but can change the answer")
        self.guidelines_head = SectionHead()
        self.guidelines = RowsView("Guidelines compared", heads=True)
        self.raising_head, self.raising_rule = SectionHead(), FindingsList("raisingRule")
        self.raising = RowsView("Raising the dose", heads=True)
        self.raising.setObjectName("raisingTable")
        self.trace_head = SectionHead()
        self.trace = RowsView("Steps of the working")
        self.trace.setObjectName("traceTable")
        for widget in (
            self.ruler, self.findings, self.needed, self.optional,
            self.guidelines_head, self.guidelines, self.trace_head, self.trace,
            self.raising_head, self.raising, self.raising_rule,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.setSpacing(6)
        self.body.addStretch()
        self._connect()

    def _connect(self) -> None:
        for rows in (self.trace, self.raising_rule, self.guidelines, self.findings):
            rows.opened.connect(self.opened)
            rows.pointed.connect(self.pointed)
        for list_ in (self.needed, self.optional):
            list_.wanted.connect(self.field_wanted)
            list_.acted.connect(self.accepted)

    def render(self, view: PlanView) -> None:
        """Set every part for every state."""
        with held(self.body):
            self.ruler.show_ruler(view.ruler)
            self.findings.show_rows(view.findings)
            self.needed.show_rows(view.needed)
            self.optional.show_rows(view.optional)
            self._show(self.guidelines_head, self.guidelines, view.guidelines)
            self.guidelines_head.say("Guidelines compared", view.guidelines_note)
            self._show(self.trace_head, self.trace, view.trace)
            self.trace_head.say(view.trace_title, view.trace_note)
            self._show(self.raising_head, self.raising, view.raising)
            self.raising_head.say("Raising the dose", "in whole tablets, as far as this regimen goes")
            self.raising_rule.show_rows(view.raising_rule)

    def _show(self, head: QWidget, rows: RowsView, table: Table) -> None:
        head.setVisible(bool(table.rows))
        rows.setVisible(bool(table.rows))
        rows.show_table(table)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for part in (self.findings, self.guidelines, self.trace, self.raising_rule):
            part.mark_open(place)

    def show_first(self, tone: str) -> None:
        """Scroll to the first finding of a rank."""
        frame = self.findings.first(tone)
        if frame is not None:
            self.ensureWidgetVisible(frame)
            self.opened.emit(frame.row.place)


class SectionHead(QWidget):
    """A Semibold heading with a quiet note beside it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._title, self._note = Words("strong"), Words("label", "muted")
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch()

    def say(self, title: str, note: str) -> None:
        """Show both."""
        self._title.say(title)
        self._note.say(note)
