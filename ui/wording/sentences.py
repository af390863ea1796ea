"""`Wording`: everything a face says about an assessment, in the words of one practice."""

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from core.assessment import Assessment, GuidelineLine, Status, TabletPlan, TraceStep
from core.book import Book
from core.evidence import Citation
from core.findings import Finding, Params, Severity
from core.quantity import DoseRange, Quantity
from ui.wording import doses, values, withheld
from ui.wording.practised import in_words_of
from ui.wording.templates import Template, Templates

STATUS_WORDS = {
    Status.RECOMMENDED: "Recommended",
    Status.NOT_RECOMMENDED: "Not recommended",
    Status.NEEDS_INPUT: "Needs input",
    Status.NO_ADVICE: "No advice",
    Status.REFUSED: "Refused",
}
NO_RULE = ("genes-unassigned", "edition-no-figure", "child-no-regimen", "no-regimen")
"""The findings that say what the sources lack."""
MOST_NAMED = 3
"""So many stops are named above the tabs; the rest are counted there and stand in the findings."""
_NOTHING: Params = {}
_RESULTS: Mapping[type, Callable[[Any], str]] = {Quantity: values.quantity, DoseRange: values.dose_range}
"""What shows the result of a step that is a number."""


class Sentence(NamedTuple):
    """A sentence with its Semibold first words."""

    lead: str
    text: str

    @property
    def whole(self) -> str:
        """Both in one line."""
        return in_one_line(self.lead, self.text)


def in_one_line(lead: str, text: str) -> str:
    """Two parts of which one may be empty."""
    return f"{lead} {text}" if lead and text else lead or text


IN_THE_TERMINAL = "The command “book ids” lists what is."
IN_THE_WINDOW = "Type part of its name, or another name for it."
"""How somebody finds the name of a thing that the book has."""


class StepSentence(NamedTuple):
    """One row of the working."""

    name: str
    working: str
    result: str


