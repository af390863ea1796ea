"""How the dose may rise, in the Plan tab."""

from core.book import Book
from tests.core.example import answered
from ui.presenters import plan
from ui.wording import Wording

ARTHRITIS = {"indication": "rheumatoid-arthritis", "tpmt": "*1/*1", "nudt15": "*1/*1", "planned_start": None}
"""DOSE-07, 70 kg, from Mon 23-Nov-2026: 50, then 100 after a week and 150 after two."""


def test_the_plan_has_a_row_for_each_dose_and_the_rule_below(book: Book) -> None:
    view = plan.present(answered(book, **ARTHRITIS), book.editions, Wording(book, "uk"))
    assert [[cell.text for cell in row.cells] for row in view.raising.rows] == [
        ["Mon 23-Nov-2026", "50 mg once daily", "0.71 mg/kg/day", "those before the first tablet"],
        ["Mon 30-Nov-2026", "100 mg once daily", "1.43 mg/kg/day", "FBC Mon 30-Nov-2026"],
        ["Mon 07-Dec-2026", "150 mg once daily", "2.14 mg/kg/day", "FBC Mon 07-Dec-2026"],
    ]
    (rule,) = view.raising_rule
    assert rule.text.startswith("At most 50 mg/day more, first after 7 days")
    assert rule.chips.shown


def test_without_a_step_in_the_source_there_is_no_such_table(book: Book) -> None:
    view = plan.present(answered(book), book.editions, Wording(book, "uk"))
    assert (view.raising.rows, view.raising_rule) == ((), ())
