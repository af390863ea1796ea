"""Why the sources give no dose for a case that has everything it needs."""

from core.assessment import GeneCall
from core.book import Advice, Book, Edition, EditionRow
from core.dosing.genes import unassigned
from core.dosing.step import Situation
from core.findings import Finding
from core.messages import finding


def no_rule_for_age(situation: Situation) -> tuple[Finding, ...]:
    """A regimen without a dose for children has none for a child."""
    book, regimen = situation.book, situation.regimen
    if regimen.children or situation.age_years >= book.figures["adult-from"].exact:
        return ()
    return (finding(book, "child-no-regimen", "age", {"indication": regimen.indication}),)


def no_rule_for_genes(
    book: Book, calls: tuple[GeneCall, GeneCall], edition: Edition, row: EditionRow
) -> tuple[Finding, ...]:
    """Why the selected edition gives no dose for two genes, if it does not; `row` is what it says of them."""
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
