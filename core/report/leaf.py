"""Pages of the book on paper: what the reader shows of a passage or a chapter. No patient is on them."""

from collections.abc import Iterator, Sequence
from datetime import date

from core.book import Book
from core.evidence import Evidence
from core.passages import Passage, Position, Statement
from core.report.document import (
    Block,
    Column,
    Document,
    Footer,
    Heading,
    Layout,
    Paragraph,
    Row,
    Table,
    Title,
)
from core.report.identity import language_of, until_approved
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.provenance import code_of
from core.report.spans import Span, Text, Weight, plain, strong
from core.report.summary import pending
from core.report.words import Words

_LAYOUTS = {"clinician": Layout.SUMMARY, "patient": Layout.HANDOUT}
_SHARES = (0.26, 0.46, 0.14, 0.14)


def build_leaf(
    title: str, passages: Sequence[Passage], audience: str, practice: str, book: Book, words: Words, printed: date
) -> Document:
    """The passages under one title, worded for `clinician` or `patient`; the former with what sources disagree on."""
    maker = _Leaf(audience, practice, book, words)
    blocks = [
        Title(title, label(f"leaf-aside-{audience}", practice=practice.upper())),
        *pending(book),
        *(block for passage in passages for block in maker.passage(passage, title)),
        *maker.references(),
    ]
    foot = _footer(book, words, printed)
    return Document(label("leaf-document"), language_of(practice), _LAYOUTS[audience], tuple(blocks), foot)


def _footer(book: Book, words: Words, printed: date) -> Footer:
    made = label("handout-book", version=book.version, code=code_of(book), date=words.date(printed))
    made += until_approved(book, "handout-pending")
    return Footer("", "", made, label("page", page="{page}", pages="{pages}"))


class _Leaf:
    """The blocks of one print, its sources numbered throughout."""

    def __init__(self, audience: str, practice: str, book: Book, words: Words) -> None:
        self._audience, self._practice, self._words = audience, practice, words
        self._numbering = Numbering(book, words)

    def passage(self, passage: Passage, title: str) -> Iterator[Block]:
        """A page of the reader; its own title is left out where it stands above already."""
        said = [statement for statement in passage.statements if self._wording(statement)]
        heading = self._words.practised(passage.title)
        if said and heading != title:
            yield Heading(heading, passage.mark)
        yield from (Paragraph(self._statement(statement, number == 0)) for number, statement in enumerate(said))
        if passage.positions and self._audience == "clinician":
            yield Heading(label("leaf-disagree"))
            yield self._positions(passage.positions)

    def references(self) -> list[Block]:
        """The sources in the order in which they were cited."""
        found = self._numbering.references()
        return [Heading(label("references")), found] if found.entries else []

    def _wording(self, statement: Statement) -> str:
        return self._words.practised(statement.patient if self._audience == "patient" else statement.clinician)

    def _statement(self, statement: Statement, is_first: bool) -> Text:
        heading = "" if is_first else self._words.practised(statement.heading_for(self._audience))
        status = label(f"status-{statement.evidence.verification.value}")
        aside = "; ".join(filter(None, (self._words.practised(statement.grade), status)))
        parts: list[Span] = [
            *strong(f"{heading.rstrip('?.')}{'?' if heading.endswith('?') else '.'} " if heading else "")
        ]
        parts.append(Span(self._wording(statement)))
        parts += [Span(f" ({aside})", Weight.PLAIN, muted=True)] if aside else []
        return (*parts, *self._marks(statement.evidence))

    def _marks(self, evidence: Evidence) -> Text:
        marks = self._numbering.marks(evidence.citations)
        return (Span(f" {marks}", muted=True),) if marks else ()

    def _positions(self, positions: Sequence[Position]) -> Table:
        names = ("leaf-who", "leaf-says", "leaf-used", "source")
        columns = tuple(Column(label(name), share) for name, share in zip(names, _SHARES, strict=True))
        return Table(columns, tuple(map(self._position, positions)))

    def _position(self, position: Position) -> Row:
        status = label(f"status-{position.evidence.verification.value}")
        says = self._words.practised(position.says) + (f" ({status})" if status else "")
        used = label("leaf-used-here") if self._practice in position.used_by else ""
        cells = (self._words.practised(position.who), says, used, self._numbering.numbers(position.evidence.citations))
        return Row(tuple(map(plain, cells)))
