"""Keys that work wherever the focus is: they scroll, take back and lead back, and change no value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QPlainTextEdit, QWidget

from main import page
from tests.ui.driving import Driver
from ui.app import Given
from ui.centre import HELP, IMPORT, SETTINGS
from ui.models.view import Place
from ui.widgets.rows import RowsView

CONTROL = Qt.KeyboardModifier.ControlModifier
Keys = Qt.Key


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _press(driver: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focus(), key, modifier)
    driver.settle()


def _area(driver: Driver, name: str) -> QAbstractScrollArea:
    driver.settle()
    (found,) = (
        area
        for area in driver.window.findChildren(QAbstractScrollArea)
        if area.accessibleName() == name and area.isVisible() and area.verticalScrollBar().maximum() > 0
    )
    return found


def _open(driver: Driver, name: str) -> None:
    """Open a page that is longer than the window, with the focus where the keyboard puts it."""
    window = driver.window
    window.activateWindow()
    window.resize(1366, 700)
    driver.example()
    if name == "Pages of the paper":
        driver.line("caseAge").setFocus()
        _press(driver, Keys.Key_P, CONTROL)
    elif name in ("Keys and notes", "Practice settings"):
        window.centre.open(HELP if name == "Keys and notes" else SETTINGS)
        assert window.centre.aside is not None
        window.centre.aside.back.setFocus(Qt.FocusReason.TabFocusReason)  # Down opens a list
    elif name == "The book":
        window.session.open(Place("interactions.allopurinol"))
        _press(driver, Keys.Key_F7)
    else:
        window.tabs.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)


@pytest.fixture
def given(given: Given) -> Given:
    """Everything real, the paper room too."""
    return given._replace(page=page)


@pytest.mark.parametrize("name", ["Plan", "Pages of the paper", "Keys and notes", "Practice settings", "The book"])
def test_the_page_that_is_open_scrolls_and_the_focus_stays(name: str, driver: Driver) -> None:
    _open(driver, name)
    before, focus = driver.window.session.form, _focus()
    bar = _area(driver, name).verticalScrollBar()
    assert bar.value() == 0
    places = []
    for key in (Keys.Key_Down, Keys.Key_PageDown, Keys.Key_End, Keys.Key_Up, Keys.Key_PageUp, Keys.Key_Home):
        _press(driver, key)
        places.append(bar.value())
    down, page_down, end, up, page_up, home = places
    assert 0 < down < page_down <= end == bar.maximum()
    assert end > up > page_up >= home == 0
    assert _focus() is focus
    assert focus.isVisible()
    assert driver.window.session.form == before


def test_no_list_changes_its_choice_by_a_key_that_scrolls(driver: Driver) -> None:
    _open(driver, "Plan")
    sex = driver.find("caseSex")
    assert isinstance(sex, QComboBox)
    for key in (Keys.Key_Up, Keys.Key_PageUp, Keys.Key_PageDown, Keys.Key_Home, Keys.Key_End):
        QTest.keyClick(sex, key)
    assert sex.currentData() == "female"


def test_a_row_chosen_by_the_keyboard_is_on_the_screen_and_past_the_last_the_page_scrolls(driver: Driver) -> None:
    _open(driver, "Plan")
    bar = _area(driver, "Plan").verticalScrollBar()
    rows = driver.find("traceTable")
    assert isinstance(rows, RowsView)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    for _row in rows.rows.table.rows:
        _press(driver, Keys.Key_Down)
        shown = rows.viewport().visibleRegion().boundingRect()
        assert shown.contains(rows.visualRect(rows.currentIndex()).center())
    at = bar.value()
    for _more in range(3):
        _press(driver, Keys.Key_Down)
    assert bar.value() > at or at == bar.maximum()


def test_a_key_that_a_line_of_the_case_does_not_want_ends_nothing(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.window.case.go_to("medicines")
    entry = _focus()
    for key in (Keys.Key_Down, Keys.Key_Up, Keys.Key_PageDown):
        QTest.keyClick(entry, key)  # once an endless round between the line and its field
    QTest.keyClick(entry, Keys.Key_J, CONTROL)
    assert _focus() is entry
    driver.typed_into("caseMedicines", "allo")
    assert "“allo”: Enter takes allopurinol" in driver.all_words()
    _press(driver, Keys.Key_Escape)
    assert not entry.isVisible()
    assert driver.window.case.isAncestorOf(_focus())


@pytest.mark.parametrize("where", ["a chip", "a tab", "the book", "the top"])
def test_a_change_of_the_case_is_taken_back_wherever_the_focus_is(where: str, driver: Driver) -> None:
    window = driver.window
    window.activateWindow()
    driver.example()
    driver.line("caseWeight").setFocus()
    window.centre.open(IMPORT)
    entry = driver.find("importText")
    assert isinstance(entry, QPlainTextEdit)
    entry.setPlainText("TPMT *3A/*3A")
    driver.press("Use these: enter them in the case")
    assert _focus() is driver.line("caseWeight"), "back in the field one came from"
    assert driver.line("caseTpmt").text() == "*3A/*3A"
    parts = {"a chip": window.answer.page, "the book": window.column, "the top": window.top}
    if where == "a tab":
        window.tabs.buttons[1].setFocus()
    else:
        window.focus_first(parts[where])
    assert not window.case.isAncestorOf(_focus())
    for key, tpmt in ((Keys.Key_Z, "*1/*3A"), (Keys.Key_Y, "*3A/*3A"), (Keys.Key_Z, "*1/*3A")):
        if where != "the top":  # the search box has an undo of its own
            _press(driver, key, CONTROL)
            assert driver.line("caseTpmt").text() == tpmt


@pytest.mark.parametrize("key", [Keys.Key_F1, Keys.Key_P, Keys.Key_O, Keys.Key_Comma])
def test_esc_leads_back_to_the_field_one_came_from(key: Qt.Key, driver: Driver) -> None:
    driver.window.activateWindow()
    driver.example()
    driver.line("caseHeight").setFocus()
    _press(driver, key, Qt.KeyboardModifier.NoModifier if key == Keys.Key_F1 else CONTROL)
    assert not driver.window.case.isAncestorOf(_focus())
    _press(driver, Keys.Key_Escape)
    assert _focus() is driver.line("caseHeight")


def test_esc_closes_find_in_page_and_stays_in_the_reader(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.window.open_place(Place("interactions.allopurinol"))
    _press(driver, Keys.Key_F, CONTROL)
    _press(driver, Keys.Key_Escape)
    assert not driver.line("findInPage").isVisible()
    assert driver.window.column.isAncestorOf(_focus())


@pytest.mark.parametrize("way", ["the link", "Ctrl+4"])
def test_the_tab_bloods_opens_with_the_focus_where_a_result_begins(way: str, driver: Driver) -> None:
    driver.window.activateWindow()
    if way == "the link":
        driver.press("Enter blood results in the tab Bloods")
    else:
        _press(driver, Keys.Key_4, CONTROL)
    assert _focus() is driver.line("bloodsDay")
    driver.window.go_to_field("thresholds")
    assert _focus() is driver.find("bloodsThresholds")
