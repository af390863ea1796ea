"""The reader inside the window: its keys, and the search line above it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driving import Driver
from ui.models.view import EXPLAIN, Place
from ui.panels.book.lists import ContentsRow
from ui.widgets.button import Button

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALLOPURINOL = Place("interactions.allopurinol")


def test_ctrl_f_finds_in_the_page_and_esc_closes_the_line(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.window.open_place(ALLOPURINOL)
    QTest.keyClick(driver.window, Qt.Key.Key_F, CONTROL)
    line = driver.line("findInPage")
    assert driver.window.focusWidget() is line
    QTest.keyClicks(line, "xanthine")
    assert line.accessibleDescription().startswith("1 of ")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_alt_and_the_arrows_go_back_and_forward(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.window.open_place(ALLOPURINOL)
    QTest.keyClick(driver.window, Qt.Key.Key_Left, ALT)
    assert driver.window.session.place == Place()
    QTest.keyClick(driver.window, Qt.Key.Key_Right, ALT)
    assert driver.window.session.place == ALLOPURINOL


def test_enter_opens_the_best_answer_and_back_shows_the_list_and_its_words(driver: Driver) -> None:
    search = driver.line("searchBox")
    QTest.keyClicks(search, "warfarin")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert driver.window.session.place == Place("interactions.warfarin")
    search.setText("")
    driver.window.session.back()
    assert driver.window.session.query == "warfarin"
    assert search.text() == "warfarin"


def test_answers_found_again_at_another_size_stand_in_the_page_and_not_over_its_head(driver: Driver) -> None:
    driver.window.activateWindow()
    search, reader = driver.line("searchBox"), driver.window.column.panel
    for keys in (
        ((Qt.Key.Key_Plus, CONTROL), (Qt.Key.Key_Left, ALT), (Qt.Key.Key_0, CONTROL)),
        ((Qt.Key.Key_Left, ALT),),
    ):
        driver.type("searchBox", "breastfeeding")
        QTest.keyClick(search, Qt.Key.Key_Return)
        driver.settle()
        for key, modifier in keys:
            QTest.keyClick(driver.window, key, modifier)
            driver.settle()
    results = driver.find("searchResults")
    assert results.isVisible()
    assert reader.page.isAncestorOf(results)


def test_down_goes_into_the_answers_and_up_returns(driver: Driver) -> None:
    driver.window.activateWindow()
    search = driver.line("searchBox")
    search.setFocus()
    QTest.keyClicks(search, "gout tablets")
    QTest.keyClick(search, Qt.Key.Key_Down)
    results = driver.find("searchResults")
    assert driver.window.focusWidget() is results
    QTest.keyClick(results, Qt.Key.Key_Up)
    assert driver.window.focusWidget() is search


def test_esc_empties_the_search_line_first(driver: Driver) -> None:
    driver.window.activateWindow()
    search = driver.line("searchBox")
    search.setFocus()
    QTest.keyClicks(search, "gout")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert driver.window.session.query == ""


def test_the_text_of_the_book_grows_with_ctrl_plus(driver: Driver) -> None:
    driver.window.activateWindow()
    QTest.keyClick(driver.window, Qt.Key.Key_Plus, CONTROL)
    assert driver.window.column.panel.zoom == 110
    QTest.keyClick(driver.window, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(driver.window, Qt.Key.Key_Minus, CONTROL)
    assert driver.window.column.panel.zoom == 100
    QTest.keyClick(driver.window, Qt.Key.Key_Equal, CONTROL)
    QTest.keyClick(driver.window, Qt.Key.Key_0, CONTROL)
    assert driver.window.column.panel.zoom == 100


def _press_row(driver: Driver, title: str) -> None:
    driver.settle()
    rows = driver.window.column.panel.findChildren(ContentsRow)
    QTest.mouseClick(next(row for row in rows if row.title.spoken == title), Qt.MouseButton.LeftButton)


def test_the_policy_the_changes_and_the_source_check_are_reached_from_the_contents(driver: Driver) -> None:
    for title, place in (
        ("Source check", "check:"),
        ("Editorial policy", "about.policy"),
        ("What changed in this edition", "about.changes"),
    ):
        _press_row(driver, title)
        assert driver.window.session.place == Place(place)
        driver.window.session.back()


EXPLAINED = Place(f"{EXPLAIN}TPMT")


def test_a_result_that_is_explained_follows_the_case(driver: Driver) -> None:
    driver.example()
    driver.window.open_place(EXPLAINED)
    assert "Intermediate Metabolizer" in driver.window.book_rail.toolTip() + driver.window.book_rail.accessibleName()
    driver.type("caseTpmt", "*3A/*3A")
    driver.settle()
    assert "Poor Metabolizer" in driver.window.book_rail.toolTip() + driver.window.book_rail.accessibleName()


def test_a_result_that_is_explained_does_not_outlive_the_patient(driver: Driver) -> None:
    driver.example()
    driver.window.open_place(EXPLAINED)
    driver.window.session.clear()
    assert driver.window.session.place == Place()
    assert "*1/*3A" not in driver.window.book_rail.toolTip() + driver.window.book_rail.accessibleName()


def test_a_result_that_is_explained_goes_when_the_book_may_not_be_used(driver: Driver) -> None:
    driver.example()
    driver.window.open_place(EXPLAINED)
    driver.window.session.close_calculator("The book was valid until yesterday.")
    assert driver.window.session.calls == {}
    assert "*1/*3A" not in driver.window.book_rail.toolTip() + driver.window.book_rail.accessibleName()


def test_a_result_that_is_explained_is_no_page_of_the_book_to_print(driver: Driver) -> None:
    driver.example()
    driver.window.open_place(ALLOPURINOL)
    (button,) = [b for b in driver.window.findChildren(Button) if b.accessibleName().startswith("Print this page")]
    assert button.isVisibleTo(driver.window)
    driver.window.open_place(EXPLAINED)
    assert not button.isVisibleTo(driver.window)
