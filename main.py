"""Azalea: with a sub-command in the terminal, without one in a window.

Wiring only. Qt is imported for the window alone, ReportLab only when a page is asked for.
"""

import os
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.book import Book
    from db.open import BookDamaged
    from ui.terminal.services import Services, Shelf

OUR_BUG, BOOK_UNUSABLE, INTERRUPTED = 1, 4, 130
SET_UP = "In a checkout run: python3 dev.py setup"
HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code is that of the outside contract, and nobody sees a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        _speak_utf8()
        code = _in_terminal(given) if given else _in_window()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_the_output()
        return 0
    except ModuleNotFoundError as error:
        return _complain(f"The package {error.name} is missing. {SET_UP}", OUR_BUG)
    except OSError as error:
        return _complain(f"The system refused: {error.strerror or type(error).__name__}.", OUR_BUG)
    except Exception as error:
        return _complain(plain_words(error, error.__traceback__), OUR_BUG)
    return code


def _in_terminal(arguments: list[str]) -> int:
    from db.open import BookDamaged
    from ui.terminal.commands import run

    try:
        return run(arguments, _services())
    except BookDamaged as damaged:
        return _complain(unusable(damaged), BOOK_UNUSABLE)


def _services() -> "Services":
    from db.open import BookDamaged, check_contents, open_book
    from db.rulebook import load_book
    from resources import resource
    from ui.terminal.services import Services

    def try_book() -> "Book | None":
        try:
            return load_book()
        except BookDamaged:
            return None

    return Services(
        book=load_book,
        try_book=try_book,
        check_book=lambda: check_contents(open_book()),
        library=_library,
        golden=lambda: resource("safety", "golden.jsonl").read_text(encoding="utf-8"),
        today=lambda: date.today(),  # noqa: DTZ011  the date on the wall of the ward is meant
    )


def _library() -> "Shelf":
    from db.library import Library

    return Library()


def unusable(damaged: "BookDamaged") -> str:
    """Which check of the book failed, and what to do in a checkout."""
    advice = f" {SET_UP}" if (HERE / "dev.py").exists() else ""
    return f"The book cannot be used. Check {damaged.check} failed: {damaged.reason}.{advice}"


def plain_words(error: BaseException, traceback: TracebackType | None) -> str:
    """The kind and place of an unexpected error in one line; its text may hold a patient's data."""
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    place = "an unknown place"
    if traceback:
        place = f"{Path(traceback.tb_frame.f_code.co_filename).name}, line {traceback.tb_lineno}"
    return f"Azalea stopped on an error of its own: {type(error).__name__} in {place}. Please report this line."


def _complain(words: str, code: int) -> int:
    if os.environ.get("AZALEA_DEBUG") and sys.exception():
        sys.excepthook(*sys.exc_info())
    print(words, file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """UTF-8 on every system; what cannot be written is spelled out instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_the_output() -> None:
    """The reader went away: nothing more can be written, and nothing is wrong."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  stays open until the end


def _in_window() -> int:
    from ui.app import open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
