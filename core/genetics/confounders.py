"""What can mislead a TPMT activity that a case gives: medicines, a transfusion, treatment, leukaemia."""

from collections.abc import Iterator

from core.book import Book
from core.case import Choices
from core.findings import Finding
from core.messages import finding

INHIBITORS = "tpmt-inhibitor"
"""The class of medicines that can give a falsely low value."""
_BY_CIRCUMSTANCE = {
    "recent-transfusion": "activity-transfused",
    "thiopurine-running": "activity-induced",
    "active-malignancy": "activity-leukaemia",
}


def activity_confounders(book: Book, choices: Choices) -> Iterator[Finding]:
    """One warning for each kind of thing that misleads; none where no activity was given."""
    if choices.tpmt.activity is None:
        return
    named = tuple(id for id in choices.medicines if INHIBITORS in (id, *book.medicines[id].groups))
    if named:
        yield finding(book, "activity-inhibited", "tpmt", {"named": named})
    for circumstance, code in _BY_CIRCUMSTANCE.items():
        if circumstance in choices.circumstances:
            yield finding(book, code, "tpmt")
