"""Printing from the reader: the page that stands there, through the same preview, with nothing of the patient."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driving import Driver
from ui.models.view import Place
from ui.widgets.paper_pages import PaperPages


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The papers that were shown."""
    papers: list[bytes] = []
    show = PaperPages.show_paper
    monkeypatch.setattr(PaperPages, "show_paper", lambda self, data: (papers.append(data), show(self, data))[1])
    return papers


def words_on(paper: bytes) -> str:
    """What the pages say."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split())


def print_from_book(driver: Driver, place: str) -> None:
    """Open a page of the book and press Ctrl+P in it."""
    driver.window.open_place(Place(place))
    driver.window.focus_first(driver.window.column.panel)
    QTest.keyClick(driver.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    driver.settle()


@pytest.mark.parametrize("place", ["interactions.warfarin", "section:vaccines"])
def test_the_open_page_goes_to_the_preview(driver: Driver, shown: list[bytes], place: str) -> None:
    print_from_book(driver, place)
    assert driver.window.centre.showing_paper is not None
    assert "Content pending human review" in words_on(shown[-1])
    assert "page 1 of" in words_on(shown[-1])


def test_nothing_of_the_patient_is_on_it(driver: Driver, shown: list[bytes]) -> None:
    driver.example()
    driver.type("caseName", "Qanary Featherstonehaugh")
    print_from_book(driver, "interactions.warfarin")
    words = words_on(shown[-1])
    assert "Warfarin and related medicines" in words
    assert "Qanary" not in words
    assert "70 kg" not in words
    assert "Qanary" not in str(PdfReader(BytesIO(shown[-1])).metadata)


def test_the_patient_s_wording_is_printed_for_patients(driver: Driver, shown: list[bytes]) -> None:
    driver.window.session.speak_to("patient")
    print_from_book(driver, "interactions.warfarin")
    assert "Azathioprine makes warfarin weaker" in words_on(shown[-1])


def test_outside_the_book_the_key_still_prints_the_case(driver: Driver, papers_made: list[tuple[str, object]]) -> None:
    driver.example()
    driver.window.open_place(Place("interactions.warfarin"))
    driver.window.go_to_field("age")
    QTest.keyClick(driver.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [kind for kind, _ in papers_made] == ["summary"]


def test_a_list_of_chapters_has_no_print(driver: Driver) -> None:
    buttons = [
        one
        for one in driver.window.column.panel.findChildren(type(driver.window.column.panel._printing))
        if one.text() == "Print"
    ]
    driver.window.open_place(Place(""))
    assert [button.isVisible() for button in buttons] == [False]
    driver.window.open_place(Place("interactions.warfarin"))
    assert [button.isVisible() for button in buttons] == [True]
