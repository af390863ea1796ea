"""Every broken file is refused with file, line and plain words."""

from pathlib import Path

import pytest

from db.check import problems
from db.reader import read_content
from db.shapes import ContentError
from tests.broken.zoo import SOUND, Animal, animals

ZOO = list(animals())


def errors(root: Path) -> list[str]:
    """What reading and checking a content folder complains about."""
    try:
        return problems(read_content(root))
    except ContentError as error:
        return [str(error)]


def test_the_zoo_is_not_empty() -> None:
    assert len(ZOO) >= 15


def test_the_sound_book_is_sound() -> None:
    assert errors(SOUND) == []


@pytest.mark.parametrize("animal", ZOO, ids=lambda animal: animal.path.stem)
def test_a_broken_file_is_refused_with_file_line_and_reason(animal: Animal, tmp_path: Path) -> None:
    found = errors(animal.released(tmp_path))
    assert any(error.startswith(animal.says) for error in found), found


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    root = ZOO[0].released(tmp_path)
    (root / "alleles" / "tpmt.yaml").write_bytes(b"\xff\xfe- gene: TPMT")
    assert errors(root) == ["db/content/alleles/tpmt.yaml:1: not readable as YAML in UTF-8"]


def test_a_book_without_a_head_is_refused(tmp_path: Path) -> None:
    root = ZOO[0].released(tmp_path)
    (root / "book.yaml").unlink()
    assert errors(root) == ["db/content/book.yaml: the file is missing"]
