"""Finding words in a text as one types them: case, accents and kinds of spaces do not matter; no Qt."""

import re
import unicodedata

Span = tuple[int, int]
_SPACE = r"[\s\u00a0]+"
_JOIN = "\u2060"


def folded(text: str) -> str:
    """The text without case and accents, character for character as long as before."""
    return text.lower() if text.isascii() else "".join(_folded(mark) for mark in text)


def _folded(mark: str) -> str:
    base = unicodedata.normalize("NFD", mark)[0].casefold()
    return base if len(base) == 1 else mark


def spans(text: str, query: str) -> tuple[Span, ...]:
    """Where the words of the query stand in the text, start and end."""
    words = [re.escape(word) for word in folded(query).split()]
    if not words:
        return ()
    between = _SPACE.join(words).replace("/", f"{_JOIN}?/{_JOIN}?")
    return tuple(found.span() for found in re.finditer(between, folded(text)))


def word_starts(text: str, words: frozenset[str]) -> tuple[Span, ...]:
    """The words of the text that begin with one of these."""
    starts = tuple(words)
    return tuple(
        found.span() for found in re.finditer(r"[\w*][\w*-]*", text) if folded(found.group()).startswith(starts)
    )


def pieces(text: str, marked: tuple[Span, ...]) -> tuple[tuple[str, bool], ...]:
    """The text cut at the spans; True for what stands inside of one."""
    cut, at = [], 0
    for start, end in marked:
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    cut.append((text[at:], False))
    return tuple(piece for piece in cut if piece[0])
