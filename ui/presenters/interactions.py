"""The tab Interactions: what the other medicines and the circumstances of this case ask for."""

from typing import NamedTuple

from core.assessment import Assessment
from core.findings import Finding
from core.report.words import Words
from ui.models.citing import finding_rows, shown_findings
from ui.models.view import FindingRow


class InteractionsView(NamedTuple):
    """A note and a list for each; a list is empty when nothing matched."""

    medicines_note: str
    medicines: tuple[FindingRow, ...]
    circumstances_note: str
    circumstances: tuple[FindingRow, ...]


def present(assessment: Assessment, words: Words) -> InteractionsView:
    """Sort the findings by what raised them."""
    medicines = _of(assessment, "medicines")
    circumstances = _of(assessment, "circumstances")
    taken = [words.name_of("medicine", id) for id in assessment.case.medicines]
    present_now = [words.name_of("circumstance", id) for id in assessment.case.circumstances]
    return InteractionsView(
        _note(taken, "medicines", medicines),
        finding_rows(medicines, words),
        _note(present_now, "circumstances", circumstances),
        finding_rows(circumstances, words),
    )


def _of(assessment: Assessment, field: str) -> tuple[Finding, ...]:
    return tuple(f for f in shown_findings(assessment) if f.field.partition(".")[0] == field)


def _note(names: list[str], kind: str, findings: tuple[Finding, ...]) -> str:
    if not names:
        return f"No {kind} entered."
    entered = ", ".join(names)
    return entered if findings else f"{entered}: the book has no rule for this case. That is not proof of safety."
