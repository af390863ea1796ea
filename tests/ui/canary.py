"""A ward computer in a process of its own, for the test that reads its memory: `python -m tests.ui.canary NAME PLACES`.

NAME comes backwards, so that it stands nowhere but where it is typed. It is typed key by key into every place, then the
patient is cleared. After each half a line comes out, and one is read before it goes on.
"""

import os
import sys
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.damage import BookDamaged
from db.library import Library
from db.rulebook import load_book
from main import leaf, page, read_file
from tests.ui.driving import Driver
from ui.app import Given, build_window
from ui.centre import IMPORT

TYPED_AND_REPLACED = {"caseTpmt": "*1/*3A", "caseCreatinine": "80", "caseWeight": "70", "caseStartDate": "2026-11-23"}


def _type(target: QWidget, backwards: str) -> None:
    for letter in reversed(backwards):
        QTest.keyClicks(target, letter)
    QApplication.processEvents()


def fill(driver: Driver, backwards: str, places: str) -> None:
    """Type the name into every place; `papers` shows and prints one as well."""
    driver.example()
    for name, after in TYPED_AND_REPLACED.items():
        driver.line(name).clear()
        _type(driver.line(name), backwards)
        driver.type(name, after)
    for name in ("caseName", "caseNumber", "searchBox"):
        _type(driver.line(name), backwards)
    _type(driver.find("caseMedicines"), backwards)
    driver.line("caseMedicinesEntry").setText("")
    driver.line("caseName").selectAll()
    driver.line("caseName").copy()
    driver.window.centre.open(IMPORT)
    _type(driver.find("importText"), backwards)
    if places == "papers":
        driver.window.centre.preview("summary")
    driver.settle()
    driver.window.grab()


def main() -> None:
    """Fill, say so, clear, say so."""
    application = QApplication(["azalea"])
    given = Given(
        load_book, Library, BookDamaged, page, leaf, lambda of: iter(()), read_file, lambda: date(2026, 11, 23)
    )
    window = build_window(given, theme="light")
    window.show()
    driver = Driver(window)
    fill(driver, *sys.argv[1:])
    print("filled", flush=True)
    sys.stdin.readline()
    window.session.clear()
    driver.settle()
    application.processEvents()
    print("cleared", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main()
