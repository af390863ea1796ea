"""The dose block: it stands above every tab and never scrolls."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.text import Words, span

if TYPE_CHECKING:
    from ui.presenters.dose import DoseView

_ANY_HEIGHT = 16777215
_APART, _DETAIL_ROOM = 28, 220
"""Between headline and detail in a low window, and the least room that the detail needs there."""


class DoseBlock(QWidget):
    """Caption, headline, detail; the detail moves to the right of the headline in a low window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doseBlock")
        self._caption = Words("label", "muted")
        self._caption.setFixedHeight(18)
        self._headline = Words("headline", wrap=True)
        self._headline.setObjectName("doseHeadline")
        self._detail = Words("detail", wrap=True)
        self._detail.setObjectName("doseDetail")
        self._view: DoseView | None = None
        self._low = self._beside = False
        outer = self._outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.addWidget(self._caption)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(0)
        self._pair.addWidget(self._headline)
        self._pair.addWidget(self._detail)
        outer.addLayout(self._pair)
        self.make_low(False)

    def make_low(self, low: bool) -> None:
        """Lay the block out for a low or for a usual window."""
        self._low = low
        pad = theme.space("pad-centre")
        self._outer.setContentsMargins(pad, 3 if low else 11, pad, 3 if low else 9)
        if self._view is not None:
            self.render(self._view)

    def _put_beside(self, beside: bool) -> None:
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._pair.setSpacing(_APART if beside else 0)
        self._pair.setStretch(1, 1 if beside else 0)

    def render(self, view: "DoseView") -> None:
        """Set every label for every state."""
        self._view = view
        self._caption.say(view.caption)
        self._headline.paint_tone("muted" if view.quiet else "")
        self._say_headline(view.headline)
        spoken = f"{view.detail} · {view.range_label} {view.range}" if view.range else view.detail
        gap = "<br>" if self._beside else " · "
        shown = f"{gap}{span(view.range_label)} {span(view.range, strong=True)}" if view.range else ""
        self._detail.say_rich(span(view.detail) + shown, spoken)

    def _say_headline(self, text: str) -> None:
        """One line at the design's line height where it fits; a dose by weekdays may need two."""
        room = self.width() - 2 * theme.space("pad-centre")
        width = QFontMetrics(self._headline.font()).horizontalAdvance(text)
        fits = width <= room
        self._beside = self._low and width + _APART + _DETAIL_ROOM <= room
        self._put_beside(self._beside)
        self._headline.setWordWrap(not fits)
        self._headline.setMinimumHeight(theme.line_height("headline") - 2)
        self._headline.setMaximumHeight(theme.line_height("headline") - 2 if fits else _ANY_HEIGHT)
        self._headline.say(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None and event.oldSize().width() != event.size().width():
            self.render(self._view)
