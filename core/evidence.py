"""Where a number or a statement comes from, and how far it has been checked."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple


class Verification(Enum):
    """How a fact reached the book. Only the first three may enter a calculation."""

    READ = "R"
    SECONDARY = "S"
    POLICY = "P"
    """Azalea's own rule (limits, rounding, guards): no publication stands behind it."""
    UNVERIFIED = "G"

    @property
    def may_enter_a_calculation(self) -> bool:
        """Unverified facts are shown, never computed with."""
        return self is not Verification.UNVERIFIED


class Review(Enum):
    """How far a person has checked a statement."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under-review"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read, or known only through another one."""

    id: str
    short: str
    """The words on a chip, for example `CPIC 2025`."""
    title: str
    verification: Verification
    year: int | None = None
    pmid: str | None = None
    doi: str | None = None
    address: str | None = None
    read_on: date | None = None
    what_was_read: str = ""


class Citation(NamedTuple):
    """A source and the place in it."""

    source: str
    locator: str = ""

    def __str__(self) -> str:
        return f"{self.source} @ {self.locator}" if self.locator else self.source


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one number, rule or statement; `reviewer` is the person who approved it, empty until then."""

    citations: tuple[Citation, ...]
    verification: Verification
    review: Review = Review.UNDER_REVIEW
    reviewer: str = ""
