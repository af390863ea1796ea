"""The practice settings, inside the window; what the hospital locked cannot be changed here."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.settings import Allowed, InForce, Settings
from ui.models.view import FieldView
from ui.presenters import settings as presenter
from ui.session import Session
from ui.widgets import theme
from ui.widgets.aside import Aside
from ui.widgets.button import Button
from ui.widgets.field import ChoiceField, FieldRow, LineField
from ui.widgets.layout import stacked
from ui.widgets.rows import RowsView
from ui.widgets.text import Words

Save = Callable[[Settings, frozenset[str]], str]
_LABEL_WIDTH = 150


class SettingsPanel(Aside):
    """One row a setting; `saved` means: begin again with these."""

    saved = Signal(object)

    def __init__(
        self, session: Session, now: InForce, allowed: Allowed, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__("Practice settings", parent)
        self._now, self._save = now, save
        view = presenter.present(now, allowed, session.book, session.words)
        self.lists: dict[str, ChoiceField] = {}
        self.strengths: dict[str, Button] = {}
        self.idle = LineField("settingsIdle", "Minutes until the patient is cleared", theme.space("number-width"))
        self.idle.setText(view.idle_minutes)
        self._idle_row = FieldRow("Clear the patient after", self.idle, "minutes without a key or the mouse")
        self.bands = LineField("settingsBands", "Our laboratory's TPMT activity bands", 0)
        self.bands.setText(view.bands)
        self._bands_row = FieldRow("Our laboratory", self.bands)
        self.saving = Button("Save and start again", "chief", "Save the settings and start again")
        self.saving.setObjectName("settingsSave")
        self._trouble = Words("label", "stop", wrap=True)
        self._build(view)
        self.saving.clicked.connect(self._saved)
        self.idle.textChanged.connect(self._check)
        self.bands.textChanged.connect(self._check)
        self.idle.returnPressed.connect(self._saved)

    def _build(self, view: presenter.SettingsView) -> None:
        page = self.add_page()
        page.body.setSpacing(0)
        note = Words("body", "muted", wrap=True)
        note.say(" ".join((presenter.NOTE, *self._now.problems)))
        page.body.addWidget(note)
        page.body.addSpacing(10)
        for setting in view.rows:
            self.lists[setting.key] = self._list(setting)
            page.body.addWidget(_row(setting.label, self.lists[setting.key], setting.locked))
        self.bands.setEnabled(not view.bands_locked)
        self._bands_row.widen(_LABEL_WIDTH)
        self._bands_under = view.bands_locked or presenter.BANDS_NOTE
        self._bands_row.render_view(FieldView(under=self._bands_under))
        page.body.addWidget(self._bands_row)
        page.body.addWidget(_row("Tablets in stock", self._tablets(view), view.tablets_locked))
        self.idle.setEnabled(not view.idle_locked)
        self._idle_row.widen(_LABEL_WIDTH)
        self._idle_row.render_view(FieldView(under=view.idle_locked))
        page.body.addWidget(self._idle_row)
        page.body.addSpacing(12)
        last = QHBoxLayout()
        last.addWidget(self.saving)
        last.addSpacing(12)
        last.addWidget(self._trouble, 1)
        page.body.addLayout(last)
        page.body.addSpacing(20)
        head = Words("strong")
        head.say(presenter.PRACTICES)
        page.body.addWidget(head)
        practices = RowsView(presenter.PRACTICES, heads=True)
        page.body.addWidget(practices)
        practices.show_table(view.practices)
        page.body.addStretch()

    def _list(self, setting: presenter.Setting) -> ChoiceField:
        field = ChoiceField(f"settings-{setting.key}", setting.label)
        field.offer(setting.choices, empty=False)
        field.choose(setting.chosen)
        field.setEnabled(not setting.locked)
        return field

    def _tablets(self, view: presenter.SettingsView) -> QWidget:
        box = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        stacked(box).addLayout(row)
        for strength in view.strengths:
            button = Button(strength, "toggle", f"{strength} tablets in stock")
            button.setCheckable(True)
            button.setChecked(strength in view.tablets)
            button.setEnabled(not view.tablets_locked)
            self.strengths[strength] = button
            row.addWidget(button)
        note = Words("label", "muted", wrap=True)
        note.say("none pressed: as the practice has it")
        row.addWidget(note, 1)
        return box

    def first(self) -> QWidget:
        return next((field for field in self.lists.values() if field.isEnabled()), self.back)

    def _check(self) -> bool:
        fine = presenter.minutes(self.idle.text()) is not None
        state, message = ("", "") if fine else ("refused", presenter.IDLE_REFUSED)
        self._idle_row.render_view(FieldView(state=state, message=message))
        banded = presenter.bands_usable(self.bands.text())
        wrong = FieldView(state="refused", message=presenter.BANDS_REFUSED)
        under = FieldView(under=self._bands_under) if banded else wrong
        self._bands_row.render_view(under)
        self.saving.setEnabled(fine and banded)
        return fine and banded

    def wanted(self) -> Settings:
        """The settings as they stand on the panel."""
        chosen = {key: field.chosen() for key, field in self.lists.items()}
        tablets = tuple(strength for strength, button in self.strengths.items() if button.isChecked())
        minutes = presenter.minutes(self.idle.text()) or self._now.settings.idle_minutes
        bands = self.bands.text().strip()
        return self._now.settings._replace(**chosen, tablets=tablets, idle_minutes=minutes, own_bands=bands)

    def _saved(self) -> None:
        if not self._check():
            return
        settings = self.wanted()
        trouble = self._save(settings, self._now.locked)
        self._trouble.say(f"Not saved: {trouble} They hold until the program is closed." if trouble else "")
        self.saved.emit(self._now._replace(settings=settings))


def _row(label: str, control: QWidget, locked: str) -> FieldRow:
    box = QWidget()
    inside = QHBoxLayout()
    inside.addWidget(control, 3)
    inside.addStretch(1)
    stacked(box).addLayout(inside)
    row = FieldRow(label, box)
    row.widen(_LABEL_WIDTH)
    row.render_view(FieldView(under=locked))
    return row
