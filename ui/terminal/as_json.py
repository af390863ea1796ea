"""An assessment as the JSON of the outside contract: numbers as text, exact, each with its citations."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from core import PROGRAM_VERSION
from core.assessment import Assessment, GeneCall, GuidelineLine, Status, TraceStep
from core.book import Book
from core.findings import Finding
from core.scheduling import MetabolitePlan, Monitoring
from ui.terminal.explained import explained_json
from ui.terminal.json_bloods import (
    baseline_json,
    metabolite_plan_json,
    metabolites_json,
    result_json,
    schedule_json,
    symptom_json,
    test_json,
    trend_json,
)
from ui.terminal.json_dose import derived_text, dose_text, range_text, titration_text
from ui.terminal.json_frames import finding_frame, gene_piece, guideline_frame, listed, step_frame
from ui.terminal.json_pieces import NOTHING, Piece, Sources, encoded, piece, quoted, texts
from ui.terminal.json_regimen import regimen_json
from ui.terminal.json_sources import Json, book_json, sources_json
from ui.wording import Wording, in_one_line

ASSESSMENT_VERSION = 1
NOBODY: Mapping[str, str] = {
    "genes": "{}",
    "dose": NOTHING,
    "guidelines": "[]",
    "findings": "[]",
    "derived": "{}",
    "trace": "[]",
    "regimen": NOTHING,
    "titration": NOTHING,
    "monitoring": "[]",
    "schedule": NOTHING,
    "metabolite_schedule": "[]",
    "baseline": "[]",
    "symptoms": "[]",
    "results": "[]",
    "trends": "[]",
    "metabolites": NOTHING,
    "missing": "[]",
}
"""The entries of an answer that says nothing, in their order."""
_NAMES = tuple(NOBODY)
_SAID_OF_NOBODY = tuple(NOBODY.values())


def assessment_line(assessment: Assessment, book: Book, words: Wording) -> str:
    """The whole answer as one line; `dose` is null unless recommended."""
    sources = Sources(book)
    case, derived = assessment.case, assessment.derived
    entries = {
        "genes": _by_name({gene: sources.of(gene_piece(call)) for gene, call in assessment.genes.items()}),
        "dose": dose_text(assessment.dose, words),
        "guidelines": listed([_guideline(line, words, sources) for line in assessment.guidelines]),
        "findings": listed([_finding(finding, words, sources) for finding in assessment.findings]),
        "derived": derived_text(derived),
        "trace": listed([_step(step, words, sources) for step in assessment.trace]),
        "regimen": sources.of(_regimen(book, case.indication, case.practice)),
        "titration": titration_text(assessment.titration, words, sources),
        "missing": texts(assessment.missing),
    }
    entries |= _of_bloods(assessment, book, words, sources)
    return _line(assessment.status, entries, sources, book)


def refused_line(findings: Iterable[Finding], book: Book, words: Wording) -> str:
    """The answer to input that is not a case at all: the same shape, with nothing but findings in it."""
    sources = Sources(book)
    said = listed([_finding(finding, words, sources) for finding in findings])
    return _line(Status.REFUSED, {"findings": said}, sources, book)


def _line(status: Status, entries: Mapping[str, str], sources: Sources, book: Book) -> str:
    """The entries between the version and what they rest on."""
    head = f'{{"assessment_version": {ASSESSMENT_VERSION}, "status": "{status.value}"'
    said = map(entries.get, _NAMES, _SAID_OF_NOBODY)
    body = [f'"{name}": {text}' for name, text in zip(_NAMES, said, strict=True)]
    return ", ".join((head, *body, f'"citations": {sources.text()}', _ending(book)))


def _of_bloods(assessment: Assessment, book: Book, words: Wording, sources: Sources) -> dict[str, str]:
    """What blood tests say and when they are due; mostly absent, or the same as for the case before."""
    entries: dict[str, str] = {}
    if assessment.monitoring is not None:
        entries |= _monitoring(assessment.monitoring, words, sources)
        entries["baseline"] = _baseline(book, words)
    if assessment.metabolite_plans:
        entries["metabolite_schedule"] = sources.of(_metabolite_times(assessment.metabolite_plans, words))
    if assessment.case.symptoms or assessment.case.results or assessment.case.earlier:
        entries |= {name: sources.of(piece(value)) for name, value in _entered(assessment, book, words) if value}
    return entries


def _entered(assessment: Assessment, book: Book, words: Wording) -> Iterator[tuple[str, object]]:
    """What is said of symptoms and results that were entered."""
    yield "symptoms", [symptom_json(id, book, words) for id in assessment.case.symptoms]
    yield "results", [result_json(reading, book) for reading in assessment.results]
    yield "trends", [trend_json(trend) for trend in assessment.trends]
    yield "metabolites", metabolites_json(assessment.metabolites, book, words)


def _monitoring(monitoring: Monitoring, words: Wording, sources: Sources) -> dict[str, str]:
    dates, schedule = _dated(monitoring, words)
    return {"monitoring": dates, "schedule": sources.of(schedule)}


@lru_cache(maxsize=1024)
def _dated(monitoring: Monitoring, words: Wording) -> tuple[str, Piece]:
    return encoded([test_json(test, words) for test in monitoring.dates]), piece(schedule_json(monitoring, words))


@lru_cache(maxsize=1024)
def _metabolite_times(plans: tuple[MetabolitePlan, ...], words: Wording) -> Piece:
    return piece([metabolite_plan_json(plan, words) for plan in plans])


@lru_cache(maxsize=16)
def _baseline(book: Book, words: Wording) -> str:
    return encoded(baseline_json(book, words))


@lru_cache(maxsize=512)
def _regimen(book: Book, indication: str | None, practice: str) -> Piece:
    return piece(regimen_json(book, indication, practice))


@lru_cache(maxsize=8)
def _ending(book: Book) -> str:
    return encoded({"book": book_json(book), "program": PROGRAM_VERSION})[1:]


def _by_name(items: Mapping[str, str]) -> str:
    return f"{{{', '.join([f'{quoted(name)}: {text}' for name, text in items.items()])}}}"


def _guideline(line: GuidelineLine, words: Wording, sources: Sources) -> str:
    """What one edition says, chosen or not."""
    before, after, ids, _none = guideline_frame(
        line.edition,
        line.advice,
        line.factor_percent,
        line.applies,
        line.strength,
        line.message,
        tuple(line.params.items()),
        line.citations,
        words,
    )
    sources.cited.append(ids)
    return f"{before}{range_text(line.range_mg)}{after}"


def _finding(finding: Finding, words: Wording, sources: Sources) -> str:
    """One thing to say, in words."""
    code, severity, field, params, citations, _passage = finding
    before, after, ids, (lead, text) = finding_frame(code, params.get("variant"), severity, citations, words)
    sources.cited.append(ids)
    said = in_one_line(lead.fill(params), text.fill(params))
    return f'{before}{quoted(field)}, "text": {quoted(said)}{after}'


def _step(step: TraceStep, words: Wording, sources: Sources) -> str:
    """One step of the working."""
    name, message, params, result, _changed, citations, _passage = step
    before, after, ids, (_lead, working) = step_frame(name, message, params.get("variant"), citations, words)
    sources.cited.append(ids)
    return f"{before}{quoted(words.concluded(working.fill(params), result))}{after}"


def gene_json(call: GeneCall, book: Book) -> Json:
    """One gene as objects."""
    return _read_back(gene_piece(call).text)


def finding_json(finding: Finding, book: Book, words: Wording) -> Json:
    """One finding as objects."""
    return _read_back(_finding(finding, words, Sources(book)))


def _read_back(text: str) -> Json:
    read: Json = json.loads(text)
    return read


def genotype_json(
    calls: tuple[GeneCall, ...], findings: Iterable[Finding], refused: bool, book: Book, words: Wording
) -> Json:
    """What `genotype` answers."""
    body: Json = {"status": "refused"} if refused else {}
    body |= {
        "calls": {call.gene: gene_json(call, book) for call in calls},
        "findings": [finding_json(finding, book, words) for finding in findings],
    }
    body |= {} if refused else explained_json(calls, book, words)
    return body | {"sources": sources_json(body, book)}
