"""A small built book for tests that spoil it, and the real one for those that read it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.build import build, is_current
from db.library import Library
from db.open import open_book, seal_path
from tests.broken.zoo import SOUND


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "azalea.sqlite"
    build(path, SOUND)
    return path


@pytest.fixture
def small(_small: Path, tmp_path: Path) -> Path:
    """A fresh copy of a small sound book."""
    path = tmp_path / "azalea.sqlite"
    shutil.copyfile(_small, path)
    shutil.copyfile(seal_path(_small), seal_path(path))
    return path


@pytest.fixture(scope="session")
def library() -> Iterator[Library]:
    """The text of the real book."""
    if not is_current():
        build()
    connection = open_book()
    yield Library(connection)
    connection.close()
