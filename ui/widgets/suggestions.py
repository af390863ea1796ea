"""What the letters typed so far may mean, below their field: a column of names, or a line of short ones."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.clearing import emptied
from ui.widgets.flow import Flow


class Suggestions(QWidget):
    """Each is a button that the mouse and the Tab key reach; `chosen` carries its id."""

    chosen = Signal(str)

    def __init__(self, in_a_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "link-small" if in_a_line else "suggestion"
        self._layout = Flow(self, gap=10) if in_a_line else QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 0)
        self._layout.setSpacing(2)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.hide()

    def offer(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Show these, each an id and its words; none hides the place."""
        offered = tuple(wanted)
        if offered != self._shown:
            self._shown = offered
            self._fill()
        self.setVisible(bool(offered))

    def _fill(self) -> None:
        emptied(self._layout)
        for id, words in self._shown:
            button = Button(words, self._role, f"Take {words}")
            button.clicked.connect(lambda _=False, taken=id: self.chosen.emit(taken))
            self._layout.addWidget(button)
