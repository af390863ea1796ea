"""Text of the reader: grows with the zoom, shows what was found in it, and has links that open."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.models.find import Span, pieces, spans
from ui.widgets import theme
from ui.widgets.text import NO_BREAK, whole

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse
_RAISED = 1.5
"""Qt draws raised text at two thirds of its size."""
_SOFT_HYPHEN, _GAP = "\u00ad", "\u200b"
_FRAME = 9
_LONG = 12
"""Shorter words fit any line at any zoom."""


class Run(NamedTuple):
    """Some words of one look; with a `link` they open something, `raised` ones are citation numbers.

    An `address` may break anywhere; it is not selected, because the breaks would be copied with it."""

    text: str
    link: str = ""
    raised: bool = False
    strong: bool = False
    tone: str = ""
    address: bool = False


def zoomed(role: str, zoom: int) -> QFont:
    """The font of a role at so many percent."""
    font = QFont(theme.font(role))
    font.setPixelSize(round(font.pixelSize() * zoom / 100))
    return font


class Reading(QLabel):
    """Words of the book in one role, wrapped, `room` px wide at most."""

    def __init__(
        self, runs: Sequence[Run], role: str = "reading", tone: str = "", zoom: int = 100, room: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._role, self._zoom, self._room = role, zoom, room
        self.setFont(zoomed(role, zoom))
        self.setProperty("role", tone)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setIndent(0)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say(runs)

    def say(self, runs: Sequence[Run]) -> None:
        """Show these words."""
        self._runs = tuple(runs)
        linked = any(run.link for run in runs)
        select = Qt.TextInteractionFlag.NoTextInteraction if any(run.address for run in runs) else _SELECT
        self.setTextInteractionFlags(select | _LINKS if linked else select)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if linked else Qt.FocusPolicy.NoFocus)
        self.spoken = "".join(f" {run.text} " if run.raised else run.text for run in runs).strip()
        self.setAccessibleName(self.spoken)
        self._marked = (-1, "", -1)
        self.mark("")

    def found(self, query: str) -> int:
        """How often the words of the query stand here."""
        return sum(len(spans(run.text, query)) for run in self._runs if not run.raised)

    def mark(self, query: str, current: int = -1) -> None:
        """Show what is found; the one of this number, counted from 0, in the accent."""
        shown = (self.found(query), query, current)
        if shown[0] == self._marked[0] == 0 or shown == self._marked:
            return
        self._marked = shown
        parts = []
        for run in self._runs:
            marked = () if run.raised else spans(run.text, query)
            parts.append(self._html(run, marked, current))
            current -= len(marked)
        height = round(theme.line_height(self._role) * self._zoom / 100)
        self.setText(f'<p style="margin:0;line-height:{height}px">{"".join(parts)}</p>')

    def _html(self, run: Run, marked: tuple[Span, ...], current: int) -> str:
        parts, number = [], 0
        for text, is_found in pieces(run.text, marked):
            style = _FOUND[number == current]() if is_found else ""
            number += is_found
            shown = escape(_breakable(text) if run.address else self._broken(text if run.raised else whole(text)))
            parts.append(f'<span style="{style}">{shown}</span>' if style else shown)
        return self._dressed(run, "".join(parts))

    def _dressed(self, run: Run, html: str) -> str:
        style = "font-weight:600;" if run.strong or run.raised else ""
        colour = run.tone or ("accent" if run.link else "")
        style += f"color:{theme.hex_colour(colour)};" if colour else ""
        if run.raised:
            size = theme.font("citation").pixelSize() * _RAISED * self._zoom / 100
            style += f"font-size:{round(size)}px;vertical-align:super;"
        if run.link:
            return f'<a href="{escape(run.link)}" style="text-decoration:none;{style}">{html}</a>'
        return f'<span style="{style}">{html}</span>' if style else html

    def _broken(self, text: str) -> str:
        """The text with a place to break in every word that is wider than the column."""
        if not self._room:
            return text
        metrics = QFontMetrics(self.font())
        return re.sub(rf"[^\s{NO_BREAK}]{{{_LONG},}}", lambda word: _fitting(word[0], metrics, self._room), text)

    def sizeHint(self) -> QSize:
        """As wide as the words in one line."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.spoken) + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the column; the height follows from the width."""
        return QSize(0, super().minimumSizeHint().height())


class Tag(Reading):
    """A licence or a grade in a frame."""

    def sizeHint(self) -> QSize:
        """The words with the padding and the frame around them."""
        size = super().sizeHint()
        return QSize(size.width() + _FRAME, self.heightForWidth(size.width() + _FRAME))


def _breakable(address: str) -> str:
    return re.sub(r"(?<=[/?&=_.-])", _GAP, address)


def _fitting(word: str, metrics: QFontMetrics, room: int) -> str:
    if metrics.horizontalAdvance(word) <= room:
        return word
    gap = _SOFT_HYPHEN if word.isalpha() else _GAP
    most = max(1, len(word) * (room - 8) // metrics.horizontalAdvance(word) - 1)
    return gap.join(word[at : at + most] for at in range(0, len(word), most))


def _other() -> str:
    return f"background-color:{theme.hex_colour('line')};"


def _current() -> str:
    return f"background-color:{theme.hex_colour('accent')};color:{theme.hex_colour('on-accent')};"


_FOUND = {False: _other, True: _current}
