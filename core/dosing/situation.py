"""Everything the steps of the chain share, worked out once a case."""

from fractions import Fraction

from core.assessment import GeneCall
from core.book import Book, EditionRow, Regimen, Rule
from core.case import Case
from core.dosing.kidney import bands_by
from core.dosing.step import Situation


def situation_of(
    case: Case,
    book: Book,
    regimen: Regimen,
    calls: tuple[GeneCall, GeneCall],
    rules: tuple[Rule, ...],
    row: EditionRow,
    clearance: Fraction | None,
) -> Situation | None:
    """The situation; None while age, weight or tablets are missing. `calls` are TPMT and NUDT15, `rules` those that
    the case meets, `row` what the selected edition says for the calls."""
    if case.age_years is None or case.weight_kg is None or not case.tablets_mg:
        return None
    return Situation(
        case,
        book,
        regimen,
        case.age_years,
        case.weight_kg,
        *calls,
        rules,
        book.editions[case.edition],
        row,
        regimen.ceiling(case.weight_kg),
        clearance,
        None if clearance is None else bands_by(book, clearance),
    )
