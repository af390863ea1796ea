"""Blood results read against the chosen threshold set, and against every other set beside it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
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
SILENT, OTHERS = "chosen-set-silent", "other-set-withholds"
NOT_READ = {Outcome.NO_UPPER_LIMIT: "upper-limit-missing", Outcome.OTHER_UNIT: "result-unit-not-compared"}
ASKING = (SILENT, *NOT_READ.values())
"""Where they stop, another set would withhold and an entry is needed first."""
METABOLITE_TESTS = ("6-tgn", "6-mmpn")
"""Read together by `core.monitoring.metabolites`, never one by one."""
OVER_TIME: Mapping[str, tuple[str, ...]] = {"bsr-2017": ("creatinine",)}
"""Tests that a set reads as a change and not against a figure; `core.monitoring.trend` does."""


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
    if not results:
        return ()
    readings = (reading for test in results for reading in readings_of(test, results, book, chosen))
    return tuple(_public(reading, results) for reading in readings if reading.is_known)


def result_findings(results: Results, book: Book, chosen: str, symptoms: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the results ask for by the chosen set, what other sets ask for, and what was not read.

    `symptoms` are those of the case: a row may speak of the result together with one."""
    if not results:
        return ()
    tests = [test for test in results if _is_compared(test)]
    found = [one for test in tests for one in _of_test(test, results, book, chosen, symptoms)]
    silent = {one.params["test"] for one in found if one.code == SILENT}
    return (*found, *_without_threshold(tests, book, chosen, silent))


def readings_of(test: str, results: Results, book: Book, chosen: str) -> tuple[SetReading, ...]:
    """One result of `results` against every set with a row for its test, the chosen set first."""
    rows = _by_test(book).get(test, {})
    order = sorted(rows, key=lambda id: id != chosen)
    return tuple(
        SetReading(test, book.threshold_sets[id], id == chosen, tuple(compared(row, results, book) for row in rows[id]))
        for id in order
    )


def _of_test(test: str, results: Results, book: Book, chosen: str, symptoms: Collection[str]) -> Iterator[Finding]:
    readings = readings_of(test, results, book, chosen)
    mine = next((one for one in readings if one.chosen), None)
    by_chosen = mine.reached if mine else None
    if by_chosen is not None:
        yield _action(by_chosen, results, book, symptoms)
    others = [one.reached for one in readings if not one.chosen and one.reached]
    undecided = not (by_chosen and by_chosen.withholds)
    withholding = [row for row in others if row.withholds and undecided]
    yield from _others_withhold(withholding, results, book, chosen, silent=mine is None)
    yield from _not_read(readings, results, book, asked=any(not row.symptoms for row in withholding))


def _action(row: ThresholdRow, results: Results, book: Book, symptoms: Collection[str]) -> Finding:
    asks = bool(row.symptoms) and not set(row.symptoms) & set(symptoms)
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
        }
        | ({"variant": "ask-about-symptoms", "ask_about": row.symptoms} if asks else {}),
        citations=row.evidence.citations,
        passage=row.passage,
    )


def _others_withhold(
    rows: list[ThresholdRow], results: Results, book: Book, chosen: str, *, silent: bool
) -> Iterator[Finding]:
    """Where the chosen set is silent somebody must choose: no figure is not a normal result. A row that means the
    result together with symptoms only warns, for the symptoms themselves stop."""
    plain = [row for row in rows if not row.symptoms]
    if plain:
        code, field = (SILENT, "thresholds") if silent else (OTHERS, FIELD)
        yield _said_of(plain, code, field, results, book, chosen)
    for row in rows:
        if row.symptoms:
            more = {"variant": "with-symptoms", "ask_about": row.symptoms}
            yield _said_of([row], OTHERS, FIELD, results, book, chosen, more)


def _said_of(
    rows: list[ThresholdRow],
    code: str,
    field: str,
    results: Results,
    book: Book,
    chosen: str,
    more: Mapping[str, object] | None = None,
) -> Finding:
    shown = {
        "test": rows[0].test,
        "value": results[rows[0].test],
        "set": chosen,
        "sets": tuple(row.set for row in rows),
        "side": SIDES[rows[0].comparator],
        "rules": tuple(_figure(row) for row in rows),
    }
    return finding(book, code, field, shown | dict(more or {}), citations=_citations(rows), passage=rows[0].passage)


def _not_read(readings: tuple[SetReading, ...], results: Results, book: Book, *, asked: bool) -> Iterator[Finding]:
    """One finding for each reason why rows of a test were not read: a warning where the set in use is one of them,
    and a stop where that row would withhold and another set does (`asked`)."""
    for why, code in NOT_READ.items():
        unread = [(row, chosen) for row, chosen, outcome in _compared(readings) if outcome is why]
        if unread:
            rows = [row for row, _ in unread]
            sets = tuple(dict.fromkeys(row.set for row in rows))
            shown = {"test": rows[0].test, "value": results[rows[0].test], "sets": sets}
            mine = [row for row, chosen in unread if chosen]
            stops = asked and any(row.withholds for row in mine)
            weight = Severity.STOP if stops else Severity.WARNING if mine else None
            field = f"{FIELD}.{rows[0].test}{UPPER_LIMIT}" if why is Outcome.NO_UPPER_LIMIT else FIELD
            yield finding(book, code, field, shown, citations=_citations(rows), severity=weight)


def _compared(readings: Iterable[SetReading]) -> Iterator[tuple[ThresholdRow, bool, Outcome]]:
    """Every row, whether its set is the one in use, and what came of it."""
    return ((one.row, reading.chosen, one.outcome) for reading in readings for one in reading.comparisons)


def _without_threshold(tests: list[str], book: Book, chosen: str, silent: Collection[object]) -> tuple[Finding, ...]:
    """A note naming the results that the chosen set says nothing about: silence is not a normal result.

    A set without a single number has words of its own, because it says something all the same; of another one
    the tests in `silent` are said already."""
    known = book.threshold_sets.get(chosen)
    said = (*OVER_TIME.get(chosen, ()), *(silent if known and known.rows else ()))
    unknown = tuple(test for test in tests if test not in said and chosen not in _by_test(book).get(test, {}))
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
