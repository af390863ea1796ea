"""The case column: short labelled fields, units beside every number, everything kept as typed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models import matching
from ui.models.undo import Undo, changed
from ui.models.view import FieldView
from ui.presenters import case as presenter
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.field import ChoiceField, FieldRow, LineField
from ui.widgets.laboratory import LaboratoryField
from ui.widgets.layout import held
from ui.widgets.picks import PickList
from ui.widgets.scroll import Page
from ui.widgets.searched import EndedField, SearchedField
from ui.widgets.text import Words, line
from ui.widgets.undo_keys import UndoKeys

_LINES = (
    # field, object name, label, spoken name, whether a group ends here
    ("age", "caseAge", "Age", "Age in years", False),
    ("sex", "caseSex", "Sex", "Sex", False),
    ("weight", "caseWeight", "Weight", "Weight in kilograms", False),
    ("height", "caseHeight", "Height", "Height in centimetres", True),
    ("indication", "caseIndication", "Indication", "Indication", False),
    ("planned_start", "casePlannedStart", "Planned start", "Planned start in mg/kg/day", False),
    ("start_date", "caseStartDate", "Start date", "Start date", True),
    ("tpmt", "caseTpmt", "TPMT", "TPMT: genotype, phenotype, activity or not tested", False),
    ("nudt15", "caseNudt15", "NUDT15", "NUDT15: genotype, phenotype or not tested", False),
    ("edition", "caseEdition", "Edition", "Edition of the genotype guideline", True),
    ("creatinine", "caseCreatinine", "Creatinine", "Creatinine", True),
    ("medicines", "caseMedicines", "Other medicines", "Other medicines", False),
    ("circumstances", "caseCircumstances", "Circumstances", "Circumstances", False),
)
_PAPER = (("name", "Name"), ("number", "Number"), ("date_of_birth", "Date of birth"))


class CasePanel(QFrame):
    """Reads its fields into a `Typed` at every change, and shows what stands beside them."""

    collapse_wanted = Signal()
    bloods_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, session: Session, choices: presenter.CaseChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseColumn")
        self.setAccessibleName("The case")
        self._session, self._choices, self._quiet = session, choices, False
        self._view: presenter.CaseView | None = None
        self._shown = presenter.Typed({})
        self._undo = Undo(self._shown)
        self.rows: dict[str, FieldRow] = {}
        self.lines: dict[str, LineField] = {}
        self.lists: dict[str, ChoiceField] = {}
        self.picks: dict[str, PickList] = {}
        self._take_back = Button("Take back", "link-small", "Take back: go on only with a TPMT result")
        self._bloods = Button("Enter results in Bloods", "link-small", "Enter blood results in the tab Bloods")
        self._paste = Button("Paste or open a result…", "link-small", "Paste or open a result, Ctrl+O")
        self._more = Button("Name, number…", "link-small", "Show name, number and date of birth for the papers")
        self._paper = QWidget()
        self.page = Page("The case", theme.space("pad-case"), 0, theme.space("pad-case"), 12)
        self._build()
        self._connect()

    # --- building ------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self.page, 1)
        for field, name, label, spoken, ends in _LINES:
            beside = self._choices.beside.get(field, "").replace("umol", "µmol")
            self._add(FieldRow(label, self._control(field, name, spoken), beside), field)
            if ends:
                self._rule()
        self._add(FieldRow("Blood results", self._bloods), "results")
        self._rule()
        self._add(FieldRow("On the paper", self._more), "identifiers")
        self._build_paper()
        for row in self.rows.values():
            if isinstance(row.control, (SearchedField, EndedField)):
                row.add_below(row.control.suggestions, 0)
        self._laboratory = LaboratoryField("caseTpmtLaboratory", "Laboratory of the TPMT activity", self.rows["tpmt"])
        self._take_back_box = self.rows["tpmt"].add_below(self._take_back)
        self._take_back_box.hide()
        self.rows["edition"].add_below(self._paste, 0)
        self._laboratory.offer(self._choices.laboratories, self._choices.laboratory_units)
        self.page.body.addStretch()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(38)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space("pad-case"), 2, 12, 0)
        title, key = Words("strong"), Words("label", "muted")
        title.say("Case")
        key.say("F6")
        self._collapse = Button("", "icon", "Close the case column", "panel-left")
        self._collapse.clicked.connect(self.collapse_wanted)
        row.addWidget(title)
        row.addStretch()
        row.addWidget(key)
        row.addSpacing(2)
        row.addWidget(self._collapse)
        return head

    def _control(self, field: str, name: str, spoken: str) -> QWidget:
        known = self._choices
        offers = {"sex": known.sexes, "indication": known.indications, "edition": known.editions}
        if field in offers:
            self.lists[field] = self._searched(name, spoken) if field == "indication" else ChoiceField(name, spoken)
            self.lists[field].offer(offers[field], empty=field != "edition")
            return self.lists[field]
        if field in ("medicines", "circumstances"):
            things = known.medicines if field == "medicines" else known.circumstances
            self.picks[field] = PickList(
                name, spoken, partial(matching.matches, things), partial(matching.meant, things)
            )
            return self.picks[field]
        if field in self._choices.stars:
            ends = partial(matching.genotype_ends, self._choices.stars[field], presenter.TERMS)
            ended = self.lines[field] = EndedField(name, spoken, ends)
            ended.taking.connect(lambda: self._undo.seal())
            return ended
        width = theme.space("number-width") if field in presenter.UNITS else 0
        self.lines[field] = LineField(name, spoken, width)
        return self.lines[field]

    def _searched(self, name: str, spoken: str) -> SearchedField:
        known = self._choices.indications
        field = SearchedField(name, spoken, partial(matching.matches, known), partial(matching.meant, known))
        field.editTextChanged.connect(self._changed)
        field.done.connect(self._go_on)
        return field

    def _add(self, row: FieldRow, field: str) -> None:
        self.rows[field] = row
        row.confirmed.connect(partial(self._session.confirm, field))
        self.page.body.addWidget(row)

    def _rule(self) -> None:
        self.page.body.addSpacing(8)
        self.page.body.addWidget(line())
        self.page.body.addSpacing(8)

    def _build_paper(self) -> None:
        box = QVBoxLayout(self._paper)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for field, label in _PAPER:
            self.lines[field] = LineField(f"case{label.title().replace(' ', '')}", f"{label}, for the papers only")
            box.addWidget(FieldRow(label, self.lines[field]))
        self._paper.hide()
        self.page.body.addWidget(self._paper)

    def _connect(self) -> None:
        for typed in self.lines.values():
            typed.textChanged.connect(self._changed)
            typed.returnPressed.connect(self._go_on)
        for chosen in (*self.lists.values(), self._laboratory.list):
            chosen.currentIndexChanged.connect(self._changed)
        for picked in self.picks.values():
            picked.changed.connect(self._changed)
            picked.changed.connect(self._refresh_hints)
        self._more.clicked.connect(self._toggle_paper)
        self._bloods.clicked.connect(lambda: self.bloods_wanted.emit("results"))
        self._paste.clicked.connect(self.import_wanted)
        self._take_back.clicked.connect(lambda: self._session.accept_untested("tpmt", False))
        self._session.cleared.connect(self.clear)
        self.undo_keys = UndoKeys(self)
        self.undo_keys.back.connect(lambda: self._put(self._undo.back()))
        self.undo_keys.forward.connect(lambda: self._put(self._undo.forward()))

    def _go_on(self) -> None:
        """Enter goes on to the next field."""
        self.window().focusNextPrevChild(True)

    def _toggle_paper(self) -> None:
        self._paper.setVisible(self._paper.isHidden())

    # --- the straight line: typed -> session -> view -----------------------------------------

    def typed(self) -> presenter.Typed:
        """The column as it stands."""
        texts = {field: widget.text() for field, widget in self.lines.items()}
        texts |= {field: widget.chosen() for field, widget in self.lists.items()}
        texts["edition"] = "" if texts["edition"] == self._usual() else texts["edition"]
        return presenter.Typed(
            texts, self._laboratory.list.chosen(), self.picks["medicines"].ids(), self.picks["circumstances"].ids()
        )

    def _usual(self) -> str:
        return self._session.blank.edition or "cpic-2025"

    def _changed(self) -> None:
        if not self._quiet:
            typed = self.typed()
            fields = changed(self._shown.parts, typed.parts)
            self._shown = typed
            self._undo.record(typed, fields[0] if len(fields) == 1 else "")
            self._session.set_case(presenter.form_from(typed, self._choices))

    def _put(self, typed: presenter.Typed | None) -> None:
        """Hold what was typed at another time, and show where it differs; None changes nothing."""
        if typed is None:
            return
        fields = changed(self._shown.parts, typed.parts)
        self._quiet = True
        for field, line_ in self.lines.items():
            line_.setText(typed.texts[field])
        for field, chosen in self.lists.items():
            chosen.put(typed.texts[field] or (self._usual() if field == "edition" else ""))
        self._laboratory.list.choose(typed.laboratory)
        for field, picked in self.picks.items():
            picked.put(*presenter.parted(getattr(typed, field), getattr(self._choices, field)))
        self._quiet, self._shown = False, typed
        self._session.set_case(presenter.form_from(typed, self._choices))
        for row in (self.rows[field] for field in fields[:1] if field in self.rows):
            self.page.ensureWidgetVisible(row)

    def fill(self, texts: Mapping[str, str]) -> None:
        """Enter texts as if they had been typed; the fields of the gene and of the measurements only."""
        self._quiet = True
        for field, text in texts.items():
            self.lines[field].setText(text)
        self._quiet = False
        self._changed()

    def clear(self) -> None:
        """Nothing of the patient stays in any widget."""
        self._quiet = True
        for typed in self.lines.values():
            typed.setText("")  # unlike clear(), leaves nothing for Ctrl+Z to bring back
        for chosen in self.lists.values():
            chosen.setCurrentIndex(0)
        self._laboratory.list.choose(self._session.laboratory)
        for picked in self.picks.values():
            picked.clear()
        self.lists["edition"].choose(self._usual())
        self._paper.hide()
        self._quiet, self._shown = False, self.typed()
        self._undo.clear(self._shown)
        self.page.verticalScrollBar().setValue(0)

    def render(self, view: presenter.CaseView) -> None:
        """Set what stands beside every field, for every state."""
        self._view = view
        with held(self.page.body):
            for field, shown in view.fields.items():
                self.rows[field].render_view(self._with_hint(field, self._with_full_name(field, shown)))
            self._laboratory.show_for(presenter.asks_for_laboratory(self.lines["tpmt"].text()))
            self._take_back_box.setVisible(view.accepted)
            self._bloods.setText(view.bloods)

    def _with_full_name(self, field: str, shown: FieldView) -> FieldView:
        """A choice that does not fit its field is written out below it."""
        chosen = self.lists.get(field)
        if chosen is None or shown.under or not chosen.cut_short():
            return shown
        return FieldView(shown.missing, chosen.currentText(), shown.state, shown.message, shown.action)

    def _refresh_hints(self) -> None:
        """A name taken may leave the form as it was, and yet the hint has to go."""
        for field in self.picks:
            shown = self._view.fields[field] if self._view is not None else FieldView()
            self.rows[field].render_view(self._with_hint(field, shown))

    def _with_hint(self, field: str, shown: FieldView) -> FieldView:
        """While the book still has a word for what is being typed, help instead of refusing."""
        helping = self.rows[field].control
        hint = helping.hint() if isinstance(helping, (PickList, SearchedField, EndedField)) else None
        return shown if hint is None else FieldView(under=hint)

    def go_to(self, field: str) -> None:
        """Put the focus into a field."""
        root = field.partition(".")[0]
        if root in ("results", "thresholds"):
            self.bloods_wanted.emit(root)
            return
        if root == "identifiers":
            self._paper.show()
        control = self.rows[root].control if root in self.rows else self.lines["age"]
        control = self.lines["name"] if root == "identifiers" else control
        if isinstance(control, PickList):
            control.open_entry()
        else:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.ensureWidgetVisible(control)
