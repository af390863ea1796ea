"""An assessment as the JSON of the outside contract: numbers as text, exact, each with its citations."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache

from core import PROGRAM_VERSION
from core.assessment import Assessment, GeneCall, GuidelineLine, Status, TraceStep
from core.book import Book
from core.findings import Finding
from core.quantity import written
from core.scheduling import Monitoring, ScheduledTest
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
from ui.terminal.json_dose import derived_json, dose_json, range_texts, titration_json
from ui.terminal.json_regimen import regimen_json
from ui.terminal.json_sources import Json, book_json, citation_texts, cited_sources, source_json, sources_json
from ui.terminal.sentences import step_text
from ui.wording import Wording

ASSESSMENT_VERSION = 1


def assessment_json(assessment: Assessment, book: Book, words: Wording) -> Json:
    """The whole answer; `dose` is null unless recommended."""
    return framed(assessment.status, assessment_body(assessment, book, words), book)


def assessment_body(assessment: Assessment, book: Book, words: Wording) -> Json:
    """The answer without what it rests on."""
    return {
        "genes": {gene: gene_json(call) for gene, call in assessment.genes.items()},
        "dose": dose_json(assessment.dose, words) if assessment.dose else None,
        "guidelines": [guideline_json(line, words) for line in assessment.guidelines],
        "findings": [finding_json(finding, words) for finding in assessment.findings],
        "derived": derived_json(assessment.derived),
        "trace": [trace_json(step, words) for step in assessment.trace],
        "regimen": regimen_json(book, assessment.case.indication, assessment.case.practice),
        "titration": titration_json(assessment.titration, words),
        "monitoring": [test_json(test, words) for test in _dates(assessment.monitoring)],
        "schedule": schedule_json(assessment.monitoring, words),
        "metabolite_schedule": [metabolite_plan_json(plan, words) for plan in assessment.metabolite_plans],
        "baseline": baseline_json(book, words) if assessment.monitoring else [],
        "symptoms": [symptom_json(id, book, words) for id in assessment.case.symptoms],
        "results": [result_json(reading, book) for reading in assessment.results],
        "trends": [trend_json(trend) for trend in assessment.trends],
        "metabolites": metabolites_json(assessment.metabolites, book, words),
        "missing": list(assessment.missing),
    }


def refused_json(findings: Iterable[Finding], book: Book, words: Wording) -> Json:
    """The answer to input that is not a case at all: the same shape, with nothing but findings in it."""
    return framed(Status.REFUSED, refused_body(findings, words), book)


def refused_body(findings: Iterable[Finding], words: Wording) -> Json:
    """The same without what it rests on."""
    return {
        "genes": {},
        "dose": None,
        "guidelines": [],
        "findings": [finding_json(finding, words) for finding in findings],
        "derived": {},
        "trace": [],
        "regimen": None,
        "titration": None,
        "monitoring": [],
        "schedule": None,
        "metabolite_schedule": [],
        "baseline": [],
        "symptoms": [],
        "results": [],
        "trends": [],
        "metabolites": None,
        "missing": [],
    }


def framed(status: Status, body: Json, book: Book) -> Json:
    """The body between the version and what it rests on."""
    tail: Json = {"citations": sources_json(body, book), "book": book_json(book), "program": PROGRAM_VERSION}
    return _head(status) | body | tail


def line(status: Status, body: Json, book: Book) -> str:
    """`framed` as one line of JSON; sources and book, which never change, were put into JSON before."""
    sources, ending = _sources(book), _ending(book)
    cited = ", ".join(sources[id] for id in cited_sources(body, book))
    return f'{_encoded(_head(status) | body)[:-1]}, "citations": {{{cited}}}, {ending}'


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _head(status: Status) -> Json:
    return {"assessment_version": ASSESSMENT_VERSION, "status": status.value}


@lru_cache(maxsize=8)
def _sources(book: Book) -> Mapping[str, str]:
    return {id: f"{_encoded(id)}: {_encoded(source_json(source))}" for id, source in book.sources.items()}


@lru_cache(maxsize=8)
def _ending(book: Book) -> str:
    return _encoded({"book": book_json(book), "program": PROGRAM_VERSION})[1:]


def gene_json(call: GeneCall) -> Json:
    """One gene: what was called, and what else the result fits."""
    return {
        "state": call.state.value,
        "diplotype": call.diplotype,
        "phenotype": call.phenotype.value,
        "basis": call.basis,
        "alternatives": [
            {"diplotype": other.diplotype, "phenotype": other.phenotype.value} for other in call.alternatives
        ],
        "citations": citation_texts(call.citations),
    }


def guideline_json(line: GuidelineLine, words: Wording) -> Json:
    """What one edition says, chosen or not."""
    return {
        "edition": line.edition,
        "advice": line.advice,
        "factor_percent": [written(part) for part in line.factor_percent] if line.factor_percent else None,
        "applies": line.applies,
        "range_mg_per_day": range_texts(line.range_mg) if line.range_mg else None,
        "strength": line.strength,
        "text": words.guideline(line),
        "citations": citation_texts(line.citations),
    }


def finding_json(finding: Finding, words: Wording) -> Json:
    """One thing to say, in words."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "field": finding.field,
        "text": words.finding(finding).whole,
        "citations": citation_texts(finding.citations),
    }


def trace_json(step: TraceStep, words: Wording) -> Json:
    """One step of the working."""
    return {"step": step.step, "text": step_text(words.step(step)), "citations": citation_texts(step.citations)}


def _dates(monitoring: Monitoring | None) -> tuple[ScheduledTest, ...]:
    return monitoring.dates if monitoring else ()


def genotype_json(
    calls: tuple[GeneCall, ...], findings: Iterable[Finding], refused: bool, book: Book, words: Wording
) -> Json:
    """What `genotype` answers."""
    body: Json = {"status": "refused"} if refused else {}
    body |= {
        "calls": {call.gene: gene_json(call) for call in calls},
        "findings": [finding_json(finding, words) for finding in findings],
    }
    body |= {} if refused else explained_json(calls, book, words)
    return body | {"sources": sources_json(body, book)}
