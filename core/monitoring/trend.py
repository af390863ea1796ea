"""The results of one test over time: the series, the lines of the threshold sets, and the rules about falling."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from core.assessment import Trend, TrendLine, TrendPoint
from core.book import Book
from core.case import Case
from core.findings import Finding, Severity
from core.messages import finding
from core.monitoring.comparison import UPPER_LIMIT, in_base_unit
from core.monitoring.results import OVER_TIME, readings_of
from core.quantity import Quantity

FIELD = "results"
CREATININE, PLATELETS = "creatinine", "platelets"
STEEP_SET, FALLING_SET, CREATININE_SET = "gpnotebook", "bad-2011", "bsr-2017"
"""The sets that have the rules: GPnotebook a fall by a figure, BAD any falling count, BSR a rise of creatinine."""
STEEP_TESTS = ("white-cells", "neutrophils", PLATELETS)
FALLING_TESTS = (*STEEP_TESTS, "lymphocytes")


def trends(case: Case, book: Book) -> tuple[Trend, ...]:
    """One series a test with results of at least two days, in the order of the book's tests."""
    if not case.earlier:
        return ()
    tests = dict.fromkeys(one.test for one in case.earlier)
    series = (_trend(test, case, book) for test in book.tests if test in tests)
    return tuple(one for one in series if len(one.points) > 1)


def trend_findings(case: Case, book: Book) -> tuple[Finding, ...]:
    """What the series ask for by GPnotebook, BAD and BSR, whichever set is chosen."""
    found = tuple(one for trend in trends(case, book) for one in _of_trend(trend, case, book))
    return (*found, *_needs_earlier(case, book))


def _needs_earlier(case: Case, book: Book) -> Iterator[Finding]:
    """BSR reads creatinine as a change: of one value alone it says nothing, which is not a normal result."""
    if CREATININE not in case.results or CREATININE not in OVER_TIME.get(case.thresholds, ()):
        return
    if _lowest_before(_trend(CREATININE, case, book), book) is None:
        percent = book.figures["creatinine-rise"]
        shown = {"value": case.results[CREATININE], "percent": percent.value}
        yield finding(book, "creatinine-needs-earlier", FIELD, shown)


def _trend(test: str, case: Case, book: Book) -> Trend:
    earlier = [(one.date, one.value) for one in case.earlier if one.test == test]
    points = [_point(test, day, value, book) for day, value in earlier]
    if test in case.results:
        points.append(_point(test, case.results_date, case.results[test], book))
    unit = in_base_unit(test, points[0].value, book)[1]
    return Trend(test, unit, tuple(points), _lines(test, points[-1].value, case, book))


def _point(test: str, day: date | None, value: Quantity, book: Book) -> TrendPoint:
    return TrendPoint(day, value, in_base_unit(test, value, book)[0])


def _lines(test: str, last: Quantity, case: Case, book: Book) -> tuple[TrendLine, ...]:
    """One line a set: the one that a worsening result reaches first."""
    if test.endswith(UPPER_LIMIT):
        return ()
    lines = []
    for reading in readings_of(test, {**case.results, test: last}, book, case.thresholds):
        known = [(one.threshold, one.row) for one in reading.comparisons if one.threshold is not None]
        if known:
            first = max if known[0][1].comparator.startswith("<") else min
            amount, row = first(known, key=lambda pair: pair[0])
            lines.append(TrendLine(row.set, reading.chosen, row.comparator, amount, row.id))
    return tuple(lines)


def falls(amounts: Sequence[Fraction], remaining: Fraction = Fraction(1)) -> int:
    """How many results in a row, up to the last, are each below `remaining` of the one before."""
    count = 0
    for before, after in reversed(list(pairwise(amounts))):
        if not after < before * remaining:
            break
        count += 1
    return count


def _of_trend(trend: Trend, case: Case, book: Book) -> Iterator[Finding]:
    if trend.test in STEEP_TESTS:
        yield from _steep(trend, case, book)
    if trend.test in FALLING_TESTS:
        yield from _falling(trend, case, book)
    if trend.test == CREATININE:
        yield from _creatinine(trend, case, book)


def _steep(trend: Trend, case: Case, book: Book) -> Iterator[Finding]:
    """GPnotebook's rule. Of platelets a person judges whether they fall from a high level: never a stop by itself."""
    percent, wanted = book.figures["trend-fall"], int(book.figures["trend-fall-tests"].value)
    if falls(_amounts(trend), 1 - percent.exact / 100) < wanted:
        return
    high = trend.test == PLATELETS
    stop = case.thresholds == STEEP_SET and not high
    severity = Severity.STOP if stop else Severity.WARNING
    shown = _shown(trend) | {"percent": percent.value, "count": wanted, "variant": PLATELETS if high else ""}
    yield finding(book, "trend-fall", FIELD, shown, severity=severity)


def _falling(trend: Trend, case: Case, book: Book) -> Iterator[Finding]:
    wanted = int(book.figures["trend-falling-tests"].value)
    if falls(_amounts(trend)) >= wanted - 1:
        chosen = case.thresholds == FALLING_SET
        shown = _shown(trend) | {"count": wanted}
        yield finding(book, "trend-falling", FIELD, shown, severity=Severity.WARNING if chosen else Severity.NOTE)


def _creatinine(trend: Trend, case: Case, book: Book) -> Iterator[Finding]:
    last, lowest = trend.points[-1], _lowest_before(trend, book)
    percent = book.figures["creatinine-rise"]
    if lowest is None or not last.amount > lowest.amount * (1 + percent.exact / 100):
        return
    chosen = case.thresholds == CREATININE_SET
    shown = {"value": last.value, "before": lowest.value, "day": lowest.date, "percent": percent.value}
    severity = Severity.WARNING if chosen else Severity.NOTE
    yield finding(book, "trend-creatinine", FIELD, shown, severity=severity)


def _lowest_before(trend: Trend, book: Book) -> TrendPoint | None:
    """The lowest value of the 12 months before the last. Today without a date counts as the last day known."""
    last = max((one.date for one in trend.points if one.date is not None), default=None)
    if last is None:
        return None
    since = last - timedelta(days=int(book.figures["creatinine-rise-days"].value))
    before = (one for one in trend.points[:-1] if one.date is not None and one.date >= since)
    return min(before, key=lambda one: one.amount, default=None)


def _amounts(trend: Trend) -> list[Fraction]:
    return [one.amount for one in trend.points]


def _shown(trend: Trend) -> dict[str, object]:
    return {"test": trend.test, "value": trend.points[-1].value, "first": trend.points[0].value}
