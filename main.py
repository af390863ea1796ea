"""Azalea: with a sub-command in the terminal, without one in a window.

Wiring only. Qt is imported for the window alone, ReportLab only when a page is asked for.
"""

import gc
import os
import sys
from datetime import datetime
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.assessment import Assessment
    from core.book import Book
    from core.importers.reading import ImportReading
    from core.report.document import Document
    from db.damage import BookDamaged
    from db.library import Library
    from ui.terminal.services import Services

DONE, OUR_BUG, REFUSED, BOOK_UNUSABLE, INTERRUPTED = 0, 1, 2, 4, 130
SET_UP = "In a checkout run: python3 dev.py setup"
HERE = Path(__file__).resolve().parent
WINDOW_OPTIONS = ("--theme", "--practice")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code is that of the outside contract, and nobody sees a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        _speak_utf8()
        return _with_book(given)
    except SystemExit as end:  # argparse, after help or a wrong option of the window
        return end.code if isinstance(end.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_the_output()
        return DONE
    except ModuleNotFoundError as error:
        return _complain(f"The package {error.name} is missing. {SET_UP}", OUR_BUG)
    except OSError as error:
        _let_go_of_the_output()
        return _complain(f"The system refused: {error.strerror or type(error).__name__}.", REFUSED)
    except Exception as error:
        return _complain(plain_words(error, error.__traceback__), OUR_BUG)


def _with_book(arguments: list[str]) -> int:
    from db.damage import BookDamaged

    try:
        if not arguments or arguments[0].startswith(WINDOW_OPTIONS):
            return _in_window(arguments)
        return _in_terminal(arguments)
    except BookDamaged as damaged:
        return _complain(unusable(damaged), BOOK_UNUSABLE)


def _in_terminal(arguments: list[str]) -> int:
    from ui.terminal.commands import run

    code = run(arguments, _services())
    if sys.stdout:
        sys.stdout.flush()
    return code


def _services() -> "Services":
    from db.open import check_contents, open_book
    from resources import resource
    from ui.terminal.services import Services

    return Services(
        book=_book,
        try_book=_try_book,
        check_book=lambda: check_contents(open_book()),
        library=_library,
        page=page,
        unshown=unshown,
        golden=lambda: resource("safety", "golden.jsonl").read_text(encoding="utf-8"),
        now=_now,
    )


def _in_window(arguments: list[str]) -> int:
    from db.damage import BookDamaged
    from ui.plain_imports import import_plainly

    import_plainly()
    from ui import app

    sys.excepthook = _in_one_line
    gc.disable()  # until the window is whole, which says so: a start makes no garbage
    book, library = cache(_book), cache(_library)
    given = app.Given(book, library, BookDamaged, page, leaf, _start_checks, read_file, lambda: _now().date())
    try:
        return app.run(given, arguments)
    except BookDamaged as damaged:
        _complain(unusable(damaged), BOOK_UNUSABLE)
        app.run_without_book(unusable(damaged), arguments)
        return BOOK_UNUSABLE


def _start_checks(book: "Book") -> "Iterator[tuple[str, tuple[str, ...]]]":
    """What the window checks after it has opened; each step is short."""
    from db.damage import BookDamaged
    from db.open import check_contents, open_book
    from resources import resource
    from ui.terminal.self_test import case_checks

    wrong: tuple[str, ...] = ()
    try:
        connection = open_book()
        check_contents(connection)
        connection.close()
    except BookDamaged as damaged:
        wrong = (damaged.check,)
    yield "the book is as it was built", wrong
    yield from case_checks(book, resource("safety", "golden.jsonl").read_text(encoding="utf-8"))


def read_file(path: str, book: "Book") -> "ImportReading":
    """The reading of a result file that somebody chose; never raises for what is in it."""
    from core.importers.detect import unreadable
    from ui.terminal.import_result import read_stream

    try:
        with open(path, "rb") as stream:
            return read_stream(stream, book)
    except OSError as error:
        return unreadable(book, "unknown", "import-unreadable", reason=error.strerror or "the file cannot be opened")


def _book() -> "Book":
    from db.rulebook import load_book

    book = load_book()
    if _now().date() > book.valid_until and sys.stderr:
        print(f"This edition of the book was valid until {book.valid_until.isoformat()}.", file=sys.stderr)
    return book


def _try_book() -> "Book | None":
    from db.damage import BookDamaged
    from db.rulebook import load_book

    try:
        return load_book()
    except BookDamaged:
        return None


def _library() -> "Library":
    from db.library import Library

    return Library()


def page(kind: str, assessment: "Assessment", book: "Book", paper: str) -> bytes:
    """The PDF of a `summary`, a `handout`, a `large-print` or a `short` handout on `a4` or `letter`."""
    from ui.paper import render

    return render(_document(kind, assessment, book), paper)


def leaf(document: "Document", paper: str) -> bytes:
    """The PDF of pages of the book on `a4` or `letter`."""
    from ui.paper import render

    return render(document, paper)


def unshown(text: str) -> int:
    """How many characters of a text no page can show."""
    from ui.paper.fonts import unshown as counted

    return counted(text)


def _document(kind: str, assessment: "Assessment", book: "Book") -> "Document":
    from core.report.handout import build_handout
    from core.report.summary import build_summary
    from ui.wording import Wording

    words = Wording(book, assessment.case.practice)
    if kind == "summary":
        return build_summary(assessment, book, words, _now())
    return build_handout(assessment, book, words, _now(), large_print=kind == "large-print", short=kind == "short")


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005  the clock on the wall of the ward is meant


# --- when something is wrong ----------------------------------------------------------------------


def unusable(damaged: "BookDamaged") -> str:
    """Which check of the book failed, and what to do in a checkout."""
    advice = f" {SET_UP}" if (HERE / "dev.py").exists() else ""
    return f"The book cannot be used. Check {damaged.check} failed: {damaged.reason}.{advice}"


def plain_words(error: BaseException, traceback: TracebackType | None) -> str:
    """The kind and place of an unexpected error; its text may hold a patient's data."""
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    place = "an unknown place"
    if traceback:
        place = f"{Path(traceback.tb_frame.f_code.co_filename).name}, line {traceback.tb_lineno}"
    return f"Azalea stopped on an error of its own: {type(error).__name__} in {place}. Please report this line."


def _in_one_line(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """What Python calls for an error that nobody caught, as in a slot of the window."""
    if os.environ.get("AZALEA_DEBUG"):
        sys.__excepthook__(kind, error, traceback)
    elif sys.stderr:
        print(plain_words(error, traceback), file=sys.stderr)


def _complain(words: str, code: int) -> int:
    if os.environ.get("AZALEA_DEBUG") and sys.exception():
        sys.__excepthook__(*sys.exc_info())
    try:
        print(words, file=sys.stderr, flush=True)
    except OSError:  # a full disk takes no words either; the code still tells
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  or Python complains at its end
    return code


def _speak_utf8() -> None:
    """UTF-8 on every system; what cannot be written is spelled out instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_the_output() -> None:
    """Nothing more can be written; without this Python complains once more when it ends."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  stays open until the end


if __name__ == "__main__":
    sys.exit(main())
