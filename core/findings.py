"""What the program has to say about a case: codes and parameters, never sentences."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from core.evidence import Citation


class Severity(Enum):
    """How much a finding weighs; the order is the order of display."""

    STOP = "stop"
    WARNING = "warning"
    NOTE = "note"

    def __init__(self, _name: str) -> None:
        self.rank = len(type(self).__members__)
        """0 for a stop, 1 for a warning, 2 for a note."""


Params = Mapping[str, object]
_NONE: Params = {}


class Finding(NamedTuple):
    """One thing to say; `code` names the message that words it.

    `field` is the case field it belongs to (as in a case file), or empty.
    `params` fill the message: text, numbers (Decimal, Fraction), dates, or tuples of them.
    `passage` is the id of the passage in the book that explains it.
    """

    code: str
    severity: Severity
    field: str = ""
    params: Params = _NONE
    citations: tuple[Citation, ...] = ()
    passage: str | None = None
