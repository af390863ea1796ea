"""`main.py`: the wiring of the window, and what happens when something is wrong. The terminal has tests of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import main
import ui.app
from core.assess import assess
from core.assessment import Assessment
from core.book import Book
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case
from tests.terminal.conftest import CASE

ROOT = Path(main.__file__).parent


@pytest.fixture
def opened(book: Book, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the window was opened with, without opening one."""
    given: list[Any] = []

    def run(*arguments: object) -> int:
        given.extend(arguments)
        return 0

    monkeypatch.setattr(ui.app, "run", run)
    monkeypatch.setattr(ui.app, "run_without_book", lambda reason, rest: given.append(reason))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return given


def _answer(book: Book) -> Assessment:
    form = form_from_json(json.dumps(CASE))
    assert isinstance(form, CaseForm)
    return assess(read_case(form, book), book)


@pytest.mark.parametrize("arguments", [[], ["--theme", "dark"], ["--practice", "us"], ["--practice=us"]], ids=str)
def test_without_a_command_the_window_opens_on_the_book(
    arguments: Sequence[str], opened: list[Any], book: Book
) -> None:
    assert main.main(list(arguments)) == 0
    given, rest = opened
    assert given.book().digest == book.digest
    assert given.book() is given.book(), "it is opened once"
    assert given.library().search("allopurinol").answered
    assert not [wrong for _name, wrong in given.checks(given.book()) if wrong]
    assert rest == list(arguments)


@pytest.mark.parametrize("kind", ["summary", "handout", "large-print"])
def test_the_window_gets_what_makes_its_pages(kind: str, opened: list[Any], book: Book) -> None:
    main.main([])
    assert opened[0].page(kind, _answer(book), book, "a4").startswith(b"%PDF")


_WITHOUT_A_BOOK = """
import sys
from pathlib import Path
import db.open, main
from ui import app
db.open.book_path = lambda: Path(sys.argv[1])
shown = app.run_without_book
def look(reason, arguments):
    from PySide6.QtCore import QTimer
    windows = app.QApplication.topLevelWidgets
    QTimer.singleShot(400, lambda: print([one.windowTitle() for one in windows() if one.isVisible()]))
    QTimer.singleShot(450, app.QApplication.quit)
    print(reason)
    return shown(reason, arguments)
app.run_without_book = look
sys.exit(main.main([]))
"""


def test_a_damaged_book_leaves_only_a_window_that_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WITHOUT_A_BOOK, str(tmp_path / "azalea.sqlite")]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "Check file-present failed" in done.stderr
    assert "Traceback" not in done.stderr
    reason, titles = done.stdout.splitlines()
    assert "Check file-present failed" in reason
    assert titles == "['Azalea: the book cannot be used']"


def test_an_error_in_the_window_is_one_line_without_data(opened: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    main.main([])
    try:
        raise ValueError("a patient's name")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert capsys.readouterr().err == _line(f"ValueError in test_main.py, line {_where() - 3}")


def _where() -> int:
    text = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(text, 1) if "sys.excepthook(ValueError" in line) + 1


def _line(what: str) -> str:
    return f"Azalea stopped on an error of its own: {what}. Please report this line.\n"


def test_a_missing_package_tells_what_to_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_arguments: list[str]) -> int:
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6")

    monkeypatch.setattr(main, "_with_book", missing)
    assert main.main([]) == 1
    assert capsys.readouterr().err == "The package PySide6 is missing. In a checkout run: python3 dev.py setup\n"


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_with_book", interrupted)
    assert main.main(["assess", "-"]) == 130
    assert capsys.readouterr() == ("", "")


def test_an_edition_that_has_expired_says_so(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "_now", lambda: datetime(2999, 1, 1))  # noqa: DTZ001
    assert main.main(["book", "status"]) == 0
    assert book.valid_until.isoformat() in capsys.readouterr().err
