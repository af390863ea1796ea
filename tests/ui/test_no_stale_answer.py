"""No stale answer: whatever is typed, pasted, imported or cleared, what shows is the answer to what stands there."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.assess import assess
from core.assessment import Assessment, Status
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from tests.ui.driving import Driver
from ui.answer import BLOODS
from ui.app import Given, Opening
from ui.centre import HELP, IMPORT
from ui.centre import SETTINGS as SETTINGS_PANEL
from ui.models.settings import InForce, Settings
from ui.wording import IN_THE_WINDOW, Wording

UNITS = {"age": "years", "weight": "kg", "height": "cm", "planned_start": "mg/kg/day", "creatinine": "umol/L"}
LINES = {
    "age": "caseAge",
    "weight": "caseWeight",
    "height": "caseHeight",
    "planned_start": "casePlannedStart",
    "creatinine": "caseCreatinine",
    "tpmt": "caseTpmt",
    "nudt15": "caseNudt15",
    "start_date": "caseStartDate",
    "name": "caseName",
}
TYPED = strategies.one_of(
    strategies.tuples(strategies.just("age"), strategies.sampled_from(["42", "70", "", "0", "4 2"])),
    strategies.tuples(strategies.just("weight"), strategies.sampled_from(["70", "71.5", "", "70,5", "nan", "154"])),
    strategies.tuples(strategies.just("height"), strategies.sampled_from(["165", "", "16.5", "1e2"])),
    strategies.tuples(strategies.just("planned_start"), strategies.sampled_from(["2", "1.5", "", "9", ".5"])),
    strategies.tuples(strategies.just("creatinine"), strategies.sampled_from(["80", "", "x"])),
    strategies.tuples(
        strategies.just("tpmt"), strategies.sampled_from(["*1/*1", "*1/*3A", "*3A/*3A", "", "*99", "*1/"])
    ),
    strategies.tuples(strategies.just("nudt15"), strategies.sampled_from(["*1/*1", "*1/*3", "*3/*3", ""])),
    strategies.tuples(strategies.just("start_date"), strategies.sampled_from(["2026-11-23", "", "tomorrow"])),
    strategies.tuples(strategies.just("name"), strategies.sampled_from(["Doe", ""])),
)
RESTS_ON = ("age", "weight", "height")
"""What a confirmed weight was weighed against."""
SETTINGS = (
    Settings(),
    Settings(practice="us"),
    Settings(edition="dpwg-2025", tablets=("50 mg",)),
    Settings(practice="us", tall_man="no", tablets=("75 mg", "100 mg")),
)
GENES = strategies.sampled_from(["*1/*1", "*1/*3A", "*3A/*3C"])


class Ward(RuleBasedStateMachine):
    """Knows only what was typed, and works the answer out a second time from that."""

    def __init__(self, opening: Opening, papers: list[tuple[str, Assessment]]) -> None:
        super().__init__()
        self.opening, self.papers = opening, papers
        self.meets(Settings())
        self.texts: dict[str, str] = {}
        self.results: dict[str, str] = {}
        self.medicines: tuple[str, ...] = ()
        self.indication, self.confirmed = "", False

    def meets(self, settings: Settings) -> None:
        """A window stands there with these settings."""
        assert self.opening.window is not None
        self.driver, self.settings = Driver(self.opening.window), settings
        self.book = self.driver.window.session.book
        self.words = Wording(self.book, settings.practice, IN_THE_WINDOW)
        self.units = {**UNITS, "creatinine": self.book.practices[settings.practice].creatinine_unit}

    @initialize()
    def begins(self) -> None:
        self.settles_on(Settings())
        self.types_all()

    def types_all(self) -> None:
        self.chooses("crohns-disease")
        usual = {"age": "42", "weight": "70", "planned_start": "2", "tpmt": "*1/*3A", "nudt15": "*1/*1"}
        for entry in usual.items():
            self.types(entry)

    @rule(entry=TYPED)
    def types(self, entry: tuple[str, str]) -> None:
        field, text = entry
        self.driver.type(LINES[field], text)
        self.changes({field: text})

    def changes(self, fields: dict[str, str]) -> None:
        """The machine's own memory of what it typed; a confirmation falls with what it rested on."""
        if any(self.texts.get(field, "") != fields.get(field, self.texts.get(field, "")) for field in RESTS_ON):
            self.confirmed = False
        self.texts |= fields

    @rule(entry=TYPED)
    def pastes(self, entry: tuple[str, str]) -> None:
        field, text = entry
        line = self.driver.line(LINES[field])
        line.selectAll()
        QApplication.clipboard().setText(text)
        line.paste()
        assert line.text() == text, "pasting over a selection replaces it, also with nothing"
        self.changes({field: text})

    @rule(id=strategies.sampled_from(["crohns-disease", "kidney-transplant", ""]))
    def chooses(self, id: str) -> None:
        self.driver.choose("caseIndication", id)
        self.indication = id

    @rule(medicine=strategies.sampled_from(["allopurinol", "febuxostat", "mesalazine"]))
    def picks(self, medicine: str) -> None:
        self.driver.pick("caseMedicines", medicine)
        self.medicines = tuple(dict.fromkeys((*self.medicines, medicine)))

    @rule()
    def drops(self) -> None:
        if self.medicines:
            self.driver.settle()
            self.driver.press(f"Remove {self.words.name_of('medicine', self.medicines[0])}")
            self.medicines = self.medicines[1:]

    @rule(value=strategies.sampled_from(["3.1", "1.4", "1,4", ""]))
    def enters_a_result(self, value: str) -> None:
        self.opens_a_tab(BLOODS)
        self.driver.choose("bloodsTest", "neutrophils")
        self.driver.type("bloodsValue", value)
        unit = self.driver.find("bloodsUnit")
        assert isinstance(unit, QComboBox)
        self.results = {"neutrophils": f"{value} {unit.currentData()}"} if value else {}

    @rule()
    def says_that_an_unlikely_weight_is_meant(self) -> None:
        asked = [f for f in self.expected().findings if f.code == "confirm-weight"]
        if asked and self.driver.window.centre.aside is None:
            self.driver.press(f"It is {self.texts['weight']} kg")
            self.confirmed = True

    @rule(tpmt=GENES, nudt15=strategies.sampled_from(["", "*1/*3"]), used=strategies.booleans())
    def imports(self, tpmt: str, nudt15: str, used: bool) -> None:
        self.driver.window.centre.open(IMPORT)
        entry = self.driver.find("importText")
        assert isinstance(entry, QPlainTextEdit)
        entry.setPlainText(f"TPMT\t{tpmt}\n" + (f"NUDT15\t{nudt15}\n" if nudt15 else ""))
        if used:
            self.driver.press("Use these: enter them in the case")
            self.changes({"tpmt": tpmt} | ({"nudt15": nudt15} if nudt15 else {}))

    @rule(kind=strategies.sampled_from([Qt.Key.Key_Z, Qt.Key.Key_Y]))
    def takes_back_or_brings_again(self, kind: Qt.Key) -> None:
        QTest.keyClick(self.driver.find("caseAge"), kind, Qt.KeyboardModifier.ControlModifier)
        self.reads_the_screen()

    def reads_the_screen(self) -> None:
        """What stands in the fields, told by the fields alone."""
        self.changes({field: self.driver.line(name).text() for field, name in LINES.items()})
        indication, medicines = self.driver.find("caseIndication"), self.driver.find("caseMedicines")
        assert isinstance(indication, QComboBox)
        self.indication = str(indication.currentData() or "")
        removes = [one.accessibleName() for one in medicines.findChildren(QPushButton) if one.isVisibleTo(medicines)]
        ids = {self.words.name_of("medicine", id): id for id in self.book.medicines}
        self.medicines = tuple(ids[name.removeprefix("Remove ")] for name in removes if name.startswith("Remove "))

    @rule(settings=strategies.sampled_from(SETTINGS))
    def settles_on(self, settings: Settings) -> None:
        self.opening.open(InForce(settings))
        self.meets(settings)
        self.forgets()

    @rule(name=strategies.sampled_from([IMPORT, HELP, SETTINGS_PANEL]))
    def looks_elsewhere(self, name: str) -> None:
        self.driver.window.centre.open(name)

    @rule(kind=strategies.sampled_from(["summary", "handout", "large-print"]))
    def sees_a_paper(self, kind: str) -> None:
        if self.driver.find("printButton").isEnabled():
            self.driver.window.centre.preview(kind)

    @rule(number=strategies.integers(0, 4))
    def opens_a_tab(self, number: int) -> None:
        self.driver.window.to_tab(number)

    @rule()
    def clears(self) -> None:
        self.driver.window.session.clear()
        self.forgets()

    def forgets(self) -> None:
        """Nothing has been typed."""
        self.texts, self.results, self.medicines, self.indication, self.confirmed = {}, {}, (), "", False

    # --- what must hold ------------------------------------------------------------------

    def expected(self) -> Assessment:
        """The answer to what the machine typed, worked out without the window."""
        texts = {field: text for field, text in self.texts.items() if text}
        values: dict[str, Any] = {
            field: f"{text} {self.units[field]}" for field, text in texts.items() if field in UNITS
        }
        values |= {gene: GeneForm(genotype=texts[gene]) for gene in ("tpmt", "nudt15") if gene in texts}
        values |= {field: texts[field] for field in ("start_date", "name") if field in texts}
        values |= {"indication": self.indication or None, "medicines": self.medicines, "results": self.results}
        values |= {"practice": self.settings.practice, "tablets": self.settings.tablets}
        values |= {"edition": self.settings.edition or None, "confirmed": ("weight",) if self.confirmed else ()}
        return assess(read_case(CaseForm(**values), self.book), self.book)

    @invariant()
    def what_shows_is_the_answer_to_what_stands_there(self) -> None:
        window, wanted = self.driver.window, self.expected()
        assert self.driver.headline == self.words.headline(wanted)
        assert window.session.assessment.dose == wanted.dose
        if window.answer.plan.isVisible():
            shown = [row.cells[3].text for row in window.answer.plan.trace.rows.table.rows]
            assert shown == [self.words.step(step).result for step in wanted.trace]
        assert self.driver.find("doseHeadline").isVisible() is (window.centre.aside is None)
        if wanted.status is not Status.RECOMMENDED:
            assert " mg" not in self.driver.headline + self.driver.said("doseDetail")
            assert not self.driver.find("doseRuler").isVisible()

    @invariant()
    def a_paper_that_shows_belongs_to_what_stands_there(self) -> None:
        if self.driver.window.centre.showing_paper is not None:
            kind, assessment = self.papers[-1]
            assert assessment == self.driver.window.session.assessment
            assert kind == "summary" or assessment.status is Status.RECOMMENDED


@pytest.fixture
def opening(qtbot: QtBot, given: Given) -> Iterator[Opening]:
    """What opens the window, again and again."""
    made = Opening(given, "light")
    made.open(InForce())
    yield made
    assert made.window is not None
    qtbot.addWidget(made.window)
    made.window.session.stop()


def _run(opening: Opening, papers: list[tuple[str, Assessment]], examples: int, steps: int) -> None:
    bounded = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate,),  # a shorter example would take minutes; the steps are told as they were
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(partial(Ward, opening, papers), settings=bounded)  # type: ignore[no-untyped-call]


def test_what_shows_is_always_the_answer_to_what_stands_there(
    opening: Opening, papers_made: list[tuple[str, Assessment]]
) -> None:
    _run(opening, papers_made, 8, 25)


@pytest.mark.sweep
def test_what_shows_is_always_the_answer_to_what_stands_there_in_many_cases(
    opening: Opening, papers_made: list[tuple[str, Assessment]]
) -> None:
    _run(opening, papers_made, 150, 40)
