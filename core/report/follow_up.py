"""The second page of the summary: before the first tablet, the dated blood tests, when to withhold."""

import re
from collections.abc import Sequence

from core.assessment import Assessment
from core.book import Book, Message, ThresholdRow
from core.evidence import Citation, Verification
from core.report.bloods import limit_words, test_name
from core.report.document import Align, Block, CellKind, CheckGrid, Column, Fact, Facts, Heading, Paragraph, Row, Table
from core.report.labels import WEEKDAYS, label
from core.report.numbering import Numbering
from core.report.spans import Span, plain, strong
from core.report.words import Words
from core.report.year import year
from core.scheduling import ScheduledTest

_CHECK_COLUMNS = 4
_LIMIT_COLUMNS = 4
_WEEKDAY_SHOWN = 3
_WRITE_IN = ("white-cells", "neutrophils", "platelets", "alt", "mcv")
"""The results that have a column to be written in, by test id."""


def numbered(book: Book, prefix: str) -> tuple[str, ...]:
    """The codes `prefix-1`, `prefix-2`, … of the book, in the order of their numbers."""
    found = [re.fullmatch(rf"{re.escape(prefix)}-([0-9]+)", code) for code in book.messages]
    ordered = sorted((int(match[1]), match[0]) for match in found if match)
    return tuple(code for _, code in ordered)


def cited_by(book: Book, codes: Sequence[str]) -> tuple[Citation, ...]:
    """The citations of messages, in order."""
    messages: list[Message] = [book.messages[code] for code in codes]
    return tuple(c for message in messages if message.evidence for c in message.evidence.citations)


def baseline(book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """What to tick before the first tablet."""
    codes = numbered(book, "baseline")
    if not codes:
        return []
    aside = f"{label('baseline-aside')} {numbering.marks(cited_by(book, codes))}".strip()
    items = tuple(words.message(code).text for code in codes)
    return [Heading(label("baseline"), aside), CheckGrid(items, _CHECK_COLUMNS, label("tick"))]


def schedule(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """The blood tests of 12 months, with room for their results."""
    monitoring = assessment.monitoring
    if monitoring is None:
        return []
    start = assessment.case.start_date
    head = label("dates", date=words.date(start)) if start else label("dates-undated")
    tests = ", ".join(words.term(test) for test in monitoring.dates[0].tests) if monitoring.dates else ""
    name = words.name_of("schedule", monitoring.guideline)
    aside = f"{name}: {tests} {numbering.marks(monitoring.citations)}".strip()
    rows = tuple(_test_row(test, words) for test in monitoring.dates)
    moved = any(test.moved_from for test in monitoring.dates)
    blocks: list[Block] = [
        Heading(head, aside),
        *year(assessment),
        Table(_columns(words, moved), rows, boxed=True),
    ]
    if monitoring.assumption:
        said = words.message(monitoring.assumption)
        blocks.append(Paragraph((*strong(said.lead), Span(f" {said.text}")), small=True))
    return blocks


def _columns(words: Words, moved: bool) -> tuple[Column, ...]:
    """The columns to be written in give way to dates that say from where they were moved."""
    dates, result = (0.31, 0.09) if moved else (0.205, 0.111)
    results = tuple(Column(test_name(test, words), result, kind=CellKind.BLANK) for test in _WRITE_IN)
    return (
        Column(label("week"), 0.058, Align.RIGHT),
        Column(label("date"), dates),
        Column(label("done"), 0.06, Align.CENTRE, CellKind.TICK),
        *results,
        Column(label("initials"), 0.122, kind=CellKind.BLANK),
    )


def _test_row(test: ScheduledTest, words: Words) -> Row:
    empty = ((),) * (len(_WRITE_IN) + 2)
    return Row((plain(str(test.week)), plain(test_day(test, words)), *empty))


def test_day(test: ScheduledTest, words: Words) -> str:
    """`Mon 30-Nov-2026`; a moved day says from where; empty without a start date."""
    if test.date is None:
        return ""
    day = words.weekday_date(test.date)
    if test.moved_from is None:
        return day
    return label("moved", date=day, weekday=WEEKDAYS[test.moved_from.weekday()][:_WEEKDAY_SHOWN])


def withhold(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """The limits of the chosen threshold set that say withhold or stop, with what was read of it."""
    chosen = book.threshold_sets.get(assessment.case.thresholds)
    if chosen is None:
        return []
    rows = [row for row in chosen.rows if row.withholds]
    cited = [c for row in rows for c in row.evidence.citations] or list(chosen.evidence.citations)
    second = chosen.evidence.verification is Verification.SECONDARY
    restated = f", {label('secondary')}" if second else ""
    aside = f"{chosen.name}{restated} {numbering.marks(cited)}; {label('withhold-aside')}"
    blocks: list[Block] = [Heading(label("withhold"), aside), *_limits(rows, words)]
    if "also-withhold" in book.messages:
        said = words.message("also-withhold")
        marks = numbering.marks(cited_by(book, ["also-withhold"]))
        text = " ".join(part for part in (said.lead, said.text) if part)
        blocks.append(Paragraph(plain(f"{text}\u00a0{marks}")))
    return blocks


def _limits(rows: Sequence[ThresholdRow], words: Words) -> list[Block]:
    """One fact a limit; tests with the same limit and action share one."""
    if not rows:
        return [Paragraph(plain(label("no-limit")))]
    actions = {row.action for row in rows}
    named: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        named.setdefault((limit_words(row), row.action), []).append(test_name(row.test, words))
    facts = [
        Fact(" or ".join(tests), limit if len(actions) == 1 else f"{limit}: {action}")
        for (limit, action), tests in named.items()
    ]
    return [Facts(tuple(_in_rows(facts)), barred=True)]


def _in_rows(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    return [tuple(facts[i : i + _LIMIT_COLUMNS]) for i in range(0, len(facts), _LIMIT_COLUMNS)]
