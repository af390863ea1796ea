"""Step 4: allopurinol, oxipurinol, tiopurinol. Only a part of the dose remains, once."""

from fractions import Fraction
from functools import lru_cache

from core.assessment import TraceStep
from core.book import Book
from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.exact import exact
from core.quantity import DoseRange

STEP = "xanthine-oxidase-inhibitor"
WHOLE = (exact(1), exact(1))


def inhibitor_keeps(situation: Situation) -> tuple[Fraction, Fraction]:
    """The part of the dose (lowest, highest) that remains beside an inhibitor; several count once, by the
    lowest fractions."""
    parts = [rule.remains for rule in situation.rules if rule.remains is not None]
    if not parts:
        return WHOLE
    return min(part[0] for part in parts), min(part[1] for part in parts)


@lru_cache(maxsize=8)
def _no_inhibitor(book: Book) -> TraceStep:
    return traced(book, STEP, "step-no-inhibitor", UNCHANGED)


def xanthine_oxidase_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """The range after the inhibitor."""
    rules = tuple([rule for rule in situation.rules if rule.remains is not None])
    book = situation.book
    if not rules:
        return StepOutcome(range_, (_no_inhibitor(book),))
    low, high = inhibitor_keeps(situation)
    after = range_.times(low, high)
    step = traced(
        book,
        STEP,
        "step-inhibitor",
        after,
        {"medicines": tuple(rule.subject for rule in rules), "before": range_, "parts": (low, high)},
        citations=rules[0].evidence.citations,
        passage=rules[0].passage,
    )
    return StepOutcome(after, (step,), lowered=True)
