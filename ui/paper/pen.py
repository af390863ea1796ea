"""Ink on a page: the few strokes that everything is drawn with, measured from the top left corner."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor

from ui.paper.fonts import Face
from ui.paper.tags import Element

INK = "#000000"
"""Black, not the near-black of the screen, which a printer with one ink would break up into dots."""
DIM = "#444444"
EDGE = "#777777"
FAINT = "#BBBBBB"
PAPER = "#FFFFFF"

Point = tuple[float, float]


_COLOURS = {grey: HexColor(grey) for grey in (INK, DIM, EDGE, FAINT, PAPER)}


class Pen(NamedTuple):
    """Draws on a canvas of `ui.paper.canvas`; `left` and `top` place the origin, y grows downwards, in points.

    Words belong to `element`, lines and areas only where the element says something by them. All else,
    and everything that `furniture` draws, is decoration to a screen reader.
    """

    canvas: Any
    left: float
    top: float
    element: Element | None = None
    furniture: bool = False

    def moved(self, x: float, y: float) -> "Pen":
        """The same pen with its origin moved."""
        return Pen(self.canvas, self.left + x, self.top - y, self.element, self.furniture)

    def inside(self, element: Element | None) -> "Pen":
        """The same pen, drawing what `element` says."""
        if element is None or self.furniture:
            return self
        return Pen(self.canvas, self.left, self.top, element)

    def as_furniture(self) -> "Pen":
        """The same pen, drawing what every page has and nobody needs read out."""
        return Pen(self.canvas, self.left, self.top, None, furniture=True)

    def frame(self, width: float, height: float) -> None:
        """Tell where the figure of this pen lies: `width` and `height` points from the origin."""
        if self.element is not None:
            corners = (self.left, self.top - height, self.left + width, self.top)
            self.canvas.frame(self.element, corners)

    def text(self, x: float, y: float, text: str, face: Face, size: float, grey: str = INK) -> None:
        """Words from `x`, baseline at `y`: black, or white on a filled ground; grey ones break up at one bit."""
        self.canvas.mark(self.element, words=True)
        self.canvas.setFillColor(_COLOURS[PAPER if grey == PAPER else INK])
        self.canvas.setFont(face.value, size)
        self.canvas.drawString(self.left + x, self.top - y, text)

    def line(self, start: Point, end: Point, width: float, grey: str = INK) -> None:
        """A straight line."""
        self._stroke(width, grey)
        self.canvas.line(*self._at(start), *self._at(end))

    def box(self, x: float, y: float, width: float, height: float, line: float, grey: str = INK) -> None:
        """The outline of a rectangle; the line lies wholly inside it."""
        self._stroke(line, grey)
        self.canvas.rect(self.left + x + line / 2, self.top - y - height + line / 2, width - line, height - line, 1, 0)

    def block(self, x: float, y: float, width: float, height: float, grey: str = INK) -> None:
        """A filled rectangle."""
        self._fill(grey)
        self.canvas.rect(self.left + x, self.top - y - height, width, height, 0, 1)

    def ring(self, centre: Point, radius: float, line: float, grey: str = INK, dash: float = 0) -> None:
        """A circle; with `dash` its line is broken into dashes of that length, gaps alike."""
        self._stroke(line, grey)
        if dash:
            self.canvas.setDash([dash, dash], dash / 2)
        self.canvas.circle(*self._at(centre), radius, 1, 0)
        if dash:
            self.canvas.setDash()

    def disc(self, centre: Point, radius: float, grey: str = INK) -> None:
        """A filled circle."""
        self._fill(grey)
        self.canvas.circle(*self._at(centre), radius, 0, 1)

    def path(
        self, points: Sequence[Point], line: float, closed: bool = False, grey: str = INK, dash: float = 0
    ) -> None:
        """Points joined by a line with round corners; `dash` as for a ring."""
        self._stroke(line, grey)
        if dash:
            self.canvas.setDash([dash, dash])
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)
        self.canvas.trace([self._at(point) for point in points], closed=closed, fill=False)
        if dash:
            self.canvas.setDash()
        self.canvas.setLineCap(0)
        self.canvas.setLineJoin(0)

    def shape(self, points: Sequence[Point], grey: str = INK) -> None:
        """A filled outline."""
        self._fill(grey)
        self.canvas.trace([self._at(point) for point in points], closed=True, fill=True)

    def _fill(self, grey: str) -> None:
        self._mark_lines()
        self.canvas.setFillColor(_COLOURS[grey])

    def _stroke(self, width: float, grey: str) -> None:
        self._mark_lines()
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(_COLOURS[grey])

    def _mark_lines(self) -> None:
        owned = self.element is not None and self.element.owns_lines
        self.canvas.mark(self.element if owned else None, words=False)

    def _at(self, point: Point) -> Point:
        return self.left + point[0], self.top - point[1]
