"""A quiet table: hairlines, wrapped words, source chips at the end of every row."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.rows import Index, RowsModel
from ui.models.view import Cell, Chip, Place, Row, Table
from ui.widgets import icon, theme
from ui.widgets.chip import GAP, chip_width, chips_width, paint_chip
from ui.widgets.text import whole

FIT, REST = -1, 0
_GAP, _PAD, _ICON = 16, 8, 22
_OF_THE_PAGE = (Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
"""Keys that are for the page around a table: it is as high as its rows and scrolls nothing itself."""
_WRAP = Qt.TextFlag.TextWordWrap


class RowsView(QTableView):
    """Shows a `Table`; it is as high as its rows, so that its tab scrolls and not the table."""

    opened = Signal(object)
    pointed = Signal(str)
    touched = Signal(int, int)

    def __init__(self, name: str, heads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = RowsModel(self)
        self.open_place = Place()
        self._laid_out: tuple[tuple[Row, ...], list[int], list[int]] = ((), [], [])
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self._plain(heads)

    def _plain(self, heads: bool) -> None:
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setVisible(heads)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.setFixedHeight(22)
        header.setHighlightSections(False)
        header.setFont(theme.font("label"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setMinimumSectionSize(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def show_table(self, table: Table) -> None:
        """Replace the rows, unless they are the same, and fit the height."""
        if table != self.rows.table:
            self.rows.show(table)
            self._lay_out()

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        if place != self.open_place:
            self.open_place = place
            self.viewport().update()

    def _lay_out(self) -> None:
        rows, widths = self.rows.table.rows, self._widths()
        heights = self._heights(rows, widths)
        with QSignalBlocker(self.horizontalHeader()), QSignalBlocker(self.verticalHeader()):  # or it is painted twice
            for column, width in enumerate(widths):
                self.setColumnWidth(column, width)
            for number, height in enumerate(heights):
                self.setRowHeight(number, height)
        self.executeDelayedItemsLayout()
        self.viewport().update()
        self._laid_out, total = (rows, widths, heights), sum(heights)
        head = self.horizontalHeader().height() if self.horizontalHeader().isVisible() or self._has_heads() else 0
        self.setFixedHeight(total + head + 1)

    def _heights(self, rows: tuple[Row, ...], widths: list[int]) -> list[int]:
        """The height of every row; a row that stood here before in these widths is not measured again."""
        before, old_widths, old_heights = self._laid_out
        known = dict(enumerate(zip(before, old_heights, strict=True))) if widths == old_widths else {}
        heights = []
        for number, row in enumerate(rows):
            old, height = known.get(number, (None, 0))
            heights.append(height if row == old else self._row_height(row, widths))
        return heights

    def _has_heads(self) -> bool:
        return not self.horizontalHeader().isHidden()

    def _widths(self) -> list[int]:
        table = self.rows.table
        widths = [self._fit(column) if width == FIT else width for column, width in enumerate(table.widths)]
        loose = [column for column, width in enumerate(table.widths) if width == REST]
        left = max(0, self.viewport().width() - sum(widths))
        for column in loose:
            widths[column] = left // len(loose)
        return widths

    def _fit(self, column: int) -> int:
        rows = self.rows.table.rows
        if column == len(self.rows.table.widths) - 1 and any(row.chips.shown for row in rows):
            return max(chips_width(row.chips) for row in rows) + _GAP
        texts = [row.cells[column] for row in rows if column < len(row.cells)]
        return max((_metrics(cell).horizontalAdvance(whole(cell.text)) for cell in texts), default=0) + _PAD + 2

    def _row_height(self, row: Row, widths: list[int]) -> int:
        lines = max((_lines(cell, width) for cell, width in zip(row.cells, widths, strict=False)), default=1)
        return theme.space("row") + (lines - 1) * theme.line_height("body")

    def chip_boxes(self, row: Row, box: QRect) -> list[tuple[QRectF, str, Chip | None]]:
        """Where the chips of a row lie, from the right edge."""
        left = box.right() + 1 - chips_width(row.chips)
        top = box.top() + (theme.space("row") - theme.space("chip")) / 2
        boxes: list[tuple[QRectF, str, Chip | None]] = []
        labels: list[tuple[str, Chip | None]] = [(chip.text, chip) for chip in row.chips.shown]
        for text, chip in labels + ([(f"+{row.chips.more}", None)] if row.chips.more else []):
            boxes.append((QRectF(left, top, chip_width(text), theme.space("chip")), text, chip))
            left += chip_width(text) + GAP
        return boxes

    def _chip_at(self, event: QMouseEvent) -> Chip | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self.rows.cell(index) is not None:
            return None
        boxes = self.chip_boxes(self.rows.row(index), self.visualRect(index))
        return next((chip for box, _, chip in boxes if box.contains(event.position())), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        chip = self._chip_at(event)
        index = self.indexAt(event.position().toPoint())
        if chip is not None:
            self.opened.emit(chip.place)
        elif index.isValid():
            self.touched.emit(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event)
        self.pointed.emit(chip.reference if chip else "")
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self.rows.row(index).place)
            self.touched.emit(index.row(), index.column())
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QApplication.clipboard().setText(self.rows.row(index).copied)
        elif event.key() in _OF_THE_PAGE:
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._follow_row(index, event)

    def _follow_row(self, before: Index, event: QKeyEvent) -> None:
        """Keep the chosen row on the screen; past the first and the last one the key scrolls the page."""
        index, area = self.currentIndex(), self.parentWidget()
        if index.row() == before.row() and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if area is not None else None
        if area is not None and page is not None and index.row() != before.row():
            box = self.visualRect(index)
            middle = self.viewport().mapTo(page, box.center())
            area.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


def _metrics(cell: Cell) -> QFontMetrics:
    return QFontMetrics(theme.font("strong" if cell.strong else "body"))


def _lines(cell: Cell, width: int) -> int:
    if not cell.text or width <= 0:
        return 1
    metrics = _metrics(cell)
    room = QRect(0, 0, (width if cell.right else width - _PAD) - (_ICON if cell.icon else 0), 9999)
    return max(1, round(metrics.boundingRect(room, _WRAP, whole(cell.text)).height() / metrics.lineSpacing()))


class _RowPainter(QStyledItemDelegate):
    """Draws one cell; every line of words is as high as the type table says."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, cell, box = self._view.rows.row(index), self._view.rows.cell(index), QRect(option.rect)
        painter.save()
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent-tint"))
        painter.setPen(QPen(theme.colour("edge" if row.heavy else "line"), 1))
        painter.drawLine(box.left(), box.top(), box.right(), box.top())
        if cell is None:
            self._paint_chips(painter, row, box)
        elif cell.mark:
            _paint_box(painter, box)
        else:
            _paint_words(painter, cell, box)
        painter.restore()

    def _paint_chips(self, painter: QPainter, row: Row, box: QRect) -> None:
        place = self._view.open_place
        for chip_box, text, chip in self._view.chip_boxes(row, box):
            paint_chip(painter, chip_box, text, chip is not None and chip.place.is_open_at(place))


def _paint_words(painter: QPainter, cell: Cell, box: QRect) -> None:
    painter.setFont(theme.font("strong" if cell.strong else "body"))
    painter.setPen(theme.colour(cell.tone))
    way = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
    if cell.icon:
        icon.paint(painter, cell.icon, cell.tone, QRectF(box.left(), box.top() + 5, 16, 16))
    room = box.adjusted(_ICON if cell.icon else 0, 3, 0 if cell.right else -_PAD, 0)
    flags = way | Qt.AlignmentFlag.AlignTop | _WRAP
    painter.drawText(room, flags, whole(cell.text))


def _paint_box(painter: QPainter, box: QRect) -> None:
    """A tick box, painted: the font's own has a shadow."""
    painter.setPen(QPen(theme.colour("edge"), 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(QRectF(box.right() - 12.5, box.top() + 7.5, 12, 12), 2, 2)
