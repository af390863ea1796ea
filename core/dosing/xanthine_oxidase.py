"""Step 4: allopurinol, oxipurinol, tiopurinol. Only a part of the dose remains, once."""

from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.quantity import DoseRange


def xanthine_oxidase_step(situation: Situation, range_: DoseRange) -> StepOutcome:
    """The range after the inhibitor; several inhibitors count once, by the lowest fractions."""
    rules = tuple(rule for rule in situation.rules if rule.remains is not None)
    book = situation.book
    if not rules:
        return StepOutcome(range_, (traced(book, "xanthine-oxidase-inhibitor", "step-no-inhibitor", UNCHANGED),))
    parts = [rule.remains for rule in rules if rule.remains is not None]
    low, high = min(part[0] for part in parts), min(part[1] for part in parts)
    after = range_.times(low, high)
    step = traced(
        book,
        "xanthine-oxidase-inhibitor",
        "step-inhibitor",
        after,
        {"medicines": tuple(rule.subject for rule in rules), "before": range_, "parts": (low, high)},
        citations=rules[0].evidence.citations,
        passage=rules[0].passage,
    )
    return StepOutcome(after, (step,), lowered=True)
