"""Findings and steps take their weight, sources and passage from the message that words them."""

from core.book import Book
from core.evidence import Citation
from core.findings import Finding, Params, Severity


def finding(
    book: Book,
    code: str,
    field: str = "",
    params: Params | None = None,
    *,
    citations: tuple[Citation, ...] = (),
    severity: Severity | None = None,
    passage: str | None = None,
) -> Finding:
    """A finding with the message's severity, citations and passage unless given here.

    Raises KeyError for a code the book does not have: that is our bug, never the user's.
    """
    message = book.messages[code]
    weight = severity or message.severity or Severity.NOTE
    return Finding(code, weight, field, params or {}, citations or message.citations, passage or message.passage)


def cited(book: Book, code: str) -> tuple[Citation, ...]:
    """The citations of a message; empty when it rests on none."""
    return book.messages[code].citations


def refusal(book: Book, code: str, field: str, citations: tuple[Citation, ...] = (), **params: object) -> Finding:
    """A finding that makes a case `refused`; `field` is the case field at fault."""
    return finding(book, code, field, params, citations=citations, severity=Severity.STOP)
