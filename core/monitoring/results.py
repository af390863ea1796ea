"""Blood results read against the chosen threshold set, and against every other set beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.assessment import ResultReading
from core.book import Book, ThresholdRow, ThresholdSet
from core.evidence import Citation
from core.findings import Finding, Severity
from core.messages import finding
from core.monitoring.comparison import SIDES, UPPER_LIMIT, Comparison, Outcome, Results, compared
from core.quantity import Quantity

FIELD = "results"
METABOLITE_TESTS = ("6-tgn", "6-mmpn")
"""Read together by `core.monitoring.metabolites`, never one by one."""


@dataclass(frozen=True, slots=True)
class SetReading:
    """One result against one set: every row of its test, and the most serious one reached."""

    test: str
    set: ThresholdSet
    chosen: bool
    comparisons: tuple[Comparison, ...]

    @property
    def reached(self) -> ThresholdRow | None:
        """A withholding row before others, then the most extreme value."""
        reached = [one for one in self.comparisons if one.outcome is Outcome.REACHED]
        return max(reached, key=lambda one: one.seriousness).row if reached else None

    @property
    def is_known(self) -> bool:
        """False when nothing was reached but a row could not be read: that is not a normal result."""
        return self.reached is not None or all(one.outcome.was_read for one in self.comparisons)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Those of the row reached, otherwise those of all rows of the test."""
        rows = [self.reached] if self.reached else [one.row for one in self.comparisons]
        return _citations(rows)


def read_results(results: Results, book: Book, chosen: str) -> tuple[ResultReading, ...]:
    """Each result against each set that has a row for its test, the chosen set first.

    A set that could not be read (no upper limit, no factor between the units) gives no reading;
    `result_findings` says so. A result that no set knows gives none either.
    """
    readings = (reading for test in results for reading in readings_of(test, results, book, chosen))
    return tuple(_public(reading, results) for reading in readings if reading.is_known)


def result_findings(results: Results, book: Book, chosen: str) -> tuple[Finding, ...]:
    """What the results ask for by the chosen set, what other sets ask for, and what was not read."""
    if not results:
        return ()
    tests = [test for test in results if _is_compared(test)]
    each = (_of_test(test, results, book, chosen) for test in tests)
    return (*(one for findings in each for one in findings), *_without_threshold(tests, book, chosen))


def readings_of(test: str, results: Results, book: Book, chosen: str) -> tuple[SetReading, ...]:
    """One result of `results` against every set with a row for its test, the chosen set first."""
    rows = _by_test(book).get(test, {})
    order = sorted(rows, key=lambda id: id != chosen)
    return tuple(
        SetReading(test, book.threshold_sets[id], id == chosen, tuple(compared(row, results, book) for row in rows[id]))
        for id in order
    )


def _of_test(test: str, results: Results, book: Book, chosen: str) -> Iterator[Finding]:
    readings = readings_of(test, results, book, chosen)
    by_chosen = next((one.reached for one in readings if one.chosen), None)
    if by_chosen is not None:
        yield _action(by_chosen, results, book)
    others = [one.reached for one in readings if not one.chosen and one.reached]
    withholding = [row for row in others if row.withholds]
    if withholding and not (by_chosen and by_chosen.withholds):
        yield _others_withhold(withholding, results, book, chosen)
    yield from _not_read(readings, results, book)


def _action(row: ThresholdRow, results: Results, book: Book) -> Finding:
    return finding(
        book,
        "results-withhold" if row.withholds else "result-action",
        FIELD,
        {
            "test": row.test,
            "value": results[row.test],
            "set": row.set,
            "side": SIDES[row.comparator],
            "rule": _figure(row),
            "action": row.action,
        },
        citations=row.evidence.citations,
        passage=row.passage,
    )


def _others_withhold(rows: list[ThresholdRow], results: Results, book: Book, chosen: str) -> Finding:
    return finding(
        book,
        "other-set-withholds",
        FIELD,
        {
            "test": rows[0].test,
            "value": results[rows[0].test],
            "set": chosen,
            "sets": tuple(row.set for row in rows),
            "rules": tuple(_figure(row) for row in rows),
        },
        citations=_citations(rows),
        passage=rows[0].passage,
    )


def _not_read(readings: tuple[SetReading, ...], results: Results, book: Book) -> Iterator[Finding]:
    """One finding for each reason why rows of a test were not read; a warning where the set in use is one of them."""
    codes = {Outcome.NO_UPPER_LIMIT: "upper-limit-missing", Outcome.OTHER_UNIT: "result-unit-not-compared"}
    for outcome, code in codes.items():
        unread = [(row, chosen) for row, chosen, why in _compared(readings) if why is outcome]
        if unread:
            rows = [row for row, _ in unread]
            sets = tuple(dict.fromkeys(row.set for row in rows))
            shown = {"test": rows[0].test, "value": results[rows[0].test], "sets": sets}
            weight = Severity.WARNING if any(chosen for _, chosen in unread) else None
            yield finding(book, code, FIELD, shown, citations=_citations(rows), severity=weight)


def _compared(readings: Iterable[SetReading]) -> Iterator[tuple[ThresholdRow, bool, Outcome]]:
    """Every row, whether its set is the one in use, and what came of it."""
    return ((one.row, reading.chosen, one.outcome) for reading in readings for one in reading.comparisons)


def _without_threshold(tests: list[str], book: Book, chosen: str) -> tuple[Finding, ...]:
    """A note naming the results that the chosen set says nothing about: silence is not a normal result.

    A set without a single number has words of its own, because it says something all the same."""
    known = book.threshold_sets.get(chosen)
    unknown = tuple(test for test in tests if chosen not in _by_test(book).get(test, {}))
    if not unknown:
        return ()
    citations = known.evidence.citations if known else ()
    shown = {"set": chosen, "tests": unknown} | ({"variant": chosen} if known and not known.rows else {})
    return (finding(book, "result-without-threshold", FIELD, shown, citations=citations),)


def _public(reading: SetReading, results: Results) -> ResultReading:
    row = reading.reached
    value, rule = results[reading.test], row.id if row else None
    return ResultReading(reading.test, value, reading.set.id, reading.chosen, rule, reading.citations)


@lru_cache(maxsize=8)
def _by_test(book: Book) -> Mapping[str, Mapping[str, tuple[ThresholdRow, ...]]]:
    """The rows by test and set; one whose source nobody read is shown by the book and never compared."""
    rows: dict[str, dict[str, tuple[ThresholdRow, ...]]] = {}
    for one in book.threshold_sets.values():
        for row in one.rows:
            if row.evidence.verification.may_enter_a_calculation:
                sets = rows.setdefault(row.test, {})
                sets[one.id] = (*sets.get(one.id, ()), row)
    return rows


def _figure(row: ThresholdRow) -> Quantity:
    """The row's number as its source writes it."""
    return Quantity(row.value, row.unit)


def _citations(rows: Iterable[ThresholdRow]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for row in rows for citation in row.evidence.citations))


def _is_compared(test: str) -> bool:
    return test not in METABOLITE_TESTS and not test.endswith(UPPER_LIMIT)
