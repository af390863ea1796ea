"""A row of small parts that goes on in the next line when the column ends."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Parts from left to right, `gap` px apart, lines `line_gap` px apart, each part as wide as it asks."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() + 1 for _, box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), height)

    def minimumSize(self) -> QSize:
        return QSize(0, max((item.sizeHint().height() for item in self._items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, box in self._boxes(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def _boxes(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        at, height = QPoint(0, 0), 0
        for item in self._items:
            size = _size(item, width)
            if at.x() and at.x() + size.width() > width:
                at, height = QPoint(0, at.y() + height + self._line_gap), 0
            yield item, QRect(at, size)
            at.setX(at.x() + size.width() + self._gap)
            height = max(height, size.height())


def _size(item: QLayoutItem, width: int) -> QSize:
    wide = min(width, item.sizeHint().width())
    return QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height())
