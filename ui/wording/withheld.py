"""What the banner and the headline say when a result, a trend or a symptom asks to withhold or to stop."""

from collections.abc import Mapping
from typing import NamedTuple

from core.assessment import Assessment, Status
from core.findings import Finding, Severity
from core.monitoring.results import ASKING, SILENT
from core.quantity import Quantity
from ui.wording import values
from ui.wording.templates import Templates

RESULT = "results-withhold"


class Action(NamedTuple):
    """What asks (`Result`, `Symptom`), the verb of the headline, and what follows the drug's name."""

    asks: str
    verb: str
    after: str = ""


_ACTIONS: Mapping[str, Action] = {
    "symptom-pancreatitis": Action("Symptom", "Stop", " for good"),
    "symptom-allergy": Action("Symptom", "Stop", ": hospital at once"),
    "symptom-abdominal-pain": Action("Symptom", "Stop", ": hospital at once"),
    "symptom-jaundice": Action("Symptom", "Stop", " at once"),
    "symptom-itch-in-pregnancy": Action("Symptom", "Stop"),
    "trend-fall": Action("Result", "Stop"),
    "results-withhold": Action("Result", "Withhold"),
    "symptom-withhold": Action("Symptom", "Withhold"),
}
"""The most serious first: it leads."""


def leading(assessment: Assessment) -> Action | None:
    """The most serious action; None unless a result, a trend or a symptom stands against the medicine."""
    codes = {one.code for one in stops(assessment)}
    return next((action for code, action in _ACTIONS.items() if code in codes), None)


def stops(assessment: Assessment) -> list[Finding]:
    """The findings that ask to withhold or to stop, in the order of display."""
    if assessment.status is not Status.NOT_RECOMMENDED:
        return []
    return [one for one in assessment.findings if one.severity is Severity.STOP and one.code in _ACTIONS]


def asking(assessment: Assessment) -> list[Finding]:
    """The results for which another set would withhold, while an entry is needed to read them."""
    if assessment.status is not Status.NEEDS_INPUT:
        return []
    return [one for one in assessment.findings if one.severity is Severity.STOP and one.code in ASKING]


def decision(found: list[Finding]) -> str:
    """What to do before there can be a dose: the headline while results are `asking`."""
    silent = any(one.code == SILENT for one in found)
    return "Choose a threshold set" if silent else "Result needs a decision"


def why(lead: str) -> str:
    """Why, without what the headline has said: `Other sources would withhold.`"""
    return f"{lead.removesuffix('.').partition(':')[0]}."


def caption(found: list[Finding], templates: Templates, day: str) -> str:
    """`Neutrophils 1.4 ×10⁹/L and ALT 130 U/L, 22-Nov-2026`, or the symptoms."""
    symptoms = dict.fromkeys(id for one in found if "symptoms" in one.params for id in _ids(one))
    named = [templates.name_of("symptom", id) for id in symptoms]
    results = dict.fromkeys(_result(one, templates) for one in found if "test" in one.params)
    said = values.listed([_inside(one) for one in (*named, *results)])
    return f"{said[:1].upper()}{said[1:]}{f', {day}' if results and day else ''}"


def rows(assessment: Assessment) -> list[Finding]:
    """The threshold rows that ask to withhold."""
    return [one for one in stops(assessment) if one.code == RESULT]


def detail(reached: list[Finding], templates: Templates) -> str:
    """`and discuss · neutrophils below 1.6 ×10⁹/L, ALT above 100 U/L`: the headline has said the verb."""
    actions = dict.fromkeys(str(one.params["action"]).removeprefix("withhold ") for one in reached)
    rules = (_inside(templates.fill("{test:test} {side:word} {rule}", one.params)) for one in reached)
    return f"{'; '.join(actions)} · {', '.join(rules)}"


def _inside(text: str) -> str:
    """A name in the middle of a sentence: `neutrophils`, but `ALT`."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _ids(finding: Finding) -> tuple[str, ...]:
    ids = finding.params["symptoms"]
    return ids if isinstance(ids, tuple) else ()


def _result(finding: Finding, templates: Templates) -> str:
    value = finding.params["value"]
    shown = values.quantity(value) if isinstance(value, Quantity) else ""
    return f"{templates.name_of('test', str(finding.params['test']))} {shown}"
