"""The terminal as a test calls it: in this process, as `main.py` would."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from core.book import Book

CASE: dict[str, Any] = {
    "indication": "crohns-disease",
    "age": "42 years",
    "weight": "70 kg",
    "planned_start": "2 mg/kg/day",
    "tpmt": {"genotype": "*1/*3A"},
    "nudt15": {"genotype": "*1/*1"},
}


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(book: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command line; `stdin` is what standard input holds."""

    def command(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return command


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[..., str]:
    """Writes a case, changed as named, and gives its path."""

    def write(**changes: Any) -> str:
        path = tmp_path / "case.json"
        path.write_text(json.dumps(CASE | changes), encoding="utf-8")
        return str(path)

    return write
