"""What the reader shows, as frozen data."""

from typing import NamedTuple

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; True for the ones set Semibold."""


class Cited(NamedTuple):
    """One citation of a statement: the number of its reference, and where in the source."""

    number: int
    where: str = ""


class Reference(NamedTuple):
    """One source of the page: `line` stands in the list, the rest in its card.

    `ids` are year, PMID and DOI in one line; `read` says what was read, and when."""

    number: int
    short: str
    line: str
    title: str
    ids: str
    address: str
    read: str


class Paragraph(NamedTuple):
    """One statement: `opened` marks the answer of the passage; a heading with a `target` opens it.

    `grades` are its licence and grade; `status` says how far it was checked, empty when read in the source."""

    heading: str
    text: str
    cited: tuple[Cited, ...] = ()
    opened: bool = False
    grades: tuple[str, ...] = ()
    status: str = ""
    target: str = ""


class PositionRow(NamedTuple):
    """What one source says; `used` says who follows it here."""

    who: str
    says: str
    cited: tuple[Cited, ...]
    used: str
    status: str = ""


class ListRow(NamedTuple):
    """One line of a list that opens something; `text` stands below the title, `aside` at the right.

    `review` is the state of review of what it opens, empty where that says nothing."""

    target: str
    title: str
    aside: str = ""
    text: str = ""
    review: str = ""


class FoundRow(NamedTuple):
    """One passage that a search found, with the words that answer."""

    target: str
    title: Pieces
    section: str
    text: Pieces

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        title, text = ("".join(words for words, _ in pieces) for pieces in (self.title, self.text))
        return f"{title}, {self.section}: {text}"


class BookView(NamedTuple):
    """Everything the reader shows; what a kind does not have is empty.

    `kind` is contents, section, passage, source, check, explained or search. `section` and `section_target` are the
    part of the path that can be opened; `meant` is the search with its misspelt words repaired."""

    kind: str
    title: str
    section: str = ""
    section_target: str = ""
    mark: str = ""
    mark_icon: str = ""
    mark_tone: str = ""
    fact: str = ""
    review: str = ""
    updated: str = ""
    note: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    references: tuple[Reference, ...] = ()
    found: tuple[FoundRow, ...] = ()
    meant: str = ""
    rows: tuple[ListRow, ...] = ()
    more_title: str = ""
    more: tuple[ListRow, ...] = ()
