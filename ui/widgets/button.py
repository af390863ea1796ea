"""Buttons of the window: plain, link, icon, and the two halves of a switch."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets import icon, theme
from ui.widgets.text import restyle

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

    def dress(self) -> None:
        """Paint the icon in today's colours."""
        if not self._picture:
            return
        token = "accent" if self.property("role") == "chief" else str(self.property("tone") or "text")
        beside = bool(self.text())
        self.setIcon(icon.icon(self._picture, token, room=_GAP if beside else 0))
        self.setIconSize(QSize(16 + (_GAP if beside else 0), 16))

    def show_tone(self, tone: str) -> None:
        """Change the colour of the words."""
        self.setProperty("tone", tone)
        restyle(self)
        self.dress()
