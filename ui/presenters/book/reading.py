"""What the presenters of the reader read, and the words they share."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from core.book import Book
from core.evidence import Evidence, Review, Verification
from core.passages import Passage, SearchAnswer, Section, Statement
from core.report.labels import label
from core.report.words import Words

CONTENTS, SECTION, CHECK = "contents:", "section:", "check:"
"""Places that are no passage: the list of chapters, a chapter, the source check."""
STATUS = {verification: label(f"status-{verification.value}") for verification in Verification}
APPROVED = "Approved"
REVIEWED = {
    Review.SUBMITTED: "Submitted: content pending human review",
    Review.UNDER_REVIEW: "Under review: content pending human review",
    Review.APPROVED: APPROVED,
}
_ORDER = (Review.SUBMITTED, Review.UNDER_REVIEW, Review.APPROVED)
_TERM = re.compile(r"\{~([a-z0-9-]+)\}")


class Library(Protocol):
    """The text of the book, as `db.library` gives it."""

    def sections(self) -> Sequence[Section]:
        """The chapters in the order of the contents list."""

    def passages(self, section: str) -> Sequence[Passage]:
        """The passages of a chapter, in order."""

    def passage(self, id: str) -> Passage | None:
        """One passage, or None."""

    def search(self, query: str, audience: str = ..., limit: int = ...) -> SearchAnswer:
        """What answers these words."""

    def forget(self) -> None:
        """Leave nothing of the last question."""


class Reader(NamedTuple):
    """Who reads: `audience` is clinician or patient, `practice` uk or us."""

    audience: str
    practice: str
    book: Book
    library: Library
    words: Words

    def wording(self, statement: Statement) -> str:
        """A statement in the words of this reader; empty when it has none for patients."""
        return self.filled(statement.patient if self.audience == "patient" else statement.clinician)

    def filled(self, text: str) -> str:
        """The text in the words of the practice, with its (or the patient's) word in place of every `{~term}`."""
        return self.words.practised(_TERM.sub(lambda slot: self._term(slot[1]), text))

    def _term(self, id: str) -> str:
        return self.book.terms[id].patient if self.audience == "patient" else self.words.term(id)

    def section(self, id: str) -> Section | None:
        """A chapter by its id."""
        return next((section for section in self.library.sections() if section.id == id), None)

    def heading(self, section: Section) -> str:
        """The title of a chapter for this reader."""
        title = section.patient_title if self.audience == "patient" and section.patient_title else section.title
        return self.words.practised(title)

    def title(self, passage: Passage) -> str:
        """The title of a page."""
        return self.words.practised(passage.title)

    def updated(self, passages: Iterable[Passage]) -> str:
        """When the newest of these was last changed."""
        days: list[date] = [passage.updated for passage in passages]
        return f"Last updated {self.words.date(max(days))}" if days else ""


def review_of(evidences: Iterable[Evidence]) -> str:
    """The state of review of a page: that of its least reviewed statement; when all are approved, by whom."""
    found = list(evidences)
    states = {evidence.review for evidence in found} or {Review.SUBMITTED}
    state = min(states, key=_ORDER.index)
    names = ", ".join(sorted({evidence.reviewer for evidence in found if evidence.reviewer}))
    return f"{APPROVED} by {names}" if state is Review.APPROVED and names else REVIEWED[state]


def evidence_in(passages: Iterable[Passage]) -> list[Evidence]:
    """What stands behind every statement of these passages."""
    return [statement.evidence for passage in passages for statement in passage.statements]


def counted(number: int, noun: str) -> str:
    """`1 entry`, `12 statements`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
