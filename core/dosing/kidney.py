"""Step 5: creatinine clearance (Cockcroft-Gault) and the selected renal reference's band."""

from collections.abc import Mapping
from fractions import Fraction

from core.book import Book, RenalBand, RenalReference
from core.case import Case
from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.evidence import Citation
from core.exact import exact
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange

WHOLE = (exact(1), exact(1))


def clearance_citations(book: Book) -> tuple[Citation, ...]:
    """Where the formula was read."""
    return book.figures["cockcroft-age"].evidence.citations


def creatinine_clearance(case: Case, book: Book) -> Fraction | None:
    """mL/min by Cockcroft-Gault with the actual weight; None unless age, sex, weight and
    creatinine are there and the patient is an adult (the formula was made for adults)."""
    if case.creatinine is None or case.age_years is None or case.weight_kg is None or case.sex is None:
        return None
    figures = book.figures
    left = figures["cockcroft-age"].exact - case.age_years
    if case.age_years < figures["adult-from"].exact or left <= 0:
        return None
    constant = figures["cockcroft-us" if case.creatinine.unit == "mg/dL" else "cockcroft-si"].exact
    of_men = left * case.weight_kg / (constant * case.creatinine.exact)
    return figures["cockcroft-female"].exact * of_men if case.sex == "female" else of_men


def band_for(reference: RenalReference, clearance: Fraction) -> RenalBand:
    """The one band of a reference that holds the clearance (mL/min); the book leaves no hole."""
    return next(band for band in reference.bands if band.holds(clearance))


def kidney_keeps(situation: Situation) -> tuple[Fraction, Fraction]:
    """The part of the dose (lowest, highest) that the selected reference keeps; all without a clearance."""
    return WHOLE if situation.remains is None else situation.remains[situation.case.renal_reference]


def remains_by(book: Book, clearance: Fraction) -> Mapping[str, tuple[Fraction, Fraction]]:
    """What every reference keeps at a clearance (mL/min)."""
    return {id: band_for(reference, clearance).remains for id, reference in book.renal_references.items()}


def kidney_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """The range after the kidney; absent with a note when the clearance is not known."""
    case, book = situation.case, situation.book
    clearance = situation.clearance
    if clearance is None or situation.remains is None:
        return StepOutcome(range_, (), (_unknown(case, book),))
    reference = book.renal_references[case.renal_reference]
    low, high = kidney_keeps(situation)
    keeps_all = (low, high) == WHOLE
    after = range_ if keeps_all else range_.times(low, high)
    message = "step-kidney-unchanged" if keeps_all else "step-kidney"
    step = traced(
        book,
        "kidney",
        message,
        UNCHANGED if keeps_all else after,
        {
            "clearance": clearance,
            "before": range_,
            "low": low * 100,
            "high": high * 100,
            "reference": reference.id,
        },
        citations=reference.evidence.citations,
        passage=reference.passage,
    )
    return StepOutcome(after, (step,), _differ(situation, situation.remains), lowered=after != range_)


def _unknown(case: Case, book: Book) -> Finding:
    adult = case.age_years is None or case.age_years >= book.figures["adult-from"].exact
    lacking = tuple(field for field in ("creatinine", "sex") if getattr(case, field) is None)
    variant = None if adult else "child"
    return finding(book, "kidney-function-unknown", "creatinine", {"variant": variant, "lacking": lacking})


def _differ(situation: Situation, remains: Mapping[str, tuple[Fraction, Fraction]]) -> tuple[Finding, ...]:
    """A note when the other reference keeps another part of the dose."""
    case, book = situation.case, situation.book
    chosen = book.renal_references[case.renal_reference]
    mine = remains[chosen.id]
    return tuple(
        finding(
            book,
            "renal-references-differ",
            "renal_reference",
            {
                "reference": chosen.id,
                "part": tuple(part * 100 for part in mine),
                "other": other.id,
                "other_part": tuple(part * 100 for part in remains[other.id]),
            },
            citations=(*chosen.evidence.citations, *other.evidence.citations),
        )
        for other in book.renal_references.values()
        if remains[other.id] != mine
    )
