"""What a page says to a screen reader: a tree of elements in reading order, each owning some of the ink."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum


class Role(Enum):
    """The structure types of ISO 32000-1 (14.8.4) that the papers use."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    SPAN = "Span"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    FIGURE = "Figure"


class Scope(Enum):
    """What a header cell of a table is the header of."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(eq=False, slots=True)
class Element:
    """One node of the tree; equal only to itself.

    `alt` is what is said instead of a figure; an element with one owns lines and areas as well as words.
    `actual` is the character that a painted sign stands for.
    """

    role: Role
    children: list["Element"] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    scope: Scope | None = None

    @property
    def owns_lines(self) -> bool:
        """True when lines and areas are part of what it says, not decoration."""
        return bool(self.alt or self.actual)

    def walk(self) -> Iterator["Element"]:
        """This element and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def once(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Each element at its first place."""
    return tuple(dict.fromkeys(elements))


def document(children: Iterable[Element]) -> Element:
    """The root of the tree."""
    return Element(Role.DOCUMENT, list(once(children)))


def item(label: Element | None, *body: Element) -> Element:
    """A list item; a body of one element is the item's `LBody` itself."""
    return Element(Role.ITEM, [*([label] if label else []), *body])
