"""A case file becomes an assessment, or the findings that say why it is no case."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case
from core.findings import Finding, Severity
from ui.terminal.as_json import assessment_line, refused_line
from ui.terminal.as_text import refusal_lines
from ui.terminal.json_sources import Json
from ui.terminal.streams import Refused, decoded, lines, read_text
from ui.wording import Wording

DEFAULT_PRACTICE = "uk"


class Answer(NamedTuple):
    """What came of a case file; `assessment` is None when it was no case at all."""

    assessment: Assessment | None
    findings: tuple[Finding, ...]
    words: Wording
    book: Book

    @property
    def refused(self) -> bool:
        """True when the status is `refused`."""
        return self.assessment is None or self.assessment.status is Status.REFUSED

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was refused, one line each."""
        refused = self.assessment.refusals if self.assessment else self.findings
        return refusal_lines(refused, self.words)

    def as_line(self) -> str:
        """The assessment of the outside contract in one line of JSON."""
        if self.assessment is None:
            return refused_line(self.findings, self.book, self.words)
        return assessment_line(self.assessment, self.book, self.words)

    def as_json(self) -> Json:
        """The same as objects: the line, read back."""
        read: Json = json.loads(self.as_line())
        return read


def answer_file(name: str, book: Book) -> Answer:
    """Assess the case in a file; a file that cannot be read gives a refused answer."""
    try:
        text = read_text(name)
    except Refused as refused:
        return _no_case((unreadable(refused),), book)
    return answer_text(text, book)


class Line(NamedTuple):
    """One answer of a batch: the assessment as one line of JSON, and why it was refused, if it was."""

    json: str
    reasons: tuple[str, ...]


def answer_lines(name: str, book: Book) -> Iterator[Line]:
    """Assess one case a line; a line that is no case gives a refused answer and the rest goes on."""
    for number, case in enumerate(lines(name), 1):
        try:
            yield _written(answer_text(decoded(case, f"Line {number}"), book))
        except Refused as refused:
            yield _written(_no_case((unreadable(refused),), book))


def _written(answer: Answer) -> Line:
    return Line(answer.as_line(), answer.reasons if answer.refused else ())


def answer_text(text: str, book: Book) -> Answer:
    """Assess the case that a text holds."""
    form = form_from_json(text)
    if not isinstance(form, CaseForm):
        return _no_case(form, book)
    assessment = assess(read_case(form, book), book)
    return Answer(assessment, assessment.findings, _words(book, assessment.case.practice), book)


@lru_cache(maxsize=16)
def _words(book: Book, practice: str) -> Wording:
    return Wording(book, practice)


def unreadable(refused: Refused) -> Finding:
    """The finding for input that never became text."""
    return Finding("input-unreadable", Severity.STOP, "", {"reason": " ".join(refused.args)})


def _no_case(findings: tuple[Finding, ...], book: Book) -> Answer:
    return Answer(None, findings, _words(book, DEFAULT_PRACTICE), book)
