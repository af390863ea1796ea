"""Which laboratory measured an enzyme activity: the list, its name in full, and its unit beside the number."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.view import Choice
from ui.widgets import theme
from ui.widgets.field import ChoiceField, FieldRow
from ui.widgets.text import Words

_UNLIMITED = 16_777_215
"""Qt's own word for no limit of a width."""


class LaboratoryField(QWidget):
    """Stands under the row of an activity, only while a bare number is in its field."""

    def __init__(self, name: str, spoken: str, row: FieldRow) -> None:
        super().__init__()
        self.list = ChoiceField(name, spoken)
        self._units: Mapping[str, str] = {}
        self._name, self._unit = Words("label", "muted", wrap=True), Words("label", "muted", wrap=True)
        self._unit.setContentsMargins(8, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._name)
        self._row, self._box = row, row.add_below(self)
        row.add_beside(self._unit)
        self.show_for(activity=False)

    def offer(self, choices: tuple[Choice, ...], units: Mapping[str, str]) -> None:
        """Fill the list; `units` go by the ids of the choices."""
        self._units = units
        self.list.offer(choices)

    def show_for(self, activity: bool) -> None:
        """Show everything for an activity, nothing for another entry."""
        unit = self._units.get(self.list.chosen(), "") if activity else ""
        name = self.list.currentText().removesuffix(f", {unit}")
        self._box.setVisible(activity)
        self._unit.say(unit)
        self._unit.setVisible(bool(unit))
        self._row.control.setMaximumWidth(theme.space("number-width") if unit else _UNLIMITED)
        cut = activity and self.list.cut_short()
        self._name.say(name if cut else "")
        self._name.setVisible(cut)
