"""What `main.py` hands to the terminal, because the terminal may not know the database."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from core.assessment import Assessment
from core.book import Book
from core.passages import Passage, SearchAnswer, Section


class Shelf(Protocol):
    """The book as text; `db.library.Library` is one."""

    def search(self, query: str, audience: str = ..., limit: int = ...) -> SearchAnswer:
        """The passages that answer, best first."""

    def sections(self) -> Sequence[Section]:
        """The chapters."""

    def passages(self, section: str) -> Sequence[Passage]:
        """The passages of a chapter."""


class Services(NamedTuple):
    """What is opened when a command first asks for it.

    `try_book` gives None instead of failing when the book is damaged. `check_book` reads every stored
    value again. `page` makes a PDF: kind, assessment, book, paper; `unshown` counts the characters that a page cannot
    show. `golden` is the text of the self-test's cases.
    """

    book: Callable[[], Book]
    try_book: Callable[[], Book | None]
    check_book: Callable[[], None]
    library: Callable[[], Shelf]
    page: Callable[[str, Assessment, Book, str], bytes]
    unshown: Callable[[str], int]
    golden: Callable[[], str]
    now: Callable[[], datetime]
