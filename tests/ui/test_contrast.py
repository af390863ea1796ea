"""Contrast, measured from pictures: what is read stands out from its ground by 4.5 or more, in colour and in grey."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from tests.ui.driving import Driver
from tests.ui.shots import states
from ui.main_window import MainWindow
from ui.widgets import theme
from ui.widgets.rows import RowsView

LEAST = 4.5
_ENLARGED = 2
"""So that the thin strokes of small letters have pixels of their full colour."""
_TAGS = re.compile("<[^>]*>")
_SHARE = 0.002
"""A colour with fewer pixels than this part of its place is a blend at the edge of a letter."""


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red / 255, green / 255, blue / 255)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _colours(image: QImage) -> Counter[tuple[int, int, int]]:
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(whole.constBits()).cast("I"))
    return Counter({(c >> 16 & 255, c >> 8 & 255, c & 255): number for c, number in counted.items()})


def strongest(counted: Counter[tuple[int, int, int]]) -> float:
    """The contrast of the ground, the commonest colour, with what stands out most from it."""
    ground, _ = counted.most_common(1)[0]
    least = _SHARE * counted.total()
    return max(contrast(ground, colour) for colour, number in counted.items() if number >= least)


def _in_grey(counted: Counter[tuple[int, int, int]]) -> Counter[tuple[int, int, int]]:
    """The same place without colour, weighed as a grey picture does."""
    grey: Counter[tuple[int, int, int]] = Counter()
    for (red, green, blue), number in counted.items():
        level = (11 * red + 16 * green + 5 * blue) // 32
        grey[level, level, level] += number
    return grey


def _places(window: MainWindow) -> Iterator[tuple[str, QRect]]:
    """Every place with words in it, in the window."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, RowsView):
            yield from _cells(widget, window)
        elif words := _words(widget):
            seen = widget.visibleRegion().boundingRect()
            if seen.height() >= min(14, widget.height()) and seen.width() >= 6:
                yield words, QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    text = widget.text() if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)) else ""
    return _TAGS.sub("", text).strip()


def _cells(table: RowsView, window: MainWindow) -> Iterator[tuple[str, QRect]]:
    seen = table.viewport().visibleRegion().boundingRect()
    model = table.rows
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            box = table.visualRect(model.index(row, column)).adjusted(0, 2, 0, -2)
            cell = model.table.rows[row].cells[column : column + 1]
            if cell and cell[0].text and seen.contains(box):
                yield cell[0].text, QRect(table.viewport().mapTo(window, box.topLeft()), box.size())


def picture(window: MainWindow) -> QImage:
    """The window, enlarged."""
    drawn = QPixmap(window.size() * _ENLARGED)
    drawn.setDevicePixelRatio(_ENLARGED)
    window.render(drawn, QPoint())
    return drawn.toImage()


def too_faint(window: MainWindow) -> list[str]:
    """The words that stand out too little, in colour or in grey."""
    coloured, found = picture(window), []
    coloured.setDevicePixelRatio(1)
    for words, box in _places(window):
        place = QRect(box.topLeft() * _ENLARGED, QSize(box.width() * _ENLARGED, box.height() * _ENLARGED))
        counted = _colours(coloured.copy(place))
        for name, colours in (("colour", counted), ("grey", _in_grey(counted))):
            ratio = strongest(colours)
            if ratio < LEAST:
                found.append(f"{words[:40]!r} in {name}: {ratio:.2f}")
    return found


def test_the_measure_finds_what_is_too_faint() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)  # a known border case
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    for x in range(20):
        image.setPixel(x, 5, 0x999999)
    assert strongest(_colours(image)) == pytest.approx(2.85, abs=0.01)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_everything_that_is_read_stands_out_from_its_ground(window: MainWindow, scheme: str) -> None:
    window.dress(scheme)
    driver, found, measured = Driver(window), [], 0
    try:
        for name, enter in states(driver).items():
            window.session.unusable = ""
            window.centre.forget()
            enter()
            driver.settle()
            QApplication.processEvents()
            found += [f"{name}: {one}" for one in too_faint(window)]
            measured += len(list(_places(window)))
    finally:
        window.dress("light")
    assert found == []
    assert measured > 1000, "else most of the words were not looked at"
