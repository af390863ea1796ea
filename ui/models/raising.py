"""How the dose may rise, as a table and the rule below it; no Qt."""

from core.assessment import Titration, TitrationStep
from core.quantity import rounded
from core.report.words import Words
from ui.models.citing import chips_for, place_of
from ui.models.view import Cell, FindingRow, Row, Table

_HEADS = ("From", "Dose", "", "Blood test before it")
_WIDTHS = (128, -1, -1, 0)


def raising_table(plan: Titration | None, words: Words) -> Table:
    """One row a dose, the suggested one first."""
    if plan is None:
        return Table()
    test = words.term(plan.tests[0]) if plan.tests else ""
    return Table(tuple(_row(step, test, words) for step in plan.steps), _HEADS, _WIDTHS, "Raising the dose")


def raising_rule(plan: Titration | None, words: Words) -> tuple[FindingRow, ...]:
    """What the steps rest on, with its sources."""
    if plan is None:
        return ()
    said = words.message(plan.message, plan.params)
    chips = chips_for(plan.citations, plan.passage, words)
    return (FindingRow(plan.message, "note", said.lead, said.text, chips, place_of(chips, plan.passage)),)


def _row(step: TitrationStep, test: str, words: Words) -> Row:
    when = words.weekday_date(step.date) if step.date else f"day {step.day}"
    cells = (
        Cell(when),
        Cell(words.plan(step.plan), strong=True),
        Cell(f"{rounded(step.mg_per_kg_per_day, 2)} mg/kg/day", "muted"),
        Cell(_test(step, test, words), "muted"),
    )
    return Row(cells, copied="; ".join(cell.text for cell in cells))


def _test(step: TitrationStep, test: str, words: Words) -> str:
    """Which test, and whether the schedule has it already."""
    if step.test_day is None:
        return "those before the first tablet"
    when = words.weekday_date(step.test_date) if step.test_date else f"day {step.test_day}"
    return f"{test} {when}{'' if step.test_scheduled else ', beside the schedule'}"
