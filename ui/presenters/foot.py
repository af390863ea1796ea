"""The bottom bar: which book this is, how far it was reviewed, and how long the patient stays."""

from dataclasses import dataclass

from core.book import Book
from core.evidence import Review
from core.report.words import Words

_REVIEW = {
    Review.SUBMITTED: "Submitted: no person has approved this content yet",
    Review.UNDER_REVIEW: "Under review: no person has approved this content yet",
    Review.APPROVED: "Approved",
}


@dataclass(frozen=True, slots=True)
class FootView:
    """The fixed parts of the bottom bar."""

    edition: str
    review: str
    valid_until: str
    practice: str


def present(book: Book, practice: str, words: Words) -> FootView:
    """What the bottom bar says about the book."""
    return FootView(
        f"Book {book.version}",
        _REVIEW[book.review],
        f"Valid until {words.date(book.valid_until)}",
        f"{practice.upper()} practice",
    )


def countdown(seconds: int) -> str:
    """`Patient cleared in 09:58`."""
    return f"Patient cleared in {seconds // 60:02d}:{seconds % 60:02d}"
