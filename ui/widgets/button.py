"""Buttons of the window: plain, link, icon, and the two halves of a switch."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets import icon, theme
from ui.widgets.text import set_state

_GAP = 3
"""Added to the room that the style leaves between icon and words."""


class Button(QPushButton):
    """A push button of one role; the keyboard reaches it, a click leaves the focus in the field."""

    def __init__(
        self, text: str, role: str = "", name: str = "", picture: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._picture = picture
        self.setProperty("role", role)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme.font("label" if role == "link-small" else "body"))
        self.setAutoDefault(False)
        if role.startswith(("link", "count", "suggestion", "contents")):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down scroll the page, as everywhere; Qt would go to another button."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def setEnabled(self, on: bool) -> None:
        """Most buttons are never off: the icon for it is made when one is."""
        changed = on != self.isEnabled()
        super().setEnabled(on)
        if changed:
            self.dress()

    def dress(self) -> None:
        """Paint the icon in today's colours."""
        if not self._picture:
            return
        token = "accent" if self.property("role") == "chief" else str(self.property("tone") or "text")
        beside = bool(self.text())
        self.setIcon(icon.icon(self._picture, token, "" if self.isEnabled() else "muted", _GAP if beside else 0))
        self.setIconSize(QSize(16 + (_GAP if beside else 0), 16))

    def show_picture(self, picture: str, tone: str) -> None:
        """Change the icon (none when empty) and the colour of the words."""
        if (picture, tone) == (self._picture, self.property("tone") or ""):
            return
        self._picture = picture
        set_state(self, "tone", tone)
        if picture:
            self.dress()
        else:
            self.setIcon(QIcon())
