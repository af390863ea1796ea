"""A canvas that remembers what was drawn on it, for looking at pages without a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from core.report.document import Document
from ui.paper.fonts import ASCENT, DESCENT, Face, width
from ui.paper.pages import LaidOut, lay_out, paint_page
from ui.paper.pdf import Paper
from ui.paper.pen import Pen
from ui.paper.sheet import HEIGHT, WIDTH


@dataclass(frozen=True)
class Ink:
    """A piece of text with the box its glyphs may fill, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    colour: str = ""

    def meets(self, other: "Ink") -> bool:
        """True when the two boxes share more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > 0.5 and up > 0.5


@dataclass
class RecordingCanvas:
    """Takes every stroke of a pen and keeps the texts, the lines' ends and the colours."""

    inks: list[Ink] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    _font: tuple[str, float] = ("", 0.0)
    _colour: str = ""

    def mark(self, _element: object, words: bool) -> None:
        """Nothing is marked here."""

    def frame(self, _element: object, _corners: object) -> None:
        """Nothing is framed here."""

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        self._font = (name, size)

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        face, size, text = Face(self._font[0]), self._font[1], text.rstrip(" ")
        tall = (y - DESCENT * 0.7 * size, y + ASCENT * 0.75 * size)
        self.inks.append(Ink(text, x, tall[0], x + width(text, face, size), tall[1], self._colour))

    def rect(self, x: float, y: float, wide: float, tall: float, *_paint: int) -> None:
        self.points += [(x, y), (x + wide, y + tall)]

    def line(self, x: float, y: float, x2: float, y2: float) -> None:
        self.points += [(x, y), (x2, y2)]

    def circle(self, x: float, y: float, radius: float, *_paint: int) -> None:
        self.points += [(x - radius, y - radius), (x + radius, y + radius)]

    def setFillColor(self, colour: Any) -> None:  # noqa: N802
        self._colour = colour.hexval()
        self.colours.add(colour.hexval())

    def setStrokeColor(self, colour: Any) -> None:  # noqa: N802
        self.colours.add(colour.hexval())

    def trace(self, points: Sequence[tuple[float, float]], **_how: bool) -> None:
        self.points += points

    def __getattr__(self, name: str) -> Any:
        if name in {"setLineWidth", "setDash", "setLineCap", "setLineJoin"}:
            return lambda *_arguments: None
        raise AttributeError(name)


laid_out = cache(lay_out)


@cache
def recorded(document: Document, paper: Paper) -> tuple[RecordingCanvas, ...]:
    """Every page of a document as it is drawn on `paper`; kept for the next test."""
    return recorded_pages(laid_out(document), paper)


def recorded_pages(laid: LaidOut, paper: Paper) -> tuple[RecordingCanvas, ...]:
    """The same for a document that is laid out already."""
    return tuple(_page(laid, number, paper) for number in range(1, len(laid.pages) + 1))


def _page(laid: LaidOut, number: int, paper: Paper) -> RecordingCanvas:
    canvas = RecordingCanvas()
    wide, tall = paper.size
    paint_page(Pen(canvas, (wide - WIDTH) / 2, (tall + HEIGHT) / 2), laid, number)
    return canvas
