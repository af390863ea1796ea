"""The focus ring: 2 px of accent, 1 px outside, on whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.widgets import theme

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Follows the focus inside one window, over everything; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self):
            return
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = self._chain(new)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _chain(self, focus: QWidget | None) -> list[QWidget]:
        """The widget in focus and everything around it, up to the window."""
        chain: list[QWidget] = []
        if focus is None or isinstance(focus, QScrollArea) or focus.window() is not self._window:
            return chain
        while focus is not None and focus is not self._window:
            chain.append(focus)
            focus = focus.parentWidget()
        return chain

    def _place(self) -> None:
        held = self._watched[0] if self._watched and isValid(self._watched[0]) else None
        if held is None or not held.isVisible():
            self.hide()
            return
        box = QRect(held.mapTo(self._window, QPoint(0, 0)), held.size()).adjusted(-3, -3, 3, 3)
        self._clip = self._seen().translated(-box.topLeft())
        self.setGeometry(box)
        self.show()
        self.raise_()

    def _seen(self) -> QRect:
        """The part of the window that the scroll areas around the widget let through."""
        seen = self._window.rect()
        for widget in self._watched[1:]:
            if isValid(widget) and isinstance(widget.parentWidget(), QAbstractScrollArea):
                seen &= QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
        return seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and isValid(self):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(self._clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
