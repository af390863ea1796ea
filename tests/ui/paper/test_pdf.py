"""The PDF itself."""

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from core.book import Book
from core.report.document import Document
from tests.core.report import samples
from tests.core.report.samples import KINDS, WITHOUT_A_DOSE, handout_of, papers, summary_of
from tests.ui.paper.faults import wording_faults
from ui.paper import Paper, render
from ui.wording import Wording


@cache
def _read(document: Document, paper: str = "a4") -> PdfReader:
    return PdfReader(io.BytesIO(render(document, paper)))


@cache
def _text(document: Document) -> str:
    text = "\n".join(page.extract_text() for page in _read(document).pages).replace("\u00a0", " ")
    return text.replace(" \n", "\n")


@pytest.mark.parametrize("paper", Paper)
def test_two_prints_of_one_document_are_the_same_bytes(paper: Paper, book: Book) -> None:
    for document in papers("allopurinol", book):
        assert render(document, paper) == render(document, paper)


def test_a_paper_that_does_not_exist_is_refused(book: Book) -> None:
    with pytest.raises(ValueError):
        render(summary_of(samples.plain_case(book), book), "a5")


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        fonts = {}
        for page in _read(document).pages:
            fonts.update(page["/Resources"]["/Font"])  # type: ignore[index]
        assert fonts
        for font in fonts.values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_its_number_its_patient_and_the_word_that_it_is_pending(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        pages = _read(document).pages
        for number, page in enumerate(pages, start=1):
            text = page.extract_text()
            assert f"page {number} of {len(pages)}" in text
            assert "pending human review" in text
            assert document.footer.patient[:3] in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_metadata_name_no_patient(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        reader = _read(document)
        shown = " ".join(str(value) for value in (reader.metadata or {}).values())
        assert document.title in shown
        assert not re.search(r"EXAMPLE|9990000018|999 000|Wolfe|Zo", shown)
        spoken = "en-US" if kind == "american" else "en-GB"
        assert reader.trailer["/Root"]["/Lang"] == spoken  # type: ignore[index]


@pytest.mark.parametrize("kind", WITHOUT_A_DOSE)
def test_a_page_without_a_dose_shows_no_number_in_mg(kind: str, book: Book) -> None:
    assert not re.search(r"\d\s*mg", _text(summary_of(KINDS[kind](book), book)))


@pytest.mark.parametrize("kind", ["allopurinol", "plain", "weekly", "american", "suspension"])
def test_the_dose_in_the_pdf_is_the_headline(kind: str, book: Book) -> None:
    found = KINDS[kind](book)
    headline = Wording(book, found.case.practice).headline(found)
    assert headline in _text(summary_of(found, book)).replace("\n", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_has_a_forbidden_abbreviation_or_a_trailing_zero(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        assert wording_faults(_text(document)) == []


def test_characters_that_the_type_lacks_are_seen_as_boxes(book: Book) -> None:
    text = _text(summary_of(samples.named(book, samples.ODD_NAME), book))
    assert "Zoë □□ □ □ Ōe" in text


NOT_IN_THE_TYPE = {"Arabic": "محمد علي", "Chinese": "王小明", "emoji": "Ann 😀", "Hebrew": "דוד"}


@pytest.mark.parametrize("name", NOT_IN_THE_TYPE.values(), ids=NOT_IN_THE_TYPE)
def test_every_page_says_that_a_box_stands_for_what_it_cannot_show(name: str, book: Book) -> None:
    found = samples.named(book, name)
    for document in (summary_of(found, book), handout_of(found, book), handout_of(found, book, short=True)):
        for page in _read(document).pages:
            assert "□ stands for a character that this page cannot show." in " ".join(page.extract_text().split())


@pytest.mark.parametrize("name", ["Åsa Øst-Łukaszewicz", "Nguyễn Thị Ánh", "Γιώργος Δήμου", "Ольга Щукина"])
def test_letters_of_europe_and_vietnam_are_shown_and_nothing_is_said_of_boxes(name: str, book: Book) -> None:
    text = _text(summary_of(samples.named(book, name), book))
    assert name in text
    assert "□" not in text


def test_control_characters_never_reach_the_page(book: Book) -> None:
    name = "Ann\x07\x1b[31m\u202eEXAMPLE\u200b\ud800"
    document = handout_of(samples.plain_case(book), book)
    odd = document._replace(footer=document.footer._replace(patient=name))
    text = _text(odd)
    assert "Ann□□[31m□EXAMPLE□□" in text
    assert not [c for c in text if ord(c) < 32 and c != "\n"]


def test_a_long_name_is_shown_whole_on_the_first_page(book: Book) -> None:
    text = _read(summary_of(samples.named(book, samples.LONG_NAME), book)).pages[0].extract_text()
    assert samples.LONG_NAME.replace(" ", "") in re.sub(r"\s", "", text)


def test_a_name_as_long_as_a_book_still_prints(book: Book) -> None:
    document = summary_of(samples.named(book, "x" * 5000), book)
    text = "".join(page.extract_text() for page in _read(document).pages)
    assert len(re.findall("x", text)) >= 5000


def test_a_name_is_never_read_as_markup(book: Book) -> None:
    name = "<b>&amp; %(x)s {page} \\n (Ann)"
    text = _text(summary_of(samples.named(book, name), book))
    assert name in text
