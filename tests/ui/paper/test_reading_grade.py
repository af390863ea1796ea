"""The handout reads at school grade 8 or below, drug names and all."""

import io
import re

import pytest
import textstat
from pypdf import PdfReader

from core.book import Book
from tests.core.report.samples import KINDS, WITH_A_DOSE, handout_of
from tests.ui.paper.tagged import read
from ui.paper import render

TARGET = 8
SIZES = {"standard": (False, False), "large print": (True, False), "short": (False, True)}
MEASURES = ("flesch_kincaid_grade", "smog_index", "coleman_liau_index", "automated_readability_index")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", WITH_A_DOSE)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_finds_the_handout_easy(measure: str, kind: str, size: str, book: Book) -> None:
    found = read(render(handout_of(KINDS[kind](book), book, *SIZES[size])))
    said = [found.text(node).strip() for role in ("H1", "H2", "P", "LBody") for node in found.tree.named(role)]
    text = " ".join(words if words.endswith((".", "?")) else f"{words}." for words in said)
    assert getattr(textstat, measure)(text) <= TARGET


@pytest.mark.parametrize("size", SIZES)
def test_even_the_bare_text_of_the_pages_without_full_stops_after_headings_is_easy(size: str, book: Book) -> None:
    pages = PdfReader(io.BytesIO(render(handout_of(KINDS["allopurinol"](book), book, *SIZES[size])))).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    assert textstat.flesch_kincaid_grade(text) <= TARGET
