"""Paste or open a result: shown first, and into the case only when somebody says so."""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from core.importers.reading import ImportReading
from ui.models.view import Place
from ui.presenters import importing as presenter
from ui.session import Session
from ui.widgets import theme
from ui.widgets.aside import Aside
from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.finding import FindingsList
from ui.widgets.layout import stacked
from ui.widgets.rows import RowsView
from ui.widgets.text import Words

ReadText = Callable[[str], ImportReading]
ReadFile = Callable[[str], ImportReading]
_FILTER = "Results (*.json *.vcf *.gz *.tsv *.txt);;All files (*)"
_INTRODUCTION = (
    "Paste a result below, as it is written (TPMT *1/*3A), or open a file: PharmCAT (JSON or table), "
    "VCF (plain or .gz, GRCh38), FHIR R4 bundle, outside calls. Nothing enters the case before you press Use these."
)


class ImportPanel(Aside):
    """Text or file in, preview out; `taken` carries what enters the case."""

    taken = Signal(dict, dict)
    opened = Signal(object)

    def __init__(
        self, session: Session, read_text: ReadText, read_file: ReadFile, parent: QWidget | None = None
    ) -> None:
        super().__init__("Paste or open a result", parent)
        self._session, self._read_text, self._read_file = session, read_text, read_file
        self._view: presenter.ImportView | None = None
        self.text = PlainEntry("importText", "Text of the result")
        self.open = Button("Open a file…", "", "Open a result file")
        self.use = Button("Use these", "chief", "Use these: enter them in the case")
        self.use.setObjectName("importUse")
        self._introduction, self._source = Words("body", "muted", wrap=True), Words("strong", wrap=True)
        self._genes = RowsView("Genes in the file", heads=True)
        self._findings = FindingsList(spoken="What is to be said of the file")
        self._offers: dict[str, Button] = {}
        self._values = QWidget()
        self._lay_out()
        self.text.textChanged.connect(self._typed)
        self.open.clicked.connect(self._ask_for_file)
        self.use.clicked.connect(self._use)
        self._findings.opened.connect(self.opened)
        self.forget()

    def _lay_out(self) -> None:
        page = self.add_page()
        self._introduction.say(_INTRODUCTION)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addStretch()
        buttons.addWidget(self.use)
        page.body.addWidget(self._introduction)
        page.body.addWidget(self.text)
        page.body.addLayout(buttons)
        for part in (self._source, self._genes, self._findings, self._values):
            page.body.addWidget(part)
        page.body.addStretch()
        self._rows = stacked(self._values)
        self._rows.setSpacing(6)

    def first(self) -> QWidget:
        return self.text

    # --- reading -------------------------------------------------------------------------

    def _typed(self) -> None:
        text = self.text.toPlainText()
        self._show(self._read_text(text) if text.strip() else None)

    def _ask_for_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open a result", "", _FILTER)
        forget_folders()
        if path:
            self.read_file(path)

    def read_file(self, path: str) -> None:
        """Read one file and show what it holds."""
        self.text.setPlainText("")
        self._show(self._read_file(path))
        if self.use.isEnabled():
            self.use.setFocus()

    def _show(self, read: ImportReading | None) -> None:
        session = self._session
        unit = session.book.practices[session.practice].creatinine_unit
        self._view = presenter.present(read, session.form, unit, session.words) if read else None
        view = self._view
        self._source.setVisible(bool(view and view.source))
        self._source.say(view.source if view else "")
        self._genes.setVisible(bool(view and view.table.rows))
        if view and view.table.rows:
            self._genes.show_table(view.table)
        self._findings.show_rows(view.findings if view else ())
        self._show_offers(view.offers if view else ())
        self.use.setEnabled(bool(view and view.usable))

    def _show_offers(self, offers: tuple[presenter.Offer, ...]) -> None:
        emptied(self._rows)
        self._offers = {}
        self._values.setVisible(bool(offers))
        for offer in offers:
            self._rows.addLayout(self._offer(offer))

    def _offer(self, offer: presenter.Offer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        tick = Button("Enter" if offer.typed else "Not entered", "toggle", f"Enter {offer.label}: {offer.text}")
        tick.setCheckable(True)
        tick.setChecked(offer.ticked and bool(offer.typed))
        tick.setEnabled(bool(offer.typed))
        self._offers[offer.field] = tick
        label, said = Words("strong"), Words("body", "muted", wrap=True)
        label.say(f"{offer.label} {offer.text}")
        said.say(" ".join(part for part in (offer.day and f"{offer.day}.", offer.note) if part))
        row.addWidget(tick)
        row.addWidget(label)
        row.addWidget(said, 1)
        return row

    def _use(self) -> None:
        if self._view is None or not self._view.usable:
            return
        ticked = frozenset(field for field, tick in self._offers.items() if tick.isChecked())
        fields, results = presenter.chosen(self._view, ticked)
        self.closed.emit()
        self.taken.emit(fields, results)

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        self._findings.mark_open(place)

    def forget(self) -> None:
        self.text.setPlainText("")
        self._show(None)


class PlainEntry(QPlainTextEdit):
    """Text of many lines that leaves no undo behind; Tab moves on."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(theme.font("body"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFixedHeight(116)


def forget_folders() -> None:
    """Qt's own file dialog remembers the folders it was in; a shared computer must not."""
    remembered = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("history", "lastVisited", "shortcuts"):
        remembered.remove(f"FileDialog/{key}")
