"""The reader at work: references in place, find, zoom, back and forward, keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from core.assess import assess
from core.book import Book
from core.case_reading import read_case
from db.library import Library
from ui.models.view import Place
from ui.panels.book import BookPanel
from ui.panels.book.card import Card
from ui.presenters.book import present
from ui.session import Session
from ui.widgets import theme
from ui.widgets.reading import Reading
from ui.wording import Wording

ALLOPURINOL = "interactions.allopurinol"
LONG = ("metabolites.overview", "when-not-to-use.overview", "kidney-liver-age.formulas", "uses.overview")


class Desk:
    """A reader on a desk of its own, with the real book."""

    def __init__(self, book: Book, practice: str = "uk") -> None:
        words = Wording(book, practice)
        answer = lambda form: assess(read_case(form, book), book)  # noqa: E731
        self.session = Session(lambda: book, lambda: words, answer, practice, 600)
        self._library = Library()
        theme.load_fonts()
        self.top = QMainWindow()
        self.top.setMinimumSize(384, 600)
        self.reader = BookPanel(self.session)
        self.top.setCentralWidget(self.reader)
        theme.apply(self.top, theme.LIGHT)
        self.top.resize(384, 700)
        self.session.opened.connect(self.show)
        self.session.audience_changed.connect(self.show)
        self.reader.search_wanted.connect(self.session.search)
        self.show()

    def show(self) -> None:
        """What the window does when something else is opened."""
        session = self.session
        here = (session.place, session.query, session.audience, session.practice)
        self.reader.render(present(*here, session.book, self._library, session.words, session.calls))
        self.settle()

    def settle(self) -> None:
        """Let Qt lay out what is new and delete what was replaced."""
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def open(self, passage: str) -> None:
        """Follow a link to a passage."""
        self.reader.follow(f"place:{passage}")
        self.settle()

    @property
    def cards(self) -> list[Card]:
        """The references that stand open."""
        self.settle()
        return self.reader.findChildren(Card)

    def words(self) -> str:
        """Everything that can be read."""
        self.settle()
        return "\n".join(label.accessibleName() for label in self.reader.findChildren(QLabel) if label.isVisible())

    def statement(self, words: str) -> Reading:
        """The statement that begins so."""
        return next(reading for reading in self.reader.leaf.readings if reading.spoken.startswith(words))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key to whatever has the keyboard."""
        QTest.keyClick(self.top.focusWidget() or self.reader, key, modifier)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, book: Book) -> Iterator[Desk]:
    """A reader open at the contents, 384 px wide."""
    made = Desk(book)
    qtbot.addWidget(made.top)
    made.top.show()
    qtbot.waitExposed(made.top)
    made.top.activateWindow()
    yield made
    made.session.stop()


@pytest.fixture
def find(desk: Desk) -> Callable[[str], str]:
    """Types into the find line and says what it counts."""

    def typed(words: str) -> str:
        desk.reader.find_bar.open()
        desk.reader.find_bar.entry.setText(words)
        desk.settle()
        return desk.reader.find_bar.entry.accessibleDescription()

    return typed


