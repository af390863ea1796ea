"""Everything the steps of the chain share, worked out once a case."""

from fractions import Fraction

from core.assessment import GeneCall
from core.book import Book, Regimen, Rule
from core.case import Case
from core.dosing.kidney import bands_by
from core.dosing.step import Situation
from core.genetics.editions import row_for


def situation_of(
    case: Case,
    book: Book,
    regimen: Regimen,
    calls: tuple[GeneCall, GeneCall],
    rules: tuple[Rule, ...],
    clearance: Fraction | None,
) -> Situation | None:
    """The situation; None while age, weight or tablets are missing. `calls` are TPMT and NUDT15, `rules` those that
    the case meets."""
    if case.age_years is None or case.weight_kg is None or not case.tablets_mg:
        return None
    edition = book.editions[case.edition]
    return Situation(
        case,
        book,
        regimen,
        case.age_years,
        case.weight_kg,
        *calls,
        rules,
        edition,
        row_for(edition, *calls),
        regimen.ceiling(case.weight_kg),
        clearance,
        None if clearance is None else bands_by(book, clearance),
    )
