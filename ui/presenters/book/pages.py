"""The pages of the book: contents, a chapter, a passage, a source."""

from core.passages import Passage, Position, Statement
from ui.models.view import Place
from ui.presenters.book.reading import (
    APPROVED,
    CHECK,
    CONTENTS,
    REVIEWED,
    SECTION,
    STATUS,
    Reader,
    counted,
    evidence_in,
    review_of,
)
from ui.presenters.book.references import Numbering, reference
from ui.presenters.book.view import BookView, Cited, ListRow, Paragraph, PositionRow

_MARKS = {
    "stop": ("octagon-x", "stop"),
    "severe": ("octagon-alert", "stop"),
    "warning": ("triangle-alert", "warn"),
    "caution": ("triangle-alert", "warn"),
    "moderate": ("triangle-alert", "warn"),
}
_ABOUT = (("about.policy", "Editorial policy"), ("about.changes", "What changed in this edition"))
_NOT_REVIEWED = "not yet reviewed by a person"


def contents(reader: Reader) -> BookView:
    """The list of chapters."""
    rows, everything = [], list[Passage]()
    for section in reader.library.sections():
        passages = reader.library.passages(section.id)
        everything += passages
        if passages:
            review = review_of(evidence_in(passages))
            aside = counted(len(passages), "entry")
            rows.append(ListRow(SECTION + section.id, reader.heading(section), aside, review=review))
    drug = reader.words.drug()
    return BookView(
        "contents",
        drug[:1].upper() + drug[1:],
        fact=f"Edition {reader.book.version}",
        review=REVIEWED[reader.book.review],
        updated=reader.updated(everything),
        rows=tuple(rows),
        more_title="How far to trust it",
        more=_about(reader, len(evidence_in(everything))),
    )


def _about(reader: Reader, statements: int) -> tuple[ListRow, ...]:
    pages = [ListRow(id, title) for id, title in _ABOUT if reader.library.passage(id)]
    return (ListRow(CHECK, "Source check", counted(statements, "statement")), *pages)


def chapter(id: str, reader: Reader) -> BookView:
    """The passages of a chapter; an id that no chapter has gives the contents."""
    section = reader.section(id)
    if section is None:
        return contents(reader)
    passages = reader.library.passages(id)
    return BookView(
        "section",
        reader.heading(section),
        "The book",
        CONTENTS,
        review=review_of(evidence_in(passages)),
        updated=reader.updated(passages),
        rows=tuple(ListRow(passage.id, reader.title(passage), passage.mark) for passage in passages),
        more_title="How far to trust it",
        more=(ListRow(CHECK + id, "Source check of this chapter", counted(len(evidence_in(passages)), "statement")),),
    )


def passage_page(passage: Passage, reader: Reader) -> BookView:
    """One passage: what to do, why, where the sources disagree, references."""
    numbering = Numbering(reader)
    spoken = [statement for statement in passage.statements if reader.wording(statement)]
    paragraphs = tuple(_paragraph(statement, number == 0, numbering) for number, statement in enumerate(spoken))
    shown = passage.positions if reader.audience == "clinician" else ()
    positions = tuple(_position(position, numbering) for position in shown)
    icon, tone = _MARKS.get(passage.mark.casefold(), ("info", "muted")) if passage.mark else ("", "")
    section, review = reader.section(passage.section), review_of(evidence_in([passage]))
    return BookView(
        "passage",
        reader.title(passage),
        reader.heading(section) if section else "The book",
        SECTION + passage.section if section else CONTENTS,
        passage.mark,
        icon,
        tone,
        passage.fact,
        review if review.startswith(APPROVED) else _NOT_REVIEWED,
        reader.updated([passage]),
        "" if paragraphs else "This passage has no wording for patients.",
        paragraphs,
        positions,
        numbering.references(),
    )


def _paragraph(statement: Statement, first: bool, numbering: Numbering) -> Paragraph:
    return Paragraph(
        "" if first else numbering.reader.filled(statement.heading_for(numbering.reader.audience)),
        numbering.reader.wording(statement),
        numbering.cited(statement.evidence),
        first,
        grades(numbering.reader.filled(statement.grade)),
        STATUS[statement.evidence.verification],
    )


def grades(grade: str) -> tuple[str, ...]:
    """`Licensed: UK, EU. Off-label: US` as two chips."""
    return tuple(part.strip(" .") for part in grade.replace("; ", ". ").split(". ") if part.strip(" ."))


def _position(position: Position, numbering: Numbering) -> PositionRow:
    reader = numbering.reader
    used = f"used here: {reader.practice.upper()} practice" if reader.practice in position.used_by else ""
    cited, status = numbering.cited(position.evidence), STATUS[position.evidence.verification]
    return PositionRow(reader.filled(position.who), reader.filled(position.says), cited, used, status)


def source_page(place: Place, reader: Reader) -> BookView:
    """One source, and the passages that rest on it."""
    known = reference(place.source, 1, reader)
    cited = (Cited(1, place.locator),)
    citing = [passage for passage in _all(reader) if _cites(passage, place.source)]
    return BookView(
        "source",
        known.short,
        "The book",
        CONTENTS,
        paragraphs=(Paragraph("", known.title, cited, opened=True),),
        references=(known,),
        more_title="Cited in" if citing else "",
        more=tuple(ListRow(passage.id, reader.title(passage), passage.mark) for passage in citing),
    )


def _all(reader: Reader) -> list[Passage]:
    return [passage for section in reader.library.sections() for passage in reader.library.passages(section.id)]


def _cites(passage: Passage, source: str) -> bool:
    evidences = [statement.evidence for statement in passage.statements]
    evidences += [position.evidence for position in passage.positions]
    return any(citation.source == source for evidence in evidences for citation in evidence.citations)
