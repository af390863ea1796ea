"""An activity is never shown without its unit, nor its laboratory with half a name."""

import pytest
from PySide6.QtWidgets import QComboBox

from core.book import Book
from tests.ui.driving import Driver
from ui.widgets.text import Words


def _shown(driver: Driver) -> list[str]:
    row = driver.window.case.rows["tpmt"]
    return [words.accessibleName() for words in row.findChildren(Words) if words.isVisible()]


@pytest.mark.parametrize("laboratory", ["arup", "birmingham", "st-thomas"])
def test_the_unit_and_the_whole_name_stand_beside_an_activity(laboratory: str, driver: Driver, book: Book) -> None:
    driver.example(tpmt="35")
    _choose(driver, laboratory)
    known = book.laboratories[laboratory]
    shown = _shown(driver)
    assert known.unit in shown
    field = driver.find("caseTpmtLaboratory")
    assert any(known.name in one for one in shown) or not field.cut_short()
    unit = next(
        one
        for one in driver.window.findChildren(Words)
        if one.isVisible() and one.text() and known.unit == one.accessibleName()
    )
    line = driver.line("caseTpmt")
    assert unit.mapTo(driver.window, unit.rect().topLeft()).x() >= line.mapTo(driver.window, line.rect().topRight()).x()


def test_another_entry_has_no_unit_and_its_whole_field(driver: Driver) -> None:
    driver.example(tpmt="35")
    _choose(driver, "birmingham")
    narrow = driver.line("caseTpmt").width()
    driver.type("caseTpmt", "*1/*3A")
    assert driver.line("caseTpmt").width() > narrow
    assert not any("mU/L" in one for one in _shown(driver))
    assert not driver.find("caseTpmtLaboratory").isVisible()


def _choose(driver: Driver, laboratory: str) -> None:
    field = driver.find("caseTpmtLaboratory")
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData(laboratory))
    driver.settle()
