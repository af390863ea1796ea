"""The patient's handout: what to take, when to act, the dates; only for a recommended dose."""

from datetime import date, datetime

from core import PROGRAM_VERSION
from core.assessment import Assessment, PlanKind, Status, TabletPlan
from core.book import Book
from core.quantity import written
from core.report.document import (
    AlertBox,
    Block,
    BulletGroup,
    CheckGrid,
    Document,
    Footer,
    Heading,
    Icon,
    Layout,
    PageBreak,
    Paragraph,
    SideBySide,
    TakeBox,
    Title,
    WriteIn,
)
from core.report.figures import DayTablets, WeekGrid
from core.report.follow_up import numbered
from core.report.identity import birth_date, language, until_approved
from core.report.labels import WEEKDAYS, label
from core.report.provenance import code_of, digest_words
from core.report.spans import Span, Text, Weight, plain, strong
from core.report.words import Said, Words
from core.scheduling import ScheduledTest

_TABLETS_ONLY = {"handout-take-2", "handout-take-3", "handout-safe-2"}
"""Lines that make no sense for a liquid."""
_VARIANTS = {PlanKind.SUSPENSION: ".liquid", PlanKind.WEEKLY_PATTERN: ".weekly"}
"""A code with this after it has a line for a plan that is not tablets every day: nobody may read "every day" there."""
_LIQUID = _VARIANTS[PlanKind.SUSPENSION]
_FIRST_TESTS = 8
"""Dates on the short handout."""
_MOST_PAINTED = 6
"""Tablets of a day that are painted."""
_DATE_COLUMNS = 4
_DATE_COLUMNS_LARGE = 2
_DAY_SHOWN = 3
_TOPICS = (
    ("hair", "handout-hair"),
    ("other-medicines", "handout-medicines"),
    ("sun", "handout-sun"),
    ("vaccines", "handout-vaccines"),
    ("pregnancy", "handout-pregnancy"),
    ("chickenpox", "handout-chickenpox"),
    ("works", "handout-works"),
    ("safe", "handout-safe"),
)
"""Label of the heading and code of the lines, in reading order."""


def build_handout(
    assessment: Assessment,
    book: Book,
    words: Words,
    printed: datetime,
    large_print: bool = False,
    short: bool = False,
) -> Document:
    """The handout of a recommended dose; `short` is one page. Raises ValueError for every other status,
    and for a short one in large print."""
    if assessment.status is not Status.RECOMMENDED or assessment.dose is None:
        raise ValueError("a handout needs a recommended dose")
    if short and large_print:
        raise ValueError("large print takes more than one page")
    maker = _Handout(assessment, book, words, large_print)
    blocks = maker.only_page() if short else [*maker.first_page(), *maker.later_pages()]
    kind = Layout.SHORT if short else Layout.LARGE_PRINT if large_print else Layout.HANDOUT
    foot = _footer(assessment, book, words, printed)
    return Document(label("handout-document"), language(assessment), kind, tuple(blocks), foot)


def _footer(assessment: Assessment, book: Book, words: Words, printed: datetime) -> Footer:
    born = birth_date(assessment, words)
    return Footer(
        assessment.case.name.strip(),
        label("born", date=born) if born else "",
        label("handout-book", version=book.version, code=code_of(book), date=words.date(printed.date()))
        + until_approved(book, "handout-pending"),
        label("page", page="{page}", pages="{pages}"),
    )


def _long_date(day: date, words: Words) -> str:
    return f"{WEEKDAYS[day.weekday()]} {words.date(day)}"


