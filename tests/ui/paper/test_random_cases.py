"""Whatever the case: both papers print, nothing is cut or covered, and the dose is that of the assessment."""

import re
from fractions import Fraction

import pytest

from core.assessment import Assessment, PlanKind, TabletPlan
from core.book import Book
from core.quantity import written
from core.report.document import Document, DoseBox, TakeBox
from tests.core.report.samples import blocks_of, handout_of, summary_of
from tests.ui.paper.faults import clipped, overlapping, wording_faults
from tests.ui.paper.random_cases import assessments
from tests.ui.paper.recording import recorded_pages
from ui.paper import Paper
from ui.paper.pages import lay_out
from ui.paper.pdf import painted
from ui.wording import Wording

_DOSE = re.compile(r"\d+(?:\.\d+)? ?mg(?!/dL)")
QUOTES_THE_PLAN = ("planned-start-above-maximum",)
"""The finding that names what was planned, so that it can be mended; no dose of ours."""


@pytest.mark.parametrize("seed", range(6))
def test_sixty_random_cases_print_as_they_should(seed: int, book: Book) -> None:
    _check_all(book, 10, seed)


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(1000, 1100))
def test_ten_thousand_random_cases_print_as_they_should(seed: int, book: Book) -> None:
    _check_all(book, 100, seed)


def _check_all(book: Book, number: int, seed: int) -> None:
    for index, (case, found) in enumerate(assessments(book, number, seed)):
        wrong = [fault for document in _papers(found, book, index) for fault in _faults(document, found, book)]
        assert not wrong, f"{case}\n{wrong}"


def _papers(found: Assessment, book: Book, index: int) -> list[Document]:
    """The summary and, with a dose, the handout and in turn one of its other sizes."""
    if found.dose is None:
        return [summary_of(found, book)]
    other = handout_of(found, book, short=True) if index % 2 else handout_of(found, book, large_print=True)
    return [summary_of(found, book), handout_of(found, book), other]


def _faults(document: Document, found: Assessment, book: Book) -> list[object]:
    paper = Paper.A4 if len(found.case.name) % 2 else Paper.LETTER
    laid = lay_out(document)
    pages = recorded_pages(laid, paper)
    text = " ".join(ink.text for page in pages for ink in page.inks)
    wrong: list[object] = [*wording_faults(_without_typed(text, found)), *_dose_faults(document, found, book, text)]
    for page in pages:
        wrong += [("clipped", words) for words in clipped(page.inks, paper.size)]
        wrong += overlapping(page.inks)
    if not painted(document, laid, paper).startswith(b"%PDF-1."):
        wrong.append("no PDF")
    return wrong


def _without_typed(text: str, found: Assessment) -> str:
    """What was typed is printed as typed, whatever it is."""
    typed = (found.case.typed.planned_start, found.case.typed.weight, found.case.typed.age)
    for words in filter(None, typed):
        text = text.replace(words.replace(" ", "\u00a0"), "").replace(words, "")
    return text


def _dose_faults(document: Document, found: Assessment, book: Book, text: str) -> list[str]:
    """The dose in the words of every face, and in its numbers."""
    said = " ".join(text.replace("\u00a0", " ").split())
    if found.dose is None:
        words = Wording(book, found.case.practice)
        quoted = " ".join(words.finding(one).text for one in found.findings if one.code in QUOTES_THE_PLAN)
        return [f"a dose: {dose}" for dose in sorted(set(_DOSE.findall(said)) - set(_DOSE.findall(quoted)))]
    plan = found.dose.suggested
    headline = Wording(book, found.case.practice).headline(found)
    shown = [box.headline for box in (*blocks_of(document, DoseBox), *blocks_of(document, TakeBox))]
    wrong = [f"headline {words!r}" for words in shown if _numbers(words) != _numbers(headline)]
    wrong += [f"not printed: {words!r}" for words in shown if words not in said]
    if plan is not None and not set(_expected(plan)) <= set(_numbers(headline)):
        wrong.append(f"{headline!r} is not {_expected(plan)}")
    return wrong + [fault for box in blocks_of(document, TakeBox) for fault in _week_faults(box, plan)]


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", words)


def _expected(plan: TabletPlan) -> list[str]:
    """The milligrams that the headline must name."""
    if plan.kind is PlanKind.WEEKLY_PATTERN:
        return [written(mg) for mg in plan.week_mg if mg]
    return [written(plan.mg_per_day)]


def _week_faults(box: TakeBox, plan: TabletPlan | None) -> list[str]:
    """The painted tablets add up to the dose."""
    if box.week is None or plan is None:
        return []
    painted = sum((Fraction(mg) for day in box.week.days for mg in day.strengths), Fraction(0))
    return [] if painted == 7 * plan.mg_per_day else [f"{painted} mg painted for a week of {plan.mg_per_day}"]
