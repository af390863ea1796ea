"""The text of the book, which is written in UK words, in the words of a practice."""

import re
from collections.abc import Callable

from core.book import Book


def in_words_of(practice: str, book: Book) -> Callable[[str], str]:
    """What turns a text of the book into the words of the practice, by the table of terms; capitals stay."""
    theirs = {term.uk: term.us for term in book.terms.values() if term.us != term.uk} if practice == "us" else {}
    if not theirs:
        return lambda text: text
    longest_first = sorted(map(re.escape, theirs), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w])", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: _replaced(found[0], theirs), text)


def _replaced(word: str, theirs: dict[str, str]) -> str:
    if word in theirs:
        return theirs[word]
    other = theirs.get(word.lower())
    if other is None:
        return word
    return other[:1].upper() + other[1:] if word[:1].isupper() else other
