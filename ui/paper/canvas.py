"""A ReportLab canvas that marks its content: every stroke belongs to an element or is decoration."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFName, PDFPage
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from ui.paper.structure import Content, add_structure
from ui.paper.tags import Element

Corners = tuple[float, float, float, float]


class _Decoration(NamedTuple):
    """Ink that nobody needs read out."""

    opening: str


_QUARTER = 0.5523
"""How far, in radii, a curve's handle lies from its end for a quarter of a circle."""
_LINES = _Decoration("/Artifact BMC")
_WORDS = _Decoration("/Artifact <</Type /Pagination>> BDC")


class MarkedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Keeps what is drawn apart by element, and puts it on the page in reading order.

    Lines and areas come first, then the elements of `tree`, then the words that every page has.
    """

    def __init__(self, *arguments: Any, tree: Element, **options: Any) -> None:
        self._pieces: dict[Element | _Decoration, list[str]] = {}
        self._content: Content = {}
        self._pages: list[tuple[Element, ...]] = []
        self._frames: dict[Element, Corners] = {}
        self._tree = tree
        super().__init__(*arguments, **options)

    def mark(self, element: Element | None, words: bool) -> None:
        """What is drawn next belongs to `element`, or is decoration."""
        owner = element or (_WORDS if words else _LINES)
        self._code = self._pieces.setdefault(owner, [])

    def frame(self, element: Element, corners: Corners) -> None:
        """Where the figure `element` lies on its page: left, bottom, right, top, in points."""
        self._frames[element] = corners

    # ReportLab's own strokes format numbers and nest calls at some cost; a page has a thousand of them.

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802  ReportLab's name
        """Words in the current font from (x, y)."""
        font = getFont(self._fontname)
        parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for subset, codes in font.splitString(text, self._doc):
            name = font.getSubsetInternalName(subset, self._doc)
            parts.append(f"{name} {self._fontsize:g} Tf <{codes.hex()}> Tj")
        self._code.append(" ".join([*parts, "ET"]))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self._code.append(f"n {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        """A rectangle, either its outline or its area."""
        self._code.append(f"n {x:.2f} {y:.2f} {width:.2f} {height:.2f} re {'f' if fill else 'S'}")

    def circle(self, x: float, y: float, r: float, stroke: int = 1, fill: int = 0) -> None:
        """A circle round (x, y) from four curves, either its line or its area."""
        k = r * _QUARTER
        curves = (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        )
        drawn = " ".join("{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*curve) for curve in curves)
        self._code.append(f"n {x + r:.2f} {y:.2f} m {drawn} h {'f' if fill else 'S'}")

    def trace(self, points: Sequence[tuple[float, float]], closed: bool, fill: bool) -> None:
        """Points joined by straight lines, either the line or the area inside."""
        first, *others = points
        joined = " ".join("{:.2f} {:.2f} l".format(*point) for point in others)
        end = "f" if fill else "S"
        self._code.append(f"n {first[0]:.2f} {first[1]:.2f} m {joined} {'h ' if closed else ''}{end}")

    def setLineWidth(self, width: float) -> None:  # noqa: N802  ReportLab's name
        """How thick lines are from here on."""
        self._code.append(f"{width:g} w")

    def setFillColor(self, colour: Color) -> None:  # noqa: N802  ReportLab's name
        """The grey of words and areas from here on."""
        self._code.append(f"{colour.red:.3f} g")

    def setStrokeColor(self, colour: Color) -> None:  # noqa: N802  ReportLab's name
        """The grey of lines from here on."""
        self._code.append(f"{colour.red:.3f} G")

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        """End the page: its pieces in reading order, each between its marks."""
        page = len(self._pages)
        said = tuple(element for element in self._tree.walk() if element in self._pieces)
        self._code = self._block(_LINES.opening, self._pieces.get(_LINES, []))
        for number, element in enumerate(said):
            self._content.setdefault(element, []).append((page, number))
            self._code += self._block(f"/{element.role.value} <</MCID {number}>> BDC", self._pieces[element])
        self._code += self._block(_WORDS.opening, self._pieces.get(_WORDS, []))
        self._pages.append(said)
        self._pieces = {}
        name = self._doc.thisPageName()
        super().showPage()
        _number(self._doc.idToObject[name], page)

    @staticmethod
    def _block(opening: str, code: list[str]) -> list[str]:
        return [opening, *code, "EMC"] if code else []

    def save(self) -> None:
        """Write the file, with its structure."""
        frames: Mapping[Element, Corners] = self._frames
        add_structure(self._doc, self._tree, self._content, self._pages, frames)
        super().save()


def _number(page: PDFPage, number: int) -> None:
    """Tie a page to its part of the parent tree; ReportLab writes only the attributes that it is told of."""
    page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = PDFName("S")
