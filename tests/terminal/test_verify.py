"""`verify`: what the code on a paper stands for."""

import pytest

from core import PROGRAM_VERSION
from core.book import Book
from core.report.provenance import code_of
from tests.terminal.conftest import Run


def test_the_code_of_this_copy_names_program_book_and_digest(run: Run, book: Book) -> None:
    outcome = run("verify", code_of(book))
    assert (outcome.code, outcome.err) == (0, "")
    assert "stands for this program, this book and this rule set" in outcome.out
    for part in (PROGRAM_VERSION, book.version, book.digest, f"{book.valid_until:%d-%b-%Y}"):
        assert part in outcome.out


def test_the_code_of_another_program_says_which_part_differs(run: Run, book: Book) -> None:
    outcome = run("verify", code_of(book, "0.0.9"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "The program: another one." in outcome.err
    assert "The book: the same." in outcome.err


@pytest.mark.parametrize("typed", ["x", "", "7K2M-9QXD-4B1T-U", "\x1b[31m", "0000-0000-0000-1"])
def test_what_is_no_code_is_refused_with_a_reason(typed: str, run: Run) -> None:
    outcome = run("verify", typed)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Not a code of a paper." in outcome.err
