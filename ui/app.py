"""Opens the window on a book: wires the session, the words and the panels, and runs Qt's loop.

The first picture does without the book: the program reads and checks it right after, before anything is answered."""

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from core.case_form import CaseForm
from ui import settings_file
from ui.centre import Services
from ui.main_window import MainWindow
from ui.models.settings import SYSTEM, Allowed, InForce, allowed_values, blank_form, practised, usual_laboratory
from ui.models.view import Place
from ui.session import Session
from ui.start_check import Check, StartCheck
from ui.widgets import theme as themes

if TYPE_CHECKING:
    from core.assessment import Assessment
    from core.book import Book
    from core.importers.reading import ImportReading
    from core.report.document import Document
    from ui.presenters.book import Library
    from ui.wording import Wording


class Given(NamedTuple):
    """What `main.py` opens and the window may not open itself.

    `book` and `library` are opened once, after the first picture, and raise `damaged` when the book is not whole.
    `page` makes the bytes of a paper: kind, assessment, book, size; `leaf` those of pages of the book.
    `checks` gives the start-up checks one by one.
    `read_file` reads a result file. `today` is the day on the wall of the ward."""

    book: Callable[[], "Book"]
    library: Callable[[], "Library"]
    damaged: type[Exception]
    page: Callable[[str, "Assessment", "Book", str], bytes]
    leaf: Callable[["Document", str], bytes]
    checks: Callable[["Book"], Iterator[Check]]
    read_file: Callable[[str, "Book"], "ImportReading"]
    today: Callable[[], date]


def build_window(
    given: Given, theme: str | None = None, now: InForce | None = None, at_once: bool = True
) -> MainWindow:
    """The window, not yet shown; `theme` overrides what the settings and the desktop ask for.

    Not `at_once`, the answer and the book fill it after its first picture."""
    now = now or InForce()
    settings, practice = now.settings, now.settings.practice
    library = cache(given.library)

    @cache
    def book() -> "Book":
        return practised(given.book(), settings)

    @cache
    def words() -> "Wording":
        from ui.wording import IN_THE_WINDOW, Wording

        return Wording(book(), practice, IN_THE_WINDOW)

    def answer(form: CaseForm) -> "Assessment":
        from core.assess import assess
        from core.case_reading import read_case

        return assess(read_case(form, book()), book())

    def paper(kind: str, assessment: "Assessment", size: str) -> bytes:
        return given.page(kind, assessment, book(), size)

    def leaf(place: Place, audience: str) -> Callable[[str], bytes] | None:
        from ui.presenters.book import on_paper

        document = on_paper(place, audience, practice, book(), library(), words(), given.today())
        return partial(given.leaf, document) if document else None

    def read_text(text: str) -> "ImportReading":
        from core.importers.detect import read_result

        return read_result(text, book())

    themes.load_fonts()
    form = blank_form(settings)
    idle, laboratory = settings.idle_minutes * 60, usual_laboratory(settings)
    session = Session(book, words, answer, practice, idle, form, laboratory, given.today)
    for memory in (_forget, lambda: library().forget()):
        session.cleared.connect(memory)

    def read_file(path: str) -> "ImportReading":
        return given.read_file(path, book())

    def allowed() -> Allowed:
        return allowed_values(given.book())

    services = Services(paper, read_text, read_file, now, allowed, settings_file.save, leaf)
    chosen = theme or (settings.theme if settings.theme != SYSTEM else None)
    window = MainWindow(session, library, services, chosen)
    if at_once:
        window.later.now()
    return window


def _forget() -> None:
    from core.profile import forget

    forget()


def run(given: Given, argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code is Qt's. Raises `given.damaged`."""
    theme, practice, rest = _options(argv) if argv else (None, None, [])
    app = _application(rest)
    now = settings_file.load(lambda: allowed_values(given.book()))
    if practice and "practice" not in now.locked:
        now = now._replace(settings=now.settings._replace(practice=practice))
    opening = Opening(given, theme)
    opening.open(now)
    code = app.exec()
    if opening.failure is not None:
        raise opening.failure
    return code


class Opening:
    """Opens the window, and opens it anew when the settings change: a new practice is a new start."""

    def __init__(self, given: Given, theme: str | None) -> None:
        self._given, self._theme = given, theme
        self.window: MainWindow | None = None
        self.failure: Exception | None = None
        """The window is gone then."""

    def open(self, now: InForce) -> None:
        """Show a window with these settings; the one before goes, with its patient."""
        before = self.window
        window = self.window = build_window(self._given, self._theme, now, at_once=before is not None)
        window.centre.settings_saved.connect(self.open)
        window.later.begin_with(self._read)
        window.later.finished.connect(tidy)
        checks = StartCheck(window.session, lambda: self._given.checks(self._given.book()), window.foot, now)
        window.later.finished.connect(checks.begin)
        window.checks = checks
        if before is not None:
            window.setGeometry(before.geometry())
        window.show()
        if before is not None:
            before.session.clear()
            before.close()
            before.deleteLater()

    def _read(self) -> None:
        """Open the book behind the first picture; without one, nothing of this window may stay."""
        try:
            self._given.book()
            self._given.library()
        except self._given.damaged as error:
            self.failure = error
            self._give_up()

    def _give_up(self) -> None:
        assert self.window is not None
        self.window.later.stop()
        self.window.close()
        self.window.deleteLater()
        self.window = None
        tidy()
        QApplication.exit()


def tidy() -> None:
    """What a start makes stays to the end: looking through it for garbage would hold up a key now and then."""
    gc.freeze()
    gc.enable()


def run_without_book(reason: str, argv: Sequence[str]) -> int:
    """A window that shows only why there is no book to be read."""
    app = _application(list(argv))
    window = NoBook(reason)
    window.show()
    return app.exec()


class NoBook(QWidget):
    """The reason, and nothing that could be taken for an answer."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        from ui.widgets.layout import stacked
        from ui.widgets.text import Words

        themes.apply(self, themes.system_scheme())
        self.setObjectName("window")
        self.setWindowTitle("Azalea: the book cannot be used")
        title, why, words = Words("title"), Words("body", wrap=True), Words("body", wrap=True)
        title.say("The book cannot be used")
        why.say(reason.removeprefix("The book cannot be used. "))
        words.say("No answer and no text is shown from it. Use another source, and tell your pharmacy.")
        column = stacked(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        for part in (title, why, words):
            column.addWidget(part)
        column.addStretch()
        self.resize(640, 240)


def _application(rest: list[str]) -> QApplication:
    app = QApplication.instance() or QApplication(["azalea", *rest])
    assert isinstance(app, QApplication)
    app.setApplicationName("Azalea")
    app.setDesktopFileName("azalea")
    return app


def _options(argv: Sequence[str]) -> tuple[str | None, str | None, list[str]]:
    """The theme, the practice, and what is Qt's."""
    import argparse

    parser = argparse.ArgumentParser(prog="azalea", add_help=False)
    parser.add_argument("--theme", choices=themes.SCHEMES, default=None)
    parser.add_argument("--practice", choices=("uk", "us"), default=None)
    options, rest = parser.parse_known_args(list(argv))
    return options.theme, options.practice, rest
