"""What the program has to say about a case: codes and parameters, never sentences."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from core.evidence import Citation


class Severity(Enum):
    """How much a finding weighs; the order is the order of display."""

    STOP = "stop"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a stop, 1 for a warning, 2 for a note."""
        return list(Severity).index(self)


Params = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say; `code` names the message that words it.

    `field` is the case field it belongs to (as in a case file), or empty.
    `params` fill the message: text, numbers (Decimal, Fraction), dates, or tuples of them.
    `passage` is the id of the passage in the book that explains it.
    """

    code: str
    severity: Severity
    field: str = ""
    params: Params = dataclasses.field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    passage: str | None = None
