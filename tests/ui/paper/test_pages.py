"""Where the ink lies: inside the box that both papers share, nothing over anything else."""

import pytest

from core.book import Book
from core.report.document import FindingRows
from tests.core.example import answered
from tests.core.report.samples import ANN, KINDS, blocks_of, papers, summary_of
from tests.ui.paper.faults import UNPRINTABLE, overlapping
from tests.ui.paper.recording import laid_out, recorded
from ui.paper.layout import parts_of, slabs_of
from ui.paper.pdf import Paper
from ui.paper.sheet import HEIGHT, SHEETS, WIDTH
from ui.paper.slabs import paginate

GREYS = {"0x000000", "0x444444", "0x777777", "0xbbbbbb", "0xffffff"}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", KINDS)
def test_every_glyph_and_line_lies_inside_the_printable_page(kind: str, paper: Paper, book: Book) -> None:
    wide, tall = paper.size
    for document in papers(kind, book):
        for page in recorded(document, paper):
            corners = [(ink.left, ink.bottom) for ink in page.inks] + [(ink.right, ink.top) for ink in page.inks]
            for x, y in corners + page.points:
                assert UNPRINTABLE <= x <= wide - UNPRINTABLE
                assert UNPRINTABLE <= y <= tall - UNPRINTABLE


@pytest.mark.parametrize("kind", KINDS)
def test_an_a4_page_fits_on_letter_and_the_other_way_round(kind: str, book: Book) -> None:
    assert min(paper.size[0] for paper in Paper) - 2 * UNPRINTABLE >= WIDTH
    assert min(paper.size[1] for paper in Paper) - 2 * UNPRINTABLE >= HEIGHT
    for document in papers(kind, book):
        a4 = [[ink.text for ink in page.inks] for page in recorded(document, Paper.A4)]
        assert a4 == [[ink.text for ink in page.inks] for page in recorded(document, Paper.LETTER)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_lies_over_another(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for page in recorded(document, Paper.A4):
            assert overlapping(page.inks) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_ink_is_grey(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for page in recorded(document, Paper.A4):
            assert page.colours <= GREYS


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_black_or_white_so_that_printing_at_one_bit_keeps_them_whole(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for page in recorded(document, Paper.A4):
            assert {ink.colour for ink in page.inks} <= {"0x000000", "0xffffff"}


@pytest.mark.parametrize("kind", ["allopurinol", "plain", "american"])
def test_everyday_papers_take_two_pages_and_the_short_handout_one(kind: str, book: Book) -> None:
    summary, handout, large, short = (laid_out(document) for document in papers(kind, book))
    assert [len(laid.pages) for laid in (summary, handout, large, short)] == [2, 2, 5, 1]


def test_a_summary_with_eight_findings_takes_two_pages_and_leaves_none_out(book: Book) -> None:
    medicines, circumstances = ("acenocoumarol", "allopurinol", "ace-inhibitor"), ("recent-transfusion", "phototherapy")
    found = answered(book, medicines=medicines, circumstances=circumstances, **ANN)
    summary = summary_of(found, book)
    (rows,) = blocks_of(summary, FindingRows)
    assert (len(found.findings), len(rows.rows), len(laid_out(summary).pages)) == (8, 8, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_what_saves_no_page_is_never_set_denser(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        laid, roomy = laid_out(document), SHEETS[document.layout][0]
        parts = parts_of(document) if len(laid.sheets) > 1 else [document.blocks]
        for sheet, blocks in zip(laid.sheets, parts, strict=True):
            most = 1 if len(laid.sheets) > 1 else len(laid.pages)
            assert sheet == roomy or len(paginate(slabs_of(blocks, roomy), laid.room)) > most


def test_a_full_second_page_leaves_the_first_one_its_room(book: Book) -> None:
    first, second = laid_out(papers("allopurinol", book)[0]).sheets
    assert first.body.leading > second.body.leading


def test_a_table_that_goes_on_says_its_header_again(book: Book) -> None:
    summary = papers("many-findings", book)[0]
    pages = [[ink.text for ink in page.inks] for page in recorded(summary, Paper.A4)]
    for texts in pages:
        assert texts.count("Working") <= 1
        if "not reached" in texts or "unchanged" in texts:
            assert "Working" in texts


def test_a_heading_never_ends_a_page(book: Book) -> None:
    for kind in KINDS:
        for document in papers(kind, book):
            for page in laid_out(document).pages:
                assert not page[-1].slab.keep or len(page) == 1