class Wording:
    """The words of one practice over one book (implements `core.report.words.Words`)."""

    def __init__(self, book: Book, practice: str, elsewhere: str = IN_THE_TERMINAL) -> None:
        self._book, self._practice = book, practice
        self._templates = Templates(book, practice, elsewhere)
        self.templates_of = lru_cache(maxsize=2048)(self._found)
        """The lead and the text of a message code and its variant, to be filled."""
        self._advice = lru_cache(maxsize=1024)(self._advised)
        self._constant = lru_cache(maxsize=1024)(partial(self._said, params=_NOTHING))
        self._outcome = lru_cache(maxsize=64)(self._outcome_named)
        self._in_practice = in_words_of(practice, book)

    def message(self, code: str, params: Params | None = None) -> Sentence:
        """The sentence of a message code; with a `variant` the special one where the book has it."""
        return self._said(code, params) if params else self._constant(code)

    def _said(self, code: str, params: Params) -> Sentence:
        lead, text = self.templates_of(code, params.get("variant"))
        return Sentence(lead.fill(params), text.fill(params))

    def _found(self, code: str, variant: object) -> tuple[Template, Template]:
        """The templates of a message, the special ones of a variant where the book has them."""
        messages = self._book.messages
        message = (messages.get(f"{code}.{variant}") if variant else None) or messages[code]
        return self._templates.parsed(message.lead), self._templates.parsed(message.text)

    def finding(self, finding: Finding) -> Sentence:
        """The sentence of a finding."""
        return self.message(finding.code, finding.params)

    def refusal(self, finding: Finding) -> str:
        """A refusal in one line, naming the field: `Weight “70,5”: Comma not read. …`."""
        typed = finding.params.get("typed")
        shown = f" “{values.quoted(str(typed))}”" if typed else ""
        return f"{self.field(finding.field)}{shown}: {self.finding(finding).whole}".strip()

    def field(self, field: str) -> str:
        """The label of a case field; `results.alt` and unknown fields keep their own name."""
        base, _, rest = field.partition(".")
        message = self._book.messages.get(f"field-{base}")
        label = message.lead if message else values.quoted(base) or "Case"
        return f"{label}, {values.quoted(rest)}" if rest else label

    def accepted(self, field: str) -> str:
        """What a case field accepts."""
        message = self._book.messages.get(f"field-{field.partition('.')[0]}")
        return self._templates.fill(message.text, {}) if message else ""

    def step(self, step: TraceStep) -> StepSentence:
        """The words of one step of the trace."""
        said = self.message(step.message, step.params)
        return StepSentence(said.lead, said.text, self._result(step.result))

    def worked(self, step: TraceStep) -> str:
        """The working of a step and what came out of it: `140 mg/day × 80% = 112 mg/day`, `no reduction: unchanged`."""
        _lead, text = self.templates_of(step.message, step.params.get("variant"))
        return self.concluded(text.fill(step.params), step.result)

    def concluded(self, working: str, result: DoseRange | Quantity | str) -> str:
        """A working with what came out of it."""
        show = _RESULTS.get(type(result))
        shown = show(result) if show else self._result(result)
        if not (working and shown):
            return working or shown
        is_word = show is None and self._outcome(str(result)) is not None
        return f"{working}: {shown}" if is_word or "=" in working else f"{working} = {shown}"

    def _result(self, result: DoseRange | Quantity | str) -> str:
        if (show := _RESULTS.get(type(result))) is not None:
            return show(result)
        word = self._outcome(str(result))
        return str(result) if word is None else word

    def _outcome_named(self, result: str) -> str | None:
        """The words for an outcome that is no number (`unchanged`); None where the book has none."""
        code = f"result-{result}"
        return self.message(code).text if code in self._book.messages else None

    def guideline(self, line: GuidelineLine) -> str:
        """What one edition says, in a few words."""
        return self._advice(line.message, tuple(line.params.items()))

    def _advised(self, code: str, percent: tuple[tuple[str, object], ...]) -> str:
        return self.message(code, dict(percent)).whole

    def edition_name(self, edition: str) -> str:
        """`CPIC 2025`."""
        return self.name_of("edition", edition)

    def status(self, assessment: Assessment) -> str:
        """The word of the banner."""
        action = withheld.leading(assessment)
        if action is not None:
            return f"{action.asks} says {action.verb.lower()}"
        return STATUS_WORDS[assessment.status]

    def caption(self, assessment: Assessment) -> str:
        """The line above the headline."""
        found = withheld.stops(assessment) or withheld.asking(assessment)
        if found:
            day = assessment.case.results_date
            return withheld.caption(found, self._templates, self.date(day) if day else "")
        if assessment.status is Status.NOT_RECOMMENDED:
            return f"{self.drug_capital()} by mouth"
        return f"Starting dose, {self.drug()} by mouth"

    def headline(self, assessment: Assessment) -> str:
        """The dose, or what to do instead; no milligrams unless recommended."""
        if assessment.dose is not None:
            plan = assessment.dose.suggested
            return doses.plan_text(plan) if plan else "No tablet fits"
        if assessment.status is Status.NOT_RECOMMENDED:
            action = withheld.leading(assessment)
            return f"{action.verb} {self.drug()}{action.after}" if action else f"Do not start {self.drug()}"
        if asked := withheld.asking(assessment):
            return withheld.decision(asked)
        return "No dose from the sources" if assessment.status is Status.NO_ADVICE else "No dose yet"

    def detail(self, assessment: Assessment) -> str:
        """Tablets and real mg/kg/day, or why there is no dose."""
        dose = assessment.dose
        if dose is not None:
            if dose.suggested is None or dose.mg_per_kg_per_day is None:
                return "Change the tablets in stock."
            per_kg = values.rounded_number(dose.mg_per_kg_per_day, 2)
            return f"{doses.tablets_text(dose.suggested)} · {per_kg} mg/kg/day"
        if assessment.status in (Status.NOT_RECOMMENDED, Status.NO_ADVICE):
            return self._reason(assessment)
        return self._needed(assessment)

    def _reason(self, assessment: Assessment) -> str:
        """Why there is no dose: a result that says withhold, else the stops or the first gap in the sources."""
        found = withheld.stops(assessment)
        if found:
            rows = withheld.rows(assessment)
            own = [] if found[0] in rows else [self.finding(found[0]).text.removesuffix(".")]
            return "; ".join([*own, withheld.detail(rows, self._templates)] if rows else own)
        stops = [f for f in assessment.findings if f.severity is Severity.STOP]
        gaps = [f for f in assessment.findings if f.code in NO_RULE]
        found = stops if assessment.status is Status.NOT_RECOMMENDED else gaps[:1]
        leads = tuple(dict.fromkeys(self.finding(one).lead for one in found))
        more = len(leads) - MOST_NAMED
        rest = (f"{values.counted(more).capitalize()} more stop{'' if more == 1 else 's'}.",) if more > 0 else ()
        return " ".join((*leads[:MOST_NAMED], *rest, "No dose is given."))

    def _needed(self, assessment: Assessment) -> str:
        refused = {f.field for f in assessment.refusals}
        open_questions = {f.field for f in assessment.findings if f.code.startswith("confirm-")}
        stops = {f.field for f in assessment.findings if f.severity is Severity.STOP}
        count = len(set(assessment.missing) | refused | open_questions | stops)
        if count == 0:
            return "An entry is needed first."
        noun = "entry is" if count == 1 else "entries are"
        leads = dict.fromkeys(withheld.why(self.finding(one).lead) for one in withheld.asking(assessment))
        return " ".join((*leads, f"{values.counted(count).capitalize()} {noun} needed first."))

    def range_text(self, dose: DoseRange) -> str:
        """`10.5 to 28 mg/day`."""
        return values.dose_range(dose)

    def plan(self, plan: TabletPlan) -> str:
        """`50 mg once daily`."""
        return doses.plan_text(plan)

    def tablets(self, plan: TabletPlan) -> str:
        """`one 50 mg tablet`."""
        return doses.tablets_text(plan)

    def term(self, term: str) -> str:
        """A word of the practice's vocabulary."""
        return self._templates.term(term)

    def practised(self, text: str) -> str:
        """A text of the book, which is written in UK words, in those of the practice, and powers of ten as printed."""
        return self._in_practice(text).replace("10^9", "10⁹").replace("10^8", "10⁸")

    def drug(self) -> str:
        """The drug's name, in tall-man letters where the practice writes them."""
        return "azaTHIOprine" if self._book.practices[self._practice].tall_man else "azathioprine"

    def drug_capital(self) -> str:
        """The drug's name at the start of a sentence; tall-man letters stay as they are."""
        name = self.drug()
        return name if name != name.lower() else name.capitalize()

    def chip(self, citation: Citation) -> str:
        """The short name of a source."""
        source = self._book.sources.get(citation.source)
        return source.short if source else citation.source

    def reference(self, source: str) -> str:
        """The full reference of a source id, one line."""
        known = self._book.sources.get(source)
        if known is None:
            return source
        ids = [f"PMID {known.pmid}"] if known.pmid else [f"doi {known.doi}"] if known.doi else []
        year = [str(known.year)] if known.year and str(known.year) not in known.title else []
        return ", ".join([known.title, *year, *ids])

    def date(self, day: datetime.date) -> str:
        """`22-Nov-2026`."""
        return values.day(day)

    def weekday_date(self, day: datetime.date) -> str:
        """`Mon 30-Nov-2026`."""
        return values.weekday_day(day)

    def name_of(self, kind: str, id: str) -> str:
        """The display name of an id of the book."""
        return self._templates.name_of(kind, id)
