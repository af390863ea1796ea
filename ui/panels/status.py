"""The status banner and, when the case column is closed, the strip that repeats the case."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.icon import IconLabel
from ui.widgets.text import NO_BREAK, Words, set_state

if TYPE_CHECKING:
    from ui.presenters.status import Count, StatusView


class StatusBanner(QFrame):
    """A word, an icon and a colour; at the right the counts."""

    count_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBanner")
        self._icon = IconLabel("circle-dashed", "text", 20)
        self._word = Words("status")
        self._word.setObjectName("statusWord")
        self._word.say("Opening the book")
        self._counts: list[CountButton] = []
        self._shown: tuple[Count, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space("pad-centre") - 4, 0, theme.space("pad-centre"), 1)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._word)
        self._row.addStretch()
        self._right = QHBoxLayout()
        self._right.setSpacing(16)
        self._row.addLayout(self._right)
        self.make_low(False)

    def make_low(self, low: bool) -> None:
        """40 px high in a low window."""
        self.setFixedHeight(theme.space("banner-low" if low else "banner"))

    def render(self, view: "StatusView") -> None:
        """Set every part for every state."""
        set_state(self, "tone", view.tone)
        self._icon.show_icon(view.icon, view.tone or "text")
        set_state(self._word, "tone", view.tone)
        self._word.say(view.word)
        self.setAccessibleName(f"Status: {view.word}. {', '.join(count.text for count in view.counts)}".strip())
        if view.counts != self._shown:
            self._renew(view.counts)

    def _renew(self, counts: tuple["Count", ...]) -> None:
        """Show the counts in the buttons that are there; only what is left over is made or deleted."""
        self._shown = counts
        for button in self._counts[len(counts) :]:
            button.hide()
            button.deleteLater()
        del self._counts[len(counts) :]
        for button, count in zip(self._counts, counts, strict=False):
            button.show_count(count)
        for count in counts[len(self._counts) :]:
            button = CountButton(count)
            button.chosen.connect(self.count_chosen)
            self._counts.append(button)
            self._right.addWidget(button)
            button.show()


class CountButton(Button):
    """One count; a click leads to the first of its kind."""

    chosen = Signal(str)

    def __init__(self, count: "Count") -> None:
        super().__init__("", "count")
        self._count = count
        self.clicked.connect(lambda: self.chosen.emit(self._count.leads_to))
        self.show_count(count)

    def show_count(self, count: "Count") -> None:
        """Show another count."""
        self._count = count
        self.setText(f"{NO_BREAK}{count.text}" if count.icon else count.text)
        self.setAccessibleName(f"{count.text}: go to the first")
        self.show_picture(count.icon, count.tone)


class CaseStrip(QFrame):
    """The case in one line, so that no dose is ever seen without its patient."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseStrip")
        self._words = Words("body", wrap=True)
        edit = Button("Edit, F6", "link", "Edit the case, F6")
        edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("pad-centre"), 6, theme.space("pad-centre"), 6)
        row.addWidget(self._words, 1)
        row.addWidget(edit)
        self.setMinimumHeight(theme.space("strip"))

    def render(self, parts: tuple[str, ...]) -> None:
        """Show the case; every part stays whole at a line end."""
        whole = [part.replace(" ", NO_BREAK) for part in parts]
        text = f"{NO_BREAK}{NO_BREAK}· {NO_BREAK}".join(whole) if parts else "No case yet"
        self._words.say(text)
        self._words.setAccessibleName("Case: " + (", ".join(parts) or "nothing entered"))
