"""The tab bar: words only, always in the same order."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.text import line

_APART, _CLOSER = 24, 10


class TabBar(QWidget):
    """One checkable button a tab, 24 px apart, closer where the column is too narrow for that."""

    chosen = Signal(int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Parts of the answer")
        self.setFixedHeight(theme.space("tab"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(theme.space("pad-centre"), 0, theme.space("pad-centre"), 0)
        row.setSpacing(_APART)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: list[Button] = []
        for number, name in enumerate(names):
            button = Button(name, "tab", f"{name}, Ctrl+{number + 1}")
            button.setObjectName(f"tab{number + 1}")
            button.setCheckable(True)
            self._group.addButton(button, number)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        outer.addLayout(row)
        outer.addWidget(line())
        self._group.idToggled.connect(self._toggled)
        self.choose(0)

    def _toggled(self, number: int, on: bool) -> None:
        self.buttons[number].setFont(theme.font("strong" if on else "body"))
        if on:
            self.chosen.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() + _APART for button in self.buttons) - _APART
        room = self.width() - 2 * theme.space("pad-centre")
        self._row.setSpacing(_APART if needed <= room else _CLOSER)

    def choose(self, number: int) -> None:
        """Go to a tab."""
        self.buttons[number].setChecked(True)
