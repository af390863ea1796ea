"""What every test may ask for."""

import pytest

from core.book import Book
from db.build import build, is_current
from db.rulebook import load_book


@pytest.fixture(scope="session")
def book() -> Book:
    """The real book; built first when it is not there or older than its content."""
    if not is_current():
        build()
    return load_book()
