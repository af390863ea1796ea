"""The book reader: contents, a chapter, a passage, a source, the source check, or what a search found."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from core.assessment import GeneCall
from core.book import Book
from core.report.words import Words
from ui.models.view import EXPLAIN, Place
from ui.presenters.book.checking import check
from ui.presenters.book.explaining import explanation
from ui.presenters.book.pages import chapter, contents, passage_page, source_page
from ui.presenters.book.reading import CHECK, CONTENTS, SECTION, Library, Reader
from ui.presenters.book.searching import search
from ui.presenters.book.view import BookView, Cited, FoundRow, ListRow, Paragraph, PositionRow, Reference

if TYPE_CHECKING:
    from core.report.document import Document

__all__ = [
    "CONTENTS",
    "PRINTED",
    "BookView",
    "Cited",
    "FoundRow",
    "Library",
    "ListRow",
    "Paragraph",
    "PositionRow",
    "Reference",
    "on_paper",
    "present",
]

PRINTED = ("passage", "section")
"""The kinds of page that can be put on paper."""


def on_paper(
    place: Place, audience: str, practice: str, book: Book, library: Library, words: Words, printed: date
) -> "Document | None":
    """The open passage or chapter as a paper; None for every other page."""
    from core.report.leaf import build_leaf  # imported when first asked for: the papers cost a start-up

    reader = Reader(audience, practice, book, library, words)
    passage = library.passage(place.passage) if place.passage else None
    if passage is not None:
        return build_leaf(reader.title(passage), [passage], audience, practice, book, words, printed)
    section = reader.section(place.passage.removeprefix(SECTION)) if place.passage.startswith(SECTION) else None
    if section is None:
        return None
    passages = library.passages(section.id)
    return build_leaf(reader.heading(section), passages, audience, practice, book, words, printed)


def present(
    place: Place,
    query: str,
    audience: str,
    practice: str,
    book: Book,
    library: Library,
    words: Words,
    calls: Mapping[str, GeneCall],
) -> BookView:
    """What the reader shows now; `calls` are the genes of the case, to be explained."""
    reader = Reader(audience, practice, book, library, words)
    if query.strip():
        return search(query, reader)
    if place.explains:
        return explanation(place.passage.removeprefix(EXPLAIN), calls, reader)
    if place.passage.startswith(SECTION):
        return chapter(place.passage.removeprefix(SECTION), reader)
    if place.passage.startswith(CHECK):
        return check(place.passage.removeprefix(CHECK), reader)
    passage = library.passage(place.passage) if place.passage else None
    if passage is not None:
        return passage_page(passage, reader)
    return source_page(place, reader) if place.source else contents(reader)
