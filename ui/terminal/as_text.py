"""An assessment as calm plain text, at most 96 columns wide."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from core.assessment import (
    Assessment,
    CallState,
    GeneCall,
    Metabolites,
    ResultReading,
    Status,
    Titration,
    TitrationStep,
)
from core.book import Book
from core.evidence import Citation
from core.findings import Finding, Severity
from core.quantity import rounded
from core.report.compared import standing
from core.report.labels import label
from core.report.metabolite_times import due_words, source_words
from core.scheduling import MetabolitePlan, Monitoring
from ui.terminal.json_bloods import rule_text
from ui.wording import Wording
from ui.wording.values import day

WIDTH = 96
METABOLITE_TIMES = f"{label('metabolite-times')}: {label('metabolite-times-aside')}"
MARKS = {Severity.STOP: "STOP", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def assessment_text(assessment: Assessment, book: Book, words: Wording) -> str:
    """Status and dose first, then why, what to watch, and the sources."""
    parts = (
        _answer(assessment, words),
        block("What to know", _findings(assessment.findings, words)),
        block("Missing", wrapped(", ".join(words.field(one) for one in assessment.missing))),
        block("Genes", _genes(assessment)),
        block("Why this dose" if assessment.dose else "The working", _working(assessment, words)),
        block("Raising the dose", _titration(assessment.titration, words)),
        block("Guidelines compared", _guidelines(assessment, words)),
        block("Blood results", _results(assessment, book, words)),
        block("Results over time", _trends(assessment, words)),
        block("Metabolites", _metabolites(assessment.metabolites, book, words)),
        block("Blood tests", _schedule(assessment.monitoring, words)),
        block(METABOLITE_TIMES, _metabolite_times(assessment.metabolite_plans, words)),
        block("Sources", _sources(assessment, words)),
        footer(book),
    )
    return "\n".join(line for part in parts for line in part)


def refusal_lines(findings: Iterable[Finding], words: Wording) -> tuple[str, ...]:
    """One line for each reason, the field first."""
    return tuple(words.refusal(one) if one.field else words.finding(one).whole for one in findings)


def genotype_lines(calls: Iterable[GeneCall], findings: Iterable[Finding], words: Wording) -> list[str]:
    """The calls, and what there is to say of them."""
    genes = [line for call in calls for line in wrapped(f"{call.gene} {gene_text(call)}", "", "  ")]
    return [*genes, *block("What to know", _findings(findings, words))]


def dated_lines(dated: Monitoring, plans: Sequence[MetabolitePlan], book: Book, words: Wording) -> list[str]:
    """What `schedule` answers."""
    groups = (dated.citations, *(plan.evidence.citations for plan in plans))
    sources = (words.reference(citation.source) for group in groups for citation in group)
    cited = [line for source in dict.fromkeys(sources) for line in wrapped(source, "  ", "    ")]
    head = words.name_of("schedule", dated.guideline)
    measured = block(METABOLITE_TIMES, _metabolite_times(plans, words))
    return [head, *_schedule(dated, words), *measured, *block("Sources", cited), *footer(book)]


def footer(book: Book) -> tuple[str, ...]:
    """What every page of the terminal ends with."""
    edition = f"Book {book.version}, valid until {day(book.valid_until)}, digest {book.digest[:12]}."
    return ("", "Content pending human review.", edition)


def wrapped(text: str, first: str = "  ", then: str = "  ") -> tuple[str, ...]:
    """A sentence as lines."""
    lines = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
    return tuple(lines)


def _answer(assessment: Assessment, words: Wording) -> Iterator[str]:
    yield words.status(assessment)
    yield words.caption(assessment)
    yield f"  {words.headline(assessment)}"
    yield from wrapped(words.detail(assessment))
    if assessment.dose:
        yield f"  Range {words.range_text(assessment.dose.range)}"


def block(title: str, lines: Iterable[str]) -> tuple[str, ...]:
    """A title above its lines; nothing without lines."""
    inside = tuple(lines)
    return ("", title, *inside) if inside else ()


def _findings(findings: Iterable[Finding], words: Wording) -> Iterator[str]:
    for finding in findings:
        text = f"{MARKS[finding.severity]}: {words.finding(finding).whole}{chips(finding.citations, words)}"
        yield from wrapped(text, "  ", "    ")


def _genes(assessment: Assessment) -> Iterator[str]:
    for gene, call in assessment.genes.items():
        yield from wrapped(f"{gene} {gene_text(call)}", "  ", "    ")


def gene_text(call: GeneCall) -> str:
    """`*1/*3A, Intermediate Metabolizer; *3B/*3C, Poor Metabolizer, fits as well`."""
    if call.state is not CallState.CALLED:
        return f"{call.state.value.replace('-', ' ')}, {call.phenotype.value}"
    found = ", ".join(part for part in (call.diplotype, call.phenotype.value) if part)
    if call.measured is not None and call.basis == "activity":
        found += f", measured: {call.measured.value} {call.measured.unit}, {call.measured.laboratory}"
    others = [f"{other.diplotype}, {other.phenotype.value}, fits as well" for other in call.alternatives]
    return "; ".join((found, *others))


def _working(assessment: Assessment, words: Wording) -> Iterator[str]:
    for number, step in enumerate(assessment.trace, 1):
        shown = words.step(step)
        text = f"{number}. {shown.name}: {words.worked(step)}{chips(step.citations, words)}"
        yield from wrapped(text, "  ", "     ")


def _titration(plan: Titration | None, words: Wording) -> Iterator[str]:
    if plan is None:
        return
    for step in plan.steps:
        yield from wrapped(_rise(step, words), "  ", "    ")
    text = f"{words.message(plan.message, plan.params).text}{chips(plan.citations, words)}"
    yield from wrapped(text)


def _rise(step: TitrationStep, words: Wording) -> str:
    """`Day 28  Mon 21-Dec-2026: 100 mg once daily, two 50 mg tablets; blood test first (Mon 21-Dec-2026)`."""
    day = f"Day {step.day}" + (f"  {words.weekday_date(step.date)}" if step.date else "")
    said = f"{day}: {words.plan(step.plan)}, {words.tablets(step.plan)}"
    if step.test_day is None:
        return said
    when = words.weekday_date(step.test_date) if step.test_date else f"day {step.test_day}"
    return f"{said}; blood test first ({when}{'' if step.test_scheduled else ', beside the schedule'})"


def _guidelines(assessment: Assessment, words: Wording) -> Iterator[str]:
    for line in assessment.guidelines:
        graded = line.strength if assessment.dose is not None and not line.applies else ""
        standing_words = "; ".join(part for part in (standing(line, assessment), graded) if part)
        text = f"{words.edition_name(line.edition)}: {words.guideline(line)} ({standing_words})"
        yield from wrapped(text, "  ", "    ")


def _results(assessment: Assessment, book: Book, words: Wording) -> Iterator[str]:
    for reading in (reading for reading in assessment.results if reading.chosen or reading.rule):
        yield from wrapped(_result(reading, book, words), "  ", "    ")


def _result(reading: ResultReading, book: Book, words: Wording) -> str:
    rows = book.threshold_sets[reading.set].rows
    row = next((row for row in rows if row.id == reading.rule), None)
    value = f"{words.name_of('test', reading.test)} {reading.value.value} {reading.value.unit}"
    whose = words.name_of("threshold-set", reading.set)
    return f"{value}: {rule_text(row)}: {row.action} ({whose})" if row else f"{value}: no row reached ({whose})"


def _trends(assessment: Assessment, words: Wording) -> Iterator[str]:
    for trend in assessment.trends:
        points = (
            f"{point.value.value}{f' on {words.date(point.date)}' if point.date else ''}" for point in trend.points
        )
        yield from wrapped(
            f"{words.name_of('test', trend.test)}, {trend.points[-1].value.unit}: {', '.join(points)}", "  ", "    "
        )


def _metabolites(metabolites: Metabolites | None, book: Book, words: Wording) -> Iterator[str]:
    if metabolites is None:
        return
    ratio = "not calculable" if metabolites.ratio is None else rounded(metabolites.ratio, 1)
    yield f"  Ratio {ratio}"
    for pattern in metabolites.patterns:
        row = book.metabolite_rows.get(pattern)
        named = words.message(row.message).whole if row else pattern.replace("-", " ").capitalize()
        yield from wrapped(named, "  ", "    ")


def _schedule(dated: Monitoring | None, words: Wording) -> Iterator[str]:
    if dated is None:
        return
    if dated.assumption:
        yield from wrapped(words.message(dated.assumption).whole)
    if dated.change:
        yield from wrapped(words.message(dated.change).whole)
    for test in dated.dates:
        day = words.weekday_date(test.date) if test.date else ""
        moved = " (moved from the weekend)" if test.moved_from else ""
        names = ", ".join(words.term(name) for name in test.tests)
        changed = " after the change of dose" if test.after_change else ""
        yield f"  Week {test.week:2}{changed}  {day}  {names}{moved}".rstrip()


def _metabolite_times(plans: Iterable[MetabolitePlan], words: Wording) -> Iterator[str]:
    for plan in plans:
        name = source_words(plan, words)
        yield from wrapped(f"{name}: {due_words(plan, words)}{chips(plan.evidence.citations, words)}", "  ", "    ")


def _sources(assessment: Assessment, words: Wording) -> Iterator[str]:
    if assessment.status is Status.REFUSED:
        return
    rising = (assessment.titration,) if assessment.titration else ()
    groups = (assessment.findings, assessment.trace, rising, assessment.guidelines, assessment.results)
    cited = {citation.source: None for group in groups for item in group for citation in item.citations}
    cited |= {one.source: None for plan in assessment.metabolite_plans for one in plan.evidence.citations}
    for source in cited:
        yield from wrapped(words.reference(source), "  ", "    ")


def chips(citations: Iterable[Citation], words: Wording) -> str:
    """The sources of a sentence, in brackets behind it."""
    short = dict.fromkeys(words.chip(citation) for citation in citations)
    return f" [{'; '.join(short)}]" if short else ""
