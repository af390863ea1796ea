"""What every step of the chain takes and gives."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from core.assessment import GeneCall, TraceStep
from core.book import Book, Edition, EditionRow, Regimen, RenalBand, Rule
from core.case import Case
from core.evidence import Citation
from core.findings import Finding, Params
from core.quantity import DoseRange, Quantity

UNCHANGED = "unchanged"
NOT_REACHED = "not-reached"


class Situation(NamedTuple):
    """A case whose every required value is there; what the steps read.

    Made by `core.dosing.situation`. `row` is what the selected edition says for the genes, `ceiling` the regimen's
    maximum in mg/day, `clearance` the creatinine clearance in mL/min and `bands` that of each renal reference at it,
    where it can be worked out.
    """

    case: Case
    book: Book
    regimen: Regimen
    age_years: Fraction
    weight_kg: Fraction
    tpmt: GeneCall
    nudt15: GeneCall
    rules: tuple[Rule, ...]
    """The rules that this case's medicines and circumstances meet."""
    edition: Edition
    row: EditionRow
    ceiling: Fraction
    clearance: Fraction | None
    bands: Mapping[str, RenalBand] | None


class StepOutcome(NamedTuple):
    """The range after a step (mg/day), its trace, its findings, and whether it lowered the dose."""

    range: DoseRange
    trace: tuple[TraceStep, ...]
    findings: tuple[Finding, ...] = ()
    lowered: bool = False


_made: Callable[[tuple[object, ...]], TraceStep] = partial(tuple.__new__, TraceStep)
"""A step out of its fields in order: a case has a dozen, and the constructor by names takes twice as long."""


def traced(
    book: Book,
    step: str,
    message: str,
    result: DoseRange | Quantity | str,
    params: Params | None = None,
    *,
    citations: tuple[Citation, ...] = (),
    passage: str | None = None,
) -> TraceStep:
    """A trace step; its sources are those given, or those of the message that words it."""
    changed = type(result) is not str or result not in (UNCHANGED, NOT_REACHED)
    said = book.messages[message]
    return _made((step, message, params or {}, result, changed, citations or said.citations, passage or said.passage))


def point(dose: Fraction) -> DoseRange:
    """A range that is one dose."""
    return DoseRange(dose, dose)
