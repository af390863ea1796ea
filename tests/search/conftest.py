"""The library that the evaluation asks."""

from collections.abc import Iterator

import pytest

from db.build import build, is_current
from db.library import Library
from db.open import open_book


@pytest.fixture(scope="session")
def evaluated() -> Iterator[Library]:
    """The text of the real book; built first when it is not there or older than its content."""
    if not is_current():
        build()
    connection = open_book()
    yield Library(connection)
    connection.close()
