"""The Monitoring tab."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.view import Chips, Place
from ui.presenters.monitoring import MonitoringView
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.chip import ChipStrip
from ui.widgets.field import ChoiceField
from ui.widgets.rows import RowsView
from ui.widgets.scroll import Page
from ui.widgets.text import Words
from ui.widgets.year_line import YearLine


class MonitoringPanel(Page):
    """Which schedule, the year on a line, and two tables of dates."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Monitoring", pad, 12, pad, 16, parent)
        self._session = session
        self._schedule = ChoiceField("monitoringSchedule", "Schedule of blood tests", 260)
        self._schedule.activated.connect(lambda: session.set_monitoring(self._schedule.chosen()))
        self._chips, self._place = ChipStrip(Chips()), Place()
        self._note = Words("body", "muted", wrap=True)
        self._ask = Button("Go to the start date", "link", "Go to the start date")
        self._ask.clicked.connect(lambda: session.field_wanted.emit("start_date"))
        self._line = YearLine()
        self._tests = Words("body", wrap=True)
        self._left, self._right = RowsView("Blood tests, first part", True), RowsView("Blood tests, second part", True)
        self._assumption = Words("body", "muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        label = Words("label", "muted")
        label.say("Schedule")
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        for first in (label, self._schedule, self._chips):
            self._first.addWidget(first)
        self._first.addStretch()
        tables = QHBoxLayout()
        tables.setSpacing(32)
        for table in (self._left, self._right):
            tables.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(8)
        self.body.addLayout(self._first)
        for widget in (self._note, self._ask, self._tests, self._line):
            self.body.addWidget(widget)
        self.body.addLayout(tables)
        self.body.addWidget(self._assumption)
        self.body.addStretch()

    def render(self, view: MonitoringView) -> None:
        """Set every part for every state."""
        if self._schedule.count() != len(view.choices):
            self._schedule.offer(view.choices, empty=False)
        self._schedule.choose(view.chosen)
        self._show_chips(view.chips)
        self._note.say(view.note)
        self._note.setVisible(bool(view.note))
        self._ask.setVisible(view.ask_start)
        self._line.show_year(view.dots, view.months)
        self._tests.say(view.tests)
        self._tests.setVisible(bool(view.tests))
        self._left.show_table(view.left)
        self._right.show_table(view.right)
        self._left.setVisible(bool(view.left.rows))
        self._right.setVisible(bool(view.right.rows))
        self._assumption.say(view.assumption)
        self._assumption.setVisible(bool(view.assumption))

    def _show_chips(self, chips: Chips) -> None:
        fresh = ChipStrip(chips)
        fresh.opened.connect(self.opened)
        fresh.pointed.connect(self.pointed)
        fresh.mark_open(self._place)
        self._first.replaceWidget(self._chips, fresh)
        self._chips.hide()
        self._chips.deleteLater()
        self._chips = fresh

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._place = place
        self._chips.mark_open(place)
