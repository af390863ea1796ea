"""Labels with the line heights of the type table, and small rich text."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.widgets import theme

_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse
NO_BREAK = "\u00a0"
_RAISED = 1.5
"""Qt draws raised text at two thirds of its size."""
_JOIN = "\u2060"


def span(text: str, colour: str = "", strong: bool = False) -> str:
    """Rich text: escaped words in a token's colour, Semibold when strong."""
    style = (f"color:{theme.hex_colour(colour)};" if colour else "") + ("font-weight:600;" if strong else "")
    return f'<span style="{style}">{escape(text)}</span>' if style else escape(text)


def superscript(numbers: str) -> str:
    """Citation numbers above the line, in the accent."""
    size = theme.font("citation").pixelSize() * _RAISED
    style = f"color:{theme.hex_colour('accent')};font-size:{size}px;font-weight:600;vertical-align:super"
    return f'<span style="{style}">{escape(numbers.replace(" ", NO_BREAK))}</span>' if numbers else ""


def whole(text: str) -> str:
    """The text with every number kept beside its unit, and no break inside a unit."""
    kept = re.sub(r"(?<=[0-9%]) (?=[A-Za-zµ×])", NO_BREAK, text)
    return kept.replace("/", f"{_JOIN}/{_JOIN}")


class Words(QLabel):
    """A label of one role; plain text in one line, rich text wrapped at the role's line height."""

    def __init__(self, role: str = "body", tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", tone)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show plain text; what a screen reader hears is the same."""
        if self.wordWrap():
            self.say_rich(escape(whole(text)), text)
            return
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setAccessibleName(text)

    def say_rich(self, html: str, spoken: str) -> None:
        """Show rich text with the role's line height."""
        self.setTextFormat(Qt.TextFormat.RichText)
        body = f'<p style="margin:0;line-height:{theme.line_height(self._role)}px">{html}</p>' if html else ""
        self.setText(body)
        self.setAccessibleName(spoken)

    def selectable(self) -> "Words":
        """Let the mouse select and copy."""
        self.setTextInteractionFlags(_SELECT)
        return self

    def paint_tone(self, tone: str) -> None:
        """Change the colour role."""
        if self.property("role") != tone:
            self.setProperty("role", tone)
            restyle(self)


def restyle(widget: QWidget) -> None:
    """Read the style sheet again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads; nothing happens when it is so already."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def line(role: str = "hairline") -> QFrame:
    """A 1 px line: `hairline`, `heavy` or `upright`."""
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
