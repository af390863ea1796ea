"""Words as the full-text index sees them: lower case, without accents, a star kept as part of a word."""

import re
import unicodedata

_WORD = re.compile(r"(?:[^\W_]|\*)+")


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return _WORD.findall(plain.lower())
