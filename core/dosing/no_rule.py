"""Why the sources give no dose for a case that has everything it needs."""

from core.book import Advice
from core.dosing.genes import unassigned
from core.dosing.step import Situation
from core.findings import Finding
from core.messages import finding


def no_rule(situation: Situation) -> tuple[Finding, ...]:
    """Why the sources give no dose for this combination, if they do not."""
    book, edition, row = situation.book, situation.edition, situation.row
    child = situation.age_years < book.figures["adult-from"].exact
    if child and not situation.regimen.children:
        return (finding(book, "child-no-regimen", "age", {"indication": situation.regimen.indication}),)
    calls = (situation.tpmt, situation.nudt15)
    if unassigned(calls, edition) or row.advice is Advice.UNASSIGNED:
        return (finding(book, "genes-unassigned", "tpmt"),)
    if row.advice is Advice.REDUCE_WITHOUT_FIGURE:
        return (
            finding(
                book,
                "edition-no-figure",
                "edition",
                {"edition": edition.id},
                citations=row.evidence.citations,
            ),
        )
    return ()
