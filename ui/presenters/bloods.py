"""The tab Bloods: results and symptoms typed in, read against the chosen thresholds and the others, and over time."""

from collections.abc import Mapping
from typing import NamedTuple

from core.assessment import Assessment, ResultReading, Status
from core.book import Book, ThresholdRow
from core.case_form import CaseForm
from core.case_reading import parse_day
from core.findings import Finding
from core.report.bloods import test_name
from core.report.labels import label
from core.report.trends import set_name
from core.report.words import Words
from ui.models.blood_figures import QuadrantView, TrendView, quadrant, trends
from ui.models.citing import chips_for, finding_rows, place_of, refusals, shown_findings
from ui.models.entries import Entry, entries, shown_order
from ui.models.printed import printed_unit, ratio_words
from ui.models.view import Cell, Choice, FindingRow, Row, Table

_WIDTHS = (-1, -1, 0, -1)
_RULE, _RULE_OF_MULTIPLES = 76, 96
"""The column of the rule is no wider than it must: the action needs the room."""
_HEADS = ("Result", "Set", "Rule", "Action, as written", "")
_SIGNS = {"<": "below", ">": "above", "<=": "at most", ">=": "at least"}
_ENTERED_WIDTHS = (130, 190, 0, 70)
_ENTERED_HEADS = ("Day", "Test", "Result", "")
REMOVE = 3
"""The column of the table of entries that takes an entry out again."""
_FIELDS = ("results", "earlier", "symptoms", "thresholds")


class BloodsView(NamedTuple):
    """Entry lists, the results entered, what the sets say about them, and how they went."""

    tests: tuple[Choice, ...]
    units: Mapping[str, tuple[Choice, ...]]
    sets: tuple[Choice, ...]
    chosen_set: str
    symptoms: tuple[Choice, ...]
    named: tuple[tuple[str, str], ...]
    entered: tuple[Entry, ...]
    entered_table: Table
    refused: str
    table: Table
    findings: tuple[FindingRow, ...]
    metabolites: str
    trends: tuple[TrendView, ...]
    quadrant: QuadrantView | None


def present(assessment: Assessment, book: Book, words: Words) -> BloodsView:
    """Everything the tab shows."""
    tests = tuple(Choice(id, test_name(id, words)) for id in book.tests)
    rows = {row.id: row for found in book.threshold_sets.values() for row in found.rows}
    wrong = [f for f in refusals(assessment) if _is_ours(f.field)]
    said = [words.finding(finding) for finding in wrong]
    entered = entries(assessment.case.typed)
    return BloodsView(
        tests=tests,
        units={id: tuple(Choice(u, printed_unit(u)) for u in test.units) for id, test in book.tests.items()},
        sets=tuple(Choice(id, words.name_of("threshold-set", id)) for id in book.threshold_sets),
        chosen_set=assessment.case.thresholds,
        symptoms=tuple(Choice(id, words.name_of("symptom", id), one.synonyms) for id, one in book.symptoms.items()),
        named=tuple((id, words.name_of("symptom", id)) for id in assessment.case.typed.symptoms),
        entered=entered,
        entered_table=_entered(entered, assessment, words),
        refused=" ".join(dict.fromkeys(f"{one.lead} {one.text}" for one in said)),
        table=_table(assessment, rows, words),
        findings=finding_rows((f for f in shown_findings(assessment) if _is_ours(f.field)), words),
        metabolites=_metabolites(assessment, book, words),
        trends=trends(assessment, book, words),
        quadrant=quadrant(assessment, book),
    )


def _is_ours(field: str) -> bool:
    return field.partition(".")[0] in (*_FIELDS, "results_date")


# --- what is typed ----------------------------------------------------------------------------------


def _entered(known: tuple[Entry, ...], assessment: Assessment, words: Words) -> Table:
    """Every entry, the newest day first; one that was refused says so, and why."""
    typed, wrong = assessment.case.typed, refusals(assessment)
    why = {one: [words.finding(f) for f in wrong if _is_of(f, one, typed)] for one in known}
    rows = tuple(
        _entry_row(one, " ".join(f"{said.lead} {said.text}" for said in why[one]), words) for one in shown_order(known)
    )
    return Table(rows, _ENTERED_HEADS if rows else (), _ENTERED_WIDTHS if rows else (), "Everything entered")


