"""No label and no button is cut off, at any size and in any scheme: every one is asked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.driving import Driver
from tests.ui.shots import states
from ui.main_window import MainWindow

SIZES = ((910, 485), (960, 540), (1024, 700), (1366, 768), (1920, 1080))
"""The first two are what 1366 x 768 at 150% and 1920 x 1080 at 200% leave."""


def cut_off(window: MainWindow) -> Iterator[str]:
    """What is wider or higher than its place."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, (QLabel, QAbstractButton)) and widget.text():
            need = _needed(widget)
            if need is not None and (need[0] > widget.width() + 1 or need[1] > widget.height() + 1):
                yield f"{type(widget).__name__} {widget.text()[:60]!r}: {need} in {widget.width()}x{widget.height()}"


def _needed(widget: QLabel | QAbstractButton) -> tuple[int, int] | None:
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return 0, widget.heightForWidth(widget.width())
        hint = widget.sizeHint()
        return (hint.width(), 0) if widget.objectName() != "pointedReference" else None
    if isinstance(widget, QPushButton):
        metrics = QFontMetrics(widget.font())
        return metrics.horizontalAdvance(widget.text().replace("&", "")), metrics.height() - 4
    return None


def overlapping(window: MainWindow) -> Iterator[str]:
    """Fields, buttons and words that stand on each other."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox)
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible() and widget.parentWidget() is not None:
            by_parent.setdefault(widget.parentWidget(), []).append(widget)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                yield f"{one.accessibleName()[:40]!r} on {other.accessibleName()[:40]!r}"


def everything_cut_off(window: MainWindow, sizes: tuple[tuple[int, int], ...] = SIZES) -> list[str]:
    """Goes through the main states in every size."""
    driver, found = Driver(window), []
    for width, height in sizes:
        window.session.clear()
        window.resize(width, height)
        for name, enter in states(driver).items():
            window.session.unusable = ""
            window.centre.forget()
            enter()
            driver.settle()
            QApplication.processEvents()
            found += [f"{width} {name}: {one}" for one in (*cut_off(window), *overlapping(window))]
    return found


def test_nothing_is_cut_off_in_any_state_at_any_size(window: MainWindow) -> None:
    assert everything_cut_off(window) == []


@pytest.mark.parametrize("scheme", ["dark", "contrast-light", "contrast-dark"])
def test_every_scheme_shows_the_same_words_in_the_same_places(window: MainWindow, scheme: str) -> None:
    driver = Driver(window)
    driver.example()
    driver.settle()
    before = [(w.objectName(), w.geometry()) for w in window.findChildren(QLabel) if w.isVisible() and w.objectName()]
    window.dress(scheme)
    driver.settle()
    after = [(w.objectName(), w.geometry()) for w in window.findChildren(QLabel) if w.isVisible() and w.objectName()]
    window.dress("light")
    assert before == after


@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_nothing_is_cut_off_when_the_system_enlarges_everything(scale: str) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from tests.ui.test_fits import enlarged\n"
        "print('cut off:', enlarged())\n"
    )
    given = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-c", program], env=given, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "cut off: []", ran.stdout + ran.stderr


def enlarged() -> list[str]:
    """For a process of its own: the scale is fixed when Qt starts."""
    from tests.ui.shots import opened

    window = opened("light")
    window.show()
    return everything_cut_off(window, ((1024, 700),))
