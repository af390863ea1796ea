"""A page that scrolls up and down inside its column, never sideways, and ends at a row, never inside one."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import theme

_EVERY = 24
"""How far apart the edge is looked at, in pixels; nothing that is read is narrower."""
_LINE, _PADDING = 20, 3
"""A line of a longer text; and what is empty below the words of a row."""
_ROWS = 2
"""A row inside a row, as a label beside a field, lifts the edge at most this often."""

_SCROLLS: dict[int, str] = {
    Qt.Key.Key_Up: "SliderSingleStepSub",
    Qt.Key.Key_Down: "SliderSingleStepAdd",
    Qt.Key.Key_PageUp: "SliderPageStepSub",
    Qt.Key.Key_PageDown: "SliderPageStepAdd",
    Qt.Key.Key_Home: "SliderToMinimum",
    Qt.Key.Key_End: "SliderToMaximum",
}
"""Qt's names of what the keys do to a scroll bar."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Page(QScrollArea):
    """Put widgets into `body`; the page is as wide as its column, its content at most as wide as `most` says.

    A maximum of a label itself would not do: Qt reckons its height as if it had the whole width."""

    _soon: QTimer | None = None
    """Qt asks the filter before and after the life of the page's own parts."""

    def __init__(
        self,
        name: str,
        left: int,
        top: int,
        right: int,
        bottom: int,
        parent: QWidget | None = None,
        most: str = "centre-most",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = self._page = QWidget()
        page.setObjectName("page")
        self.body = QVBoxLayout(page)
        self._margins, self._most = (left, top, right, bottom), theme.space(most)
        self.body.setSpacing(0)
        self._glass = QWidget()  # Qt's own would be asked what it is, and that makes the kinds of all its widgets
        self._glass.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setViewport(self._glass)
        self.setWidget(page)
        self._edge = QWidget(self._glass)
        self._edge.setObjectName("page")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge.hide()
        page.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._cut_at_a_row)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._make_room)
        bar.valueChanged.connect(self._cut_at_a_row)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field in the page wanted; Qt's own page knows neither Home nor End."""
        event.setAccepted(scroll_by_key(self, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()  # first: the height that Qt asks for is that of the text in its new width
        super().resizeEvent(event)
        self._cut_at_a_row()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._soon is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """The scroll bar takes its width from the padding, so that nothing moves when it comes."""
        left, top, right, bottom = self._margins
        taken = min(right, self.contentsRect().width() - self._glass.width())  # the range of the bar comes later
        spare = max(0, self._glass.width() + taken - left - right - self._most)
        self.body.setContentsMargins(left, top, right - taken + spare, bottom)

    def _cut_at_a_row(self) -> None:
        """Cover what is left of a row that does not end on the screen; it comes whole when one scrolls."""
        bar, bottom = self.verticalScrollBar(), self._glass.height()
        edge = bottom if bar.value() == bar.maximum() else self._row_edge(bottom)
        self._edge.setVisible(edge < bottom)
        if edge < bottom:
            self._edge.setGeometry(0, edge, self._glass.width(), bottom - edge)
            self._edge.raise_()

    def _row_edge(self, bottom: int) -> int:
        """Where the last whole row ends, in the viewport."""
        edge = bottom
        for _row in range(_ROWS):
            lifted = min(self._tops_of_rows(edge), default=edge)
            if lifted >= edge:
                break
            edge = lifted
        return edge

    def _tops_of_rows(self, edge: int) -> Iterator[int]:
        """The tops of the lines, fields and table rows that go on below this height."""
        x = _EVERY
        while x < self._glass.width():
            inside = self._page.mapFrom(self._glass, QPoint(x, edge))
            found = self._page.childAt(inside)
            x += _EVERY
            if found is not None:
                here = found.mapFrom(self._page, inside)
                top, bottom = _row_at(found, here)
                if top < here.y() < bottom - _PADDING:
                    yield edge - here.y() + top
                    x = max(x, x - _EVERY - here.x() + found.width())  # the rest of it says the same


def scroll_by_key(area: QAbstractScrollArea | None, event: QKeyEvent) -> bool:
    """Scroll for Up, Down, Page Up, Page Down, Home and End; False for another key, or where nothing scrolls."""
    bar = area.verticalScrollBar() if area is not None else None
    action = _SCROLLS.get(event.key()) if event.modifiers() in _PLAIN else None
    if bar is None or action is None or bar.maximum() <= bar.minimum():
        return False
    bar.triggerAction(bar.SliderAction[action])
    return True


def page_around(widget: QWidget | None) -> QAbstractScrollArea | None:
    """The page or document that a widget stands in."""
    from PySide6.QtWidgets import QTextEdit

    while widget is not None and not isinstance(widget, (Page, QTextEdit)):
        widget = widget.parentWidget()
    return widget


def scrolling_in(part: QWidget) -> QAbstractScrollArea | None:
    """The first page or document on the screen in a part of the window that is longer than its place."""
    from PySide6.QtWidgets import QTextEdit

    found = part.findChildren(QAbstractScrollArea)
    long = (one for one in found if one.isVisible() and one.verticalScrollBar().maximum() > 0)
    return next((one for one in long if isinstance(one, (Page, QTextEdit))), None)


def _row_at(widget: QWidget, at: QPoint) -> tuple[int, int]:
    """Where, inside the widget, the row of this point begins and ends; nothing that is read ends where it begins."""
    from PySide6.QtWidgets import QTableView

    table = widget.parentWidget()  # or the frame that it stands in
    if isinstance(table, QTableView) and widget is table.viewport():
        row = table.rowAt(at.y())
        top = table.rowViewportPosition(row) if row >= 0 else at.y()
        return top, top + table.rowHeight(row) if row >= 0 else top
    if table is not None and table.property("role") == "picked":
        return -widget.y(), table.height() - widget.y()
    if isinstance(widget, QLabel) and widget.height() > 2 * _LINE:
        top = at.y() // _LINE * _LINE
        return top, top + _LINE
    if isinstance(widget, (QLabel, QLineEdit, QComboBox, QAbstractButton)):
        return 0, widget.height()
    return at.y(), at.y()
