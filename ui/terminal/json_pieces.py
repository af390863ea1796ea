"""JSON as text, piece by piece: what never changes for a book is put into JSON once and remembered.

A batch answers thousands of cases a second; to build objects, walk through them for their sources and encode them again
would take most of that time. The text is ASCII, as JSON may be: half as long to copy, and no code page matters.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from core.book import Book
from core.evidence import Citation
from ui.terminal.json_sources import cited_sources, source_json
from ui.wording.templates import Template

encoded = json.JSONEncoder().encode
quoted = encode_basestring_ascii


NOTHING = "null"


class Piece(NamedTuple):
    """JSON text, and the ids of the sources that it cites."""

    text: str
    sources: frozenset[str] = frozenset()


def piece(value: object) -> Piece:
    """A piece out of objects, for what is rare or remembered."""
    return Piece(encoded(value), frozenset(cited_sources(value)))


class Frame(NamedTuple):
    """The JSON before and after what differs from case to case, and the ids of the sources that it cites."""

    before: str
    after: str
    sources: frozenset[str]
    templates: tuple[Template, ...] = ()
    """What is filled for each case: the lead and the text of a message."""


@lru_cache(maxsize=4096)
def cited(citations: tuple[Citation, ...]) -> Piece:
    """The list of citations under a key `citations`."""
    return Piece(encoded([str(citation) for citation in citations]), frozenset(one.source for one in citations))


class Sources:
    """Keeps what an answer cites while it is written."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.cited: list[frozenset[str]] = []
        """The ids, as they come."""

    def of(self, written: Piece) -> str:
        """The text of a piece, whose sources count from now on."""
        self.cited.append(written.sources)
        return written.text

    def cite(self, citations: tuple[Citation, ...]) -> str:
        """The list of citations, which count from now on."""
        return self.of(cited(citations))

    def text(self) -> str:
        """Every source that was cited, by its id, in order."""
        return _sources_text(frozenset().union(*self.cited), self._book)


@lru_cache(maxsize=96)
def _sources_text(ids: frozenset[str], book: Book) -> str:
    known = _sources(book)
    return f"{{{', '.join([known[id] for id in sorted(ids) if id in known])}}}"


@lru_cache(maxsize=8)
def _sources(book: Book) -> dict[str, str]:
    return {id: f"{quoted(id)}: {encoded(source_json(source))}" for id, source in book.sources.items()}


def texts(values: Iterable[str]) -> str:
    """A list of texts."""
    return f"[{', '.join([quoted(value) for value in values])}]"
