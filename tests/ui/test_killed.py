"""The process is killed at random moments: nothing is half written, nothing needs repair, no patient stays behind."""

import os
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.book import Book
from ui.models.settings import allowed_values, in_force
from ui.settings_file import NAME as SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PATIENT = "Qanary Featherstonehaugh"
LONGEST_WAIT_S = 2.5


def _kill_once(home: Path, saved: Path, chance: random.Random) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    given = {**kept, "HOME": str(home), "TMPDIR": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-m", "tests.ui.busy_ward", str(saved), PATIENT)
    with subprocess.Popen(command, cwd=ROOT, env=given, stdout=-1, stderr=-1) as ward:
        assert ward.stdout
        assert ward.stderr
        assert ward.stdout.readline() == b"begun\n"
        time.sleep(chance.uniform(0, LONGEST_WAIT_S))
        ward.kill()
        assert ward.stderr.read() == b""


def _check(home: Path, saved: Path, book: Book) -> None:
    for path in (path for path in home.rglob("*") if path.is_file()):
        assert path.name == SETTINGS, "nothing but the settings is written at home"
        assert in_force(None, path.read_text(encoding="utf-8"), partial(allowed_values, book)).problems == ()
    for path in saved.iterdir():
        if path.suffix == ".pdf":
            assert len(PdfReader(path).pages) == 2
        else:
            path.unlink()  # the file that Qt was writing: not yet the paper, and where the paper was wanted


def _kill(times: int, seed: int, folder: Path, book: Book) -> None:
    home, saved = folder / "home", folder / "saved"
    home.mkdir()
    saved.mkdir()
    chance = random.Random(seed)  # noqa: S311  chance, not a secret
    for _time in range(times):
        _kill_once(home, saved, chance)
        _check(home, saved, book)
    assert list(saved.glob("*.pdf")), "nothing was ever saved: the moments were too early"


@pytest.mark.usefixtures("qapp")
def test_killed_at_a_few_moments_there_is_nothing_to_repair(tmp_path: Path, book: Book) -> None:
    _kill(5, 5, tmp_path, book)


@pytest.mark.sweep
@pytest.mark.usefixtures("qapp")
def test_killed_at_two_hundred_moments_there_is_nothing_to_repair(tmp_path: Path, book: Book) -> None:
    _kill(200, 200, tmp_path, book)
