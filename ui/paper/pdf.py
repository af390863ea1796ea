"""A Document as the bytes of a PDF: the same document and paper give the same bytes."""

from enum import Enum
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER

from core.report.document import Document
from ui.paper.canvas import MarkedCanvas
from ui.paper.fonts import Face, shown
from ui.paper.pages import LaidOut, lay_out, paint_page
from ui.paper.pen import Pen
from ui.paper.sheet import HEIGHT, WIDTH
from ui.paper.structure import add_metadata
from ui.paper.tags import Element

rl_config.useA85 = 0  # binary streams: a fifth smaller, and nobody mails a PDF as seven-bit text
_PRODUCER = "Azalea"


class Paper(Enum):
    """The two sizes of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = A4 if self is Paper.A4 else LETTER
        return float(width), float(height)


def render(document: Document, paper: Paper | str = Paper.A4) -> bytes:
    """The PDF of a document on `paper` (`a4` or `letter`). Raises ValueError for another paper."""
    return painted(document, lay_out(document), Paper(paper))


def painted(document: Document, laid: LaidOut, paper: Paper) -> bytes:
    """The same for a document that is laid out already; it can be painted once, for the tree is then pruned."""
    width, height = paper.size
    buffer = BytesIO()
    canvas = _canvas(buffer, document, paper, laid.tree)
    for number in range(1, len(laid.pages) + 1):
        paint_page(Pen(canvas, (width - WIDTH) / 2, (height + HEIGHT) / 2), laid, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _canvas(buffer: BytesIO, document: Document, paper: Paper, tree: Element) -> MarkedCanvas:
    canvas = MarkedCanvas(
        buffer,
        tree=tree,
        pagesize=paper.size,
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,
        initialFontSize=9,
        lang=document.language,
    )
    canvas.setTitle(shown(document.title))
    canvas.setAuthor(_PRODUCER)
    canvas.setCreator(_PRODUCER)
    canvas.setProducer(_PRODUCER)
    canvas.setSubject(shown(document.title))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    add_metadata(canvas._doc, shown(document.title), document.language, _PRODUCER)
    return canvas
