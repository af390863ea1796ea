"""No stale answer: whatever is typed, pasted, imported or cleared, what shows is the answer to what stands there."""

from functools import partial
from typing import Any

from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core.assess import assess
from core.assessment import Assessment, Status
from core.book import Book
from core.case import CaseForm, GeneForm
from core.case_reading import read_case
from tests.ui.driving import Driver
from ui.centre import HELP, IMPORT, SETTINGS
from ui.wording import Wording

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
GENES = strategies.sampled_from(["*1/*1", "*1/*3A", "*3A/*3C"])


class Ward(RuleBasedStateMachine):
    """Knows only what was typed, and works the answer out a second time from that."""

    def __init__(self, driver: Driver, book: Book, papers: list[tuple[str, Assessment]]) -> None:
        super().__init__()
        self.driver, self.book, self.papers = driver, book, papers
        self.words = Wording(book, "uk")
        self.texts: dict[str, str] = {}
        self.results: dict[str, str] = {}
        self.medicines: tuple[str, ...] = ()
        self.indication = ""

    @initialize()
    def begins(self) -> None:
        self.clears()
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
        self.texts[field] = text

    @rule(entry=TYPED)
    def pastes(self, entry: tuple[str, str]) -> None:
        field, text = entry
        line = self.driver.line(LINES[field])
        line.selectAll()
        QApplication.clipboard().setText(text)
        line.paste()
        assert line.text() == text, "pasting over a selection replaces it, also with nothing"
        self.texts[field] = text

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
            self.driver.press(f"Remove {self.medicines[0]}")
            self.medicines = self.medicines[1:]

    @rule(value=strategies.sampled_from(["3.1 x10^9/L", "1.4 x10^9/L", "1,4", None]))
    def enters_a_result(self, value: str | None) -> None:
        self.driver.window.session.set_result("neutrophils", value)
        self.results = {} if value is None else {"neutrophils": value}

    @rule(tpmt=GENES)
    def imports(self, tpmt: str) -> None:
        self.driver.window.centre.open(IMPORT)
        entry = self.driver.find("importText")
        assert isinstance(entry, QPlainTextEdit)
        entry.setPlainText(f"TPMT\t{tpmt}\n")
        self.driver.press("Use these: enter them in the case")
        self.texts["tpmt"] = tpmt

    @rule(name=strategies.sampled_from([IMPORT, HELP, SETTINGS]))
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
        self.texts, self.results, self.medicines, self.indication = {}, {}, (), ""

    # --- what must hold ------------------------------------------------------------------

    def expected(self) -> Assessment:
        """The answer to what the machine typed, worked out without the window."""
        texts = {field: text for field, text in self.texts.items() if text}
        values: dict[str, Any] = {field: f"{text} {UNITS[field]}" for field, text in texts.items() if field in UNITS}
        values |= {gene: GeneForm(genotype=texts[gene]) for gene in ("tpmt", "nudt15") if gene in texts}
        values |= {field: texts[field] for field in ("start_date", "name") if field in texts}
        form = CaseForm(practice="uk", indication=self.indication or None, medicines=self.medicines, **values)
        return assess(read_case(form._replace(results=self.results), self.book), self.book)

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
            assert self.driver.find("doseRuler").isHidden()

    @invariant()
    def a_paper_that_shows_belongs_to_what_stands_there(self) -> None:
        if self.driver.window.centre.showing_paper is not None:
            kind, assessment = self.papers[-1]
            assert assessment == self.driver.window.session.assessment
            assert kind == "summary" or assessment.status is Status.RECOMMENDED


def test_what_shows_is_always_the_answer_to_what_stands_there(
    driver: Driver, book: Book, papers_made: list[tuple[str, Assessment]]
) -> None:
    bounded = settings(
        max_examples=10,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(partial(Ward, driver, book, papers_made), settings=bounded)  # type: ignore[no-untyped-call]
