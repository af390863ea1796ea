"""The same answers, words and picture wherever the program stands: locale, no HOME, read-only folder, no sockets."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core.book import Book

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("de_DE", "ar_EG", "tr_TR")
ROOMS = ("core", "db", "resources", "ui", "tests")
_HOMELESS = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
_LOCALE_SOURCES = Path("/usr/share/i18n/locales")
_DROP_FROM_BOUNDING_SET, _WRITES_ANYWHERE = 24, 1


def _no_power_over_files() -> None:
    """In the child: root without its right to write what nobody may write; as another user nothing changes."""
    ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, _WRITES_ANYWHERE, 0, 0, 0)


def _answers(folder: Path, more: Mapping[str, str]) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if name not in _HOMELESS}
    ran = subprocess.run(
        (sys.executable, "-B", "-m", "tests.ui.elsewhere"),
        cwd=folder,
        env={**kept, "QT_QPA_PLATFORM": "offscreen", **more},
        preexec_fn=_no_power_over_files if sys.platform == "linux" else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    said = json.loads(ran.stdout)
    assert said["answers"][0][0] == "25 mg once daily"
    return said  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def usual(book: Book) -> dict[str, Any]:
    """What is said in this checkout under the plainest of locales."""
    return _answers(ROOT, {"LC_ALL": "C.UTF-8"})


def _in(locale: str, folder: Path) -> dict[str, str]:
    """The surroundings of a locale that is made for this test; a bare system has nothing to make it from.

    Qt goes by the name alone, so the test runs there too, only without the C library's part."""
    name = f"{locale}.UTF-8"
    if shutil.which("localedef") is None or not (_LOCALE_SOURCES / locale).exists():
        return {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": name}
    made = (f"--inputfile={locale}", "--charmap=UTF-8", f"{folder}/{name}")
    subprocess.run(("localedef", "--no-archive", "--quiet", *made), check=True)
    return {"LC_ALL": name, "LOCPATH": str(folder)}


@pytest.mark.parametrize("locale", LOCALES)
def test_another_locale_changes_no_answer_no_word_and_no_dot_of_the_picture(
    locale: str, usual: dict[str, Any], tmp_path: Path
) -> None:
    there = _answers(ROOT, _in(locale, tmp_path))
    assert there.pop("locale") == locale
    assert there == {name: value for name, value in usual.items() if name != "locale"}


@pytest.mark.skipif(os.name != "posix", reason="folders are made read-only in another way")
def test_a_read_only_folder_changes_nothing_and_stays_as_it_was(usual: dict[str, Any], tmp_path: Path) -> None:
    for name in ROOMS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", tmp_path)
    inside = sorted(tmp_path.rglob("*"))
    for path in (*inside, tmp_path):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert _answers(tmp_path, {"LC_ALL": "C.UTF-8"}) == usual
        assert sorted(tmp_path.rglob("*")) == inside
    finally:
        for path in (tmp_path, *inside):
            path.chmod(0o755)
