"""A window that never rests, for the test that kills it: `python -m tests.ui.busy_ward FOLDER NAME`.

It types a named patient, saves papers and a calendar into FOLDER, saves the settings, and clears, again and again.
"""

import itertools
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from db.damage import BookDamaged
from db.library import Library
from db.rulebook import load_book
from main import leaf, page, read_file
from tests.ui.driving import Driver
from ui import settings_file
from ui.app import Given, Opening
from ui.models.settings import allowed_values
from ui.widgets import papers

THEMES = ("light", "dark", "contrast-light", "contrast-dark")


def main(folder: Path, name: str) -> None:
    """Work until somebody ends it; the first line out says that it has begun, or what was wrong with the settings."""
    application = QApplication(["azalea"])
    application.setApplicationName("Azalea")
    book = load_book()
    given = Given(
        lambda: book, Library, BookDamaged, page, leaf, lambda of: iter(()), read_file, lambda: date(2026, 11, 23)
    )
    now = settings_file.load(partial(allowed_values, book))
    print(*now.problems or ("begun",), flush=True)
    opening = Opening(given, None)
    opening.open(now)
    window = opening.window
    assert window is not None
    window.later.now()  # nobody chooses from a list before it is there
    driver = Driver(window)
    for turn in itertools.count():
        driver.example()
        driver.type("caseName", name)
        path = str(folder / f"paper-{turn % 3}.pdf")
        papers.ask_where = lambda parent, offered, path=path: path
        window.save("summary")
        settings = window.centre._services.settings.settings
        assert settings_file.save(type(settings)(theme=THEMES[turn % 4]), frozenset()) == ""
        window.session.clear()
        driver.settle()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
