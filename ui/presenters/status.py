"""The status banner and the case strip."""

from collections.abc import Callable
from typing import NamedTuple

from core.assessment import Assessment, Status
from core.case_form import GeneForm
from core.findings import Severity
from core.report.words import Words
from ui.models.citing import questions, refusals, shown_findings

_LOOKS = {
    Status.RECOMMENDED: ("circle-check", "ok"),
    Status.NOT_RECOMMENDED: ("octagon-x", "stop"),
    Status.NEEDS_INPUT: ("circle-dashed", ""),
    Status.REFUSED: ("circle-dashed", ""),
    Status.NO_ADVICE: ("info", ""),
}


class Count(NamedTuple):
    """One count of the banner; `leads_to` is a tone of the findings list or the name of a field."""

    text: str
    tone: str = ""
    icon: str = ""
    leads_to: str = ""


class StatusView(NamedTuple):
    """The banner: icon, tone and word; at its right the counts. `strip` repeats the case in one line."""

    word: str
    icon: str
    tone: str
    counts: tuple[Count, ...]
    strip: tuple[str, ...]


NO_ANSWER = StatusView("No answer", "circle-x", "", (), ())


def present(assessment: Assessment, words: Words) -> StatusView:
    """The banner of an assessment."""
    icon, tone = _LOOKS[assessment.status]
    if any(f.code == "results-withhold" for f in assessment.findings) and assessment.status is Status.NOT_RECOMMENDED:
        icon = "octagon-alert"
    refused = assessment.status is Status.REFUSED
    word = "Needs input" if refused else words.status(assessment)
    return StatusView(word, icon, tone, _counts(assessment), strip(assessment, words))


def _counts(assessment: Assessment) -> tuple[Count, ...]:
    if assessment.status in (Status.NEEDS_INPUT, Status.REFUSED):
        return _needed_counts(assessment) + _finding_counts(assessment)[:1]
    if assessment.status is Status.NO_ADVICE:
        return (Count("the sources give no rule for this combination", leads_to="stop"),)
    return _finding_counts(assessment)


def _needed_counts(assessment: Assessment) -> tuple[Count, ...]:
    wrong, asked = refusals(assessment), questions(assessment)
    rows = (
        (len(assessment.missing), "missing", assessment.missing[0] if assessment.missing else ""),
        (len(wrong), "cannot be read", wrong[0].field if wrong else ""),
        (len(asked), "to confirm", asked[0].field if asked else ""),
    )
    return tuple(Count(f"{number} {text}", leads_to=field) for number, text, field in rows if number)


def _finding_counts(assessment: Assessment) -> tuple[Count, ...]:
    shown = shown_findings(assessment)
    kinds: tuple[tuple[Severity, str, Callable[[str], Count]], ...] = (
        (Severity.STOP, "stop", lambda text: Count(text, "stop", "", "stop")),
        (Severity.WARNING, "warning", lambda text: Count(text, "warn", "triangle-alert", "warn")),
        (Severity.NOTE, "note", lambda text: Count(text, "muted", "", "note")),
    )
    counts = []
    for severity, word, made in kinds:
        number = sum(1 for finding in shown if finding.severity is severity)
        if number:
            counts.append(made(f"{number} {word}{'' if number == 1 else 's'}"))
    return tuple(counts)


def strip(assessment: Assessment, words: Words) -> tuple[str, ...]:
    """The case in one line, as typed."""
    form, case = assessment.case.typed, assessment.case
    person = ", ".join(part for part in (form.sex, form.age) if part)
    parts = (
        form.name,
        person,
        form.weight,
        words.name_of("indication", case.indication) if case.indication else None,
        form.planned_start,
        _gene("TPMT", form.tpmt),
        _gene("NUDT15", form.nudt15),
        *(words.name_of("medicine", medicine) for medicine in case.medicines),
        *(words.name_of("circumstance", circumstance) for circumstance in case.circumstances),
    )
    return tuple(part for part in parts if part)


def _gene(gene: str, form: GeneForm | None) -> str | None:
    if form is None:
        return None
    typed = form.genotype or form.phenotype or form.activity or (form.state or "").replace("-", " ")
    return f"{gene} {typed}" if typed else None
