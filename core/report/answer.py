"""The first page of the summary: the answer, and everything that led to it."""

from collections.abc import Sequence

from core.assessment import Assessment, Status, TraceStep
from core.findings import Finding, Severity
from core.quantity import DoseRange, written
from core.report.document import (
    Align,
    Block,
    Column,
    DoseBox,
    FindingRow,
    FindingRows,
    Heading,
    Icon,
    Paragraph,
    Row,
    Table,
)
from core.report.figures import RulerFigure, RulerWords
from core.report.identity import names_a_dose
from core.report.labels import LABELS, SEVERITIES, counted, label
from core.report.numbering import Numbering
from core.report.spans import Span, Text, Weight, plain, strong
from core.report.words import Said, Words

_ICONS = {
    Status.RECOMMENDED: Icon.RECOMMENDED,
    Status.NOT_RECOMMENDED: Icon.STOP,
    Status.NEEDS_INPUT: Icon.OPEN,
    Status.NO_ADVICE: Icon.NOTE,
}
_SIGNS = {Severity.STOP: Icon.STOP, Severity.WARNING: Icon.WARNING, Severity.NOTE: Icon.NOTE}
_BY_EDITION = "genotype"
_DERIVED = "derived-"
"""Steps that are worked out beside the chain and change nothing in it."""
_ABOUT_TABLETS = {"tablet-strength-unusual"}


_Shown = tuple[TraceStep, tuple[str, str, str]]
"""A step with its name, working and result in words."""


def dose_box(assessment: Assessment, words: Words) -> DoseBox:
    """Status, headline and detail; range, disease and first dates beside a dose."""
    return DoseBox(
        _icon(assessment),
        _status(assessment, words),
        words.headline(assessment),
        words.detail(assessment),
        _aside(assessment, words),
    )


def _icon(assessment: Assessment) -> Icon:
    if any(f.code == "results-withhold" for f in assessment.findings):
        return Icon.ALERT
    return _ICONS[assessment.status]


def _status(assessment: Assessment, words: Words) -> str:
    """`Recommended, with 2 warnings`: the heaviest findings are counted beside the status."""
    weights = [finding.severity for finding in printed(assessment)]
    for severity in (Severity.STOP, Severity.WARNING):
        if severity in weights:
            return f"{words.status(assessment)}, with {counted(severity, weights.count(severity))}"
    return words.status(assessment)


def _aside(assessment: Assessment, words: Words) -> tuple[Text, ...]:
    dose, case = assessment.dose, assessment.case
    if dose is None:
        return ()
    lines: list[Text] = [
        (Span(label("range")), Span(words.range_text(dose.range), Weight.SEMIBOLD)),
        plain(label("by-edition", edition=words.edition_name(case.edition))),
    ]
    if case.indication:
        lines.append(plain(words.name_of("indication", case.indication)))
    if case.start_date:
        suggested = assessment.dose.suggested if assessment.dose else None
        first = suggested.first_day(case.start_date) if suggested else case.start_date
        lines.append(plain(label("first-dose", date=words.date(first))))
    test = next((t.date for t in assessment.monitoring.dates if t.date), None) if assessment.monitoring else None
    if test:
        lines.append(plain(label("first-test", date=words.date(test))))
    return tuple(lines)


def ruler(assessment: Assessment) -> list[Block]:
    """The dose ruler; nothing without a dose."""
    dose = assessment.dose
    if dose is None:
        return []
    chosen = dose.suggested.mg_per_day if dose.suggested else None
    chosen_words = "" if chosen is None else written(chosen)
    words = RulerWords(
        strong(label("ruler-chosen") + chosen_words) if chosen_words else (),
        (Span(label("ruler-adjusted")), Span(_span(dose.range), Weight.SEMIBOLD)),
        plain(label("ruler-usual") + _span(dose.usual)),
        plain(label("ruler-maximum") + written(dose.maximum_mg_per_day)),
        label("ruler-unit"),
    )
    alt = label(
        "ruler-alt",
        usual=_span(dose.usual),
        adjusted=_span(dose.range),
        maximum=written(dose.maximum_mg_per_day),
        chosen=label("ruler-alt-chosen", dose=chosen_words) if chosen_words else label("ruler-alt-none"),
    )
    return [RulerFigure(dose.usual, dose.range, dose.maximum_mg_per_day, chosen, words, alt)]


