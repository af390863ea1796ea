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
    """Every source that the body cites, in order."""
    return {id: source_json(book.sources[id]) for id in sorted(cited_sources(body)) if id in book.sources}


def cited_sources(value: object) -> set[str]:
    """The ids of the sources that stand under a key `citations`, anywhere in mappings and lists."""
    found: set[str] = set()
    _gather(value, found)
    return {citation.partition(" @ ")[0] for citation in found}


def _gather(value: object, found: set[str]) -> None:
    if isinstance(value, list):
        for one in value:
            _gather(one, found)
    elif isinstance(value, dict):
        found.update(value.get("citations", ()))
        for one in value.values():
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
