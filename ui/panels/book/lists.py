"""Lists of the reader: contents rows, and the passages that a search found."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.rows import Index
from ui.presenters.book import FoundRow, ListRow
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.icon import IconLabel
from ui.widgets.paragraph import Paragraph
from ui.widgets.reading import Reading, Run

STACKED_FROM = 130
"""From this zoom on, what stands side by side stands one below the other."""
_SIDE, _ABOVE = 10, 8
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
            sign = "circle-check" if row.review.startswith("Approved") else "circle-dashed"
            layout.addWidget(IconLabel(sign, "muted", round(12 * zoom / 100)))


class SearchResults(QListWidget):
    """The passages found, each with the words that answer; Enter or a click opens one, Up at the top leaves."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self.setAccessibleName("Search results")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # a tall window stays empty below
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[FoundRow, ...] = ()
        self._hits: list[Hit] = []
        self._laid_out_for = (0, 0)
        self.setItemDelegate(_HitPainter(self))
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
        known = dict(zip(self._rows, self._hits, strict=True)) if (width, zoom) == self._laid_out_for else {}
        self._rows, self._laid_out_for = rows, (width, zoom)
        self._hits = [known.get(row) or Hit(row, width, zoom) for row in rows]
        self.clear()
        for row, hit in zip(rows, self._hits, strict=True):
            item = QListWidgetItem("".join(text for text, _ in row.title), self)
            item.setData(Qt.ItemDataRole.UserRole, row.target)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            item.setSizeHint(QSize(width, hit.height))
        self.setFixedHeight(sum(hit.height for hit in self._hits) + 2)
        self.setCurrentRow(kept)

    def hit(self, row: int) -> "Hit":
        """What is painted in a row."""
        return self._hits[row]


class Hit:
    """One passage found, laid out: its title, its chapter, and the words that answer."""

    def __init__(self, row: FoundRow, width: int, zoom: int) -> None:
        room = width - 2 * _SIDE
        self._parts = (
            Paragraph(row.title, "body", "accent", zoom, room),
            Paragraph(((row.section, False),), "label", "muted", zoom, room),
            Paragraph(row.text, "label", "text", zoom, room),
        )
        self.height = 2 * _ABOVE + sum(part.height for part in self._parts) + 2

    def paint(self, painter: QPainter, box: QRect) -> None:
        """Draw the three parts into a row."""
        y = box.top() + _ABOVE
        for part in self._parts:
            part.paint(painter, box.left() + _SIDE, y)
            y += part.height + 1


class _HitPainter(QStyledItemDelegate):
    """Draws one row of the results."""

    def __init__(self, results: SearchResults) -> None:
        super().__init__(results)
        self._results = results

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent-tint"))
        self._results.hit(index.row()).paint(painter, box)
