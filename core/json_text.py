"""What every reader of JSON needs before and while `json` reads: how deep a text nests, numbers as written."""

import re

_TEXTS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")


class JsonNumber(str):
    """A JSON number, NaN or Infinity, kept as written so that it can be told from a text."""


def nests_deeper(text: str, most: int) -> bool:
    """True when lists and objects lie more than `most` levels deep; brackets inside texts do not count.

    Linear in the length of the text, and it stops at the first bracket that is too deep.
    """
    depth = 0
    for mark in _BRACKETS.finditer(_TEXTS.sub("", text)):
        depth += 1 if mark[0] in "[{" else -1
        if depth > most:
            return True
    return False
