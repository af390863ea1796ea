"""The sentences that a report needs; `ui.wording` gives them, so that core stays without sentences."""

import datetime
from typing import Protocol

from core.assessment import Assessment, GuidelineLine, TabletPlan, TraceStep
from core.evidence import Citation
from core.findings import Finding, Params
from core.quantity import DoseRange


class Said(Protocol):
    """A sentence with its Semibold first words (`lead` may be empty)."""

    @property
    def lead(self) -> str: ...
    @property
    def text(self) -> str: ...


class StepSaid(Protocol):
    """One row of the working: name, working, result."""

    @property
    def name(self) -> str: ...
    @property
    def working(self) -> str: ...
    @property
    def result(self) -> str: ...


class Words(Protocol):
    """Everything that turns data of an assessment into words of the practice."""

    def message(self, code: str, params: Params | None = None) -> Said:
        """The sentence of a message code of the book."""

    def finding(self, finding: Finding) -> Said:
        """The sentence of a finding."""

    def step(self, step: TraceStep) -> StepSaid:
        """The words of one step of the trace."""

    def guideline(self, line: GuidelineLine) -> str:
        """What one edition says, in a few words."""

    def edition_name(self, edition: str) -> str:
        """`CPIC 2025`."""

    def status(self, assessment: Assessment) -> str:
        """`Recommended`, `Not recommended`, `Result says withhold`, `Needs input`, `No advice`, `Refused`."""

    def caption(self, assessment: Assessment) -> str:
        """The line above the headline, for example `Starting dose, azathioprine by mouth`."""

    def headline(self, assessment: Assessment) -> str:
        """`25 mg once daily`, or what to do instead; no mg unless recommended."""

    def detail(self, assessment: Assessment) -> str:
        """`one 25 mg tablet · 0.36 mg/kg/day`, or why there is no dose."""

    def range_text(self, dose: DoseRange) -> str:
        """`10.5 to 28 mg/day`; a point is `140 mg/day`."""

    def plan(self, plan: TabletPlan) -> str:
        """`50 mg once daily`, `25 mg on Monday, Wednesday and Friday`, `26 mg (2.6 mL) once daily`."""

    def tablets(self, plan: TabletPlan) -> str:
        """`one 50 mg tablet`, `two 50 mg tablets and one 25 mg tablet`."""

    def term(self, term: str) -> str:
        """A word of the practice's vocabulary: `fbc` is `FBC` or `CBC`."""

    def practised(self, text: str) -> str:
        """A text of the book, which is written in UK words, in those of the practice."""

    def drug(self) -> str:
        """`azathioprine`, or `azaTHIOprine` where the practice writes tall-man letters."""

    def chip(self, citation: Citation) -> str:
        """The short name of a source: `CPIC 2025`."""

    def reference(self, source: str) -> str:
        """The full reference of a source id, one line."""

    def date(self, day: datetime.date) -> str:
        """`22-Nov-2026`."""

    def weekday_date(self, day: datetime.date) -> str:
        """`Mon 30-Nov-2026`."""

    def name_of(self, kind: str, id: str) -> str:
        """The display name of an id; `kind` is indication, medicine, circumstance, edition, schedule,
        threshold-set, test, symptom, metabolite-times, renal-reference, practice or laboratory."""
