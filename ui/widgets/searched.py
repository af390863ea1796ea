"""Fields that help while one types into them: a list searched by name or synonym, and a line that may be ended."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.models import matching
from ui.models.view import Choice
from ui.widgets.field import ChoiceField, LineField
from ui.widgets.picks import Matcher, Meaning
from ui.widgets.suggestions import Suggestions

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchedField(ChoiceField):
    """Keeps the text as typed; only Enter, a click or the open list turns it into a choice."""

    done = Signal()
    """Enter, where there is nothing left to take: on to the next field."""

    def __init__(self, name: str, spoken: str, match: Matcher, meant: Meaning) -> None:
        super().__init__(name, spoken)
        self._match, self._meant = match, meant
        self.setEditable(True)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        line = self.lineEdit()
        assert isinstance(line, QLineEdit)
        line.setAccessibleName(spoken)
        self.suggestions = Suggestions()
        self.suggestions.chosen.connect(self._take)
        self.editTextChanged.connect(self._suggest)

    def chosen(self) -> str:
        """The id of the choice; a text that is none as it was typed."""
        text = self.currentText()
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at) or "") if at >= 0 else text

    def setCurrentIndex(self, index: int) -> None:
        """Choose; a text of before goes, also where the index stays."""
        super().setCurrentIndex(index)
        self.setEditText(self.itemText(index))

    def put(self, chosen: str) -> None:
        """Hold a choice by its id, or a text that is none."""
        at = self.findData(chosen)
        self.setCurrentIndex(max(0, at))
        if at < 0:
            self.setEditText(chosen)

    def is_whole(self) -> bool:
        """True when nothing is typed, or exactly a choice."""
        return self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString) >= 0

    def hint(self) -> str | None:
        """What to do with a text that is no choice yet; None when the book knows nothing like it."""
        return None if self.is_whole() else matching.hint(self._found(), self._meant(self.currentText()))

    def _found(self) -> tuple[Choice, ...]:
        return self._match(self.currentText()) if self.currentText().strip() else ()

    def _suggest(self) -> None:
        found = () if self.is_whole() else self._found()
        self.suggestions.offer((choice.id, choice.shown or choice.name) for choice in found)

    def _take(self, id: str) -> None:
        self.choose(id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = None if self.is_whole() else self._meant(self.currentText())
        if event.key() in _ENTER and meant is not None:
            self._take(meant.id)
        elif event.key() in _ENTER and self.is_whole() and self.currentText():
            self.done.emit()
        elif event.key() in _ENTER and not self.is_whole():
            event.accept()
        elif event.key() in (*_ENTER, *_OF_THE_LIST):
            super().keyPressEvent(event)
        else:
            self._edit(event)

    def _edit(self, event: QKeyEvent) -> None:
        line = self.lineEdit()
        assert isinstance(line, QLineEdit)
        line.event(event)


class EndedField(LineField):
    """A line with the ways it may end in a row below it; `ends` gives the whole texts."""

    taking = Signal()
    """One of the ends is about to be taken."""

    def __init__(self, name: str, spoken: str, ends: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__(name, spoken)
        self._ends, self._typing = ends, True
        self.suggestions = Suggestions(in_a_line=True)
        self.suggestions.chosen.connect(self._take)
        self.textChanged.connect(self._suggest)

    def setText(self, text: str | None) -> None:
        """What a file or a new patient brings is not being typed: nothing is offered."""
        self._typing = False
        super().setText(text or "")
        self._typing = True

    def hint(self) -> str | None:
        """No words, but while ends are offered the text is not wrong yet; None when there are none."""
        return None if self.suggestions.isHidden() else ""

    def _suggest(self) -> None:
        ends = self._ends(self.text()) if self._typing else ()
        self.suggestions.offer((text, _last(text)) for text in ends)

    def _take(self, text: str) -> None:
        self.taking.emit()
        self.selectAll()
        self.insert(text)  # unlike setText, more is offered after it
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _last(text: str) -> str:
    """The allele that is added, without what stands already."""
    return text.removesuffix("/").rpartition("/")[2] if text.startswith("*") else text
