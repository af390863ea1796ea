"""When metabolites are measured, source by source: one line of words for every face, and the block on the summary."""

from core.assessment import Assessment
from core.monitoring.metabolite_times import TESTS
from core.report.document import Block, Paragraph
from core.report.labels import VERIFIED, WEEKDAYS, label
from core.report.numbering import Numbering
from core.report.spans import Span, strong
from core.report.words import Words
from core.scheduling import MetaboliteDue, MetabolitePlan, ScheduledTest

_DAY_SHOWN = 3


def metabolite_times(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """One sentence a source, beside a level that was measured; nothing without a dose, whose dates they are.

    Who measures none needs no dates for it on paper: not every source asks for levels. The window lists them."""
    plans = assessment.metabolite_plans
    if not plans or not any(test in assessment.case.results for test in TESTS):
        return []
    lead = strong(f"{label('metabolite-times')} ({label('metabolite-times-aside')}).")
    said = " ".join(_sentence(plan, words, numbering) for plan in plans)
    return [Paragraph((*lead, Span(f" {said}")), small=True)]


def _sentence(plan: MetabolitePlan, words: Words, numbering: Numbering) -> str:
    marks = numbering.marks(plan.evidence.citations)
    return f"{source_words(plan, words)}: {due_words(plan, words)}\u00a0{marks}."


def source_words(plan: MetabolitePlan, words: Words) -> str:
    """`Practical Neurology (read)`: whose times they are, and how far the statement was checked."""
    name = words.name_of("metabolite-times", plan.source)
    return f"{name} ({VERIFIED[plan.evidence.verification.value]})"


def due_words(plan: MetabolitePlan, words: Words) -> str:
    """`week 4, Mon 21-Dec-2026; weeks 12 to 16, …; then once a year`; without a start date only the weeks."""
    said = [_due(one, words) for one in plan.due]
    if plan.message:
        said.append(words.message(plan.message).text)
    return "; ".join(said)


def _due(due: MetaboliteDue, words: Words) -> str:
    days = [_day(one, words) for one in (due.first, due.last) if one is not None and one.date is not None]
    return ", ".join(part for part in (_weeks(due), " to ".join(days)) if part)


def _day(test: ScheduledTest, words: Words) -> str:
    day = words.weekday_date(test.date) if test.date else ""
    if test.moved_from is None:
        return day
    return label("metabolite-moved", date=day, weekday=WEEKDAYS[test.moved_from.weekday()][:_DAY_SHOWN])


def _weeks(due: MetaboliteDue) -> str:
    first = str(due.first.week)
    if due.last is None:
        weeks = label("metabolite-week", week=first)
    else:
        weeks = label("metabolite-weeks", first=first, last=str(due.last.week))
    return label("metabolite-weeks-after-change", weeks=weeks) if due.first.after_change else weeks
