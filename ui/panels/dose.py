"""The dose block: it stands above every tab and never scrolls."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.presenters.dose import DoseView
from ui.widgets import theme
from ui.widgets.text import Words, span

_ANY_HEIGHT = 16777215


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
        self._low = False
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
        beside = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(beside)
        self._pair.setSpacing(28 if low else 0)
        self._pair.setStretch(0, 0)
        self._pair.setStretch(1, 1 if low else 0)
        if self._view is not None:
            self.render(self._view)

    def render(self, view: DoseView) -> None:
        """Set every label for every state."""
        self._view = view
        self._caption.say(view.caption)
        self._headline.paint_tone("muted" if view.quiet else "")
        self._say_headline(view.headline)
        spoken = f"{view.detail} · {view.range_label} {view.range}" if view.range else view.detail
        gap = "<br>" if self._low else " · "
        shown = f"{gap}{span(view.range_label)} {span(view.range, strong=True)}" if view.range else ""
        self._detail.say_rich(span(view.detail) + shown, spoken)

    def _say_headline(self, text: str) -> None:
        """One line at the design's line height where it fits; a dose by weekdays may need two."""
        room = self.width() - 2 * theme.space("pad-centre")
        fits = QFontMetrics(self._headline.font()).horizontalAdvance(text) <= room
        self._headline.setWordWrap(not fits)
        self._headline.setMinimumHeight(theme.line_height("headline") - 2)
        self._headline.setMaximumHeight(theme.line_height("headline") - 2 if fits else _ANY_HEIGHT)
        self._headline.say(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None and event.oldSize().width() != event.size().width():
            self._say_headline(self._view.headline)
