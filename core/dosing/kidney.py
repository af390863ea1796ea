"""Step 5: creatinine clearance (Cockcroft-Gault) and the selected renal reference's band."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from core.book import Book, RenalBand, RenalReference
from core.case import Case
from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.evidence import Citation
from core.findings import Finding, Severity
from core.messages import finding
from core.quantity import DoseRange, Quantity, rounded, told_apart
from core.results_reading import in_base_unit

UNKNOWN = "kidney-function-unknown"
KIDNEY_RESULTS = ("creatinine", "egfr")
"""Blood results that speak of the kidney; the dose reads the patient's creatinine and none of them."""


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
    if case.age_years < figures["adult-from"].exact or left.numerator <= 0:
        return None
    constant = figures["cockcroft-us" if case.creatinine.unit == "mg/dL" else "cockcroft-si"].exact
    of_men = left * case.weight_kg / (constant * case.creatinine.exact)
    return figures["cockcroft-female"].exact * of_men if case.sex == "female" else of_men


def band_for(reference: RenalReference, clearance: Fraction) -> RenalBand:
    """The one band of a reference that holds the clearance (mL/min); the book leaves no hole."""
    for band in reference.bands:
        if band.holds(clearance):
            return band
    raise LookupError(f"{reference.id} has no band for {clearance} mL/min")


def after_kidney(situation: Situation, range_: DoseRange) -> DoseRange:
    """What the selected reference keeps of a range; all without a clearance."""
    if situation.bands is None:
        return range_
    band = situation.bands[situation.case.renal_reference]
    return range_.times(*band.remains) if band.reduces else range_


def bands_by(book: Book, clearance: Fraction) -> Mapping[str, RenalBand]:
    """The band of every reference at a clearance (mL/min)."""
    return {id: band_for(reference, clearance) for id, reference in book.renal_references.items()}


def kidney_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """The range after the kidney; absent with a note when the clearance is not known."""
    case, book = situation.case, situation.book
    clearance = situation.clearance
    if clearance is None or situation.bands is None:
        return StepOutcome(range_, (), (_unknown(case, book), *_entries_differ(case, book)))
    reference, band = book.renal_references[case.renal_reference], situation.bands[case.renal_reference]
    after = after_kidney(situation, range_)
    low, high = band.percent
    step = traced(
        book,
        "kidney",
        "step-kidney" if band.reduces else "step-kidney-unchanged",
        after if band.reduces else UNCHANGED,
        {
            "clearance": _shown(clearance, band),
            "before": range_,
            "low": low,
            "high": high,
            "reference": reference.id,
        },
        citations=reference.evidence.citations,
        passage=reference.passage,
    )
    own = (*_entries_differ(case, book), *near_border(situation, clearance, band))
    notes = (*own, *_differ(situation, situation.bands))
    return StepOutcome(after, (step,), notes, lowered=after != range_)


def _shown(clearance: Fraction, band: RenalBand) -> Decimal:
    """mL/min to one decimal, or to as many as show that it lies in its band."""
    return told_apart(clearance, rounded(clearance, 1), [end for end in band.ends if end is not None])


def near_border(situation: Situation, clearance: Fraction, band: RenalBand) -> tuple[Finding, ...]:
    """The warning when the published formula for the other unit of creatinine leads to another band.

    Both constants are rounded in their sources: 72 x 88.4 / 0.814 is not a whole number, so that they differ by 0.06%.
    """
    case, book = situation.case, situation.book
    reference = book.renal_references[case.renal_reference]
    typed = case.creatinine
    if typed is None:
        return ()
    other_unit, other = _by_the_other(book, typed, clearance)
    if band.holds(other):
        return ()
    there = band_for(reference, other)
    params = {
        "unit": typed.unit,
        "other_unit": other_unit,
        "clearance": _shown(clearance, band),
        "other": _shown(other, there),
        "part": band.percent,
        "other_part": there.percent,
        "reference": reference.id,
    }
    return (finding(book, "clearance-near-border", "creatinine", params),)


def _by_the_other(book: Book, creatinine: Quantity, clearance: Fraction) -> tuple[str, Fraction]:
    """The other unit, and the clearance (mL/min) by the formula for it."""
    apart = _constants_apart(book)
    return ("umol/L", clearance / apart) if creatinine.unit == "mg/dL" else ("mg/dL", clearance * apart)


@lru_cache(maxsize=8)
def _constants_apart(book: Book) -> Fraction:
    """How many times as much the formula for mg/dL gives as the one for umol/L."""
    figures = book.figures
    return figures["creatinine-factor"].exact * figures["cockcroft-si"].exact / figures["cockcroft-us"].exact


def _unknown(case: Case, book: Book) -> Finding:
    adult = case.age_years is None or case.age_years >= book.figures["adult-from"].exact
    lacking = tuple(field for field in ("creatinine", "sex") if getattr(case, field) is None)
    given = next((test for test in KIDNEY_RESULTS if test in case.results), None)
    if adult and case.creatinine is None and given is not None:
        shown = {"variant": "in-results", "test": given, "value": case.results[given], "lacking": lacking}
        return finding(book, UNKNOWN, "creatinine", shown, severity=Severity.WARNING)
    variant = None if adult else "child"
    return finding(book, UNKNOWN, "creatinine", {"variant": variant, "lacking": lacking})


def _entries_differ(case: Case, book: Book) -> tuple[Finding, ...]:
    """A warning when the patient's creatinine and that of the blood results are not the same."""
    mine, other = case.creatinine, case.results.get("creatinine")
    if mine is None or other is None:
        return ()
    if in_base_unit(book, "creatinine", mine) == in_base_unit(book, "creatinine", other):
        return ()
    return (finding(book, "creatinine-entries-differ", "results.creatinine", {"value": mine, "other": other}),)


def _differ(situation: Situation, bands: Mapping[str, RenalBand]) -> tuple[Finding, ...]:
    """A note when the other reference keeps another part of the dose."""
    case, book = situation.case, situation.book
    chosen = book.renal_references[case.renal_reference]
    mine = bands[chosen.id]
    return tuple(
        finding(
            book,
            "renal-references-differ",
            "renal_reference",
            {
                "reference": chosen.id,
                "part": mine.percent,
                "other": other.id,
                "other_part": bands[other.id].percent,
            },
            citations=(*chosen.evidence.citations, *other.evidence.citations),
        )
        for other in book.renal_references.values()
        if bands[other.id].remains != mine.remains
    )
