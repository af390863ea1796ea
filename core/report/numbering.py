"""References are numbered in the order in which a document first cites them."""

import re
from collections.abc import Iterable

from core.book import Book
from core.evidence import Citation
from core.report.document import Reference, References
from core.report.words import Words

_STRENGTH = re.compile(r" [0-9.]+ mg(?:/mL)?(?= )")


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

    def references(self, with_strengths: bool = True) -> References:
        """Every source that was cited, with its number.

        Without `with_strengths` a product's strength (`50 mg`) is left out of its name: a page that gives
        no dose shows no number in mg at all.
        """
        texts = {source: self._words.reference(source) for source in self._numbers}
        shown = texts if with_strengths else {source: _STRENGTH.sub("", text) for source, text in texts.items()}
        return References(tuple(Reference(self._numbers[source], text) for source, text in shown.items()))
