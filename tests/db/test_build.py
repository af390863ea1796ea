"""Building gives the same bytes for the same content, whole or not at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.build import build, is_current
from db.open import seal_path
from db.shapes import ContentError
from tests.broken.zoo import SOUND, animals


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "one" / "azalea.sqlite", tmp_path / "two" / "azalea.sqlite"
    for path in (first, second):
        path.parent.mkdir()
        build(path)
    assert first.read_bytes() == second.read_bytes()
    assert seal_path(first).read_bytes() == seal_path(second).read_bytes()


def test_broken_content_leaves_the_old_book_alone(tmp_path: Path) -> None:
    path = tmp_path / "azalea.sqlite"
    build(path, SOUND)
    before = path.read_bytes()
    broken = next(animal for animal in animals() if animal.path.stem == "renal-hole")
    with pytest.raises(ContentError, match="card: hole between"):
        build(path, broken.released(tmp_path / "broken"))
    assert path.read_bytes() == before
    assert sorted(found.name for found in tmp_path.iterdir()) == ["azalea.sqlite", "azalea.sqlite.sha256", "broken"]


def test_a_book_is_current_until_its_content_changes(tmp_path: Path) -> None:
    root, path = tmp_path / "content", tmp_path / "azalea.sqlite"
    shutil.copytree(SOUND, root)
    assert not is_current(path, root)
    build(path, root)
    assert is_current(path, root)
    with (root / "terms.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    assert not is_current(path, root)


def test_reading_the_book_needs_neither_yaml_nor_sqlite_utils() -> None:
    code = (
        "import sys; import db.open, db.rulebook, db.library; "
        "print([name for name in ('yaml', 'sqlite_utils', 'rapidfuzz') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
