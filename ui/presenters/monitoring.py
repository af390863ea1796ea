"""The tab Monitoring: the dated blood tests of one schedule, or of two side by side, and the baseline check list."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from core.assessment import Assessment, Status
from core.book import Book
from core.monitoring.schedule import dated_schedule
from core.report.follow_up import numbered
from core.report.metabolite_times import due_words, source_words
from core.report.words import Words
from core.scheduling import MetabolitePlan, Monitoring, ScheduledTest
from ui.models.citing import chips_for, refusals
from ui.models.view import Cell, Chips, Choice, Row, Table
from ui.wording import calendar_file as calendar

_WIDTHS = (40, 0, 34)
_HEADS = ("Week", "Date", "Done")
_WIDTHS_WITH_TESTS = (36, 0, 96, 34)
_HEADS_WITH_TESTS = ("Week", "Date", "Tests", "Done")
_CHECK_WIDTHS = (16, 8, 0, -1)
"""The box, air, the words, the source."""
_WEEKLY = 8
_DAYS = 368
"""The length of the year line: 52 weeks, and room for a test that moved from a weekend."""


class YearDot(NamedTuple):
    """One test on the year line: `at` from 0 (start) to 1 (a year later); filled while weekly."""

    at: float
    filled: bool


class YearView(NamedTuple):
    """The year on one line; `captions` say how often from where, `change` is where the dose changed."""

    dots: tuple[YearDot, ...] = ()
    months: tuple[tuple[float, str], ...] = ()
    captions: tuple[tuple[float, str], ...] = ()
    change: float | None = None
    spoken: str = ""


class ScheduleView(NamedTuple):
    """One schedule: its name, sources, line, table in two halves, and what its dates assume."""

    name: str
    chips: Chips
    year: YearView
    tests: str
    left: Table
    right: Table
    whole: Table
    assumption: str


class MonitoringView(NamedTuple):
    """`note` says why there is no schedule, `ask_start` that a start date would date it."""

    note: str
    ask_start: bool
    choices: tuple[Choice, ...]
    chosen: str
    schedule: ScheduleView | None
    change_typed: str
    change_refused: str
    can_save: bool
    metabolites: Table
    baseline: tuple[Table, Table]


def present(assessment: Assessment, book: Book, words: Words) -> MonitoringView:
    """The schedule, or why there is none."""
    plan = assessment.monitoring
    dated = plan is not None and all(test.date is not None for test in plan.dates)
    wrong = [words.finding(f) for f in refusals(assessment) if f.field == "dose_changed"]
    return MonitoringView(
        note=_note(assessment, dated),
        ask_start=plan is not None and not dated,
        choices=tuple(Choice(id, words.name_of("schedule", id)) for id in book.schedules),
        chosen=assessment.case.monitoring,
        schedule=_schedule(plan, assessment.case.start_date, book, words) if plan else None,
        change_typed=assessment.case.typed.dose_changed or "",
        change_refused=" ".join(f"{one.lead} {one.text}" for one in wrong),
        can_save=dated,
        metabolites=_metabolites(assessment, book, words),
        baseline=_baseline(book, words) if plan else (Table(), Table()),
    )


def beside(assessment: Assessment, other: str, book: Book, words: Words) -> ScheduleView | None:
    """Another guideline's schedule for the same case; None where the case has none."""
    if assessment.monitoring is None or other not in book.schedules:
        return None
    case = assessment.case
    plan = dated_schedule(book.schedules[other], case.start_date, case.dose_changed)
    return _schedule(plan, case.start_date, book, words)


def calendar_file(assessment: Assessment, book: Book, words: Words) -> bytes:
    """The dates as an iCalendar file without a name; empty without dates."""
    plan, start = assessment.monitoring, assessment.case.start_date
    return calendar.calendar_file(plan, start, book, words) if plan and start else b""


def _note(assessment: Assessment, dated: bool) -> str:
    if assessment.monitoring is None:
        return "" if assessment.status is Status.RECOMMENDED else "Blood tests are scheduled for a recommended dose."
    return "" if dated else "Type a start date to see the dates; until then the weeks are counted."


def _schedule(plan: Monitoring, start: date | None, book: Book, words: Words) -> ScheduleView:
    schedule = book.schedules.get(plan.guideline)
    half = _half(plan)
    alike = len({test.tests for test in plan.dates}) == 1
    said = [words.message(code) for code in (plan.assumption, plan.change) if code]
    return ScheduleView(
        name=words.name_of("schedule", plan.guideline),
        chips=chips_for(plan.citations, schedule.passage if schedule else None, words, most=1),
        year=_year(plan, start),
        tests=f"Each time: {_tests(plan.dates[0], words)}" if alike else "",
        left=_table(plan.dates[:half], words, alike),
        right=_table(plan.dates[half:], words, alike),
        whole=_named(_table(plan.dates, words, alike=True), words.name_of("schedule", plan.guideline)),
        assumption=" ".join(f"{one.lead} {one.text}" for one in said),
    )


