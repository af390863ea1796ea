"""A real window on the real book, without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.assessment import Assessment
from core.book import Book
from db.library import Library
from tests.ui.driving import Driver
from ui.app import build_window
from ui.main_window import MainWindow


@pytest.fixture
def papers_made() -> list[tuple[str, Assessment]]:
    """What was asked of the paper room."""
    return []


@pytest.fixture
def window(qtbot: QtBot, book: Book, papers_made: list[tuple[str, Assessment]]) -> Iterator[MainWindow]:
    """The window as it opens, 1366 x 768, light."""

    def paper(kind: str, assessment: Assessment) -> bytes:
        papers_made.append((kind, assessment))
        return b"%PDF-1.7 stand-in"

    made = build_window(book, Library(), paper, theme="light")
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
