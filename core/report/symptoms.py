"""The symptoms that the case names, and what each asks for."""

from core.assessment import Assessment
from core.book import Book
from core.report.bloods import capital
from core.report.document import Align, Block, Column, Heading, Row, Table
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.spans import plain, strong
from core.report.words import Words

_COLUMNS = (
    Column(label("symptom"), 0.5),
    Column(label("symptom-asks"), 0.4),
    Column(label("source"), 0.1, Align.RIGHT),
)


def symptoms(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """One row a symptom, the most urgent first as in the book; nothing where none is named."""
    named = [one for id, one in book.symptoms.items() if id in assessment.case.symptoms]
    if not named:
        return []
    rows = tuple(
        Row(
            (
                strong(capital(words.name_of("symptom", one.id))),
                plain(words.message(one.message, {"symptoms": (one.id,)}).lead),
                plain(numbering.numbers(one.evidence.citations)),
            )
        )
        for one in named
    )
    return [Heading(label("symptoms")), Table(_COLUMNS, rows)]
