"""The book reader: contents, a chapter, a passage, a source, or what a search found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from core.book import Book
from core.evidence import Evidence, Review
from core.passages import Passage, Position, SearchAnswer, Section, Statement
from core.report.words import Words
from ui.models.view import Place

SECTION = "section:"
_MOST_FOUND = 8
_MARKS = {
    "stop": ("octagon-x", "stop"),
    "severe": ("octagon-alert", "stop"),
    "warning": ("triangle-alert", "warn"),
    "caution": ("triangle-alert", "warn"),
    "moderate": ("triangle-alert", "warn"),
}
_REVIEWED = {
    Review.SUBMITTED: "not yet reviewed by a person",
    Review.UNDER_REVIEW: "not yet reviewed by a person",
    Review.APPROVED: "approved",
}


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One statement: `numbers` are its references; `opened` marks the answer of the passage."""

    heading: str
    text: str
    numbers: str
    opened: bool


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What one source says; `used` says who follows it here."""

    who: str
    says: str
    numbers: str
    used: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a list that opens something; `text` is the answer found, `aside` stands at the right."""

    target: str
    title: str
    aside: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BookView:
    """Everything the reader shows; what a kind does not have is empty.

    `kind` is contents, section, passage, source or search."""

    kind: str
    path: str
    title: str
    mark: str = ""
    mark_icon: str = ""
    mark_tone: str = ""
    fact: str = ""
    review: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    references: tuple[str, ...] = ()
    rows: tuple[ListRow, ...] = ()
    note: str = ""


@dataclass
class _References:
    """Numbers the sources of a passage in the order they are first needed."""

    words: Words
    sources: list[str] = field(default_factory=list)

    def numbers(self, evidence: Evidence) -> str:
        """The numbers of a statement's sources, as they stand above the line."""
        for citation in evidence.citations:
            if citation.source not in self.sources:
                self.sources.append(citation.source)
        found = sorted({self.sources.index(citation.source) + 1 for citation in evidence.citations})
        return " ".join(str(number) for number in found)

    def texts(self) -> tuple[str, ...]:
        """The full references in order."""
        return tuple(self.words.reference(source) for source in self.sources)


def present(
    place: Place, query: str, audience: str, practice: str, book: Book, library: Library, words: Words
) -> BookView:
    """What the reader shows now."""
    if query.strip():
        return _search(query, audience, library)
    if place.passage.startswith(SECTION):
        return _section(place.passage.removeprefix(SECTION), audience, library)
    passage = library.passage(place.passage) if place.passage else None
    if passage is not None:
        return _passage(passage, audience, practice, library, words)
    if place.source:
        return _source(place, words)
    return _contents(audience, book, library, words)


def _title(section: Section, audience: str) -> str:
    return section.patient_title if audience == "patient" and section.patient_title else section.title


def _contents(audience: str, book: Book, library: Library, words: Words) -> BookView:
    rows = []
    for section in library.sections():
        number = len(library.passages(section.id))
        if number:
            aside = f"{number} {'entry' if number == 1 else 'entries'}"
            rows.append(ListRow(SECTION + section.id, _title(section, audience), aside))
    drug = words.drug()
    title = drug[:1].upper() + drug[1:]
    edition, review = f"Edition {book.version}", _REVIEWED[book.review]
    return BookView("contents", "", title, fact=edition, review=review, rows=tuple(rows))


def _section(id: str, audience: str, library: Library) -> BookView:
    section = next(section for section in library.sections() if section.id == id)
    rows = tuple(ListRow(passage.id, passage.title, passage.mark) for passage in library.passages(id))
    return BookView("section", "The book", _title(section, audience), rows=rows)


def _path(passage: Passage, audience: str, library: Library) -> str:
    found = next((section for section in library.sections() if section.id == passage.section), None)
    return _title(found, audience) if found else ""


def _passage(passage: Passage, audience: str, practice: str, library: Library, words: Words) -> BookView:
    references = _References(words)
    spoken = [statement for statement in passage.statements if _wording(statement, audience)]
    paragraphs = tuple(
        Paragraph(
            statement.heading if number else "",
            _wording(statement, audience),
            references.numbers(statement.evidence),
            opened=number == 0,
        )
        for number, statement in enumerate(spoken)
    )
    positions = tuple(_position(position, practice, references, words) for position in passage.positions)
    icon, tone = _MARKS.get(passage.mark.casefold(), ("info", "muted")) if passage.mark else ("", "")
    return BookView(
        "passage",
        _path(passage, audience, library),
        passage.title,
        passage.mark,
        icon,
        tone,
        passage.fact,
        _review(passage),
        paragraphs,
        positions if audience == "clinician" else (),
        references.texts(),
        note="" if paragraphs else "This passage has no wording for patients.",
    )


def _wording(statement: Statement, audience: str) -> str:
    return statement.patient if audience == "patient" else statement.clinician


def _review(passage: Passage) -> str:
    states = {statement.evidence.review for statement in passage.statements}
    return "approved" if states == {Review.APPROVED} else _REVIEWED[Review.UNDER_REVIEW]


def _position(position: Position, practice: str, references: _References, words: Words) -> PositionRow:
    used = f"used here: {practice.upper()} practice" if practice in position.used_by else ""
    return PositionRow(position.who, position.says, references.numbers(position.evidence), used)


def _source(place: Place, words: Words) -> BookView:
    where = Paragraph("Where in the source", place.locator, "", opened=False) if place.locator else None
    main = Paragraph("", words.reference(place.source), "", opened=True)
    return BookView("source", "Sources", "Source", paragraphs=(main, where) if where else (main,))


def _search(query: str, audience: str, library: Library) -> BookView:
    answer = library.search(query, audience, _MOST_FOUND)
    rows = tuple(ListRow(hit.passage.id, hit.passage.title, hit.passage.mark, hit.text) for hit in answer.hits)
    if answer.answered and rows:
        return BookView("search", "Search", _found(len(rows)), rows=rows)
    close = f" Near it: {', '.join(answer.nearest)}." if answer.nearest else ""
    return BookView("search", "Search", "Not in this reference", note=f"Nothing in the book answers this.{close}")


def _found(number: int) -> str:
    if number == _MOST_FOUND:
        return f"The {number} best passages"
    return f"{number} passage{'' if number == 1 else 's'}"
