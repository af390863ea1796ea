"""Values worked out beside the dose, each with its formula: clearance, weights, surface, mercaptopurine."""

from decimal import Decimal, localcontext
from fractions import Fraction

from core.assessment import Derived, Dose, PlanKind, TraceStep
from core.book import Book
from core.case import Case
from core.dosing.kidney import clearance_citations
from core.dosing.step import traced
from core.exact import exact
from core.quantity import Quantity, rounded


def derived_values(case: Case, book: Book, dose: Dose | None, clearance: Fraction | None) -> Derived:
    """Every value whose inputs are there; `clearance` is the creatinine clearance, worked out before."""
    ideal = ideal_weight(case, book)
    adjusted = None
    if ideal is not None and case.weight_kg is not None:
        adjusted = ideal + book.figures["adjusted-share"].exact * (case.weight_kg - ideal)
    plan = dose.suggested if dose else None
    return Derived(
        creatinine_clearance=clearance,
        ideal_weight_kg=ideal,
        adjusted_weight_kg=adjusted,
        body_surface_m2=body_surface(case, book),
        mercaptopurine_mg=plan.mg_per_day / book.figures["mercaptopurine-factor"].exact if plan else None,
    )


def ideal_weight(case: Case, book: Book) -> Fraction | None:
    """Devine's ideal weight in kg; for adults of 60 inches and more with a sex."""
    if case.height_cm is None or case.sex is None or case.age_years is None:
        return None
    figures = book.figures
    if case.age_years < figures["adult-from"].exact:
        return None
    inches = case.height_cm / figures["inch"].exact
    if inches < figures["devine-inches"].exact:
        return None
    start = figures[f"devine-{case.sex}"].exact
    return start + figures["devine-per-inch"].exact * (inches - figures["devine-inches"].exact)


def _too_short(case: Case, book: Book) -> tuple[TraceStep, ...]:
    """Why no ideal weight stands there: the formula begins at a height."""
    if case.height_cm is None or case.sex is None or case.age_years is None:
        return ()
    inches, least = case.height_cm / book.figures["inch"].exact, book.figures["devine-inches"]
    if case.age_years < book.figures["adult-from"].exact or inches >= least.exact:
        return ()
    params = {"inches": inches, "least": least.value, "variant": "short"}
    return (traced(book, "derived-ideal-weight", "derived-ideal-weight", "not-given", params),)


def body_surface(case: Case, book: Book) -> Fraction | None:
    """Mosteller's body surface in square metres, to 12 significant digits."""
    if case.height_cm is None or case.weight_kg is None:
        return None
    product = case.height_cm * case.weight_kg / book.figures["mosteller"].exact
    with localcontext() as context:
        context.prec = 30
        return exact((Decimal(product.numerator) / Decimal(product.denominator)).sqrt())


DERIVED_STEPS = (
    ("creatinine_clearance", "derived-clearance", "mL/min", 1),
    ("ideal_weight_kg", "derived-ideal-weight", "kg", 1),
    ("adjusted_weight_kg", "derived-adjusted-weight", "kg", 1),
    ("body_surface_m2", "derived-body-surface", "m2", 2),
    ("mercaptopurine_mg", "derived-mercaptopurine", "mg/day", 0),
)


def derived_steps(case: Case, book: Book, derived: Derived, dose: Dose | None) -> tuple[TraceStep, ...]:
    """One trace step for each derived value, with its formula."""
    params: dict[str, object] = {
        "age": case.age_years,
        "weight": case.weight_kg,
        "height": case.height_cm,
        "inches": case.height_cm / book.figures["inch"].exact if case.height_cm else None,
        "ideal": derived.ideal_weight_kg,
        "creatinine": case.creatinine,
        "mg": dose.suggested.mg_per_day if dose and dose.suggested else None,
    }
    steps = []
    for name, message, unit, places in DERIVED_STEPS:
        value = getattr(derived, name)
        if value is not None:
            variant = _clearance_variant(case) if name == "creatinine_clearance" else None
            variant = case.sex if name == "ideal_weight_kg" else variant
            citations = clearance_citations(book) if name == "creatinine_clearance" else ()
            shown = _shown(value, unit, places)
            steps.append(traced(book, message, message, shown, {**params, "variant": variant}, citations=citations))
    return (
        *_per_kilogram(case, book, dose),
        *_other_unit(case, book),
        *_too_short(case, book),
        *steps,
        *_into_a_vein(book, dose),
    )


def _shown(value: Fraction, unit: str, places: int) -> Quantity:
    return Quantity(Decimal(rounded(value, places)), unit)


def _clearance_variant(case: Case) -> str:
    return f"{case.sex}-mg" if case.creatinine and case.creatinine.unit == "mg/dL" else str(case.sex)


def _per_kilogram(case: Case, book: Book, dose: Dose | None) -> tuple[TraceStep, ...]:
    """What the rounded dose is per kilogram."""
    if dose is None or dose.suggested is None or dose.mg_per_kg_per_day is None:
        return ()
    weekly = dose.suggested.kind is PlanKind.WEEKLY_PATTERN
    mg = sum(dose.suggested.week_mg) if weekly else dose.suggested.mg_per_day
    params = {"mg": mg, "weight": case.weight_kg, "variant": "week" if weekly else None}
    name = "derived-per-kilogram"
    return (traced(book, name, name, _shown(dose.mg_per_kg_per_day, "mg/kg/day", 2), params),)


def _other_unit(case: Case, book: Book) -> tuple[TraceStep, ...]:
    """The creatinine in the unit in which it was not typed, by the factor that checks its limits."""
    if case.creatinine is None:
        return ()
    factor = book.figures["creatinine-factor"]
    typed_in_mg = case.creatinine.unit == "mg/dL"
    value = case.creatinine.exact * factor.exact if typed_in_mg else case.creatinine.exact / factor.exact
    shown = _shown(value, "umol/L", 1) if typed_in_mg else _shown(value, "mg/dL", 2)
    params = {"creatinine": case.creatinine, "factor": factor.value, "variant": "mg" if typed_in_mg else None}
    name = "derived-creatinine"
    return (traced(book, name, name, shown, params, citations=factor.evidence.citations),)


def _into_a_vein(book: Book, dose: Dose | None) -> tuple[TraceStep, ...]:
    """The same milligrams into a vein; a week that differs by day has no such dose."""
    if dose is None or dose.suggested is None or dose.suggested.kind is PlanKind.WEEKLY_PATTERN:
        return ()
    mg = dose.suggested.mg_per_day
    name = "derived-intravenous"
    return (traced(book, name, name, _shown(mg, "mg/day", 2), {"mg": mg}),)
