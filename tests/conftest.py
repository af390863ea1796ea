"""What every test may ask for."""

import os

import pytest
from hypothesis import settings

from core.book import Book
from db.build import build, is_current
from db.rulebook import load_book

settings.register_profile("suite", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
# The suite tries the same examples every time; HYPOTHESIS_PROFILE=explore looks for new ones.


@pytest.fixture(scope="session")
def book() -> Book:
    """The real book; built first when it is not there or older than its content."""
    if not is_current():
        build()
    return load_book()
