"""A book that is not as it was built: every command but `--version` ends with 4 and names the check."""

import shutil
from pathlib import Path

import pytest

from core import PROGRAM_VERSION
from core.book import Book
from db.open import book_path, seal_path
from tests.terminal.conftest import Run

COMMANDS = [
    ["assess", "case.json"], ["assess", "--batch", "cases.jsonl"], ["summary", "case.json", "-o", "x.pdf"],
    ["handout", "case.json", "-o", "x.pdf"], ["search", "x"], ["genotype", "TPMT *1/*1"],
    ["schedule", "--start", "2026-11-23", "--guideline", "fda-label"], ["book", "status"],
    ["book", "ids"], ["self-test"],
]  # fmt: skip


@pytest.fixture
def damaged(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the book with one byte changed in its middle."""
    copy = tmp_path / book_path().name
    shutil.copy(book_path(), copy)
    shutil.copy(seal_path(book_path()), seal_path(copy))
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    monkeypatch.setattr("db.open.book_path", lambda: copy)
    return copy


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_changed_byte_stops_every_command(command: list[str], damaged: Path, run: Run) -> None:
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (4, "")
    assert "file-digest" in outcome.err


def test_a_missing_book_tells_what_to_run(damaged: Path, run: Run) -> None:
    damaged.unlink()
    outcome = run("book", "ids")
    assert outcome.code == 4
    assert "file-present" in outcome.err
    assert "python3 dev.py setup" in outcome.err


def test_the_version_is_told_all_the_same(damaged: Path, run: Run) -> None:
    outcome = run("--version")
    assert outcome.code == 0
    assert PROGRAM_VERSION in outcome.out