class _Handout:
    """The blocks of one handout; large print has one column where standard print has two."""

    def __init__(self, assessment: Assessment, book: Book, words: Words, large: bool) -> None:
        self._assessment = assessment
        self._book = book
        self._words = words
        self._large = large
        self._columns = 1 if large else 2
        self._plan = assessment.dose.suggested if assessment.dose else None
        self._liquid = self._plan is not None and self._plan.kind is PlanKind.SUSPENSION
        self._variant = _VARIANTS.get(self._plan.kind, "") if self._plan else ""
        self._tests = assessment.monitoring.dates if assessment.monitoring else ()

    def first_page(self) -> list[Block]:
        """What to take and when to act."""
        liquid = "-liquid" if self._liquid else ""
        ring = self._group("ring" + liquid, "handout-ring", self._columns)
        hospital = self._group("hospital", "handout-hospital", self._columns)
        return [
            Title(label("handout-title" + liquid)),
            *self._for_whom(),
            self._take(),
            self._group("how", "handout-take", self._columns),
            AlertBox(Icon.ALERT, hospital, heavy=True),
            AlertBox(Icon.WARNING, ring, write_in=(label("phone"),)),
            *self._missed(liquid),
            *self._first_test(),
        ]

    def only_page(self) -> list[Block]:
        """The short handout: the dose, when to act, the first tests, and a line a topic."""
        liquid = "-liquid" if self._liquid else ""
        ring = self._group("ring" + liquid, "handout-ring", 2)
        return [
            Title(label("handout-title" + liquid)),
            *self._for_whom(),
            self._take(),
            self._group("how", "handout-take", 2),
            AlertBox(Icon.ALERT, self._group("hospital", "handout-hospital", 2), heavy=True),
            AlertBox(Icon.WARNING, ring, write_in=(label("phone"), self._label("nights"))),
            *self._next_tests(),
            self._short_group(),
            Paragraph(plain(f"{self._whole('handout-short-more')} {self._made()}")),
        ]

    def _short_group(self) -> BulletGroup:
        """One line a topic; what allopurinol asks for comes first where it is taken."""
        group = self._group("short", "handout-short", 2)
        if "allopurinol" not in self._assessment.case.medicines:
            return group
        first = self._group("allopurinol", "handout-allopurinol", 2)
        return BulletGroup(group.heading, (first.items[-1], *group.items), 2)

    def _next_tests(self) -> list[Block]:
        items = tuple(self._day(test, same=False) for test in self._tests[:_FIRST_TESTS])
        if not items:
            return []
        return [
            Heading(label("next-tests"), self._message("handout-tests").lead),
            CheckGrid(items, _DATE_COLUMNS, label("tick")),
        ]

    def later_pages(self) -> list[Block]:
        """The dates, then everything else worth knowing."""
        groups = [self._group(name, prefix, 1) for name, prefix in _TOPICS]
        groups = [group for group in groups if group.items]
        blocks: list[Block] = [PageBreak(), *self._dates()]
        if self._large:
            return [*blocks, *groups, *self._end()]
        pairs = zip(groups[::2], [*groups[1::2], None], strict=False)
        return [*blocks, *(SideBySide(left, right) for left, right in pairs), *self._end()]

    def _made(self) -> str:
        """What the page was made with."""
        book = self._book
        return label(
            "handout-made",
            edition=self._words.edition_name(self._assessment.case.edition),
            program=PROGRAM_VERSION,
            version=book.version,
            date=self._words.date(book.valid_until),
            digest=digest_words(book.digest),
        )

    def _end(self) -> list[Block]:
        """Lines to fill, and what the page was made with."""
        lines = (WriteIn(self._label(name)) for name in ("clinic", "nights", "pharmacy"))
        return [Heading(label("who-to-call")), *lines, Paragraph(plain(self._made()), small=True)]

    def _group(self, name: str, prefix: str, columns: int) -> BulletGroup:
        codes = numbered(self._book, prefix) or ((prefix,) if prefix in self._book.messages else ())
        items = tuple(self._whole(code) for code in codes if self._fits(code))
        return BulletGroup(self._label(name), items, columns)

    def _label(self, name: str) -> str:
        """A label in the words of the practice."""
        words = {"ring": "ring", "hospital": "to-hospital", "weekends": "at-weekends"}
        return label(name, **{slot: self._words.term(term) for slot, term in words.items()})

    def _fits(self, code: str) -> bool:
        return not self._liquid or code not in _TABLETS_ONLY or code + _LIQUID in self._book.messages

    def _message(self, code: str) -> Said:
        """The line of a code; for a liquid and for a plan that is not daily the one that was written for it."""
        own = code + self._variant
        return self._words.message(own if own in self._book.messages else code)

    def _whole(self, code: str) -> str:
        said = self._message(code)
        return " ".join(part for part in (said.lead, said.text) if part)

    def _for_whom(self) -> list[Block]:
        case = self._assessment.case
        name, born = case.name.strip(), birth_date(self._assessment, self._words)
        parts: list[Span] = []
        if name:
            parts += [Span(label("for")), Span(name, Weight.SEMIBOLD)]
            parts.append(Span(f" ({label('born', date=born)}). " if born and not self._large else ". "))
        if case.start_date:
            first = self._plan.first_day(case.start_date) if self._plan else case.start_date
            parts.append(Span(label("start-on", date=_long_date(first, self._words))))
        blocks: list[Block] = [] if name else [WriteIn(label("for-name"))]
        blocks += [Paragraph(tuple(parts))] if parts else []
        return blocks if case.start_date else [*blocks, WriteIn(label("start-on-line"))]

    def _take(self) -> TakeBox:
        headline = self._words.headline(self._assessment).replace(" mg", label("milligrams"), 1)
        if self._plan is None or self._liquid:
            return TakeBox(label("take"), headline.replace(") (", "), ").replace(" mL)", " mL,"), ())
        week = self._week(self._plan) if _can_be_painted(self._plan) else None
        return TakeBox(label("take"), headline, self._take_lines(self._plan, week is not None), week)

    def _take_lines(self, plan: TabletPlan, painted: bool) -> tuple[Text, ...]:
        often = label("every-day") if plan.kind is PlanKind.DAILY else label("in-the-week")
        that_is = (Span(label("that-is")), Span(self._words.tablets(plan), Weight.SEMIBOLD), Span(often))
        if not painted:
            return (that_is,)
        circles = label("each-circle")
        return (that_is, plain(circles)) if self._large else ((*that_is, Span(f" {circles}")),)

    def _week(self, plan: TabletPlan) -> WeekGrid:
        days = tuple(
            DayTablets(day[:_DAY_SHOWN], tuple(written(t.strength_mg) for t in tablets for _ in range(t.count)))
            for day, tablets in zip(WEEKDAYS, plan.week, strict=True)
        )
        spoken = [label("week-alt-day", day=d, tablets=_spoken(day)) for d, day in zip(WEEKDAYS, days, strict=True)]
        return WeekGrid(days, label("none"), label("week-alt", days="; ".join(spoken)))

    def _missed(self, liquid: str) -> list[Block]:
        missed = self._group("missed" + liquid, "handout-missed", 1)
        if "allopurinol" not in self._assessment.case.medicines:
            return [BulletGroup(missed.heading, missed.items, self._columns)]
        allopurinol = self._group("allopurinol", "handout-allopurinol", 1)
        return [allopurinol, missed] if self._large else [SideBySide(allopurinol, missed)]

    def _first_test(self) -> list[Block]:
        first = next((test.date for test in self._tests if test.date), None)
        if first is None:
            return []
        lead = self._message("handout-tests").lead
        where = label("dates-where", heading=label("your-tests"))
        return [
            Heading(label("first-blood-test", date=_long_date(first, self._words))),
            Paragraph((*strong(lead), Span(f" {where}"))),
        ]

    def _dates(self) -> list[Block]:
        if not self._tests:
            return []
        said = self._message("handout-tests")
        days = {test.date.weekday() for test in self._tests if test.date}
        same = len(days) == 1
        parts = [said.text, label("all-days-are", weekday=WEEKDAYS[days.pop()]) if same else ""]
        if any(test.moved_from for test in self._tests):
            parts.append(self._words.message("handout-tests-moved").text)
        parts.append(self._words.message("handout-tests-tick").text)
        words = " ".join(part for part in parts if part)
        items = tuple(self._day(test, same) for test in self._tests)
        columns = _DATE_COLUMNS_LARGE if self._large else _DATE_COLUMNS if same else _DATE_COLUMNS - 1
        return [
            Title(label("your-tests")),
            Paragraph((*strong(said.lead), Span(f" {words}"))),
            CheckGrid(items, columns, label("tick"), down=True, ruled=True),
        ]

    def _day(self, test: ScheduledTest, same: bool) -> str:
        if test.date is None:
            return label("week-number", week=str(test.week))
        return self._words.date(test.date) if same else self._words.weekday_date(test.date)


def _can_be_painted(plan: TabletPlan) -> bool:
    """False for so many tablets a day that a page cannot show them; the words count them."""
    return all(sum(tablets.count for tablets in day) <= _MOST_PAINTED for day in plan.week)


def _spoken(day: DayTablets) -> str:
    return " + ".join(f"{strength} mg" for strength in day.strengths) or label("none")
