"""Where the figures of an answer come from: the book, and every source that is cited."""

from collections.abc import Iterable, Mapping
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
    cited = {citation.partition(" @ ")[0] for citation in _citations(body)}
    return {id: source_json(book.sources[id]) for id in sorted(cited) if id in book.sources}


def source_json(source: Source) -> Json:
    """One source, and how far it was read."""
    known = {"pmid": source.pmid, "doi": source.doi, "address": source.address}
    status = STATUS_OF_SOURCE[source.verification.value]
    head: Json = {"title": source.title, "short": source.short, "year": source.year}
    return head | {name: value for name, value in known.items() if value} | {"status": status}


def _citations(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        yield from value.get("citations", ())
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _citations(item)


def citation_texts(citations: Iterable[Citation]) -> list[str]:
    """Citations as keys of `citations`, with the place in the source."""
    return [str(citation) for citation in citations]
