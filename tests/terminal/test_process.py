"""What only a process of its own can show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.book import Book

ROOT = Path(__file__).resolve().parents[2]
CASE = '{"indication": "crohns-disease", "age": "42 years", "weight": "70 kg", "tpmt": {"genotype": "*1/*1"}}'


def _python(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, *arguments)
    surroundings = os.environ | environment
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=surroundings, check=False
    )


def test_the_terminal_loads_neither_qt_nor_reportlab_nor_the_tools_of_the_build(book: Book) -> None:
    code = (
        "import sys, main; code = main.main(['assess', '-']); "
        "print([n for n in ('PySide6', 'reportlab', 'sqlite_utils', 'yaml', 'ssl', 'socket') if n in sys.modules], "
        "file=sys.stderr); sys.exit(code)"
    )
    done = _python("-c", code, stdin=CASE)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_a_case_comes_through_a_pipe(book: Book) -> None:
    done = _python("main.py", "assess", "-", stdin=CASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Recommended\n")


def test_utf8_comes_out_even_where_the_system_speaks_ascii(book: Book) -> None:
    done = _python("main.py", "assess", "-", stdin=CASE, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "×" in done.stdout


def test_a_reader_that_goes_away_is_no_error(book: Book) -> None:
    process = subprocess.Popen(
        (sys.executable, "main.py", "book", "ids"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line(book: Book) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            (sys.executable, "main.py", "book", "ids"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            check=False,
        )
    assert done.returncode == 2  # neither our bug nor a broken book: the output could not be taken
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_refused_input_keeps_its_code_where_the_reasons_cannot_be_written(book: Book) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            (sys.executable, "main.py", "assess", "-"),
            input=b"{",
            stdout=subprocess.PIPE,
            stderr=full,
            cwd=ROOT,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, b"")


BROKEN = (
    "import main, ui.terminal.commands as c; c.run = lambda *a: {}['SECRET NAME']; raise SystemExit(main.main(['x']))"
)


def test_an_error_of_our_own_is_one_line_without_data() -> None:
    done = _python("-c", BROKEN)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "KeyError" in done.stderr
    assert "SECRET" not in done.stderr


def test_a_traceback_is_shown_only_to_who_asks_for_it() -> None:
    assert "Traceback" in _python("-c", BROKEN, AZALEA_DEBUG="1").stderr
