"""A PDF as a screen reader walks it: its structure tree, and its content by the marks on it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Mark = tuple[int, int]
"""(page from 0, number of the marked content on it)."""


@dataclass
class Node:
    """One structure element: its type, its attributes, and below it elements and marks in order."""

    role: str
    raw: Any
    kids: "list[Node | Mark]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """Itself and everything below."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def marks(self) -> Iterator[Mark]:
        """The marks in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            else:
                yield kid

    def named(self, role: str) -> "list[Node]":
        """Everything below of one type."""
        return [node for node in self.walk() if node.role == role]


@dataclass
class Reading:
    """What was found in a PDF."""

    pdf: pikepdf.Pdf
    tree: Node
    words: dict[Mark, str]
    """The words of each mark."""
    in_order: list[Mark]
    """The marks in the order of the content streams."""
    unmarked: list[str]
    """Painting outside every mark."""

    def text(self, node: Node) -> str:
        """What an element says."""
        return "".join(self.words[mark] for mark in node.marks())


_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


def read(data: bytes) -> Reading:
    """Read a PDF whose pages have no objects of their own, only marked strokes and words."""
    pdf = pikepdf.open(io.BytesIO(data))
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    (root,) = pdf.Root.StructTreeRoot.K
    found = Reading(pdf, _node(root, pages), {}, [], [])
    for number, page in enumerate(pdf.pages):
        _read_page(found, number, page)
    return found


def _node(raw: Any, pages: dict[tuple[int, int], int]) -> Node:
    node = Node(str(raw.S)[1:], raw)
    for kid in raw.get("/K", []):
        if isinstance(kid, int):
            node.kids.append((pages[raw.Pg.objgen], kid))
        elif "/MCID" in kid:
            node.kids.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            node.kids.append(_node(kid, pages))
    return node


def _read_page(found: Reading, number: int, page: Any) -> None:
    maps = {name: _characters(font) for name, font in page.Resources.Font.items()}
    open_marks: list[Mark | None] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        sign = str(operator)
        if sign == "BMC":
            open_marks.append(None)
        elif sign == "BDC":
            properties = operands[1]
            mark = (number, int(properties.MCID)) if "/MCID" in properties else None
            open_marks.append(mark)
            if mark:
                found.in_order.append(mark)
                found.words[mark] = ""
        elif sign == "EMC":
            open_marks.pop()
        elif sign == "Tf":
            font = str(operands[0])
        elif sign in _SHOWS | _PAINTS and len(open_marks) != 1:
            found.unmarked.append(f"{number}: {sign} in {len(open_marks)} marks")
        elif sign in _SHOWS and open_marks[0]:
            found.words[open_marks[0]] += "".join(maps[font][code] for code in bytes(operands[0]))
    assert not open_marks


def _characters(font: Any) -> dict[int, str]:
    """The `ToUnicode` map of a font with one byte a character."""
    lines = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4})>$", lines, re.MULTILINE)
    return {int(code, 16): chr(int(shown, 16)) for code, shown in pairs}
