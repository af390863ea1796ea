"""The Bloods tab: type a result, read what the thresholds say."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.view import Place
from ui.presenters.bloods import BloodsView
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.field import ChoiceField, LineField
from ui.widgets.finding import FindingsList
from ui.widgets.rows import RowsView
from ui.widgets.scroll import Page
from ui.widgets.text import Words


class BloodsPanel(Page):
    """Entry line, results entered, table of thresholds, findings."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        pad = theme.space("pad-centre")
        super().__init__("Bloods", pad, 12, pad, 16, parent)
        self._session = session
        self._view: BloodsView | None = None
        self._pending = ""
        self._sets = ChoiceField("bloodsThresholds", "Thresholds", 190)
        self._test = ChoiceField("bloodsTest", "Blood test", 150)
        self._value = LineField("bloodsValue", "Result", 90)
        self._unit = ChoiceField("bloodsUnit", "Unit of the result", 150)
        self._add = Button("Add", "", "Add another result")
        self._entered = QVBoxLayout()
        self._refused = Words("label", "stop", wrap=True)
        self._none = Words("body", "muted", wrap=True)
        self._none.say("No results entered. Choose a test, type the value and press Enter.")
        self._table = RowsView("Results and thresholds", heads=True)
        self._metabolites = Words("body", wrap=True)
        self._findings = FindingsList(spoken="What the results ask for")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (_label("Thresholds"), self._sets, _label("Test"), self._test):
            row.addWidget(part)
        row.addStretch()
        second = QHBoxLayout()
        second.setSpacing(8)
        for entry in (_label("Result"), self._value, self._unit, self._add):
            second.addWidget(entry)
        second.addStretch()
        self.body.setSpacing(8)
        self.body.addLayout(row)
        self.body.addLayout(second)
        self.body.addLayout(self._entered)
        for below in (self._refused, self._none, self._table, self._metabolites, self._findings):
            self.body.addWidget(below)
        self.body.addStretch()

    def _connect(self) -> None:
        self._sets.activated.connect(lambda: self._session.set_thresholds(self._sets.chosen()))
        self._test.currentIndexChanged.connect(self._offer_units)
        self._unit.currentIndexChanged.connect(self._typed)
        self._value.textChanged.connect(self._typed)
        self._add.clicked.connect(self.take)
        self._value.installEventFilter(self)
        self._session.cleared.connect(self._clear)
        for rows in (self._table, self._findings):
            rows.opened.connect(self.opened)
            rows.pointed.connect(self.pointed)

    def _clear(self) -> None:
        self._pending = ""
        self._value.setText("")
        self._test.setCurrentIndex(0)

    def _offer_units(self) -> None:
        units = self._view.units.get(self._test.chosen(), ()) if self._view else ()
        self._unit.blockSignals(True)
        self._unit.offer(units, empty=False)
        self._unit.blockSignals(False)
        self._typed()

    def _typed(self) -> None:
        """What stands in the line counts at once: no answer is older than what is on the screen."""
        test, text = self._test.chosen(), self._value.text()
        if self._pending and (self._pending != test or not text):
            self._session.set_result(self._pending, None)
        self._pending = test if text else ""
        if self._pending:
            unit = self._unit.chosen()
            self._session.set_result(test, text if text.endswith(f" {unit}") else f"{text} {unit}")

    def take(self) -> None:
        """Make the line free for the next result; what cannot be read stays in it."""
        if self._pending and not self._refused.text():
            self._pending = ""
            self._value.setText("")

    def render(self, view: BloodsView) -> None:
        """Set every part for every state."""
        if self._view is None:
            self._sets.offer(view.sets, empty=False)
            self._test.offer(view.tests)
        self._view = view
        self._sets.choose(view.chosen_set)
        self._show_entered(view.entered)
        self._refused.say(view.refused)
        self._refused.setVisible(bool(view.refused))
        self._none.setVisible(not view.entered)
        self._table.show_table(view.table)
        self._table.setVisible(bool(view.table.rows))
        self._metabolites.say(view.metabolites)
        self._metabolites.setVisible(bool(view.metabolites))
        self._findings.show_rows(view.findings)

    def _show_entered(self, entered: tuple[tuple[str, str], ...]) -> None:
        emptied(self._entered)
        for test, text in entered:
            self._entered.addWidget(self._entry(test, text))

    def _entry(self, test: str, text: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = Words("strong")
        words.say(text)
        remove = Button("Remove", "link-small", f"Remove {text}")
        remove.clicked.connect(lambda: self._session.set_result(test, None))
        row.addWidget(words)
        row.addWidget(remove)
        row.addStretch()
        return box

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


def _label(text: str) -> Words:
    words = Words("label", "muted")
    words.say(text)
    return words
