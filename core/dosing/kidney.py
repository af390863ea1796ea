"""Step 5: creatinine clearance (Cockcroft-Gault) and the selected renal reference's band."""

from fractions import Fraction
from functools import lru_cache

from core.book import Book, RenalBand, RenalReference
from core.case import Case
from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.evidence import Citation
from core.findings import Finding
from core.messages import finding
from core.quantity import DoseRange, Quantity, exactly

WHOLE = (Fraction(1), Fraction(1))


def clearance_citations(book: Book) -> tuple[Citation, ...]:
    """Where the formula was read."""
    return book.figures["cockcroft-age"].evidence.citations


def creatinine_clearance(case: Case, book: Book) -> Fraction | None:
    """mL/min by Cockcroft-Gault with the actual weight; None unless age, sex, weight and
    creatinine are there and the patient is an adult (the formula was made for adults)."""
    if case.creatinine is None or case.age_years is None or case.weight_kg is None or case.sex is None:
        return None
    return _cockcroft_gault(book, case.creatinine, case.age_years, case.weight_kg, case.sex)


@lru_cache(maxsize=1024)
def _cockcroft_gault(
    book: Book, creatinine: Quantity, age_years: Fraction, weight_kg: Fraction, sex: str
) -> Fraction | None:
    figures = book.figures
    left = figures["cockcroft-age"].exact - age_years
    if age_years < figures["adult-from"].exact or left <= 0:
        return None
    constant = figures["cockcroft-us" if creatinine.unit == "mg/dL" else "cockcroft-si"].exact
    female = figures["cockcroft-female"].exact if sex == "female" else Fraction(1)
    return left * weight_kg * female / (constant * creatinine.exact)


def _within(band: RenalBand, clearance: Fraction) -> bool:
    low, high = band.low, band.high
    above = low is None or (clearance > exactly(low) if band.low_open else clearance >= exactly(low))
    return above and (high is None or (clearance < exactly(high) if band.high_open else clearance <= exactly(high)))


def band_for(reference: RenalReference, clearance: Fraction) -> RenalBand:
    """The one band of a reference that holds the clearance (mL/min); the book leaves no hole."""
    return next(band for band in reference.bands if _within(band, clearance))


def kidney_keeps(situation: Situation) -> tuple[Fraction, Fraction]:
    """The part of the dose (lowest, highest) that the selected reference keeps; all without a clearance."""
    clearance = creatinine_clearance(situation.case, situation.book)
    if clearance is None:
        return WHOLE
    return band_for(situation.book.renal_references[situation.case.renal_reference], clearance).remains


def kidney_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """The range after the kidney; absent with a note when the clearance is not known."""
    case, book = situation.case, situation.book
    clearance = creatinine_clearance(case, book)
    if clearance is None:
        return StepOutcome(range_, (), (_unknown(case, book),))
    reference = book.renal_references[case.renal_reference]
    low, high = band_for(reference, clearance).remains
    after = range_.times(low, high)
    message = "step-kidney-unchanged" if (low, high) == WHOLE else "step-kidney"
    step = traced(
        book,
        "kidney",
        message,
        UNCHANGED if (low, high) == WHOLE else after,
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
    return StepOutcome(after, (step,), _differ(situation, clearance), lowered=after != range_)


def _unknown(case: Case, book: Book) -> Finding:
    adult = case.age_years is None or case.age_years >= book.figures["adult-from"].exact
    lacking = tuple(field for field in ("creatinine", "sex") if getattr(case, field) is None)
    variant = None if adult else "child"
    return finding(book, "kidney-function-unknown", "creatinine", {"variant": variant, "lacking": lacking})


def _differ(situation: Situation, clearance: Fraction) -> tuple[Finding, ...]:
    """A note when the other reference keeps another part of the dose."""
    case, book = situation.case, situation.book
    chosen = book.renal_references[case.renal_reference]
    mine = band_for(chosen, clearance).remains
    return tuple(
        finding(
            book,
            "renal-references-differ",
            "renal_reference",
            {
                "reference": chosen.id,
                "part": tuple(part * 100 for part in mine),
                "other": other.id,
                "other_part": tuple(part * 100 for part in band_for(other, clearance).remains),
            },
            citations=(*chosen.evidence.citations, *other.evidence.citations),
        )
        for other in book.renal_references.values()
        if other.id != chosen.id and band_for(other, clearance).remains != mine
    )
