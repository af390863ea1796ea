"""What `main.py` hands to the terminal, because the terminal may not know the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.book import Book
from core.passages import SearchAnswer


class Shelf(Protocol):
    """The book as text; `db.library.Library` is one."""

    def search(self, question: str, audience: str = ..., limit: int = ...) -> SearchAnswer:
        """The passages that answer, best first."""


@dataclass(frozen=True, slots=True)
class Services:
    """What is opened when a command first asks for it.

    `try_book` gives None instead of failing when the book is damaged. `check_book` reads every stored
    value again. `today` is the date on the wall; `golden` the text of the self-test's cases.
    """

    book: Callable[[], Book]
    try_book: Callable[[], Book | None]
    check_book: Callable[[], None]
    library: Callable[[], Shelf]
    golden: Callable[[], str]
    today: Callable[[], date]
