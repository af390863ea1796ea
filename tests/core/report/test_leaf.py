"""Pages of the book on paper: worded for who reads, with their sources, and with nothing of a patient."""

from datetime import date

import pytest

from core.book import Book
from core.passages import Passage
from core.report.document import Document, Heading, Layout, Paragraph, References, Table, Title
from core.report.leaf import build_leaf
from db.library import Library
from ui.wording import Wording

PRINTED = date(2026, 11, 26)


@pytest.fixture(scope="module")
def passages() -> dict[str, Passage]:
    library = Library()
    return {one.id: one for section in library.sections() for one in library.passages(section.id)}


def leaf(book: Book, passage: Passage, audience: str = "clinician", practice: str = "uk") -> Document:
    """One passage on paper."""
    words = Wording(book, practice)
    return build_leaf(words.practised(passage.title), [passage], audience, practice, book, words, PRINTED)


def said(document: Document) -> str:
    """The running words."""
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return "\n".join("".join(span.text for span in text) for text in texts)


def test_a_passage_says_its_statements_and_where_sources_disagree(book: Book, passages: dict[str, Passage]) -> None:
    passage = passages["interactions.allopurinol"]
    document = leaf(book, passage)
    assert document.layout is Layout.SUMMARY
    assert document.blocks[0] == Title("Allopurinol with azathioprine", "Azalea · the book · UK practice")
    assert all(statement.clinician in said(document) for statement in passage.statements)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [len(passage.positions)]
    assert any(isinstance(block, References) and block.entries for block in document.blocks)


def test_patients_get_their_own_wording_and_no_table(book: Book, passages: dict[str, Passage]) -> None:
    passage = passages["interactions.allopurinol"]
    document = leaf(book, passage, "patient")
    assert document.layout is Layout.HANDOUT
    assert all(statement.patient in said(document) for statement in passage.statements)
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_a_chapter_has_a_heading_for_every_passage(book: Book, passages: dict[str, Passage]) -> None:
    some = [passage for passage in passages.values() if passage.section == "vaccines"]
    document = build_leaf("Chapter", some, "clinician", "uk", book, Wording(book, "uk"), PRINTED)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert [passage.title for passage in some] == [text for text in headings if text in {one.title for one in some}]


def test_us_practice_reads_its_own_words(book: Book, passages: dict[str, Passage]) -> None:
    document = leaf(book, passages["interactions.ciclosporin"], practice="us")
    assert document.language == "en-US"
    assert document.blocks[0] == Title("Cyclosporine with azathioprine", "Azalea · the book · US practice")
    assert "cyclosporine" in said(document)


def test_what_nobody_verified_says_so_on_paper(book: Book, passages: dict[str, Passage]) -> None:
    assert "(not verified)" in said(leaf(book, passages["interactions.leflunomide"]))


def test_every_page_is_pending_and_names_no_patient(book: Book, passages: dict[str, Passage]) -> None:
    document = leaf(book, passages["dose.maximum"])
    assert (document.footer.patient, document.footer.identifiers) == ("", "")
    assert "Content pending human review" in document.footer.book
    assert "26-Nov-2026" in document.footer.book
