"""Words laid out for painting: what a list of many rows shows without a widget for every line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.widgets import theme
from ui.widgets.text import whole

Pieces = Sequence[tuple[str, bool]]
"""Words in order; True for those in Semibold."""


class Paragraph:
    """Pieces of one role, wrapped at `width` px; a word that is wider than that breaks anywhere."""

    def __init__(self, pieces: Pieces, role: str, tone: str, zoom: int, width: int) -> None:
        self._tone = tone
        self._line = round(theme.line_height(role) * zoom / 100)
        font = QFont(theme.font(role))
        font.setPixelSize(round(font.pixelSize() * zoom / 100))
        self._layout = QTextLayout("", font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._set(pieces)
        self.height = self._lay_out(width, (self._line - QFontMetricsF(font).height()) / 2)

    def _set(self, pieces: Pieces) -> None:
        text, strong = "", list[QTextLayout.FormatRange]()
        for words, is_strong in pieces:
            shown = whole(words)
            if is_strong:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = len(text), len(shown), _semibold()
                strong.append(part)
            text += shown
        self._layout.setText(text)
        self._layout.setFormats(strong)

    def _lay_out(self, width: int, above: float) -> int:
        """Break the lines; the answer is the height of all."""
        number = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._line + above))
            number += 1
        self._layout.endLayout()
        return number * self._line

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines from this corner."""
        painter.setPen(theme.colour(self._tone))
        self._layout.draw(painter, QPointF(x, y))


def _semibold() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    return made
