"""A real window on the real book, without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.assessment import Assessment
from core.book import Book
from db.damage import BookDamaged
from db.library import Library
from main import leaf, read_file
from tests.ui.driving import Driver
from ui.app import Given, build_window
from ui.main_window import MainWindow


@pytest.fixture
def papers_made() -> list[tuple[str, Assessment]]:
    """What was asked of the paper room."""
    return []


@pytest.fixture
def given(book: Book, papers_made: list[tuple[str, Assessment]]) -> Given:
    """What the window gets: everything real but for the paper room."""

    def page(kind: str, assessment: Assessment, of: Book, size: str) -> bytes:
        papers_made.append((kind, assessment))
        return b"%PDF-1.7 stand-in"

    return Given(
        lambda: book, Library, BookDamaged, page, leaf, lambda of: iter(()), read_file, lambda: date(2026, 11, 23)
    )


@pytest.fixture
def window(qtbot: QtBot, given: Given) -> Iterator[MainWindow]:
    """The window as it opens, 1366 x 768, light."""
    made = build_window(given, theme="light")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.session.stop()


@pytest.fixture
def driver(window: MainWindow) -> Driver:
    """Types and reads as a person would."""
    return Driver(window)


@pytest.fixture
def named(window: MainWindow) -> Callable[[str], QWidget]:
    """A widget by its fixed object name."""

    def find(name: str) -> QWidget:
        found = window.findChild(QWidget, name)
        assert isinstance(found, QWidget), f"no widget is called {name}"
        return found

    return find
