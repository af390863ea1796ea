"""The case column: short labelled fields, units beside every number, everything kept as typed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models import case_column as column
from ui.models.case_column import CaseView, Typed
from ui.models.offered import Offered
from ui.models.undo import Undo, changed
from ui.models.view import FieldView
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.field import ChoiceField, FieldRow, LineField
from ui.widgets.laboratory import LaboratoryField
from ui.widgets.layout import held
from ui.widgets.picks import PickList
from ui.widgets.scroll import Page
from ui.widgets.searched import EndedField, SearchedField
from ui.widgets.text import NO_BREAK, Words, line


class CasePanel(QFrame):
    """Reads its fields into a `Typed` at every change, and shows what stands beside them.

    Its lists are filled by `offer`, from the book."""

    collapse_wanted = Signal()
    bloods_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseColumn")
        self.setAccessibleName("The case")
        self._session, self._quiet = session, False
        self._offered = Offered(lambda: session.choices)
        self._view: CaseView | None = None
        self._shown = Typed({})
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
        self._begin()

    # --- building ------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self.page, 1)
        for field, name, label, spoken, ends in column.LINES:
            beside = NO_BREAK if field == "creatinine" else column.UNITS.get(field, "")
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
        if field in column.LISTS:
            self.lists[field] = self._searched(name, spoken) if field == "indication" else ChoiceField(name, spoken)
            return self.lists[field]
        if field in column.PICKED:
            self.picks[field] = PickList(name, spoken, *self._offered.named(field))
            return self.picks[field]
        if field in column.GENES:
            ended = self.lines[field] = EndedField(name, spoken, partial(self._offered.ends, field))
            ended.taking.connect(lambda: self._undo.seal())
            return ended
        width = theme.space("number-width") if field in column.UNITS else 0
        self.lines[field] = LineField(name, spoken, width)
        return self.lines[field]

    def _searched(self, name: str, spoken: str) -> SearchedField:
        field = SearchedField(name, spoken, *self._offered.named("indications"))
        field.editTextChanged.connect(self._changed)
        field.done.connect(self._go_on)
        return field

    def offer(self) -> None:
        """Fill the lists and the units that the book decides; what was typed meanwhile stays."""
        known = self._session.choices
        self._quiet = True
        for field, choices in (("sex", known.sexes), ("indication", known.indications), ("edition", known.editions)):
            typed = self.lists[field].chosen()
            self.lists[field].offer(choices, empty=field != "edition")
            self.lists[field].put(typed or (self._usual() if field == "edition" else ""))
        self._laboratory.offer(known.laboratories, known.laboratory_units)
        self._laboratory.list.choose(self._session.laboratory)
        self.rows["creatinine"].name_unit(known.beside["creatinine"].replace("umol", "µmol"))
        self._quiet = False
        if self._session.form == self._session.blank:
            self._begin()

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
        for field, label in column.PAPER:
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

    def take_undo_keys(self, window: QWidget) -> None:
        """Ctrl+Z and Ctrl+Y are the column's wherever the focus is in the window."""
        from ui.widgets.undo_keys import UndoKeys

        keys = UndoKeys(self)
        keys.back.connect(lambda: self._put(self._undo.back()))
        keys.forward.connect(lambda: self._put(self._undo.forward()))
        keys.reach(window)

    def _go_on(self) -> None:
        """Enter goes on to the next field."""
        self.window().focusNextPrevChild(True)

    def _toggle_paper(self) -> None:
        self._paper.setVisible(self._paper.isHidden())

    # --- the straight line: typed -> session -> view -----------------------------------------

    def typed(self) -> Typed:
        """The column as it stands."""
        texts = {field: widget.text() for field, widget in self.lines.items()}
        texts |= {field: widget.chosen() for field, widget in self.lists.items()}
        texts["edition"] = "" if texts["edition"] == self._usual() else texts["edition"]
        at = self._laboratory.list
        laboratory = at.chosen() if at.count() else self._session.laboratory  # the usual one, until there is a list
        return Typed(texts, laboratory, self.picks["medicines"].ids(), self.picks["circumstances"].ids())

    def _usual(self) -> str:
        return self._session.blank.edition or "cpic-2025"

    def _changed(self) -> None:
        if not self._quiet:
            typed = self.typed()
            fields = changed(self._shown.parts, typed.parts)
            self._shown = typed
            self._undo.record(typed, fields[0] if len(fields) == 1 else "")
            self._session.set_case(column.form_from(typed, self._session.choices))

    def _put(self, typed: Typed | None) -> None:
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
            picked.put(*column.parted(getattr(typed, field), getattr(self._session.choices, field)))
        self._quiet, self._shown = False, typed
        self._session.set_case(column.form_from(typed, self._session.choices))
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
        self._quiet = False
        self._begin()
        self.page.verticalScrollBar().setValue(0)

    def _begin(self) -> None:
        """What stands here now is where every undo ends."""
        self._shown = self.typed()
        self._undo.clear(self._shown)

    def render(self, view: CaseView) -> None:
        """Set what stands beside every field, for every state."""
        self._view = view
        with held(self.page.body):
            for field, shown in view.fields.items():
                self.rows[field].render_view(self._with_hint(field, self._with_full_name(field, shown)))
            self._laboratory.show_for(column.asks_for_laboratory(self.lines["tpmt"].text()))
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
