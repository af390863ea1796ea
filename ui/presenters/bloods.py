"""The tab Bloods: results typed in, read against the chosen thresholds and the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.assessment import Assessment, ResultReading
from core.book import Book, ThresholdRow
from core.quantity import written
from core.report.words import Words
from ui.models.citing import chips_for, finding_rows, place_of, refusals, shown_findings
from ui.models.view import Cell, Choice, FindingRow, Row, Table

_WIDTHS = (158, 122, -1, 0, -1)
_HEADS = ("Result", "Set", "Rule", "Action, as written", "")
_SIGNS = {"<": "below", ">": "above", "<=": "at most", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class BloodsView:
    """Entry lists, the results entered, and what the sets say about them."""

    tests: tuple[Choice, ...]
    units: Mapping[str, tuple[Choice, ...]]
    sets: tuple[Choice, ...]
    chosen_set: str
    entered: tuple[tuple[str, str], ...]
    refused: str
    table: Table
    findings: tuple[FindingRow, ...]
    metabolites: str


def present(assessment: Assessment, book: Book, words: Words) -> BloodsView:
    """Everything the tab shows."""
    typed = assessment.case.typed.results
    tests = tuple(Choice(id, words.name_of("test", id)) for id in book.tests)
    rows = {row.id: row for found in book.threshold_sets.values() for row in found.rows}
    wrong = [f for f in refusals(assessment) if f.field.startswith("results.")]
    said = [words.finding(finding) for finding in wrong]
    return BloodsView(
        tests=tests,
        units={id: tuple(Choice(u, _written(u)) for u in test.units) for id, test in book.tests.items()},
        sets=tuple(Choice(id, words.name_of("threshold-set", id)) for id in book.threshold_sets),
        chosen_set=assessment.case.thresholds,
        entered=tuple((test, f"{words.name_of('test', test)} {_written(text)}") for test, text in typed.items()),
        refused=" ".join(f"{one.lead} {one.text}" for one in said),
        table=_table(assessment, rows, words),
        findings=finding_rows((f for f in shown_findings(assessment) if f.field.startswith("results")), words),
        metabolites=_metabolites(assessment),
    )


def _table(assessment: Assessment, rules: Mapping[str, ThresholdRow], words: Words) -> Table:
    ordered = sorted(assessment.results, key=lambda reading: (_first(assessment, reading), not reading.chosen))
    rows = []
    for number, reading in enumerate(ordered):
        fresh = number == 0 or ordered[number - 1].test != reading.test
        rows.append(_row(reading, rules, words, fresh, heavy=fresh and number > 0))
    return Table(tuple(rows), _HEADS if rows else (), _WIDTHS if rows else (), "Blood results")


def _first(assessment: Assessment, reading: ResultReading) -> int:
    return [other.test for other in assessment.results].index(reading.test)


def _row(reading: ResultReading, rules: Mapping[str, ThresholdRow], words: Words, fresh: bool, heavy: bool) -> Row:
    rule = rules.get(reading.rule or "")
    tone = "text" if reading.chosen else "muted"
    value = f"{words.name_of('test', reading.test)} {reading.value.value} {_written(reading.value.unit)}"
    reached = _rule(rule) if rule else ""
    action = rule.action if rule else "not reached"
    chips = chips_for(reading.citations, rule.passage if rule else None, words, most=1)
    strong = reading.chosen
    cells = (
        Cell(value if fresh else "", tone, strong=strong),
        Cell(words.name_of("threshold-set", reading.set), tone),
        Cell(reached, tone),
        Cell(action, "stop" if rule and rule.withholds and strong else tone, strong=strong),
    )
    return Row(cells, chips, place_of(chips, rule.passage if rule else None), f"{value}: {reached} {action}", heavy)


def _written(text: str) -> str:
    """A unit as it is printed, not as it is typed."""
    return text.replace("x10^9", "×10⁹").replace("x10^8", "×10⁸").replace("umol", "µmol").replace("/uL", "/µL")


def _rule(rule: ThresholdRow) -> str:
    unit = "× upper limit" if rule.multiple else ""
    return " ".join(part for part in (_SIGNS[rule.comparator], written(rule.value), unit) if part)


def _metabolites(assessment: Assessment) -> str:
    read = assessment.metabolites
    if read is None:
        return ""
    ratio = "ratio not calculable" if read.ratio is None else f"ratio {written(read.ratio)}"
    patterns = " and ".join(pattern.replace("-", " ") for pattern in read.patterns)
    return f"Metabolites: {patterns}; {ratio}." if patterns else ""
