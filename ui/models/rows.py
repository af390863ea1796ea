"""A `Table` as a Qt model: the words for every role, the row for the painter."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.view import Cell, Row, Table

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Read-only; the last column holds the source chips."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table()

    def show(self, table: Table) -> None:
        """Replace everything at once; a table of the same form keeps its rows, and with them their heights."""
        same = (len(table.rows), table.widths, table.heads) == (
            len(self._table.rows),
            self._table.widths,
            self._table.heads,
        )
        if same and table.rows:
            self._table = table
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(table.widths) - 1))
            return
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def row(self, index: Index) -> Row:
        """The row an index stands in."""
        return self._table.rows[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """The cell of an index, or None in the column of chips."""
        cells = self.row(index).cells
        return cells[index.column()] if index.column() < len(cells) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.widths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        cell = self.cell(index)
        return cell.text if cell is not None else self.row(index).chips.spoken

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        heads = self._table.heads
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal and section < len(heads):
            return heads[section]
        return None
