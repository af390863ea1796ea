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

    @property
    def rank(self) -> int:
        """0 for a stop, 1 for a warning, 2 for a note."""
        return _RANKS[self]


_RANKS: Mapping[Severity, int] = {severity: rank for rank, severity in enumerate(Severity)}

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
