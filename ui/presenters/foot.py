"""The bottom bar: which book this is, how far it was reviewed, and how long the patient stays."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.book import Book
    from core.report.words import Words

_REVIEW = {
    "submitted": "Submitted: no person has approved this content yet",
    "under-review": "Under review: no person has approved this content yet",
    "approved": "Approved",
}


class FootView(NamedTuple):
    """The fixed parts of the bottom bar."""

    edition: str
    review: str
    valid_until: str
    practice: str


def present(book: "Book", practice: str, words: "Words") -> FootView:
    """What the bottom bar says about the book."""
    return FootView(
        f"Book {book.version}",
        _REVIEW[book.review.value],
        f"Valid until {words.date(book.valid_until)}",
        f"{practice.upper()} practice",
    )


def expired(book: "Book", words: "Words") -> str:
    """Why the calculator is off although the text can still be read."""
    return (
        f"The book was valid until {words.date(book.valid_until)}. The calculator is off until the program "
        "is brought up to date; the text of the book can still be read, at your own risk."
    )


def failed(name: str) -> str:
    """Why the calculator is off after a check that did not pass."""
    return f"The start-up check “{name}” failed. The calculator is off; use another source, and report it."


def checked(passed: int, all: int, book: "Book", words: "Words") -> str:
    """`17/17 checks passed, book valid until 22-May-2027`."""
    return f"{passed}/{all} checks passed, book valid until {words.date(book.valid_until)}"


def countdown(seconds: int) -> str:
    """`Patient cleared in 09:58`."""
    return f"Patient cleared in {seconds // 60:02d}:{seconds % 60:02d}"