def test_a_number_opens_its_reference_below_the_statement_and_closes_it_again(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    statement = desk.statement("Avoid allopurinol")
    statement.linkActivated.emit("ref:0:1")
    (card,) = desk.cards
    said = "\n".join(reading.spoken for reading in card.readings)
    for part in ("Italian label", "Azafor 50 mg tablets", "starbene.it", "Read on 22-Nov-2026", "interactions."):
        assert part in said
    assert card.mapTo(desk.top, QPoint()).y() > statement.mapTo(desk.top, QPoint()).y() + statement.height() - 1
    statement.linkActivated.emit("ref:0:1")
    assert desk.cards == []


def test_only_one_reference_stands_open(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    for link in ("ref:0:1", "ref:0:2", "ref:1:4"):
        desk.statement("Avoid allopurinol").linkActivated.emit(link)
    assert [card.accessibleName() for card in desk.cards] == ["Reference 4"]


def test_the_address_of_a_reference_is_copied_as_it_is(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    desk.statement("Avoid allopurinol").linkActivated.emit("ref:0:1")
    links = desk.cards[0].readings[-1]
    links.linkActivated.emit("copy:https://starbene.it/farmaci/x_1")
    assert QApplication.clipboard().text() == "https://starbene.it/farmaci/x_1"
    assert links.spoken.startswith("Address copied")


def test_the_section_in_the_path_can_be_opened(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    assert "Interactions › Allopurinol with azathioprine" in desk.words()
    desk.reader.head.wanted.emit("place:section:interactions")
    assert "The book › Interactions" in desk.words()
    assert desk.session.place == Place("section:interactions")


def test_what_is_second_hand_is_said_and_what_was_read_is_not(desk: Desk) -> None:
    desk.open("uses.systemic-lupus-erythematosus")
    assert "second hand" in desk.words()
    assert "Grade: Licensed: UK, EU" in desk.words()
    assert "Grade: Off-label: US" in desk.words()
    desk.open("interactions.oxipurinol")
    assert "second hand" not in desk.words()


def test_words_are_counted_and_gone_through_round_and_round(desk: Desk, find: Callable[[str], str]) -> None:
    desk.open(ALLOPURINOL)
    total = int(find("allopurinol").removeprefix("1 of "))
    assert total > 5
    desk.press(Qt.Key.Key_Return)
    assert desk.reader.find_bar.entry.accessibleDescription() == f"2 of {total}"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.reader.find_bar.entry.accessibleDescription() == f"{total} of {total}"
    assert find("zzzz") == "not found"
    assert find("") == ""


def test_the_match_that_is_gone_to_can_be_seen(desk: Desk, find: Callable[[str], str]) -> None:
    desk.open(ALLOPURINOL)
    find("absolute contraindication")
    held = next(reading for reading in desk.reader.leaf.readings if reading.found("absolute contraindication"))
    assert not held.visibleRegion().isEmpty()
    assert theme.hex_colour("on-accent") in held.text()


def test_esc_closes_the_find_line_then_the_reference_and_then_belongs_to_the_window(
    desk: Desk, find: Callable[[str], str]
) -> None:
    desk.open(ALLOPURINOL)
    desk.statement("Avoid allopurinol").linkActivated.emit("ref:0:1")
    find("gout")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.reader.find_bar.isVisible()
    assert len(desk.cards) == 1
    assert desk.reader.dismiss()
    assert desk.cards == []
    assert not desk.reader.dismiss()


def test_the_text_grows_from_100_to_200_percent_and_back(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    before = desk.statement("Avoid allopurinol").font().pixelSize()
    for _ in range(9):
        desk.reader.change_zoom(1)
    assert desk.reader.zoom == 200
    assert desk.statement("Avoid allopurinol").font().pixelSize() == 2 * before
    desk.reader.change_zoom(-1)
    assert desk.reader.zoom == 175
    desk.reader.change_zoom(0)
    assert desk.statement("Avoid allopurinol").font().pixelSize() == before


@pytest.mark.parametrize("zoom", [0, 5])
@pytest.mark.parametrize(
    "passage",
    [
        *LONG,
        ALLOPURINOL,
        "contents:",
        "check:",
        "section:pregnancy",
        "uses.chronic-actinic-dermatitis",
        "check:vaccines",
    ],
)
def test_nothing_is_cut_off_at_any_size(desk: Desk, passage: str, zoom: int) -> None:
    for _ in range(zoom):
        desk.reader.change_zoom(1)
    desk.open(passage)
    column = desk.reader.page.viewport().width()
    for reading in desk.reader.page.findChildren(Reading):
        if not reading.isVisible():
            continue
        right = reading.mapTo(desk.reader.page.widget(), reading.rect().topRight()).x()
        assert right < column, reading.spoken
        assert QLabel.minimumSizeHint(reading).width() <= reading.width() + 1, reading.spoken
        assert reading.heightForWidth(reading.width()) <= reading.height() + 1, reading.spoken


def test_back_from_a_passage_returns_to_the_list_with_its_row_and_its_place(desk: Desk) -> None:
    desk.session.search("gout tablets")
    desk.reader.to_results()
    results = desk.reader.results
    for _ in range(3):
        desk.press(Qt.Key.Key_Down)
    row = results.currentRow()
    assert row == 3
    at = desk.reader.page.verticalScrollBar().value()
    desk.press(Qt.Key.Key_Return)
    assert desk.session.query == ""
    assert not results.isVisible()
    desk.session.back()
    desk.settle()
    assert desk.session.query == "gout tablets"
    assert results.isVisible()
    assert results.currentRow() == row
    assert desk.reader.page.verticalScrollBar().value() == at
    desk.session.forward()
    assert not results.isVisible()


def test_up_from_the_first_row_goes_back_to_the_search_line(desk: Desk, qtbot: QtBot) -> None:
    desk.session.search("gout tablets")
    desk.reader.to_results()
    with qtbot.waitSignal(desk.reader.search_box_wanted, timeout=1000):
        desk.press(Qt.Key.Key_Up)


def test_enter_in_the_search_line_opens_the_best_answer(desk: Desk) -> None:
    desk.session.search("warfarin")
    best = desk.reader.results.item(0).data(Qt.ItemDataRole.UserRole)
    desk.reader.open_best()
    assert desk.session.place.passage == best


def test_what_was_meant_can_be_searched(desk: Desk) -> None:
    desk.session.search("alopurinol")
    assert "Did you mean allopurinol?" in desk.words()
    desk.reader.follow("search:allopurinol")
    assert desk.session.query == "allopurinol"
    assert "Did you mean" not in desk.words()


def test_a_cleared_patient_leaves_no_search_and_no_way_back(desk: Desk) -> None:
    desk.session.search("gout tablets")
    desk.open(ALLOPURINOL)
    desk.session.clear()
    desk.settle()
    assert not desk.reader.head.back.isVisible()
    assert not desk.reader.head.forward.isVisible()
    assert "Allopurinol with" not in desk.words()


def test_every_control_of_the_reader_has_a_name(desk: Desk, find: Callable[[str], str]) -> None:
    for passage in ("contents:", ALLOPURINOL, "check:vaccines"):
        desk.open(passage)
        find("a")
        controls = (QAbstractButton, QLineEdit, QAbstractItemView, Reading)
        named = [one for one in desk.reader.findChildren(QWidget) if isinstance(one, controls) and one.isVisible()]
        assert all(one.accessibleName() for one in named)


def test_a_page_that_is_read_by_keyboard_keeps_the_keyboard_when_it_changes(desk: Desk) -> None:
    desk.open(ALLOPURINOL)
    desk.statement("Avoid allopurinol").setFocus(Qt.FocusReason.TabFocusReason)
    desk.open("interactions.febuxostat")
    assert desk.top.focusWidget() is desk.reader.head.back
