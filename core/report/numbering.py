"""References are numbered in the order in which a document first cites them."""

from collections.abc import Iterable

from core.book import Book
from core.evidence import Citation
from core.report.document import Reference, References
from core.report.words import Words


class Numbering:
    """The numbers given so far. Blocks must be built in reading order."""

    def __init__(self, book: Book, words: Words) -> None:
        self._book = book
        self._words = words
        self._numbers: dict[str, int] = {}

    def numbers(self, citations: Iterable[Citation]) -> str:
        """`3, 4`: the numbers of the sources, new ones given; empty without a known source."""
        known = [c.source for c in citations if c.source in self._book.sources]
        given = {self._numbers.setdefault(source, len(self._numbers) + 1) for source in known}
        return ", ".join(map(str, sorted(given)))

    def marks(self, citations: Iterable[Citation]) -> str:
        """`[3, 4]`, or nothing."""
        numbers = self.numbers(citations)
        return f"[{numbers}]" if numbers else ""

    def references(self) -> References:
        """Every source that was cited, with its number."""
        return References(
            tuple(Reference(number, self._words.reference(source)) for source, number in self._numbers.items())
        )
