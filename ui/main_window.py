"""The window: puts the panels side by side, and every new assessment into all of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from core.assessment import Assessment, Status
from ui.models.view import Place
from ui.panels.bloods import BloodsPanel
from ui.panels.book import BookPanel
from ui.panels.case import CasePanel
from ui.panels.dose import DoseBlock
from ui.panels.foot import BottomBar
from ui.panels.guidelines import GuidelinesPanel
from ui.panels.interactions import InteractionsPanel
from ui.panels.monitoring import MonitoringPanel
from ui.panels.plan import PlanPanel
from ui.panels.status import CaseStrip, StatusBanner
from ui.panels.top import TopBar
from ui.presenters import bloods, book, case, dose, foot, guidelines, interactions, monitoring, plan, status
from ui.presenters.book import Library
from ui.session import Session
from ui.widgets import papers, theme
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layout import Columns, columns_for, stacked
from ui.widgets.rail import Rail
from ui.widgets.tab_order import TabOrdered
from ui.widgets.tabs import TabBar

Paper = Callable[[str, Assessment], bytes]
TABS = ("Plan", "Monitoring", "Interactions", "Bloods", "Guidelines compared")
PLAN, BLOODS = 0, 3


class MainWindow(TabOrdered):
    """One window, no other; what it shows always belongs to what is typed."""

    def __init__(self, session: Session, library: Library, paper: Paper, forced_theme: str | None = None) -> None:
        super().__init__()
        self.setObjectName("azalea")
        self.setWindowTitle("Azalea: azathioprine reference")
        self.session, self._library, self._paper, self._forced = session, library, paper, forced_theme
        self.columns = Columns()
        self._came_from: QWidget | None = None
        theme.apply(self, forced_theme or theme.system_scheme())
        self._make()
        self._lay_out()
        self._connect()
        self._shortcuts()
        self._ring = FocusRing(self)
        self.setMinimumSize(theme.layout("narrow"), 600)
        self.resize(1366, 768)
        self.case.clear()
        self.foot.render(foot.present(session.book, session.practice, session.words))
        self.refresh()
        self.show_book()
        self.case.go_to("age")

    # --- building ------------------------------------------------------------------------

    def _make(self) -> None:
        session = self.session
        self.case = CasePanel(session, case.choices_from(session.book, session.practice, session.words))
        self.case_rail = Rail("Case", "panel-left", "F6", left=True)
        self.book_rail = Rail("Book", "book-open", "F7", left=False)
        self.strip, self.banner, self.dose = CaseStrip(), StatusBanner(), DoseBlock()
        self.tabs, self.stack = TabBar(TABS), QStackedWidget()
        self.plan, self.interactions, self.guidelines = PlanPanel(), InteractionsPanel(), GuidelinesPanel()
        self.monitoring, self.bloods = MonitoringPanel(session), BloodsPanel(session)
        self.pages = (self.plan, self.monitoring, self.interactions, self.bloods, self.guidelines)
        self.book = BookPanel(session)
        self.top, self.foot = TopBar(session), BottomBar(session)

    def _lay_out(self) -> None:
        centre = QWidget()
        centre.setObjectName("centre")
        column = stacked(centre)
        for part in (self.strip, self.banner, self.dose, self.tabs):
            column.addWidget(part)
        for page in self.pages:
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        for side, stretch in ((self.case_rail, 0), (self.case, 0), (centre, 1), (self.book, 0), (self.book_rail, 0)):
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
        for page in self.pages:
            page.opened.connect(self.open_place)
            page.pointed.connect(session.reference_pointed)
        self.plan.field_wanted.connect(self.go_to_field)
        self.plan.accepted.connect(lambda: session.accept_untested(True))
        self.banner.count_chosen.connect(self.follow_count)
        self.tabs.chosen.connect(self.stack.setCurrentIndex)
        self.case.bloods_wanted.connect(lambda: self.tabs.choose(BLOODS))
        for closer, name in ((self.case.collapse_wanted, "case"), (self.book.collapse_wanted, "book")):
            closer.connect(partial(self.toggle, name))
        self.case_rail.clicked.connect(lambda: self.toggle("case"))
        self.book_rail.clicked.connect(lambda: self.toggle("book"))
        self.strip.edit_wanted.connect(lambda: self.toggle("case"))
        self.top.results_wanted.connect(self.book.to_results)
        self.top.save_wanted.connect(self.save)
        self.top.print_wanted.connect(self.print_summary)
        session.cleared.connect(self._start_again)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+K": self._to_search,
            "Ctrl+N": self.session.clear,
            "Ctrl+P": self.print_summary,
            "Alt+Left": self.session.back,
            "F6": self._to_case,
            "F7": self._to_book,
            "Esc": self._to_answer,
        }
        keys |= {f"Ctrl+{number + 1}": partial(self.tabs.choose, number) for number in range(len(TABS))}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # --- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Render the assessment everywhere, or nothing anywhere: two answers never stand side by side."""
        try:
            self._render_all()
        except Exception:
            self.show_no_answer()
            raise
        self.stack.show()

    def _render_all(self) -> None:
        answer, words, facts = self.session.assessment, self.session.words, self.session.book
        view = status.present(answer, words)
        self.case.render(case.present(answer, words))
        self.strip.render(view.strip)
        self.banner.render(view)
        self.dose.render(dose.present(answer, words))
        self.plan.render(plan.present(answer, facts.editions, words))
        self.monitoring.render(monitoring.present(answer, facts, words))
        self.interactions.render(interactions.present(answer, words))
        self.bloods.render(bloods.present(answer, facts, words))
        self.guidelines.render(guidelines.present(answer, facts.editions, words))
        paper = answer.status is not Status.REFUSED and self.session.something_typed
        self.top.render(paper, answer.status is Status.RECOMMENDED)

    def show_no_answer(self) -> None:
        """A fault of the program: no dose, no finding and no paper of any case stays."""
        self.stack.hide()
        self.banner.render(status.NO_ANSWER)
        self.dose.render(dose.NO_ANSWER)
        self.top.render(papers=False, handout=False)

    def show_book(self) -> None:
        """Render what is open in the book, and fill the chips that lead there."""
        session = self.session
        view = book.present(
            session.place, session.query, session.audience, session.practice, session.book, self._library, session.words
        )
        if session.query and not self.columns.book:
            self._set_columns(self.columns.toggled("book", self._wide()))
        self.book.render(view)
        self.book_rail.rename("Book" if view.kind == "contents" else f"Book: {view.title}")
        for page in self.pages:
            page.mark_open(session.place)

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

    def follow_count(self, leads_to: str) -> None:
        """From a count of the banner to the first of its kind."""
        self.tabs.choose(PLAN)
        if leads_to in ("stop", "warn", "note"):
            self.plan.show_first(leads_to)
        elif leads_to:
            self.go_to_field(leads_to)

    def _start_again(self) -> None:
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
        low = self.height() < theme.layout("low")
        self.case.setFixedWidth(theme.space("case"))
        taken = theme.space("case") if self.columns.case else theme.space("rail")
        spare = self.width() - taken - theme.space("centre-text") - 2 * theme.space("pad-centre")
        self.book.setFixedWidth(min(theme.space("book-most"), max(theme.space("book"), spare)))
        for part in (self.case_rail, self.strip):
            part.setVisible(not self.columns.case)
        self.case.setVisible(self.columns.case)
        self.book.setVisible(self.columns.book)
        self.book_rail.setVisible(not self.columns.book)
        self.top.fit(self._wide())
        self.banner.make_low(low)
        self.dose.make_low(low)
        self.plan.findings.pair_notes(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _to_case(self) -> None:
        self.go_to_field("age")

    def _to_book(self) -> None:
        if not self.columns.book:
            self.toggle("book")
        self.focus_first(self.book)

    def _to_answer(self) -> None:
        """Back from the book to the chip that opened it."""
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.focus_first(self.pages[self.stack.currentIndex()])

    def sections(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order of the Tab key."""
        answer = (self.strip, self.banner, self.tabs, self.pages[self.stack.currentIndex()])
        return (self.case_rail, self.case, *answer, self.book_rail, self.book, self.top)

    def save(self, kind: str) -> None:
        """Save a paper; its default name tells nothing of the patient."""
        paper = partial(self._paper, kind, self.session.assessment)
        trouble = papers.save(self, f"azathioprine-{kind}.pdf", paper)
        self.foot.point(f"Not saved. {trouble}" if trouble else "")

    def print_summary(self) -> None:
        """Print the summary."""
        if self.top.printing.isEnabled():
            trouble = papers.print_out(self, partial(self._paper, "summary", self.session.assessment))
            self.foot.point(f"Not printed. {trouble}" if trouble else "")

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

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.stop()
        super().closeEvent(event)
