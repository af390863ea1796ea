"""When metabolites are measured, against MON-13 and MON-14, counted by hand."""

from datetime import date

from core.assessment import Assessment
from core.book import Book
from core.evidence import Verification
from core.monitoring.metabolite_times import metabolite_plans
from core.scheduling import MetaboliteDue, MetabolitePlan
from tests.core.example import answered

START, CHANGED = date(2026, 11, 23), date(2027, 2, 3)  # a Monday, a Wednesday


def days(due: MetaboliteDue) -> tuple[date | None, date | None]:
    return due.first.date, due.last.date if due.last else None


def plans(book: Book, start: date | None = START, changed: date | None = None) -> dict[str, MetabolitePlan]:
    return {one.source: one for one in metabolite_plans(book, start, changed)}


def test_every_source_has_its_own_times(book: Book) -> None:
    found = {source: [days(due) for due in plan.due] for source, plan in plans(book).items()}
    assert found == {
        "practical-neurology": [(date(2026, 12, 21), None), (date(2027, 2, 15), date(2027, 3, 15))],
        "nhs-sps": [(date(2026, 12, 21), None), (date(2027, 3, 15), None)],
        "city-assays": [(date(2026, 12, 21), None)],
        "aga-2017": [],
    }


def test_every_time_was_read_in_its_source(book: Book) -> None:
    assert all(one.evidence.verification is Verification.READ for one in plans(book).values())
    assert all(one.evidence.citations for one in plans(book).values())


def test_without_a_start_the_weeks_are_counted(book: Book) -> None:
    found = plans(book, start=None)["practical-neurology"].due
    assert [(one.first.week, one.last.week if one.last else None) for one in found] == [(4, None), (12, 16)]
    assert all(days(one) == (None, None) for one in found)


def test_four_weeks_after_a_change_of_dose_where_the_source_says_so(book: Book) -> None:
    found = plans(book, changed=CHANGED)
    added = {source: [days(due)[0] for due in plan.due if due.first.after_change] for source, plan in found.items()}
    expected = [date(2027, 3, 3)]  # 3 February and 28 days
    assert added == {"practical-neurology": expected, "nhs-sps": [], "city-assays": expected, "aga-2017": []}
    assert len(found["practical-neurology"].due) == 3


def test_a_weekend_moves_to_monday_and_says_so(book: Book) -> None:
    first = plans(book, start=date(2026, 11, 21))["nhs-sps"].due[0].first
    assert (first.date, first.moved_from) == (date(2026, 12, 21), date(2026, 12, 19))


def test_a_case_has_them_with_a_dose_and_not_without(book: Book) -> None:
    def sources(found: Assessment) -> list[str]:
        return [one.source for one in found.metabolite_plans]

    assert sources(answered(book)) == ["practical-neurology", "nhs-sps", "city-assays", "aga-2017"]
    assert sources(answered(book, tpmt="*3A/*3A")) == []
