"""The clinician's summary: one or two pages for every status but refused."""

from datetime import datetime

from core import PROGRAM_VERSION
from core.assessment import Assessment, Status
from core.book import Book
from core.evidence import Review
from core.report.answer import dose_box, findings, needed, ruler, steps
from core.report.bloods import readings
from core.report.compared import compared
from core.report.document import Block, Document, Heading, Icon, Layout, Notice, PageBreak, SignatureLines, Title
from core.report.follow_up import baseline, schedule, withhold
from core.report.identity import case_facts, footer, identifiers, language
from core.report.labels import label
from core.report.metabolite_times import metabolite_times
from core.report.metabolites import metabolites
from core.report.numbering import Numbering
from core.report.provenance import code_of, digest_words
from core.report.raising import raising
from core.report.spans import Span, Weight, plain
from core.report.symptoms import symptoms
from core.report.trends import trends
from core.report.words import Words


def build_summary(assessment: Assessment, book: Book, words: Words, printed: datetime) -> Document:
    """The summary of an assessment; `printed` is when. Raises ValueError for a refused case."""
    if assessment.status is Status.REFUSED:
        raise ValueError("a refused case has no summary")
    numbering = Numbering(book, words)
    blocks = [
        *_first_page(assessment, book, words, numbering, printed),
        *_second_page(assessment, book, words, numbering),
        *_end(assessment, book, words, numbering),
    ]
    return Document(
        label("summary-document"), language(assessment), Layout.SUMMARY, tuple(blocks), footer(assessment, book, words)
    )


def _first_page(
    assessment: Assessment, book: Book, words: Words, numbering: Numbering, printed: datetime
) -> list[Block]:
    title = "summary-title" if assessment.dose else "summary-title-no-dose"
    return [
        _title(title, assessment, words),
        identifiers(assessment, words, printed),
        *pending(book),
        dose_box(assessment, words),
        case_facts(assessment, words),
        *ruler(assessment),
        *needed(assessment),
        *findings(assessment, words, numbering),
        *_reasons(assessment, book, words, numbering),
    ]


def _reasons(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """With a dose the working leads; without one, what the results and the guidelines say."""
    if assessment.dose is not None:
        return [
            *steps(assessment, words, numbering),
            *compared(assessment, words, numbering),
            *_bloods(assessment, book, words, numbering),
        ]
    return [
        *_bloods(assessment, book, words, numbering),
        *compared(assessment, words, numbering),
        *steps(assessment, words, numbering),
    ]


def _bloods(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """What is known of the patient under treatment: symptoms before numbers."""
    return [
        *symptoms(assessment, book, words, numbering),
        *readings(assessment, book, words, numbering),
        *trends(assessment, book, words),
        *metabolites(assessment, book, words, numbering),
        *metabolite_times(assessment, words, numbering),
    ]


def _second_page(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Monitoring belongs to a dose: without one the page is left out."""
    if assessment.dose is None:
        return []
    return [
        PageBreak(),
        _title("monitoring-title", assessment, words),
        *baseline(book, words, numbering),
        *schedule(assessment, words, numbering),
        *raising(assessment, words, numbering),
        *withhold(assessment, book, words, numbering),
    ]


def _title(name: str, assessment: Assessment, words: Words) -> Title:
    drug = words.drug()
    first = drug if any(letter.isupper() for letter in drug) else drug.capitalize()
    practice = assessment.case.practice.upper()
    return Title(label(name, drug=first), label("summary-aside", practice=practice))


def pending(book: Book) -> list[Block]:
    """The line that says no person has approved the content, until one has."""
    if book.review is Review.APPROVED:
        return []
    lead = Span(label("pending-lead"), Weight.SEMIBOLD)
    return [Notice(Icon.OPEN, (lead, Span(f"  {label('pending-text')}")))]


def _end(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    references = numbering.references(with_strengths=assessment.dose is not None)
    cited: list[Block] = [Heading(label("references")), references] if references.entries else []
    notes = (
        plain(label("book-valid", version=book.version, date=words.date(book.valid_until))),
        plain(label("digest", digest=digest_words(book.digest))),
        plain(label("made-by", program=PROGRAM_VERSION, code=code_of(book))),
    )
    return [*cited, SignatureLines((label("prescriber"), label("checked")), notes)]
