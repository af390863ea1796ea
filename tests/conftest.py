"""What every test may ask for."""

import pytest

from core.book import Book
from db.build import build
from db.open import book_path
from db.rulebook import load_book


@pytest.fixture(scope="session")
def book() -> Book:
    """The real book; built first when it is not there."""
    if not book_path().exists():
        build()
    return load_book()
