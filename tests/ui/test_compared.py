"""The comparison of guidelines says the same in the window, in the terminal and on paper."""

import re

import pytest

from core.assessment import Assessment, Status
from core.book import Book
from core.report.document import Table
from tests.core.example import answered
from tests.core.report.samples import blocks_of, summary_of
from ui.models.comparing import guideline_table
from ui.presenters import guidelines, plan
from ui.terminal.as_text import assessment_text
from ui.wording import Wording

_FEBUXOSTAT = {"medicines": ("febuxostat",)}
_INFECTION = {"circumstances": ("active-infection",)}
_CHILD = {"age": "8 years", "weight": "25 kg", "height": None}
_UNANSWERED = {"age": None}


def _window(found: Assessment, book: Book) -> list[tuple[str, ...]]:
    table = guideline_table(found, book.editions, Wording(book, "uk"))
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def _paper(found: Assessment, book: Book) -> list[tuple[str, ...]]:
    (table,) = (one for one in blocks_of(summary_of(found, book), Table) if one.columns[0].header == "Edition")
    return [tuple("".join(span.text for span in cell) for cell in row.cells)[:3] for row in table.rows]


@pytest.mark.parametrize("changed", [_FEBUXOSTAT, _INFECTION, _CHILD, _UNANSWERED])
def test_without_a_dose_no_edition_applies_and_every_face_says_the_same(changed: dict[str, object], book: Book) -> None:
    found = answered(book, **changed)
    assert found.status is not Status.RECOMMENDED
    rows = _window(found, book)
    assert rows[0] == ("CPIC 2025", "30% to 80% of the usual starting dose.", "comparison only")
    assert rows[2] == ("DPWG 2025", "50% of the usual starting dose.", "comparison only")
    assert rows == _paper(found, book)
    text = " ".join(assessment_text(found, book, Wording(book, "uk")).split())
    for edition, says, standing in rows:
        assert standing == "comparison only"
        assert not re.search(r"\bmg\b", says)
        assert f"{edition}: {says} ({standing})" in text


def test_the_chosen_edition_keeps_its_mark_in_the_data(book: Book) -> None:
    found = answered(book, **_FEBUXOSTAT)
    assert [line.edition for line in found.guidelines if line.applies] == ["cpic-2025"]


def test_nothing_in_the_comparison_of_a_stop_is_bold_or_said_to_apply(book: Book) -> None:
    found, words = answered(book, **_FEBUXOSTAT), Wording(book, "uk")
    table = guideline_table(found, book.editions, words, ranges=True)
    assert not any(cell.strong for row in table.rows for cell in row.cells)
    assert plan.present(found, book.editions, words).guidelines_note.startswith("none applies")
    assert guidelines.present(found, book, words).note.startswith("None applies")


def test_beside_a_dose_the_chosen_edition_applies(book: Book) -> None:
    rows = _window(answered(book), book)
    assert [row[2] for row in rows] == ["applies, Strong", *["comparison only"] * 3]
