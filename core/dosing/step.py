"""What every step of the chain takes and gives."""

from dataclasses import dataclass
from fractions import Fraction

from core.assessment import GeneCall, TraceStep
from core.book import Book, Regimen, Rule
from core.case import Case
from core.evidence import Citation
from core.findings import Finding, Params
from core.messages import cited
from core.quantity import DoseRange, Quantity

UNCHANGED = "unchanged"
NOT_REACHED = "not-reached"


@dataclass(frozen=True, slots=True)
class Situation:
    """A case whose every required value is there; what the steps read."""

    case: Case
    book: Book
    regimen: Regimen
    age_years: Fraction
    weight_kg: Fraction
    tpmt: GeneCall
    nudt15: GeneCall
    rules: tuple[Rule, ...]
    """The rules that this case's medicines and circumstances meet."""


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """The range after a step (mg/day), its trace, its findings, and whether it lowered the dose."""

    range: DoseRange
    trace: tuple[TraceStep, ...]
    findings: tuple[Finding, ...] = ()
    lowered: bool = False


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
    changed = result not in (UNCHANGED, NOT_REACHED)
    sources = citations or cited(book, message)
    explains = passage or book.messages[message].passage
    return TraceStep(step, message, params or {}, result, changed, sources, explains)


def point(dose: Fraction) -> DoseRange:
    """A range that is one dose."""
    return DoseRange(dose, dose)
