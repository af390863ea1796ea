"""The book reader: contents, a chapter, a passage, a source, the source check, or what a search found."""

from collections.abc import Mapping

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

__all__ = [
    "CONTENTS",
    "BookView",
    "Cited",
    "FoundRow",
    "Library",
    "ListRow",
    "Paragraph",
    "PositionRow",
    "Reference",
    "present",
]


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
