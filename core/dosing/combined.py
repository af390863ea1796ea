"""Two or more reductions at once: nobody has studied them together."""

from core.dosing.step import Situation, StepOutcome
from core.findings import Finding
from core.messages import finding


def combined_reductions(
    situation: Situation, genotype: StepOutcome, inhibitor: StepOutcome, kidney: StepOutcome
) -> tuple[Finding, ...]:
    """The warning when two or more steps lowered the dose: nobody has studied them together."""
    if genotype.lowered + inhibitor.lowered + kidney.lowered < 2:
        return ()
    medicines = tuple(rule.subject for rule in situation.rules if rule.remains is not None)
    named = ((("genotype",), genotype), (medicines, inhibitor), (("kidney-function",), kidney))
    lowering = [(words, outcome) for words, outcome in named if outcome.lowered]
    reductions = tuple(word for words, _ in lowering for word in words)
    citations = tuple(outcome.trace[-1].citations[0] for _, outcome in lowering)
    shown = {"reductions": reductions}
    return (finding(situation.book, "combined-reductions", "medicines", shown, citations=citations),)
