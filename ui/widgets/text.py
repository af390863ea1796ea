"""Labels with the line heights of the type table, and small rich text."""

import re
from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.widgets import theme

_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse
NO_BREAK = "\u00a0"
_RAISED = 1.5
"""Qt draws raised text at two thirds of its size."""
_SLACK, _WIDEST = 8, 16777215
_ANY_WIDTH = 256
"""Wrapped words ask for so much; they take what their column gives."""
_JOIN = "\u2060"
_DATE = r"\b(?:[0-9]{2}-[A-Z][a-z]{2}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b"


def escape(text: str) -> str:
    """The text for rich text; the library is large and imported when there is any."""
    from html import escape as escaped

    return escaped(text)


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
    """The text with every number kept beside its unit, and no break inside a unit or a date."""
    kept = re.sub(r"(?<=[0-9%]) (?=[A-Za-zµ×])", NO_BREAK, text)
    kept = re.sub(_DATE, lambda date: date[0].replace("-", f"{_JOIN}-{_JOIN}"), kept)
    return kept.replace("/", f"{_JOIN}/{_JOIN}")


@cache
def _strongest(role: str) -> QFont:
    """The font of a role in Semibold: no word of its rich text is wider than in this."""
    font = QFont(theme.font(role))
    font.setWeight(QFont.Weight(max(600, font.weight())))
    return font


class Words(QLabel):
    """A label of one role; plain text in one line, rich text wrapped at the role's line height."""

    def __init__(self, role: str = "body", tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._said = role, ("", "")
        self._heights: dict[int, int] = {}
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", tone)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show plain text; what a screen reader hears is the same."""
        if self.wordWrap():
            self.say_rich(escape(whole(text)) if text else "", text)
            return
        self._show(Qt.TextFormat.PlainText, text, text)

    def say_rich(self, html: str, spoken: str) -> None:
        """Show rich text with the role's line height."""
        body = f'<p style="margin:0;line-height:{theme.line_height(self._role)}px">{html}</p>' if html else ""
        self._show(Qt.TextFormat.RichText, body, spoken)

    def _show(self, kind: Qt.TextFormat, text: str, spoken: str) -> None:
        """Words that stand there already cost no new layout."""
        if (text, spoken) != self._said:
            self._said = (text, spoken)
            self._heights.clear()
            self.setTextFormat(kind)
            self.setText(text)
            self.setAccessibleName(spoken)

    # Rich text is laid out anew for every question of a layout; wrapped words answer from what they know.

    def sizeHint(self) -> QSize:
        return QSize(_ANY_WIDTH, theme.line_height(self._role)) if self.wordWrap() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.line_height(self._role)) if self.wordWrap() else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        width = min(width, self.maximumWidth())  # a column may be wider than the words may be
        if width not in self._heights:
            self._heights[width] = self._between(width) or super().heightForWidth(width)
        return self._heights[width]

    def _between(self, width: int) -> int:
        """The height that a narrower and a wider measurement agree on; 0 when they do not, or are not there."""
        if not self._heights and "<br>" not in self._said[0]:
            line = QFontMetrics(_strongest(self._role)).horizontalAdvance(self._said[1]) + _SLACK
            self._heights[line] = self._heights[_WIDEST] = theme.line_height(self._role) if self._said[0] else 0
        narrower = max((known for known in self._heights if known < width), default=0)
        wider = min((known for known in self._heights if known > width), default=0)
        agreed = self._heights.get(narrower, 0)
        return agreed if agreed == self._heights.get(wider) else 0

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
    """Read the style sheet again after a property changed; a widget that was never shown has not read it yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads; nothing happens when it is so already, or empty and never set."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        restyle(widget)


def line(role: str = "hairline") -> QFrame:
    """A 1 px line: `hairline`, `heavy` or `upright`."""
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
