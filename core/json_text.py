"""What every reader of JSON needs before and while `json` reads: how deep a text nests, numbers as written."""

_QUOTE, _OPEN, _PAIR = b'"', b"[", b"[]"
_ALIKE = bytes.maketrans(b"{}", b"[]")
_DROPPED = bytes(byte for byte in range(256) if byte not in b'"[]{}')


class JsonNumber(str):
    """A JSON number, NaN or Infinity, kept as written so that it can be told from a text."""


def nests_deeper(text: str, most: int) -> bool:
    """True when lists and objects lie more than `most` levels deep; brackets inside texts do not count.

    Nothing is read but brackets, and whether they match is left to the parser: a text that leaves some open may be
    twice as deep before it is found out. The cost is `most` times the length
    at worst, at the speed of copying.
    """
    if text.count("[") + text.count("{") <= most:
        return False
    left = _brackets(text)
    for _ in range(most):
        without = left.replace(_PAIR, b"")
        if len(without) == len(left):
            break
        left = without
    return left.count(_PAIR) > 0 or left.count(_OPEN) > most


def _brackets(text: str) -> bytes:
    """The brackets outside texts, both kinds alike; the innermost pairs stand side by side."""
    if "\\" in text:
        text = text.replace("\\\\", "").replace('\\"', "")
    marks = text.encode("utf-8", "surrogatepass").translate(_ALIKE, _DROPPED)
    return b"".join(marks.split(_QUOTE)[::2])