def _half(plan: Monitoring) -> int:
    early = sum(1 for test in plan.dates if test.week <= _WEEKLY and not test.after_change)
    return early if 2 * early >= len(plan.dates) - 4 else -(-len(plan.dates) // 2)


def _table(tests: tuple[ScheduledTest, ...], words: Words, alike: bool) -> Table:
    rows = tuple(_row(test, words, alike) for test in tests)
    heads, widths = (_HEADS, _WIDTHS) if alike else (_HEADS_WITH_TESTS, _WIDTHS_WITH_TESTS)
    return Table(rows, heads if rows else (), widths if rows else (), "Blood tests")


def _named(table: Table, name: str) -> Table:
    """The table with the guideline's name over its dates."""
    return table._replace(heads=tuple(name if head == "Date" else head for head in table.heads), name=name)


def _tests(test: ScheduledTest, words: Words) -> str:
    return ", ".join(words.term(name) for name in test.tests)


def _row(test: ScheduledTest, words: Words, alike: bool) -> Row:
    when = words.weekday_date(test.date) if test.date else "–"
    if test.moved_from is not None:
        when += f", moved from {test.moved_from:%a}"
    if test.after_change:
        when += ", after change"
    tests = _tests(test, words)
    middle = () if alike else (Cell(tests),)
    week = f"+{test.week}" if test.after_change else str(test.week)
    cells = (Cell(f"{week}\u2003", right=True), Cell(when), *middle, Cell("", mark="box"))
    return Row(cells, copied=f"week {test.week}: {when}: {tests}")


# --- the year on one line -------------------------------------------------------------------------


def _year(plan: Monitoring, start: date | None) -> YearView:
    if start is None or any(test.date is None for test in plan.dates):
        return YearView()
    change = (plan.changed - start).days if plan.changed is not None else None
    steps = _steps(plan, start, change)
    captions = [(day / _DAYS, text) for day, text in _paces(steps)]
    if change is not None:
        captions = sorted([*captions, (change / _DAYS, "dose changed")])
    dots = tuple(YearDot(min(1.0, day / _DAYS), gap <= 1) for day, gap in steps)
    count = f"{len(dots)} blood tests in the first year; the tables below date them"
    at = None if change is None else change / _DAYS
    return YearView(dots, _months(start), tuple(captions), at, count)


def _steps(plan: Monitoring, start: date, change: int | None) -> list[tuple[int, int]]:
    """Each test: its day, and the weeks since the one before it, or since the change of dose it follows."""
    steps, before, changed = [], 0, False
    for test in plan.dates:
        day = (test.date - start).days if test.date else 0
        if test.after_change and not changed and change is not None:
            before, changed = change, True
        steps.append((day, round((day - before) / 7)))
        before = day
    return steps


def _paces(steps: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Where a pace begins that holds for two gaps or more, and its words. A move to Monday changes no pace."""
    said = 0
    for number, (day, gap) in enumerate(steps):
        held = number + 1 == len(steps) or steps[number + 1][1] == gap
        if gap == said:
            continue
        said = gap if gap > 0 and held else 0
        if said:
            yield day, "weekly" if gap == 1 else f"every {gap} weeks"


def _months(start: date) -> tuple[tuple[float, str], ...]:
    """The first of every month on the line, with its name."""
    firsts = [_first_of(start.year, start.month + ahead) for ahead in range(1, 13)]
    return tuple(((day - start).days / _DAYS, f"{day:%b}") for day in firsts if (day - start).days < _DAYS)


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


# --- metabolites ----------------------------------------------------------------------------------


def _metabolites(assessment: Assessment, book: Book, words: Words) -> Table:
    """When each source measures 6-TGN and 6-MMPN, for the sources differ."""
    rows = tuple(_measured(plan, book, words) for plan in assessment.metabolite_plans)
    return Table(rows, (), (-1, 0, -1) if rows else (), "Metabolites")


def _measured(plan: MetabolitePlan, book: Book, words: Words) -> Row:
    passage = book.metabolite_times[plan.source].passage
    chips = chips_for(plan.evidence.citations, passage, words, most=1)
    name, said = source_words(plan, words), due_words(plan, words)
    place = chips.shown[0].place if chips.shown else Row(()).place
    return Row((Cell(name), Cell(f"{said[:1].upper()}{said[1:]}")), chips, place, f"{name}: {said}")


# --- before the first tablet ----------------------------------------------------------------------


def _baseline(book: Book, words: Words) -> tuple[Table, Table]:
    codes = numbered(book, "baseline")
    half = -(-len(codes) // 2)
    return _checks(codes[:half], book, words), _checks(codes[half:], book, words)


def _checks(codes: tuple[str, ...], book: Book, words: Words) -> Table:
    return Table(tuple(_check(code, book, words) for code in codes), (), _CHECK_WIDTHS, "Before the first tablet")


def _check(code: str, book: Book, words: Words) -> Row:
    message, text = book.messages[code], words.message(code).text
    chips = chips_for(message.evidence.citations if message.evidence else (), message.passage, words, most=1)
    place = chips.shown[0].place if chips.shown else Row(()).place
    shown = Cell(f"{text[:1].upper()}{text[1:]}")
    return Row((Cell("", mark="box"), Cell(""), shown), Chips(chips.shown), place, text)
