"""The Plan tab: ruler, findings, what is needed, guidelines beside a stop, and every step of the working."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from core.assessment import Assessment, Dose, Status, TraceStep
from core.book import Edition
from core.findings import Finding
from core.quantity import DoseRange, written
from core.report.compared import compared_note
from core.report.words import Words
from ui.models import matching
from ui.models.citing import chips_for, entries_that_stop, finding_rows, place_of, questions, refusals, shown_findings
from ui.models.comparing import guideline_table
from ui.models.raising import raising_rule, raising_table
from ui.models.view import Cell, Choice, FindingRow, NeededRow, Row, Table

_TICK = 25
_MOST_LABELS = 14
_LABELS = {
    "age": ("Age", "in years; in months for an infant"),
    "weight": ("Weight", "in kilograms, as weighed"),
    "indication": ("Indication", "sets the usual start and the maximum"),
    "planned_start": ("Planned start", "this indication has no standard start: write the one you plan"),
    "tpmt": ("TPMT", "genotype, phenotype or enzyme activity; “not tested” is an answer too"),
    "nudt15": ("NUDT15", "not given: treated as not tested, never as normal"),
    "creatinine": ("Creatinine", "with age, sex and weight gives the clearance"),
    "medicines": ("Other medicines", "allopurinol, febuxostat, warfarin and others change the dose or stop it"),
    "circumstances": ("Circumstances", "pregnancy, breastfeeding, infection, earlier pancreatitis"),
    "sex": ("Sex", "female or male"),
    "height": ("Height", "in centimetres"),
    "start_date": ("Start date", "the first day of treatment"),
    "edition": ("Edition", "the guideline that gives the factor"),
    "identifiers": ("On the paper", "name, number, date of birth"),
    "thresholds": ("Threshold set", "one that has a figure for the result, in the tab Bloods"),
    "results": ("Blood results", "in the tab Bloods"),
}
_OPTIONAL = ("nudt15", "creatinine", "medicines", "circumstances")
_TITLES = {
    Status.RECOMMENDED: "Why this dose",
    Status.NOT_RECOMMENDED: "Why there is no dose",
    Status.NO_ADVICE: "Why there is no dose",
}
_TRACE_WIDTHS = (20, 112, 0, -1, -1)
_LONG_TRACE_WIDTHS = (26, 112, 0, -1, -1)
_ONE_DIGIT = 9


class RulerView(NamedTuple):
    """The dose ruler; positions in mg/day, labels ready."""

    axis: float
    ticks: tuple[tuple[float, str], ...]
    unit: str
    usual: tuple[float, float]
    usual_label: str
    adjusted: tuple[float, float]
    adjusted_label: tuple[str, str]
    maximum: float
    maximum_label: str
    chosen: float | None
    chosen_label: str
    spoken: str


class PlanView(NamedTuple):
    """Everything of the Plan tab; what does not belong to the status is empty."""

    ruler: RulerView | None
    findings: tuple[FindingRow, ...]
    needed: tuple[NeededRow, ...]
    optional: tuple[NeededRow, ...]
    guidelines: Table
    guidelines_note: str
    raising: Table
    raising_rule: tuple[FindingRow, ...]
    trace: Table
    trace_title: str
    trace_note: str


def present(
    assessment: Assessment, editions: Mapping[str, Edition], words: Words, offers: Mapping[str, tuple[Choice, ...]] = {}
) -> PlanView:
    """The Plan tab of an assessment; `offers` are the names that a field helps to find while one types into it."""
    asking = assessment.status in (Status.NEEDS_INPUT, Status.REFUSED)
    recommended = assessment.status is Status.RECOMMENDED
    compared = assessment.status in (Status.NOT_RECOMMENDED, Status.NO_ADVICE)
    return PlanView(
        ruler=ruler(assessment.dose) if recommended and assessment.dose else None,
        findings=finding_rows(shown_findings(assessment), words),
        needed=_needed(assessment, words, offers) if asking else (),
        optional=_optional(assessment) if asking else (),
        guidelines=guideline_table(assessment, editions, words) if compared else Table(),
        guidelines_note=compared_note(assessment),
        raising=raising_table(assessment.titration, words),
        raising_rule=raising_rule(assessment.titration, words),
        trace=trace(assessment, words),
        trace_title=_TITLES.get(assessment.status, "Worked out so far"),
        trace_note="each step can be redone by hand" if recommended else "each step can be checked by hand",
    )


def ruler(dose: Dose) -> RulerView:
    """Place the dose, its ranges and the maximum on one axis."""
    suggested = dose.suggested
    chosen = suggested.mg_per_day if suggested is not None else None
    top = max(dose.maximum_mg_per_day, dose.usual.high, dose.range.high, chosen or Fraction(0))
    steps = int(top // _TICK) + 1
    every = _TICK * max(1, -(-steps // _MOST_LABELS))
    axis = every * (int(top // every) + 1)
    return RulerView(
        axis=float(axis),
        ticks=tuple((float(value), f"{value:,}") for value in range(0, axis + 1, every)),
        unit="mg/day",
        usual=_ends(dose.usual),
        usual_label=f"usual {_range(dose.usual)}",
        adjusted=_ends(dose.range),
        adjusted_label=("adjusted", _range(dose.range)),
        maximum=float(dose.maximum_mg_per_day),
        maximum_label=f"maximum {written(dose.maximum_mg_per_day)}",
        chosen=float(chosen) if chosen is not None else None,
        chosen_label=f"chosen {written(chosen)}" if chosen is not None else "",
        spoken=_spoken(dose, chosen),
    )


def _ends(dose: DoseRange) -> tuple[float, float]:
    return float(dose.low), float(dose.high)


def _range(dose: DoseRange) -> str:
    low, high = written(dose.low), written(dose.high)
    return low if low == high else f"{low} to {high}"


def _spoken(dose: Dose, chosen: Fraction | None) -> str:
    start = f"Chosen {written(chosen)} mg/day; " if chosen is not None else "No whole-tablet dose; "
    return (
        f"{start}adjusted range {_range(dose.range)} mg/day; usual range {_range(dose.usual)} mg/day; "
        f"maximum {written(dose.maximum_mg_per_day)} mg/day."
    )


def _needed(assessment: Assessment, words: Words, offers: Mapping[str, tuple[Choice, ...]]) -> tuple[NeededRow, ...]:
    """Missing, unreadable and unconfirmed entries in the order of the case column."""
    rows = {field: _missing_row(field, assessment) for field in assessment.missing}
    rows |= {f.field: _stopping_row(f, words) for f in reversed(entries_that_stop(assessment))}
    rows |= {f.field: _finding_row(f, "confirm", words) for f in questions(assessment)}
    rows |= {f.field: _half_typed(f, offers) or _finding_row(f, "refused", words) for f in refusals(assessment)}
    order = list(_LABELS)
    return tuple(sorted(rows.values(), key=lambda row: order.index(_root(row.field))))


def _half_typed(finding: Finding, offers: Mapping[str, tuple[Choice, ...]]) -> NeededRow | None:
    """Beside its field a name that is half typed is helped and not refused: here too."""
    known, typed = offers.get(finding.field, ()), str(finding.params.get("typed", ""))
    helped = matching.hint(matching.matches(known, typed), matching.meant(known, typed)) if known else None
    label = _LABELS[_root(finding.field)][0]
    return NeededRow(finding.field, "missing", label, f"“{typed}”: {helped}") if helped else None


def _missing_row(field: str, assessment: Assessment) -> NeededRow:
    label, text = _LABELS[field]
    given = assessment.case.typed.tpmt if field == "tpmt" else None
    if given is None:
        return NeededRow(field, "missing", label, text)
    action = "Go on without a TPMT result"
    return NeededRow(field, "missing", label, "no usable result: test first, or choose to go on without it", action)


def _stopping_row(finding: Finding, words: Words) -> NeededRow:
    """An entry that stops; a NUDT15 result that cannot be resolved may be gone on without. Why a threshold set must
    be chosen is a finding, above."""
    if finding.code == "chosen-set-silent":
        return NeededRow(finding.field, "refused", *_LABELS[finding.field])
    row = _finding_row(finding, "refused", words)
    return row._replace(action="Go on without a NUDT15 result") if finding.code == "nudt15-unresolved" else row


def _finding_row(finding: Finding, kind: str, words: Words) -> NeededRow:
    said = words.finding(finding)
    typed = str(finding.params.get("typed", ""))
    start = f"“{typed}”: " if typed and kind == "refused" else ""
    return NeededRow(finding.field, kind, _LABELS[_root(finding.field)][0], f"{start}{said.lead} {said.text}".strip())


def _root(field: str) -> str:
    root = field.partition(".")[0]
    return root if root in _LABELS else "identifiers"


def _optional(assessment: Assessment) -> tuple[NeededRow, ...]:
    typed = assessment.case.typed
    given = {field for field in _OPTIONAL if getattr(typed, field)}
    return tuple(NeededRow(field, "optional", *_LABELS[field]) for field in _OPTIONAL if field not in given)


def trace(assessment: Assessment, words: Words) -> Table:
    """Every step, changed or not."""
    steps = assessment.trace
    heavy = {number for number, step in enumerate(steps) if step.step == "tablets"}
    heavy |= {number + 1 for number in heavy} if heavy else {len(steps) - 1}
    rows = tuple(
        _trace_row(number, step, words, heavy=number in heavy and number > 0) for number, step in enumerate(steps)
    )
    widths = _TRACE_WIDTHS if len(rows) <= _ONE_DIGIT else _LONG_TRACE_WIDTHS
    return Table(rows, ("", "Step", "Working", "Result", "Source"), widths, "Steps of the working")


def _trace_row(number: int, step: TraceStep, words: Words, heavy: bool) -> Row:
    said = words.step(step)
    tone = "text" if step.changed else "muted"
    chips = chips_for(step.citations, step.passage, words, most=1)
    cells = (
        Cell(str(number + 1), "muted"),
        Cell(said.name, tone),
        Cell(said.working, tone),
        Cell(said.result, tone, strong=step.changed, right=True),
    )
    copied = f"{said.name}: {said.working} = {said.result}"
    return Row(cells, chips, place_of(chips, step.passage), copied, heavy)
