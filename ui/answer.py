"""The answer: banner and dose block over the tabs. All of it belongs to one assessment, or none of it shows.

A tab is made when it is first wanted, and shows an assessment when it is on the screen: what nobody sees costs no key
a moment. A tab that is behind is brought up before it can be seen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.view import Choice, Place
from ui.panels.dose import DoseBlock
from ui.panels.status import CaseStrip, StatusBanner
from ui.session import Session
from ui.widgets.layout import held, stacked
from ui.widgets.scroll import scroll_by_key
from ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from ui.panels.bloods import BloodsPanel
    from ui.panels.guidelines import GuidelinesPanel
    from ui.panels.interactions import InteractionsPanel
    from ui.panels.monitoring import MonitoringPanel
    from ui.panels.plan import PlanPanel

    Tab = PlanPanel | MonitoringPanel | InteractionsPanel | BloodsPanel | GuidelinesPanel

TABS = ("Plan", "Monitoring", "Interactions", "Bloods", "Guidelines compared")
PLAN, MONITORING, INTERACTIONS, BLOODS, GUIDELINES = range(len(TABS))


class Answer(QWidget):
    """Renders an assessment into every part of itself."""

    opened = Signal(object)
    field_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._session, self._place, self._low = session, Place(), False
        self._made: dict[int, Tab] = {}
        self._behind: set[int] = set()
        """Tabs that show an older answer; none of them is on the screen."""
        self.strip, self.banner, self.dose = CaseStrip(), StatusBanner(), DoseBlock()
        self.tabs, self.stack = TabBar(TABS), QStackedWidget()
        self._column = column = stacked(self)
        for part in (self.strip, self.banner, self.dose, self.tabs):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self._nothing = QWidget()
        column.addWidget(self._nothing, 1)
        self._nothing.hide()
        self._renderers = (
            self._render_plan,
            self._render_monitoring,
            self._render_interactions,
            self._render_bloods,
            self._render_guidelines,
        )
        self._open = PLAN
        self.banner.count_chosen.connect(self.follow_count)
        self.tabs.chosen.connect(self._choose)

    # --- tabs ----------------------------------------------------------------------------

    def tab(self, number: int) -> "Tab":
        """A tab, made when it is first asked for; empty until it is shown."""
        if number not in self._made:
            made = self._made[number] = self._make(number)
            made.opened.connect(self.opened)
            made.pointed.connect(self._session.reference_pointed)
            made.mark_open(self._place)
            self._behind.add(number)
            self.stack.addWidget(made)
        return self._made[number]

    # Each is imported when it is first wanted: together they cost a good part of a start.

    def _make(self, number: int) -> "Tab":
        if number == PLAN:
            return self._make_plan()
        if number == MONITORING:
            from ui.panels.monitoring import MonitoringPanel

            return MonitoringPanel(self._session)
        if number == INTERACTIONS:
            from ui.panels.interactions import InteractionsPanel

            return InteractionsPanel()
        if number == BLOODS:
            from ui.panels.bloods import BloodsPanel

            return BloodsPanel(self._session)
        from ui.panels.guidelines import GuidelinesPanel

        return GuidelinesPanel()

    def _make_plan(self) -> "PlanPanel":
        from ui.panels.plan import PlanPanel

        panel = PlanPanel()
        panel.field_wanted.connect(self.field_wanted)
        panel.accepted.connect(lambda gene: self._session.accept_untested(gene, True))
        panel.findings.pair_notes(self._low)
        return panel

    @property
    def plan(self) -> "PlanPanel":
        """The first tab."""
        return cast("PlanPanel", self.tab(PLAN))

    def make_next(self) -> bool:
        """Make one more tab ahead of time; False when all are there."""
        missing = [number for number in range(len(TABS)) if number not in self._made]
        if missing:
            self.tab(missing[0])
            self._catch_up(missing[0])
        return len(missing) > 1

    @property
    def page(self) -> QWidget:
        """The open tab."""
        return self.tab(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll reach the open tab from everything over it."""
        event.setAccepted(scroll_by_key(self.tab(self._open), event))

    def enter(self, field: str = "") -> None:
        """Put the focus into the first field of the open tab, where results are typed, or into the field named."""
        if self._open == BLOODS:
            cast("BloodsPanel", self.page).go_to(field)

    def _choose(self, number: int) -> None:
        self._open = number
        try:
            self._catch_up(number)
        except Exception:
            self.show_none()
            raise
        self.stack.setCurrentWidget(self.tab(number))

    def _catch_up(self, number: int) -> None:
        self.tab(number)
        if number in self._behind and not self.stack.isHidden():
            self._renderers[number]()
            self._behind.discard(number)

    def _render_plan(self) -> None:
        from ui.presenters import plan

        session = self._session
        offers = self._offers() if session.assessment.refusals else {}
        self.plan.render(plan.present(session.assessment, session.book.editions, session.words, offers))

    def _offers(self) -> Mapping[str, tuple[Choice, ...]]:
        """The names that a field of the case helps to find."""
        known = self._session.choices
        return {"indication": known.indications, "medicines": known.medicines, "circumstances": known.circumstances}

    def _render_monitoring(self) -> None:
        from ui.presenters import monitoring

        session, tab = self._session, cast("MonitoringPanel", self._made[MONITORING])
        tab.render(monitoring.present(session.assessment, session.book, session.words))

    def _render_interactions(self) -> None:
        from ui.presenters import interactions

        tab = cast("InteractionsPanel", self._made[INTERACTIONS])
        tab.render(interactions.present(self._session.assessment, self._session.words))

    def _render_bloods(self) -> None:
        from ui.presenters import bloods

        session, tab = self._session, cast("BloodsPanel", self._made[BLOODS])
        tab.render(bloods.present(session.assessment, session.book, session.words))

    def _render_guidelines(self) -> None:
        from ui.presenters import guidelines

        session, tab = self._session, cast("GuidelinesPanel", self._made[GUIDELINES])
        tab.render(guidelines.present(session.assessment, session.book, session.words))

    # --- showing -------------------------------------------------------------------------

    def render_all(self) -> None:
        """Show the session's assessment; an empty case in every tab, so that none keeps the patient before."""
        from ui.presenters import dose, status

        answer, words = self._session.assessment, self._session.words
        view = status.present(answer, words)
        with held(self._column):
            self.strip.render(view.strip)
            self.banner.render(view)
            self.dose.render(dose.present(answer, words))
            self._nothing.hide()
            self.stack.show()
            self.tabs.show()
        self._behind = set(self._made)
        for number in {self._open, *self._made} if self._session.form == self._session.blank else {self._open}:
            self._catch_up(number)
        self.stack.setCurrentWidget(self._made[self._open])

    def show_none(self, reason: str = "") -> None:
        """No dose, no finding and no paper of any case stays; `reason` is empty for a fault of the program."""
        from ui.presenters import dose, status

        self.stack.hide()
        self._nothing.show()
        self.tabs.setVisible(not reason)
        self.banner.render(status.NO_ANSWER)
        self.dose.render(dose.no_answer(reason))

    def mark_open(self, place: Place) -> None:
        """Fill the chips whose passage is open."""
        if place != self._place:
            self._place = place
            for tab in self._made.values():
                tab.mark_open(place)

    def make_low(self, low: bool) -> None:
        """Lay out for a low or for a usual window."""
        self.banner.make_low(low)
        self.dose.make_low(low)
        self._low = low
        if PLAN in self._made:
            self.plan.findings.pair_notes(low)

    def follow_count(self, leads_to: str) -> None:
        """From a count of the banner to the first of its kind."""
        self.tabs.choose(PLAN)
        if leads_to in ("stop", "warn", "note"):
            self.plan.show_first(leads_to)
        elif leads_to:
            self.field_wanted.emit(leads_to)
