"""The status banner and, when the case column is closed, the strip that repeats the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.presenters.status import Count, StatusView
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.icon import IconLabel
from ui.widgets.text import NO_BREAK, Words, restyle, set_state


class StatusBanner(QFrame):
    """A word, an icon and a colour; at the right the counts."""

    count_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBanner")
        self._icon = IconLabel("circle-dashed", "text", 20)
        self._word = Words("status")
        self._word.setObjectName("statusWord")
        self._counts: list[Button] = []
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

    def render(self, view: StatusView) -> None:
        """Set every part for every state."""
        set_state(self, "tone", view.tone)
        self._icon.show_icon(view.icon, view.tone or "text")
        self._word.setProperty("tone", view.tone)
        self._word.say(view.word)
        restyle(self._word)
        self.setAccessibleName(f"Status: {view.word}. {', '.join(count.text for count in view.counts)}".strip())
        if view.counts != self._shown:
            self._rebuild(view.counts)

    def _rebuild(self, counts: tuple[Count, ...]) -> None:
        self._shown = counts
        for button in self._counts:
            button.hide()
            button.deleteLater()
        self._counts = [self._count(count) for count in counts]
        for button in self._counts:
            self._right.addWidget(button)

    def _count(self, count: Count) -> Button:
        text = f"{NO_BREAK}{count.text}" if count.icon else count.text
        button = Button(text, "count", f"{count.text}: go to the first", count.icon)
        if count.tone:
            button.show_tone(count.tone)
        button.clicked.connect(lambda: self.count_chosen.emit(count.leads_to))
        return button


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
