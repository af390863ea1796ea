"""The dose block: what the number is, the number, and what belongs to it."""

from typing import NamedTuple

from core.assessment import Assessment, Dose, Status
from core.report.words import Words
from ui.wording.withheld import asking


class DoseView(NamedTuple):
    """`quiet` is a headline in muted: there is no dose yet. `range` is shown strong after `detail`."""

    caption: str
    headline: str
    detail: str
    range_label: str
    range: str
    quiet: bool


NO_ANSWER = DoseView(
    caption="",
    headline="No answer",
    detail="The program met a fault of its own with this case. Use another source, and report it.",
    range_label="",
    range="",
    quiet=True,
)


def no_answer(reason: str) -> DoseView:
    """No answer, and why; without a reason it was a fault of the program."""
    return NO_ANSWER._replace(detail=reason) if reason else NO_ANSWER


def present(assessment: Assessment, words: Words) -> DoseView:
    """One dose object is rendered here and nowhere else in the window."""
    dose = assessment.dose if assessment.status is Status.RECOMMENDED else None
    detail = words.detail(assessment)
    shown = words.range_text(dose.range) if dose is not None else ""
    if shown and shown in detail:
        detail = detail.partition(" · range")[0]
    return DoseView(
        caption=words.caption(assessment),
        headline=words.headline(assessment),
        detail=detail,
        range_label=_label(dose) if dose is not None else "",
        range=shown,
        quiet=assessment.status in (Status.NEEDS_INPUT, Status.REFUSED) and not asking(assessment),
    )


def _label(dose: Dose) -> str:
    """A range is a range; a point is what the chain worked out before the tablets."""
    return "worked out" if dose.range.is_point else "range"
