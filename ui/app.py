"""Opens the window on a book: wires the session, the words and the panels, and runs Qt's loop."""

import argparse
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from core.assess import assess
from core.assessment import Assessment
from core.book import Book
from core.case import CaseForm
from core.case_reading import read_case
from ui.main_window import MainWindow, Paper
from ui.presenters.book import Library
from ui.session import Session
from ui.widgets import theme as themes
from ui.wording import Wording

PRACTICE = "uk"


def build_window(
    book: Book, library: Library, paper: Paper, theme: str | None = None, practice: str = PRACTICE
) -> MainWindow:
    """The window, not yet shown; `theme` `light` or `dark` overrides what the desktop asks for."""

    def answer(form: CaseForm) -> Assessment:
        return assess(read_case(form, book), book)

    themes.load_fonts()
    session = Session(book, Wording(book, practice), answer, practice, themes.idle("clear-after-s"))
    return MainWindow(session, library, paper, theme)


def run(book: Book, library: Library, paper: Paper, argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code is Qt's."""
    options, rest = _parser().parse_known_args(list(argv))
    app = QApplication.instance() or QApplication(["azalea", *rest])
    assert isinstance(app, QApplication)
    app.setApplicationName("Azalea")
    app.setDesktopFileName("azalea")
    window = build_window(book, library, paper, options.theme, options.practice)
    window.show()
    return app.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="azalea", add_help=False)
    parser.add_argument("--theme", choices=(themes.LIGHT, themes.DARK), default=None)
    parser.add_argument("--practice", choices=("uk", "us"), default=PRACTICE)
    return parser
