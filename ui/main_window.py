"""The window: puts the panels side by side, and every new assessment into all of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ui.after_picture import AfterPicture
from ui.answer import BLOODS, PLAN, TABS, Answer
from ui.book_column import BookColumn, OpenLibrary
from ui.centre import HELP, IMPORT, OPENED_BY, SETTINGS, Centre, Services
from ui.models.case_column import NOTHING
from ui.models.view import Place
from ui.panels.case import CasePanel
from ui.panels.foot import BottomBar
from ui.panels.top import TopBar
from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.clearing import forget_copied
from ui.widgets.layout import Columns, columns_for, settle, stacked
from ui.widgets.rail import Rail
from ui.widgets.tab_order import TabOrdered


class MainWindow(TabOrdered):
    """One window, no other; what it shows always belongs to what is typed."""

    def __init__(self, session: Session, library: OpenLibrary, services: Services, forced_theme: str | None) -> None:
        super().__init__()
        self.setObjectName("azalea")
        self.setWindowTitle("Azalea: azathioprine reference")
        self.session, self._forced = session, forced_theme
        self.columns = Columns()
        self._came_from: QWidget | None = None
        self.checks: object = None
        theme.apply(self, forced_theme or theme.system_scheme())
        self._make(library)
        self._lay_out(services)
        self._connect()
        self.setMinimumSize(theme.layout("least-wide"), theme.layout("least-high"))
        self.resize(1366, 768)
        self.case.go_to("age")
        steps = (self.fill, self.refresh, self.show_book, self._listen, *(self.answer.make_next,) * len(TABS))
        self.later = AfterPicture(self, steps)

    # --- building ------------------------------------------------------------------------

    def _make(self, library: OpenLibrary) -> None:
        session = self.session
        self.case = CasePanel(session)
        self.case_rail = Rail("Case", "panel-left", "F6", left=True)
        self.book_rail = Rail("Book", "book-open", "F7", left=False)
        self.answer, self.column = Answer(session), BookColumn(session, library)
        self.strip, self.banner, self.dose = self.answer.strip, self.answer.banner, self.answer.dose
        self.tabs, self.top, self.foot = self.answer.tabs, TopBar(session), BottomBar(session)

    def _lay_out(self, services: Services) -> None:
        self.centre = centre = Centre(self.answer, self.session, services)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        for side, stretch in ((self.case_rail, 0), (self.case, 0), (centre, 1), (self.column, 0), (self.book_rail, 0)):
            self._middle.addWidget(side, stretch)
        whole = QWidget()
        whole.setObjectName("window")
        outer = stacked(whole)
        outer.addWidget(self.top)
        outer.addLayout(self._middle, 1)
        outer.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session = self.session
        session.answered.connect(self.refresh)
        session.failed.connect(self.show_no_answer)
        session.opened.connect(self.show_book)
        session.audience_changed.connect(self.show_book)
        session.field_wanted.connect(self.go_to_field)
        self.answer.opened.connect(self.open_place)
        self.answer.field_wanted.connect(self.go_to_field)
        self.case.bloods_wanted.connect(partial(self.to_tab, BLOODS))
        for name, column, rail in (("case", self.case, self.case_rail), ("book", self.column, self.book_rail)):
            column.collapse_wanted.connect(partial(self.toggle, name))
            rail.clicked.connect(lambda _=False, name=name: self.toggle(name))
        self.strip.edit_wanted.connect(partial(self.toggle, "case"))
        self.top.results_wanted.connect(self.column.to_results)
        self.top.best_wanted.connect(self.column.open_best)
        self.column.search_wanted.connect(self.top.search.setText)
        self.column.search_box_wanted.connect(self._to_search)
        self.column.print_wanted.connect(self.centre.preview_leaf)
        self.top.save_wanted.connect(self.save)
        self.top.print_wanted.connect(self.print_paper)
        self.top.help_wanted.connect(partial(self.centre.open, HELP))
        self.top.settings_wanted.connect(partial(self.centre.open, SETTINGS))
        self.case.import_wanted.connect(partial(self.centre.open, IMPORT))
        self.centre.imported.connect(self.take_import)
        self.centre.place_wanted.connect(self.open_place)
        self.centre.said.connect(self.foot.point)
        self.centre.returned.connect(self._to_answer)
        session.clearing.connect(partial(forget_copied, self))
        session.cleared.connect(self._start_again)

    def _listen(self) -> None:
        """To the system and to the keys of the whole window; the first picture does not wait for them."""
        from ui.widgets.focus_ring import FocusRing
        from ui.widgets.keys import listen
        from ui.widgets.screen_lock import ScreenLock
        from ui.widgets.scrubbing import Scrubber

        self._ring = FocusRing(self)
        self.session.cleared.connect(Scrubber(self).start)
        self._screen_lock = ScreenLock(self, self.session.clear)
        theme.tell_of_change(self._follow_system)
        self.case.take_undo_keys(self)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self._to_search,
            "Ctrl+N": self.session.clear,
            "Ctrl+P": self.print_paper,
            "Ctrl+S": self.save,
            "Alt+Left": self.session.back,
            "Alt+Right": self.session.forward,
            "Ctrl+F": partial(self._to_book, find=True),
            "F6": partial(self.go_to_field, "age"),
            "F7": self._to_book,
            "Esc": self._to_answer,
        }
        keys |= {f"Ctrl+{number + 1}": partial(self.to_tab, number) for number in range(len(TABS))}
        keys |= {key: partial(self.centre.open, name) for key, name in OPENED_BY.items()}
        listen(self, keys)

    # --- showing -------------------------------------------------------------------------

    def fill(self) -> None:
        """The lists of the case and the bottom bar, from the book; an expired one answers nothing."""
        from ui.presenters import foot

        session = self.session
        self.case.offer()
        self.top.make_menu()
        self.foot.render(foot.present(session.book, session.practice, session.words))
        if session.today() > session.book.valid_until:
            session.close_calculator(foot.expired(session.book, session.words))

    def refresh(self) -> None:
        """Render the assessment everywhere, or nothing anywhere: two answers never stand side by side."""
        try:
            self._render_all()
            settle()
        except Exception:
            self.show_no_answer()
            raise

    def _render_all(self) -> None:
        from core.assessment import Status
        from ui.presenters import case

        session = self.session
        if session.unusable:
            self.case.render(NOTHING)
            self.show_no_answer(session.unusable)
            return
        self.case.render(case.present(session.assessment, session.words, session.today()))
        self.answer.render_all()
        status, typed = session.assessment.status, session.something_typed
        self.top.render(typed and status is not Status.REFUSED, status is Status.RECOMMENDED)

    def show_no_answer(self, reason: str = "") -> None:
        """A fault of the program, or a book that may not be used: no paper of any case can be made."""
        self.answer.show_none(reason)
        self.top.render(papers=False, handout=False)

    def show_book(self) -> None:
        """Render what is open in the book, and fill the chips that lead there."""
        if self.session.query and not self.columns.book:
            self._set_columns(self.columns.toggled("book", self._wide()))
        view = self.column.refresh()
        self.book_rail.rename("Book" if view.kind == "contents" else f"Book: {view.title}")
        self.answer.mark_open(self.session.place)
        settle()

    def open_place(self, place: Place) -> None:
        """A chip or a finding was chosen."""
        self._came_from = self.focusWidget()
        if place and not self.columns.book:
            self.toggle("book")
        self.session.open(place)

    def go_to_field(self, field: str) -> None:
        """Put the focus into a field of the case."""
        if not self.columns.case:
            self.toggle("case")
        self.case.go_to(field)

    def to_tab(self, number: int, field: str = "") -> None:
        """Show a part of the answer, with the focus in it where it has fields."""
        self.centre.forget()
        self.tabs.choose(number)
        self.answer.enter(field)

    def print_paper(self) -> None:
        """See the paper first, in the book its open page; from the preview the same key prints it."""
        if self.column.isAncestorOf(self.focusWidget() or self) and self.centre.preview_leaf():
            return
        self.centre.print_paper(self.top.printing.isEnabled())

    def save(self, kind: str = "") -> None:
        """Show the paper, and ask where it should go."""
        self.centre.save_paper(kind, self.top.save.isEnabled())

    def take_import(self, fields: dict[str, str], results: dict[str, str]) -> None:
        """What was confirmed enters as if it had been typed."""
        self.case.fill(fields)
        self.session.add_results(results)

    def _start_again(self) -> None:
        self.centre.forget()
        self.tabs.choose(PLAN)
        self.go_to_field("age")

    # --- columns -------------------------------------------------------------------------

    def _wide(self) -> bool:
        return self.width() >= theme.layout("wide")

    def toggle(self, side: str) -> None:
        """Open or close a side column; in a narrow window one closes the other."""
        self._set_columns(self.columns.toggled(side, self._wide()))
        if side == "case" and not self.columns.case:
            self.case_rail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_columns(self, columns: Columns) -> None:
        self.columns = columns
        self._arrange()

    def _arrange(self) -> None:
        self.columns = columns_for(self.columns, self._wide())
        self.case.setFixedWidth(theme.space("case"))
        taken = theme.space("case") if self.columns.case else theme.space("rail")
        spare = self.width() - taken - theme.space("centre-text") - 2 * theme.space("pad-centre")
        self.column.setFixedWidth(min(theme.space("book-most"), max(theme.space("book"), spare)))
        for part in (self.case_rail, self.strip):
            part.setVisible(not self.columns.case)
        self.case.setVisible(self.columns.case)
        self.column.setVisible(self.columns.book)
        self.book_rail.setVisible(not self.columns.book)
        self.top.fit(self._wide())
        self.foot.fit(self._wide())
        self.answer.make_low(self.height() < theme.layout("low"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _to_book(self, find: bool = False) -> None:
        if not self.columns.book:
            self.toggle("book")
        self.column.panel.find_bar.open() if find else self.focus_first(self.column)

    def _to_answer(self) -> None:
        """Back from what stands over the answer; or from the book to the chip that opened it."""
        if self.centre.aside is not None:
            self.centre.go_back()
            return
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.focus_first(self.answer.page)

    def sections(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order of the Tab key."""
        aside = self.centre.aside
        answer = (self.strip, self.banner, self.tabs, self.answer.page) if aside is None else (aside,)
        return (self.case_rail, self.case, *answer, self.book_rail, self.column, self.top)

    def _follow_system(self) -> None:
        if self._forced is None:
            self.dress(theme.system_scheme())

    def dress(self, scheme: str) -> None:
        """Change between light and dark."""
        theme.apply(self, scheme)
        for button in self.findChildren(Button):
            button.dress()
        self.refresh()
        self.show_book()

    def showEvent(self, event: QShowEvent) -> None:
        self.session.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.stop()
        super().closeEvent(event)
