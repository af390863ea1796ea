"""The book as text: sections, passages, statements, and what the sources disagree about."""

from datetime import date
from typing import NamedTuple

from core.evidence import Evidence


class Statement(NamedTuple):
    """One thing the book says, for clinicians and for patients (the patient's may be empty).

    `heading` stands above it in the reader (`Why, and when`), empty for the opening statement; patients read
    `patient_heading` in its place where there is one.
    `grade` is the evidence grade or the licence in a few words, as its source gives it; may be empty."""

    id: str
    heading: str
    clinician: str
    patient: str
    grade: str
    evidence: Evidence
    patient_heading: str = ""

    def heading_for(self, audience: str) -> str:
        """The heading that the audience (`clinician` or `patient`) reads."""
        return self.patient_heading or self.heading if audience == "patient" else self.heading


class Position(NamedTuple):
    """What one source says where sources disagree; `used_by` lists the practices that follow it."""

    who: str
    says: str
    used_by: tuple[str, ...]
    evidence: Evidence


class Passage(NamedTuple):
    """One page of the book. `mark` is a short word beside the title (`Severe`, `Stop`), may be empty;
    `fact` the row of the fact tables it came from (`INT-01`), may be empty. `keywords` help the search."""

    id: str
    section: str
    title: str
    mark: str
    fact: str
    keywords: tuple[str, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    updated: date


class Section(NamedTuple):
    """A chapter of the book, in the order of its contents list."""

    id: str
    title: str
    patient_title: str


class Hit(NamedTuple):
    """A passage found, with the text that answers (in the audience's wording); a higher score is better."""

    passage: Passage
    text: str
    score: float


class SearchAnswer(NamedTuple):
    """What a search gave; when nothing answers, `nearest` lists titles that come close.

    `meant` is the question with its misspelt words replaced, as it was answered; empty when none was."""

    answered: bool
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...]
    meant: str = ""
