"""Where the figures of an answer come from: the book, and every source that is cited."""

from collections.abc import Iterable
from typing import Any

from core.book import Book
from core.evidence import Citation, Source

STATUS_OF_SOURCE = {"R": "read", "S": "secondary", "P": "policy", "G": "unverified"}

Json = dict[str, Any]


def book_json(book: Book) -> Json:
    """Which book it was."""
    return {
        "version": book.version,
        "digest": book.digest,
        "review": book.review.value,
        "valid_until": book.valid_until.isoformat(),
    }


def sources_json(body: Json, book: Book) -> Json:
    """Every source that the body cites."""
    return {id: source_json(book.sources[id]) for id in cited_sources(body, book)}


def cited_sources(body: Json, book: Book) -> list[str]:
    """The ids of the sources that the body cites, in order."""
    found: set[str] = set()
    _gather(body, found)
    return sorted(id for id in {citation.partition(" @ ")[0] for citation in found} if id in book.sources)


def _gather(value: Json, found: set[str]) -> None:
    """Every text under a key `citations`, in mappings and lists of mappings."""
    for key, item in value.items():
        if key == "citations":
            found.update(item)
        elif isinstance(item, dict):
            _gather(item, found)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            for one in item:
                _gather(one, found)


def source_json(source: Source) -> Json:
    """One source, and how far it was read."""
    known = {"pmid": source.pmid, "doi": source.doi, "address": source.address}
    status = STATUS_OF_SOURCE[source.verification.value]
    head: Json = {"title": source.title, "short": source.short, "year": source.year}
    return head | {name: value for name, value in known.items() if value} | {"status": status}


def citation_texts(citations: Iterable[Citation]) -> list[str]:
    """Citations as keys of `citations`, with the place in the source."""
    return [str(citation) for citation in citations]
