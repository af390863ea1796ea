"""The Monitoring tab."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.report.labels import label
from ui.models.view import Chips, Place, Table
from ui.presenters import monitoring as presenter
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.chip import ChipStrip
from ui.widgets.field import ChoiceField, LineField
from ui.widgets.rows import RowsView
from ui.widgets.save_file import ask_where, write_whole
from ui.widgets.scroll import Page
from ui.widgets.text import Words
from ui.widgets.year_line import YearLine

_FILE, _KIND = "azathioprine-blood-tests.ics", "Calendar (*.ics)"


class MonitoringPanel(Page):
    """Which schedule, another one beside it, the year on a line, the dates, and the check list before the start."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Monitoring", pad, 12, pad, 16, parent)
        self._session = session
        self._schedule = ChoiceField("monitoringSchedule", "Schedule of blood tests", 256)
        self._other = ChoiceField("monitoringBeside", "Another schedule beside it", 256)
        self._changed = LineField("monitoringDoseChanged", "Day the dose changed", 110)
        self._save = Button("Save calendar file", "", "Save calendar file", "calendar")
        self._chips, self._place = ChipStrip(), Place()
        self._note, self._refused = Words("body", "muted", wrap=True), Words("label", "stop", wrap=True)
        self._ask = Button("Go to the start date", "link", "Go to the start date")
        self._line, self._other_line = YearLine(), YearLine()
        self._tests, self._other_tests = Words("body", wrap=True), Words("body", wrap=True)
        self._left, self._right = RowsView("Blood tests, first part", True), RowsView("Blood tests, second part", True)
        self._assumption, self._other_assumption = Words("body", "muted", wrap=True), Words("body", "muted", wrap=True)
        self._measured_name, self._measured = Words("strong"), RowsView("Metabolites")
        self._before = Words("strong")
        self._checks = RowsView("Before the first tablet"), RowsView("Before the first tablet, second part")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._before.say("Before the first tablet")
        self._measured_name.say(f"{label('metabolite-times')}: {label('metabolite-times-aside')}")
        self._first, second = QHBoxLayout(), QHBoxLayout()
        for part in (_label("Schedule", 64), self._schedule, self._chips):
            self._first.addWidget(part)
        self._first.addStretch()
        self._first.addWidget(self._save)
        for beside in (_label("Beside it", 64), self._other, _label("Dose changed on"), self._changed):
            second.addWidget(beside)
        second.addStretch()
        for row in (self._first, second):
            row.setSpacing(8)
        self.body.setSpacing(8)
        for layout in (self._first, second):
            self.body.addLayout(layout)
        for widget in (self._refused, self._note, self._ask, self._tests, self._line, self._other_tests):
            self.body.addWidget(widget)
        self.body.addWidget(self._other_line)
        self.body.addLayout(_pair(self._left, self._right))
        for below in (self._assumption, self._other_assumption, self._measured_name, self._measured, self._before):
            self.body.addWidget(below)
        self.body.addLayout(_pair(*self._checks))
        self.body.addStretch()

    def _connect(self) -> None:
        session = self._session
        self._schedule.activated.connect(lambda: session.set_monitoring(self._schedule.chosen()))
        self._other.activated.connect(self._show_schedules)
        self._changed.textChanged.connect(session.set_dose_changed)
        self._save.clicked.connect(self.save)
        self._ask.clicked.connect(lambda: session.field_wanted.emit("start_date"))
        session.cleared.connect(self._clear)
        self._chips.opened.connect(self.opened)
        self._chips.pointed.connect(self.pointed)
        for rows in (*self._checks, self._measured):
            rows.opened.connect(self.opened)
            rows.pointed.connect(self.pointed)

    def _clear(self) -> None:
        self._other.setCurrentIndex(0)
        self._changed.blockSignals(True)
        self._changed.setText("")
        self._changed.blockSignals(False)

    def render(self, view: presenter.MonitoringView) -> None:
        """Set every part for every state."""
        self._view = view
        if self._schedule.count() != len(view.choices):
            self._schedule.offer(view.choices, empty=False)
            self._other.offer(view.choices)
            self._other.setItemText(0, "none")
        self._schedule.choose(view.chosen)
        self._save.setEnabled(view.can_save)
        self._ask.setVisible(view.ask_start)
        self._before.setVisible(bool(view.baseline[0].rows))
        self._measured_name.setVisible(bool(view.metabolites.rows))
        _show(self._measured, view.metabolites)
        for table, rows in zip(view.baseline, self._checks, strict=True):
            _show(rows, table)
        for words, text in ((self._note, view.note), (self._refused, view.change_refused)):
            _say(words, text)
        self._show_schedules()

    def _show_schedules(self) -> None:
        """One schedule in two halves, or two schedules each in a table of its own."""
        session, first = self._session, self._view.schedule
        other = presenter.beside(session.assessment, self._other.chosen(), session.book, session.words)
        self._show_chips(first.chips if first else Chips())
        self._line.show_year(first.year if first else None)
        self._other_line.show_year(other.year if other else None)
        named = bool(first and other)
        _say(self._tests, (f"{first.name}. {first.tests}" if named else first.tests) if first else "")
        _say(self._other_tests, f"{other.name}. {other.tests}" if other else "")
        _say(self._assumption, (f"{first.name}: {first.assumption}" if named else first.assumption) if first else "")
        _say(self._other_assumption, f"{other.name}: {other.assumption}" if other else "")
        self._left.setAccessibleName(f"Blood tests, {first.name}" if first and other else "Blood tests, first part")
        self._right.setAccessibleName(f"Blood tests, {other.name}" if other else "Blood tests, second part")
        _show(self._left, (first.whole if other else first.left) if first else Table())
        _show(self._right, (other.whole if other else first.right) if first else Table())

    def save(self) -> None:
        """Ask where, then write the dates; the file's name and its content tell nothing of the patient."""
        session = self._session
        path = ask_where(self, "Save calendar file", _FILE, _KIND)
        if path:
            data = presenter.calendar_file(session.assessment, session.book, session.words)
            trouble = write_whole(path, data)
            self.pointed.emit(f"Not saved. {trouble}" if trouble else "Calendar file saved. It names no patient.")

    def _show_chips(self, chips: Chips) -> None:
        self._chips.show_chips(chips)
        self._chips.mark_open(self._place)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._place = place
        self._chips.mark_open(place)
        for rows in (*self._checks, self._measured):
            rows.mark_open(place)


def _label(text: str, width: int = 0) -> Words:
    words = Words("label", "muted")
    words.say(text)
    if width:
        words.setFixedWidth(width)
    return words


def _pair(left: RowsView, right: RowsView) -> QHBoxLayout:
    tables = QHBoxLayout()
    tables.setSpacing(32)
    for table in (left, right):
        tables.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
    return tables


def _say(words: Words, text: str) -> None:
    words.say(text)
    words.setVisible(bool(text))


def _show(rows: RowsView, table: Table) -> None:
    rows.show_table(table)
    rows.setVisible(bool(table.rows))
