"""What the Tab key reaches, in the order of the page: widgets that are rebuilt keep their place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.widgets.scroll import page_around, scroll_by_key


class TabOrdered(QMainWindow):
    """A window whose Tab key runs through its sections in their order."""

    def sections(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order of the Tab key."""
        raise NotImplementedError

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = [stop for section in self.sections() for stop in stops_in(section, self)]
        focus = self.focusWidget()
        if not stops:
            return False
        now = stops.index(focus) if focus in stops else -1 if forward else 0
        stops[(now + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that scrolls, and that nothing round the focus wanted, is for the page in the middle."""
        event.setAccepted(scroll_by_key(page_around(self.childAt(self.rect().center())), event))

    def focus_first(self, section: QWidget) -> None:
        """Put the focus on the first stop of a section, if it has one."""
        for stop in stops_in(section, self)[:1]:
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def stops_in(section: QWidget | None, window: QWidget) -> list[QWidget]:
    """What the Tab key reaches in one part of the window, from top left to bottom right."""
    if section is None:
        return []
    found = [section, *section.findChildren(QWidget)]
    stops = [widget for widget in found if _takes_tab(widget)]
    return sorted(stops, key=lambda stop: _where(stop, window))


def _where(widget: QWidget, window: QWidget) -> tuple[int, int]:
    """Row and place in the row; widgets of one row may differ by a few pixels."""
    corner = widget.mapTo(window, widget.rect().topLeft())
    return corner.y() // 16, corner.x()


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    is_part = widget.focusProxy() is not None  # the line inside a list: the list as a whole is the stop
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled() and not is_part
