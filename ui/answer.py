"""The answer: banner and dose block over the tabs. All of it belongs to one assessment, or none of it shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.view import Place
from ui.panels.bloods import BloodsPanel
from ui.panels.dose import DoseBlock
from ui.panels.guidelines import GuidelinesPanel
from ui.panels.interactions import InteractionsPanel
from ui.panels.monitoring import MonitoringPanel
from ui.panels.plan import PlanPanel
from ui.panels.status import CaseStrip, StatusBanner
from ui.presenters import bloods, dose, guidelines, interactions, monitoring, plan, status
from ui.session import Session
from ui.widgets.layout import stacked
from ui.widgets.tabs import TabBar

TABS = ("Plan", "Monitoring", "Interactions", "Bloods", "Guidelines compared")
PLAN, BLOODS = 0, 3


class Answer(QWidget):
    """Renders an assessment into every part of itself."""

    opened = Signal(object)
    field_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._session = session
        self.strip, self.banner, self.dose = CaseStrip(), StatusBanner(), DoseBlock()
        self.tabs, self.stack = TabBar(TABS), QStackedWidget()
        self.plan, self.interactions, self.guidelines = PlanPanel(), InteractionsPanel(), GuidelinesPanel()
        self.monitoring, self.bloods = MonitoringPanel(session), BloodsPanel(session)
        self.pages = (self.plan, self.monitoring, self.interactions, self.bloods, self.guidelines)
        column = stacked(self)
        for part in (self.strip, self.banner, self.dose, self.tabs):
            column.addWidget(part)
        for page in self.pages:
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        self._nothing = QWidget()
        column.addWidget(self._nothing, 1)
        self._nothing.hide()
        self._connect()

    def _connect(self) -> None:
        for page in self.pages:
            page.opened.connect(self.opened)
            page.pointed.connect(self._session.reference_pointed)
        self.plan.field_wanted.connect(self.field_wanted)
        self.plan.accepted.connect(lambda gene: self._session.accept_untested(gene, True))
        self.banner.count_chosen.connect(self.follow_count)
        self.tabs.chosen.connect(self.stack.setCurrentIndex)

    @property
    def page(self) -> QWidget:
        """The open tab."""
        return self.pages[self.stack.currentIndex()]

    def render_all(self) -> None:
        """Show the session's assessment."""
        answer, words, facts = self._session.assessment, self._session.words, self._session.book
        view = status.present(answer, words)
        self.strip.render(view.strip)
        self.banner.render(view)
        self.dose.render(dose.present(answer, words))
        self.plan.render(plan.present(answer, facts.editions, words))
        self.monitoring.render(monitoring.present(answer, facts, words))
        self.interactions.render(interactions.present(answer, words))
        self.bloods.render(bloods.present(answer, facts, words))
        self.guidelines.render(guidelines.present(answer, facts.editions, words))
        self.stack.show()
        self.tabs.show()
        self._nothing.hide()

    def show_none(self, reason: str = "") -> None:
        """No dose, no finding and no paper of any case stays; `reason` is empty for a fault of the program."""
        self.stack.hide()
        self._nothing.show()
        self.tabs.setVisible(not reason)
        self.banner.render(status.NO_ANSWER)
        self.dose.render(dose.no_answer(reason))

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        for page in self.pages:
            page.mark_open(place)

    def make_low(self, low: bool) -> None:
        """Lay out for a low or for a usual window."""
        self.banner.make_low(low)
        self.dose.make_low(low)
        self.plan.findings.pair_notes(low)

    def follow_count(self, leads_to: str) -> None:
        """From a count of the banner to the first of its kind."""
        self.tabs.choose(PLAN)
        if leads_to in ("stop", "warn", "note"):
            self.plan.show_first(leads_to)
        elif leads_to:
            self.field_wanted.emit(leads_to)
