"""How the dose may rise: one paragraph on the summary's second page, in whole tablets."""

from core.assessment import Assessment, Titration, TitrationStep
from core.report.document import Block, Heading, Paragraph
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.spans import Span, Weight
from core.report.words import Words


def raising(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """Each dose with its date and the blood test before it, then the rule; nothing where the source names no step."""
    plan = assessment.titration
    if plan is None:
        return []
    rule = words.message(plan.message, plan.params).text
    doses = [span for step in plan.steps for span in _dose(step, plan, words)]
    return [
        Heading(label("raising"), f"{label('raising-aside')} {numbering.marks(plan.citations)}".strip()),
        Paragraph((*doses, Span(rule)), small=True),
    ]


def _dose(step: TitrationStep, plan: Titration, words: Words) -> tuple[Span, ...]:
    """`Mon 30-Nov-2026 100 mg once daily (FBC Mon 30-Nov-2026)`, ended by a semicolon or a full stop."""
    when = words.weekday_date(step.date) if step.date else label("day", number=str(step.day))
    end = ". " if step is plan.steps[-1] else "; "
    return Span(f"{when} "), Span(words.plan(step.plan), Weight.SEMIBOLD), Span(f"{_test(step, plan, words)}{end}")


def _test(step: TitrationStep, plan: Titration, words: Words) -> str:
    if step.test_day is None or not plan.tests:
        return ""
    when = words.weekday_date(step.test_date) if step.test_date else label("day", number=str(step.test_day))
    beside = "" if step.test_scheduled else label("beside-schedule")
    return f" ({words.term(plan.tests[0])} {when}{beside})"
