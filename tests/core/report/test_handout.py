"""The patient's handout as data."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from core import PROGRAM_VERSION
from core.assessment import PlanKind, TabletCount, TabletPlan
from core.book import Book
from core.evidence import Review
from core.report.document import AlertBox, BulletGroup, CheckGrid, PageBreak, SideBySide, TakeBox, Title, WriteIn
from core.report.figures import DayTablets
from core.report.provenance import code_of, digest_words
from tests.core.example import answered
from tests.core.report import samples
from tests.core.report.samples import WITHOUT_A_DOSE, blocks_of, handout_of, summary_of
from ui.wording import Wording


@pytest.mark.parametrize("kind", WITHOUT_A_DOSE)
def test_a_handout_needs_a_recommended_dose(kind: str, book: Book) -> None:
    with pytest.raises(ValueError):
        handout_of(samples.KINDS[kind](book), book)


def test_the_dose_spells_out_milligrams_once(book: Book) -> None:
    found = samples.allopurinol(book)
    (box,) = blocks_of(handout_of(found, book), TakeBox)
    assert box.headline == "25 milligrams (mg) once daily"
    assert box.headline.replace("milligrams (mg)", "mg") == Wording(book, "uk").headline(found)


def test_the_week_shows_every_tablet_and_the_days_without(book: Book) -> None:
    (box,) = blocks_of(handout_of(samples.weekly(book), book), TakeBox)
    assert box.week is not None
    assert sum(len(day.strengths) for day in box.week.days) == 4  # 33.75 x 7 / 50 = 4.7
    assert [day.day for day in box.week.days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert "Tue none" not in box.week.alt
    assert "Tuesday none" in box.week.alt


@pytest.mark.parametrize("size", [{}, {"large_print": True}, {"short": True}])
def test_a_plan_that_is_not_daily_is_never_called_daily(book: Book, size: dict[str, bool]) -> None:
    """A patient who takes a weekly tablet every day takes seven times the dose."""
    lines = " ".join(_lines(handout_of(samples.weekly(book), book, **size).blocks))
    assert not re.search(r"every day|each day\.|daily", lines)
    assert "On each day take only what the week above shows." in lines
    assert "every day" in repr(handout_of(samples.plain_case(book), book, **size))


def test_the_first_tablet_is_on_a_day_that_has_one(book: Book) -> None:
    """21-Nov-2026 is a Saturday; the week has one tablet, on Monday."""
    found = samples.weekly(book)
    assert found.dose is not None
    assert found.dose.suggested is not None
    plan = replace(found.dose.suggested, week=((TabletCount(Fraction(50), 1),), *((),) * 6))
    saturday = found.case._replace(start_date=date(2026, 11, 21))
    document = handout_of(found._replace(case=saturday, dose=found.dose._replace(suggested=plan)), book)
    assert "Start on Monday 23-Nov-2026" in repr(document)


def test_two_strengths_stand_side_by_side(book: Book) -> None:
    found = samples.answered(
        book, weight="90 kg", planned_start="2.5 mg/kg/day", tpmt="*1/*1", tablets=("25 mg", "50 mg")
    )
    (box,) = blocks_of(handout_of(found, book), TakeBox)
    assert box.week is not None
    assert sum(int(strength) for strength in box.week.days[0].strengths) == 225
    assert isinstance(box.week.days[0], DayTablets)


def test_more_tablets_than_a_page_can_show_are_counted_in_words(book: Book) -> None:
    found = samples.plain_case(book)
    assert found.dose is not None
    fourteen = (TabletCount(Fraction(25, 2), 14),)
    plan = TabletPlan(PlanKind.DAILY, Fraction(175), fourteen, (fourteen,) * 7)
    document = handout_of(found._replace(dose=found.dose._replace(suggested=plan)), book)
    (box,) = blocks_of(document, TakeBox)
    assert box.week is None
    assert "Each circle" not in repr(box)
    assert "12.5 mg tablets" in repr(box)


def test_a_liquid_has_no_week_of_tablets_and_no_line_about_them(book: Book) -> None:
    document = handout_of(samples.suspension(book), book)
    (box,) = blocks_of(document, TakeBox)
    assert box.week is None
    assert "2.6 mL" in box.headline
    assert blocks_of(document, Title)[0].text == "Your azathioprine liquid"
    (how,) = [group for group in blocks_of(document, BulletGroup) if group.heading == "How to take it"]
    assert not [item for item in how.items if "whole" in item or "crush" in item]


def test_a_liquid_is_never_called_a_tablet(book: Book) -> None:
    document = handout_of(samples.suspension(book), book)
    lines = " ".join(_lines(document.blocks))
    assert "No test, no medicine." in repr(document)
    assert "Keep the bottle away from children." in lines
    assert "after the dose" in lines
    assert not re.search(r"tablet(?!s for gout)", repr(document))


def test_the_short_handout_is_one_page_with_a_line_for_every_topic(book: Book) -> None:
    document = handout_of(samples.allopurinol(book), book, short=True)
    assert PageBreak() not in document.blocks
    said = repr(document.blocks)
    for topic in ("Missed it?", "Sun:", "Vaccines:", "Other medicines:", "Pregnant?", "weeks to months", "hospital"):
        assert topic in said
    assert "unless we say so" in said
    (grid,) = blocks_of(document, CheckGrid)
    assert (grid.items[0], len(grid.items)) == ("Mon 30-Nov-2026", 8)


def test_without_a_start_date_the_short_handout_names_the_weeks_of_the_tests(book: Book) -> None:
    (grid,) = blocks_of(handout_of(samples.anonymous(book), book, short=True), CheckGrid)
    assert grid.items == tuple(f"Week {week}" for week in range(1, 9))


def test_a_short_handout_has_no_large_print(book: Book) -> None:
    with pytest.raises(ValueError):
        handout_of(samples.plain_case(book), book, large_print=True, short=True)


@pytest.mark.parametrize("large", [False, True])
def test_whom_to_call_is_left_to_be_written(large: bool, book: Book) -> None:
    labels = [block.label for block in blocks_of(handout_of(samples.plain_case(book), book, large), WriteIn)]
    assert labels[-3:] == ["Clinic or ward", "At night and at weekends", "Pharmacy"]


def test_every_topic_of_the_design_has_its_lines(book: Book) -> None:
    said = repr(handout_of(samples.plain_case(book), book))
    for heading in (
        "What you take", "How to take it", "Your blood tests", "Go to hospital at once", "ring us the same day",
        "Sun", "Vaccines", "Other medicines", "Pregnancy", "If you miss a tablet", "When will it work?", "Who to call",
    ):  # fmt: skip
        assert heading in said


@pytest.mark.parametrize(("large", "short"), [(False, False), (True, False), (False, True)])
def test_every_handout_carries_the_code(large: bool, short: bool, book: Book) -> None:
    assert code_of(book) in handout_of(samples.plain_case(book), book, large, short).footer.book


@pytest.mark.parametrize(("large", "short"), [(False, False), (True, False), (False, True)])
def test_every_handout_says_what_it_was_made_with(large: bool, short: bool, book: Book) -> None:
    said = repr(handout_of(samples.plain_case(book), book, large, short))
    for part in (
        PROGRAM_VERSION,
        f"book {book.version}",
        "valid until",
        digest_words(book.digest),
        "Dose by CPIC 2025",
    ):
        assert part in said


def test_only_an_approved_book_prints_without_the_word_pending(book: Book) -> None:
    found, approved = samples.plain_case(book), replace(book, review=Review.APPROVED)
    assert "pending human review" not in repr((summary_of(found, approved), handout_of(found, approved)))
    for unread in (Review.SUBMITTED, Review.UNDER_REVIEW):
        early = replace(book, review=unread)
        assert "pending human review" in summary_of(found, early).footer.book
        assert "pending human review" in handout_of(found, early).footer.book


def test_allopurinol_is_spoken_of_only_when_it_is_taken(book: Book) -> None:
    headings = [pair.left.heading for pair in blocks_of(handout_of(samples.allopurinol(book), book), SideBySide)]
    without = [pair.left.heading for pair in blocks_of(handout_of(samples.plain_case(book), book), SideBySide)]
    assert "You also take allopurinol" in headings
    assert "You also take allopurinol" not in without


@pytest.mark.parametrize(("large", "short"), [(False, False), (True, False), (False, True)])
def test_the_words_are_those_of_the_practice(large: bool, short: bool, book: Book) -> None:
    british = repr(handout_of(samples.plain_case(book), book, large, short))
    american = repr(handout_of(samples.american(book), book, large, short))
    pairs = [("ring us", "call us"), ("tummy", "belly"), ("flu jab", "flu shot"), ("being sick", "throwing up")]
    for uk, us in (*pairs, ("to hospital", "to the hospital")):
        assert uk in british
        assert us in american
        assert not re.search(rf"\b{uk}\b", american, re.IGNORECASE)


def test_the_most_urgent_box_comes_first_and_has_the_heaviest_frame(book: Book) -> None:
    first, second = blocks_of(handout_of(samples.plain_case(book), book), AlertBox)
    assert (first.group.heading, first.heavy) == ("Go to hospital at once", True)
    assert (second.heavy, second.write_in) == (False, ("Our phone number",))


def test_every_date_can_be_ticked(book: Book) -> None:
    document = handout_of(samples.plain_case(book), book)
    (grid,) = blocks_of(document, CheckGrid)
    assert (grid.items[0], grid.items[-1], len(grid.items)) == ("30-Nov-2026", "22-Nov-2027", 19)
    assert "All of these days are Mondays." in repr(document.blocks)


def test_without_a_name_there_is_a_line_to_write_it_on(book: Book) -> None:
    document = handout_of(samples.anonymous(book), book)
    assert WriteIn("For") in document.blocks
    assert WriteIn("Start on") in document.blocks
    (grid,) = blocks_of(document, CheckGrid)
    assert grid.items[0] == "Week 1"


def test_large_print_has_one_column(book: Book) -> None:
    document = handout_of(samples.allopurinol(book), book, large_print=True)
    assert not blocks_of(document, SideBySide)
    assert {group.columns for group in blocks_of(document, BulletGroup)} == {1}
    assert {box.group.columns for box in blocks_of(document, AlertBox)} == {1}


def test_both_sizes_of_print_say_the_same(book: Book) -> None:
    found = samples.allopurinol(book)
    assert _lines(handout_of(found, book).blocks) == _lines(handout_of(found, book, large_print=True).blocks)


def _lines(blocks: object) -> set[str]:
    groups = [block for block in blocks if isinstance(block, BulletGroup)]  # type: ignore[attr-defined]
    for block in blocks:  # type: ignore[attr-defined]
        if isinstance(block, SideBySide):
            groups += [group for group in (block.left, block.right) if group]
        if isinstance(block, AlertBox):
            groups.append(block.group)
    return {item for group in groups for item in group.items}


def test_the_dates_begin_a_page(book: Book) -> None:
    document = handout_of(samples.plain_case(book), book)
    after = document.blocks[document.blocks.index(PageBreak()) + 1]
    assert after == Title("Your blood tests")


@pytest.mark.parametrize("large", [False, True])
def test_every_handout_says_that_its_content_is_pending_review(large: bool, book: Book) -> None:
    assert "Content pending human review" in handout_of(samples.plain_case(book), book, large).footer.book


@pytest.mark.parametrize(("start", "moved"), [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False)])
def test_dates_moved_from_a_weekend_are_said(start: str, moved: bool, book: Book) -> None:
    """21-Nov-2026 is a Saturday, 22 a Sunday, 23 a Monday."""
    said = repr(handout_of(answered(book, start_date=start), book))
    assert ("Tests due on a weekend were moved to Monday." in said) == moved
