"""The papers against ReportLab alone: the same words plainly set, and a process that prints nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from core.report import document as doc
from core.report.document import Document
from core.report.spans import Span
from ui.paper.fonts import Face, load

ROOT = Path(__file__).resolve().parents[2]
_BYTECODE = TemporaryDirectory()
COMPILED = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": _BYTECODE.name,
}
"""An environment in which the first run compiles every module and later runs do not, whatever the caller's says:
without it our modules could be compiled at every start and those of ReportLab not."""
_STYLES = {
    face: ParagraphStyle(face.name, fontName=face.value, fontSize=size, leading=size * 1.05)
    for face, size in ((Face.REGULAR, 7.5), (Face.SEMIBOLD, 8), (Face.BOLD, 9.5))
}
EMPTY = """
from io import BytesIO
from reportlab.platypus import SimpleDocTemplate
SimpleDocTemplate(BytesIO()).build([])
"""
"""A process that imports ReportLab and prints nothing."""
FIRST = """
import pickle, sys
from ui.paper import render
render(pickle.loads(sys.stdin.buffer.read()))
"""
"""The first export of a process: ReportLab, the fonts and the page."""


def plain_document(document: Document) -> bytes:
    """The words of a document as anybody would set them with ReportLab: paragraphs and tables, no tags."""
    load()
    buffer = BytesIO()
    template = SimpleDocTemplate(
        buffer, pagesize=A4, invariant=1, topMargin=18, bottomMargin=18, leftMargin=40, rightMargin=40
    )
    template.build([flowable for block in document.blocks for flowable in _flowables(block)])
    return buffer.getvalue()


def _flowables(block: Any) -> Iterator[Flowable]:
    if isinstance(block, doc.Table):
        heads = [_paragraph(column.header) for column in block.columns]
        yield _table([heads, *([_paragraph(_said(cell)) for cell in row.cells] for row in block.rows)])
    elif isinstance(block, doc.Facts):
        for row in block.rows:
            yield _table([[_paragraph(f.label) for f in row], [_paragraph(f.value, Face.SEMIBOLD) for f in row]])
    elif isinstance(block, doc.CheckGrid):
        yield _table([[_paragraph(words) for words in block.items]])
    elif isinstance(block, doc.Heading | doc.Title):
        yield _paragraph(f"{block.text} {block.aside}", Face.BOLD)
    elif not isinstance(block, doc.PageBreak):
        yield from (_paragraph(words) for words in _words(block))


def _table(rows: list[list[Paragraph]]) -> Table:
    return Table(rows, style=[("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])


def _said(cell: Any) -> str:
    return "".join(_words(cell))


def _words(value: Any) -> Iterator[str]:
    """Every text inside a block."""
    if isinstance(value, Span):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, Span) for one in value):
        yield "".join(one.text for one in value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _words(getattr(value, one.name))


def _paragraph(words: str, face: Face = Face.REGULAR) -> Paragraph:
    return Paragraph(escape(words), _STYLES[face])


def process(code: str, given: bytes = b"") -> Callable[[], object]:
    """A fresh Python that runs `code` with `given` on its standard input, from bytecode like an installed program."""
    command = (sys.executable, "-c", code)
    return lambda: subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=True, env=COMPILED)
