"""The Bloods tab: type a result or a symptom, read what the thresholds say, see how it went."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.entries import Entry, arranged, entries, shown_order, with_entry
from ui.models.view import Choice, Place
from ui.presenters import bloods as presenter
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.field import ChoiceField, LineField
from ui.widgets.finding import FindingsList
from ui.widgets.flow import Flow
from ui.widgets.icon import IconLabel
from ui.widgets.quadrant import Quadrant
from ui.widgets.rows import RowsView
from ui.widgets.scroll import Page
from ui.widgets.text import Words
from ui.widgets.trend import TrendPlot


class BloodsPanel(Page):
    """Entry line, table of thresholds, trend and metabolites, findings, everything entered."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Bloods", pad, 12, pad, 16, parent)
        self._session = session
        self._view: presenter.BloodsView | None = None
        self._before: tuple[Entry, ...] | None = None
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self._sets = ChoiceField("bloodsThresholds", "Thresholds", 190)
        self._symptom = ChoiceField("bloodsSymptom", "Add a symptom", 220)
        self._day = LineField("bloodsDay", "Day of the result; empty means today", 104)
        self._test = ChoiceField("bloodsTest", "Blood test", 148)
        self._value = LineField("bloodsValue", "Result", 80)
        self._unit = ChoiceField("bloodsUnit", "Unit of the result", 152)
        self._add = Button("Add", "", "Add another result")
        self._named = Flow(gap=20)
        self._refused = Words("label", "stop", wrap=True)
        self._none = Words("body", "muted", wrap=True)
        self._none.say(
            "No results entered. Choose a test, type the value and press Enter. "
            "With a day, an earlier result is part of the trend."
        )
        self._table = RowsView("Results and thresholds", heads=True)
        self._trend_name, self._trend_unit = Words("strong"), Words("label", "muted")
        self._trend_of = ChoiceField("bloodsTrend", "Trend of", 150)
        self._plot, self._quadrant = TrendPlot(), Quadrant()
        self._quadrant_name, self._quadrant_unit = Words("strong"), Words("label", "muted")
        self._quadrant_name.say("Metabolites")
        self._metabolites = Words("body", wrap=True)
        self._findings = FindingsList(spoken="What the results ask for")
        self._entered_name = Words("strong")
        self._entered_name.say("Everything entered")
        self._entered = RowsView("Everything entered", heads=True)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.body.addLayout(_row(_label("Thresholds", 72), self._sets, _label("Symptom"), self._symptom))
        entry = (_label("Day", 72), self._day, self._test, self._value, self._unit, self._add)
        self.body.addLayout(_row(*entry))
        self.body.addLayout(self._named)
        self._refusal = QWidget()
        refusal = QHBoxLayout(self._refusal)
        refusal.setContentsMargins(0, 0, 0, 0)
        refusal.addWidget(IconLabel("circle-x", "stop"), 0, Qt.AlignmentFlag.AlignTop)
        refusal.addWidget(self._refused, 1)
        for above in (self._refusal, self._none, self._table):
            self.body.addWidget(above)
        self._over_time, self._levels = QWidget(), QWidget()
        head = _row(self._trend_name, self._trend_of, self._trend_unit)
        _stack(self._over_time, head, self._plot)
        _stack(self._levels, _row(self._quadrant_name, self._quadrant_unit), self._quadrant)
        figures = QHBoxLayout()
        figures.setSpacing(24)
        figures.addWidget(self._over_time, 1, Qt.AlignmentFlag.AlignTop)
        figures.addWidget(self._levels, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(figures)
        for below in (self._metabolites, self._findings, self._entered_name, self._entered):
            self.body.addWidget(below)
        self.body.addStretch()

    def _connect(self) -> None:
        self._sets.activated.connect(lambda: self._session.set_thresholds(self._sets.chosen()))
        self._symptom.activated.connect(self._add_symptom)
        self._test.currentIndexChanged.connect(self._offer_units)
        for changed in (self._unit.currentIndexChanged, self._value.textChanged, self._day.textChanged):
            changed.connect(self._typed)
        self._trend_of.activated.connect(self._show_trend)
        self._add.clicked.connect(self.take)
        self._entered.touched.connect(self._remove)
        for line in (self._value, self._day):
            line.installEventFilter(self)
        self._session.cleared.connect(self._clear)
        for rows in (self._table, self._findings):
            rows.opened.connect(self.opened)
            rows.pointed.connect(self.pointed)

    def go_to(self, field: str = "") -> None:
        """Put the focus into the choice of `thresholds`, else where a result begins: on its day."""
        (self._sets if field == "thresholds" else self._day).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- typing ----------------------------------------------------------------------------

    def _clear(self) -> None:
        self._before = None
        for line in (self._value, self._day):
            line.blockSignals(True)
            line.setText("")
            line.blockSignals(False)
        self._test.setCurrentIndex(0)

    def _offer_units(self) -> None:
        units = self._view.units.get(self._test.chosen(), ()) if self._view else ()
        self._unit.blockSignals(True)
        self._unit.offer(units, empty=False)
        self._unit.blockSignals(False)
        self._typed()

    def _typed(self) -> None:
        """What stands in the line counts at once: no answer is older than what is on the screen."""
        test, text, unit = self._test.chosen(), self._value.text(), self._unit.chosen()
        if self._before is None:
            if not (test and text):
                return
            self._before = entries(self._session.form)
        known = self._before
        if test and text:
            whole = text if text.endswith(f" {unit}") else f"{text} {unit}"
            known = with_entry(known, Entry(self._day.text(), test, whole))
        else:
            self._before = None
        self._session.set_bloods(arranged(self._session.form, known))

    def take(self) -> None:
        """Make the line free for the next result, of the same day; what cannot be read stays in it."""
        if self._before is not None and not self._refused.text():
            self._before = None
            self._value.blockSignals(True)
            self._value.setText("")
            self._value.blockSignals(False)

    def _remove(self, row: int, column: int) -> None:
        if self._view is None or column != presenter.REMOVE:
            return
        gone = shown_order(self._view.entered)[row]
        kept = tuple(one for one in self._view.entered if one != gone)
        self._before = None
        self._session.set_bloods(arranged(self._session.form, kept))

    def _add_symptom(self) -> None:
        chosen, known = self._symptom.chosen(), self._session.form.symptoms
        self._symptom.setCurrentIndex(0)
        if chosen and chosen not in known:
            self._session.set_symptoms((*known, chosen))

    def _drop_symptom(self, gone: str) -> None:
        self._session.set_symptoms(tuple(one for one in self._session.form.symptoms if one != gone))

    # --- showing ---------------------------------------------------------------------------

    def render(self, view: presenter.BloodsView) -> None:
        """Set every part for every state."""
        if self._view is None:
            self._sets.offer(view.sets, empty=False)
            self._symptom.offer(view.symptoms)
            self._symptom.setItemText(0, "Add a symptom…")
            self._test.offer(view.tests)
            self._test.setItemText(0, "Test…")
        self._view = view
        self._sets.choose(view.chosen_set)
        self._show_named(view.named)
        self._refused.say(view.refused)
        self._refusal.setVisible(bool(view.refused))
        self._metabolites.say(view.metabolites)
        self._metabolites.setVisible(bool(view.metabolites))
        self._none.setVisible(not view.entered and not view.named)
        for rows, table in ((self._table, view.table), (self._entered, view.entered_table)):
            rows.show_table(table)
            rows.setVisible(bool(table.rows))
        self._entered_name.setVisible(bool(view.entered_table.rows))
        self._findings.show_rows(view.findings)
        self._show_figures(view)

    def _show_figures(self, view: presenter.BloodsView) -> None:
        kept = self._trend_of.chosen()
        choices = tuple(Choice(one.test, one.name) for one in view.trends)
        self._trend_of.offer(choices, empty=False)
        self._trend_of.choose(kept)
        self._trend_of.setVisible(len(choices) > 1)
        self._trend_name.setVisible(len(choices) == 1)
        self._over_time.setVisible(bool(choices))
        self._levels.setVisible(view.quadrant is not None)
        self._quadrant.show_levels(view.quadrant)
        self._quadrant_unit.say(view.quadrant.aside if view.quadrant else "")
        self._show_trend()

    def _show_trend(self) -> None:
        trends = self._view.trends if self._view else ()
        chosen = next((one for one in trends if one.test == self._trend_of.chosen()), None)
        self._trend_name.say(chosen.name if chosen else "")
        self._trend_unit.say(chosen.unit if chosen else "")
        self._plot.show_series(chosen)

    def _show_named(self, named: tuple[tuple[str, str], ...]) -> None:
        emptied(self._named)
        for id, name in named:
            words, remove = Words("strong"), Button("Remove", "link-small", f"Remove {name}")
            words.say(f"{name[:1].upper()}{name[1:]}")
            remove.clicked.connect(partial(self._drop_symptom, id))
            box = QWidget()
            box.setLayout(_row(words, remove))
            self._named.addWidget(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.take()
            return True
        return False

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._table.mark_open(place)
        self._findings.mark_open(place)


def _label(text: str, width: int = 0) -> Words:
    words = Words("label", "muted")
    words.say(text)
    if width:
        words.setFixedWidth(width)
    return words


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def _stack(box: QWidget, head: QHBoxLayout, figure: QWidget) -> None:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addLayout(head)
    column.addWidget(figure)