def _is_of(finding: Finding, entry: Entry, typed: CaseForm) -> bool:
    """Whether a refusal is of this entry: of its test today, or of what was typed for an earlier day."""
    if entry.day == (typed.results_date or "") and typed.results.get(entry.test) == entry.text:
        return finding.field in (f"results.{entry.test}", "results_date")
    said = str(finding.params.get("typed", "")).split()
    return finding.field == f"earlier.{entry.test}" and said in (entry.text.split(), entry.day.split())


def _entry_row(entry: Entry, refused: str, words: Words) -> Row:
    day = parse_day(entry.day)
    when = words.date(day) if day else entry.day or "today"
    name, value = test_name(entry.test, words), printed_unit(entry.text)
    accepted, wrong = Cell(value, strong=True), Cell(f"{value}: refused. {refused}", "stop", icon="circle-x")
    result = wrong if refused else accepted
    return Row((Cell(when), Cell(name), result, Cell("Remove", "accent")), copied=f"{when}: {name} {result.text}")


# --- what the sets say ------------------------------------------------------------------------------


def _table(assessment: Assessment, rules: Mapping[str, ThresholdRow], words: Words) -> Table:
    ordered = sorted(assessment.results, key=lambda reading: _place(assessment, reading, rules))
    rows = []
    for number, reading in enumerate(ordered):
        fresh = number == 0 or ordered[number - 1].test != reading.test
        rows.append(_row(reading, rules, words, fresh, heavy=fresh and number > 0))
    multiples = any("×" in row.cells[2].text for row in rows)
    widths = (*_WIDTHS[:2], _RULE_OF_MULTIPLES if multiples else _RULE, *_WIDTHS[2:])
    return Table(tuple(rows), _HEADS if rows else (), widths if rows else (), "Blood results")


def _place(
    assessment: Assessment, reading: ResultReading, rules: Mapping[str, ThresholdRow]
) -> tuple[int, int, bool, bool]:
    """Tests that the chosen set would withhold for first, then those with another row of it reached; in a test the
    chosen set, then those that were reached."""
    of_test = [rules[one.rule] for one in assessment.results if one.test == reading.test and one.chosen and one.rule]
    weight = max((2 if row.withholds else 1 for row in of_test), default=0)
    first = [other.test for other in assessment.results].index(reading.test)
    return -weight, first, not reading.chosen, reading.rule is None


def _row(reading: ResultReading, rules: Mapping[str, ThresholdRow], words: Words, fresh: bool, heavy: bool) -> Row:
    rule = rules.get(reading.rule or "")
    tone = "text" if reading.chosen else "muted"
    value = f"{test_name(reading.test, words)} {reading.value.value} {printed_unit(reading.value.unit)}"
    line = _rule(rule or _nearest(reading, rules))
    action = rule.action if rule else "not reached"
    chips = chips_for(reading.citations, rule.passage if rule else None, words, most=1)
    strong = reading.chosen
    cells = (
        Cell(value if fresh else "", tone, strong=strong),
        Cell(set_name(reading.set, words), tone),
        Cell(line, tone),
        Cell(action, "stop" if rule and rule.withholds and strong else tone, strong=strong),
    )
    return Row(cells, chips, place_of(chips, rule.passage if rule else None), f"{value}: {line}: {action}", heavy)


def _nearest(reading: ResultReading, rules: Mapping[str, ThresholdRow]) -> ThresholdRow:
    """The row that a worsening result would reach first."""
    rows = [one for one in rules.values() if (one.set, one.test) == (reading.set, reading.test)]
    return max(rows, key=lambda one: one.value if one.comparator.startswith("<") else -one.value)


def _rule(rule: ThresholdRow) -> str:
    unit = "× upper limit" if rule.multiple else ""
    return " ".join(part for part in (_SIGNS[rule.comparator], str(rule.value), unit) if part)


# --- metabolites ------------------------------------------------------------------------------------


def _metabolites(assessment: Assessment, book: Book, words: Words) -> str:
    """Ratio, pattern and what it asks for. Beside a stop nobody reads here that a dose might rise."""
    read = assessment.metabolites
    if read is None:
        return ""
    said = [words.message(book.metabolite_rows[one].message) for one in read.patterns if one in book.metabolite_rows]
    if assessment.status is Status.NOT_RECOMMENDED:
        return " ".join([ratio_words(read), *(one.lead for one in said), label("metabolites-wait")])
    return " ".join([ratio_words(read), *(f"{one.lead} {one.text}" for one in said)])
