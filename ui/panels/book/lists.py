"""Lists of the reader: contents rows, and the passages that a search found."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from ui.presenters.book import FoundRow, ListRow
from ui.widgets.button import Button
from ui.widgets.icon import IconLabel
from ui.widgets.reading import Reading, Run

STACKED_FROM = 130
"""From this zoom on, what stands side by side stands one below the other."""
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ContentsRow(Button):
    """One line of a contents list: title at the left, a quiet word and the state of review at the right."""

    def __init__(self, row: ListRow, zoom: int, room: int) -> None:
        spoken = ", ".join(filter(None, (row.title, row.text, row.aside, row.review)))
        super().__init__("", "contents", spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 7)
        layout.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Reading([Run(row.title)], "body", zoom=zoom, room=room)
        self.title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(self.title)
        layout.addLayout(words, 1)
        beside = layout if zoom < STACKED_FROM else words
        for text, into in ((row.text, words), (row.aside, beside)):
            if text:
                quiet = Reading([Run(text)], "label", "muted", zoom, room)
                quiet.setWordWrap(into is words)
                quiet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                into.addWidget(quiet)
        if row.review:
            sign = "circle-check" if row.review == "Approved" else "circle-dashed"
            layout.addWidget(IconLabel(sign, "muted", round(12 * zoom / 100)))


class SearchResults(QListWidget):
    """The passages found, each with the words that answer; Enter or a click opens one, Up at the top leaves."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self.setAccessibleName("Search results")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[FoundRow, ...] = ()
        self.itemClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        elif event.key() in _OPEN:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def open_current(self) -> None:
        """Open the chosen passage, or the best one."""
        item = self.currentItem() or self.item(0)
        if item is not None:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def show_rows(self, rows: tuple[FoundRow, ...], width: int, zoom: int) -> None:
        """Replace the rows, `width` px wide, and be as high as they are; the chosen row stays chosen."""
        kept = self.currentRow() if rows == self._rows else -1
        self._rows = rows
        self.clear()
        total = 0
        for row in rows:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, row.target)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            self.addItem(item)
            shown = _hit(row, width, zoom)
            item.setSizeHint(QSize(width, shown.height()))
            total += shown.height()
            self.setItemWidget(item, shown)
        self.setFixedHeight(total + 2)
        self.setCurrentRow(kept)


def _hit(row: FoundRow, width: int, zoom: int) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(1)
    title = [Run(text, strong=strong, tone="accent") for text, strong in row.title]
    text = [Run(words, strong=strong) for words, strong in row.text]
    room, high = width - 20, 18
    for runs, role, tone in ((title, "body", ""), ([Run(row.section)], "label", "muted"), (text, "label", "")):
        words = Reading(runs, role, tone, zoom, room)
        words.setFixedSize(room, words.heightForWidth(room))
        high += words.height()
        layout.addWidget(words)
    box.setFixedSize(width, high)
    box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return box