def _span(doses: DoseRange) -> str:
    if doses.is_point:
        return written(doses.low)
    return label("to", low=written(doses.low), high=written(doses.high))


def needed(assessment: Assessment) -> list[Block]:
    """What is missing, while something is."""
    if assessment.status is not Status.NEEDS_INPUT or not assessment.missing:
        return []
    names = [LABELS.get(field.replace("_", "-"), field) for field in assessment.missing]
    rows = tuple(FindingRow(Icon.OPEN, Severity.NOTE, strong(name)) for name in names)
    return [Heading(label("needed")), FindingRows(rows)]


def printed(assessment: Assessment) -> tuple[Finding, ...]:
    """Every finding; without a dose none about which tablets there are, for it names them in mg."""
    if assessment.dose is not None:
        return assessment.findings
    return tuple(finding for finding in assessment.findings if finding.code not in _ABOUT_TABLETS)


def findings(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """Every finding, the heaviest first, each with its word, for there is no colour on paper."""
    if not printed(assessment):
        return []
    ordered = sorted(printed(assessment), key=lambda finding: finding.severity.rank)
    rows = tuple(_finding_row(finding, words.finding(finding), numbering) for finding in ordered)
    return [Heading(label("findings")), FindingRows(rows)]


def _finding_row(finding: Finding, said: Said, numbering: Numbering) -> FindingRow:
    lead = " ".join(part for part in (SEVERITIES[finding.severity], said.lead) if part)
    text = (Span(lead, Weight.SEMIBOLD), Span(f" {said.text}"))
    return FindingRow(_SIGNS[finding.severity], finding.severity, text, numbering.marks(finding.citations))


def steps(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """The working, one row a step, and below it what was worked out beside it.

    Without a dose the steps that name one are left out.
    """
    edition = words.edition_name(assessment.case.edition)
    every = [(step, _step_cells(step, edition, words)) for step in assessment.trace]
    shown = [s for s in every if assessment.dose is not None or not any(map(names_a_dose, s[1]))]
    chain = [(step, cells) for step, cells in shown if not step.step.startswith(_DERIVED)]
    beside = [(step, cells) for step, cells in shown if step.step.startswith(_DERIVED)]
    return [*_chain(assessment, chain, numbering), *_beside(assessment, beside, numbering)]


def _chain(assessment: Assessment, shown: Sequence[_Shown], numbering: Numbering) -> list[Block]:
    if not shown:
        return []
    why, aside = ("why", "why-aside") if assessment.dose else ("why-no-dose", "why-no-dose-aside")
    rows = tuple(
        _step_row(number, cells, numbering.numbers(step.citations), number == len(shown))
        for number, (step, cells) in enumerate(shown, start=1)
    )
    return [Heading(label(why), label(aside)), Table(_step_columns(assessment), rows)]


def _step_columns(assessment: Assessment) -> tuple[Column, ...]:
    result = 0.2 if assessment.dose else 0.28
    return (
        Column("", 0.03),
        Column(label("step"), 0.165),
        Column(label("working"), 0.695 - result),
        Column(label("result"), result, Align.RIGHT),
        Column(label("source"), 0.11, Align.RIGHT),
    )


def _beside(assessment: Assessment, shown: Sequence[_Shown], numbering: Numbering) -> list[Block]:
    """One small paragraph: name and value, then how it was worked out."""
    if not shown:
        return []
    spans: list[Span] = [Span(label("derived" if assessment.dose else "derived-no-dose") + ". ")]
    for step, (name, working, result) in shown:
        marks = numbering.marks(step.citations)
        spans += [Span(f"{name} {result}", Weight.SEMIBOLD), Span(f": {working} {marks}. ")]
    return [Paragraph(tuple(spans), small=True)]


def _step_cells(step: TraceStep, edition: str, words: Words) -> tuple[str, str, str]:
    """Name, working, result; the step whose factor an edition gives names the edition."""
    said = words.step(step)
    by_edition = step.step == _BY_EDITION and edition not in said.working
    working = label("step-edition", edition=edition, working=said.working) if by_edition else said.working
    return said.name, working, said.result


def _step_row(number: int, cells: tuple[str, str, str], sources: str, last: bool) -> Row:
    name, working, result = cells
    texts = (plain(str(number)), plain(name), plain(working), strong(result), plain(sources))
    return Row(texts, closing=last and number > 1)
