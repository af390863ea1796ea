"""Words of a page, with their weight."""

from enum import Enum
from typing import NamedTuple


class Weight(Enum):
    """How strongly words are set."""

    PLAIN = "plain"
    SEMIBOLD = "semibold"


class Span(NamedTuple):
    """Words of one weight; `muted` words are labels, not content."""

    text: str
    weight: Weight = Weight.PLAIN
    muted: bool = False


Text = tuple[Span, ...]


def plain(text: str) -> Text:
    """Words in the plain weight; no words give no span."""
    return (Span(text),) if text else ()


def strong(text: str) -> Text:
    """Semibold words."""
    return (Span(text, Weight.SEMIBOLD),) if text else ()
