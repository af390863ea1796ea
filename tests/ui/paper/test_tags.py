"""What a screen reader finds in every paper. Checked with pdfua, which looks at a part of PDF/UA-1, and beyond it."""

import itertools
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pdfua import validate

from core.book import Book
from core.report.document import Document
from tests.core.report.samples import KINDS, papers
from tests.ui.paper.tagged import Node, Reading, read
from ui.paper import Paper, render

ROLES = {"Document", "H1", "H2", "P", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"}
INSIDE = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "Document": ROLES - {"LI", "Lbl", "LBody", "TR", "TH", "TD", "Document", "Span"},
}
EVERY = pytest.mark.parametrize("kind", KINDS)


@cache
def _read(document: Document, paper: Paper = Paper.A4) -> Reading:
    return read(render(document, paper))


@EVERY
@pytest.mark.parametrize("paper", Paper)
def test_pdfua_finds_nothing_in_any_paper(kind: str, paper: Paper, book: Book, tmp_path: Path) -> None:
    for document in papers(kind, book):
        path = tmp_path / "paper.pdf"
        path.write_bytes(render(document, paper))
        assert [(finding.rule_id, finding.message) for finding in validate(str(path)).findings] == []


@EVERY
def test_nothing_is_painted_outside_the_marks(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        assert _read(document).unmarked == []


@EVERY
def test_every_page_is_tied_to_its_part_of_the_parent_tree(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        for number, page in enumerate(found.pdf.pages):
            assert (int(page.StructParents), str(page.Tabs)) == (number, "/S")
        numbers = list(found.pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert [int(key) for key in numbers[::2]] == list(range(len(found.pdf.pages)))


@EVERY
def test_every_element_knows_its_parent_and_every_mark_is_said_once_in_its_number_order(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        for node in found.tree.walk():
            below = [kid for kid in node.kids if isinstance(kid, Node)]
            assert all(kid.raw.P.objgen == node.raw.objgen for kid in below)
        assert max(Counter(found.tree.marks()).values()) == 1
        for page in range(len(found.pdf.pages)):
            numbers = [number for at, number in found.in_order if at == page]
            assert numbers == list(range(len(numbers)))
        assert int(found.pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(found.pdf.pages)


@EVERY
def test_every_mark_is_in_the_parent_tree_under_the_element_that_has_it(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        parents = found.pdf.Root.StructTreeRoot.ParentTree.Nums[1::2]
        owners = {mark: node.raw.objgen for node in found.tree.walk() for mark in _own(node)}
        by_tree = {(p, n): raw.objgen for p, own in enumerate(parents) for n, raw in enumerate(own)}
        assert owners == by_tree
        assert set(found.words) == set(owners)


def _own(node: Node) -> list[tuple[int, int]]:
    return [kid for kid in node.kids if isinstance(kid, tuple)]


@EVERY
def test_the_reading_order_is_the_order_of_the_text_on_every_page(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        for page in range(len(found.pdf.pages)):
            spoken = [mark for mark in found.tree.marks() if mark[0] == page]
            assert spoken == [mark for mark in found.in_order if mark[0] == page]


@EVERY
def test_every_element_has_a_place_that_the_standard_knows(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for node in _read(document).tree.walk():
            inside = [kid.role for kid in node.kids if isinstance(kid, Node)]
            assert set(inside) <= INSIDE.get(node.role, ROLES)
            assert not (inside and _own(node)), "words stand in leaves only"


@EVERY
def test_a_paper_begins_with_its_title_and_no_heading_is_empty(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        first = found.tree.kids[0]
        assert isinstance(first, Node)
        assert first.role == "H1"
        for role in ("H1", "H2"):
            assert all(found.text(node).strip() for node in found.tree.named(role))


@EVERY
def test_every_table_has_columns_of_one_number_and_headers_with_a_scope(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for table in _read(document).tree.named("Table"):
            rows = table.named("TR")
            assert len({len(row.kids) for row in rows}) == 1
            scopes = [[str(head.raw.A.Scope) for head in row.named("TH")] for row in rows]
            assert set(scopes[0]) == {"/Column"}
            assert all(scope == ["/Row"] for scope in scopes[1:])


@EVERY
def test_no_row_is_cut_and_none_stands_alone_on_a_page(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        for table in _read(document).tree.named("Table"):
            places = [{page for page, _ in row.marks()} for row in table.named("TR")[1:]]
            assert all(len(place) == 1 for place in places)
            on_page = Counter(page for place in places for page in place)
            assert min(on_page.values()) > 1 or len(places) == 1


@EVERY
def test_every_figure_is_spoken_and_has_its_place(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        for node in found.tree.named("Figure"):
            page = found.pdf.pages[next(node.marks())[0]]
            left, bottom, right, top = (float(value) for value in node.raw.A.BBox)
            wide, tall = (float(value) for value in page.MediaBox[2:])
            assert str(node.raw.Alt).strip()
            assert 0 <= left < right <= wide
            assert 0 <= bottom < top <= tall


@EVERY
def test_the_words_of_a_line_and_the_next_never_run_together(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        for block in (*found.tree.named("P"), *found.tree.named("LBody"), *found.tree.named("TD")):
            assert not re.search(r"[a-z][.,;:][A-Z]", found.text(block).replace("Digest", ""))


def test_a_paragraph_over_two_lines_is_one_element_with_a_space_between_them(book: Book) -> None:
    found = _read(papers("allopurinol", book)[1])
    assert (
        "The tests show problems before you can feel them. All of these days are Mondays. Tick each test"
        in " ".join(found.text(node) for node in found.tree.named("P"))
    )


@EVERY
def test_titles_and_headings_of_the_document_are_those_of_the_tree(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        found = _read(document)
        titles = [block.text for block in document.blocks if type(block).__name__ == "Title"]
        assert [found.text(node) for node in found.tree.named("H1")] == titles


@EVERY
def test_the_file_names_its_language_its_title_and_the_rules_of_its_tags(kind: str, book: Book) -> None:
    for document in papers(kind, book):
        root = _read(document).pdf.Root
        packet = bytes(root.Metadata.read_bytes()).decode("utf-8")
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == (document.language, True)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert f'<rdf:li xml:lang="x-default">{document.title}</rdf:li>' in packet
        assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_what_is_repeated_on_a_later_page_is_said_once(book: Book) -> None:
    summary = papers("many-findings", book)[0]
    found = _read(summary)
    heads = [[found.text(cell) for cell in table.named("TR")[0].named("TH")] for table in found.tree.named("Table")]
    assert [head for head, _ in itertools.groupby(heads)] == heads
    assert "page 1 of" not in "".join(found.words.values())
