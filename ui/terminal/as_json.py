"""An assessment as the JSON of the outside contract: numbers as text, exact, each with its citations."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from core import PROGRAM_VERSION
from core.assessment import (
    Assessment,
    Derived,
    Dose,
    GeneCall,
    GuidelineLine,
    Metabolites,
    Monitoring,
    PlanKind,
    ResultReading,
    ScheduledTest,
    Status,
    TabletCount,
    TabletPlan,
    Titration,
    TitrationStep,
    TraceStep,
)
from core.book import Book, ThresholdRow
from core.evidence import Citation, Source
from core.findings import Finding
from core.quantity import DoseRange, rounded, written
from ui.terminal.sentences import step_text
from ui.wording import Wording

ASSESSMENT_VERSION = 1
STATUS_OF_SOURCE = {"R": "read", "S": "secondary", "P": "policy", "G": "unverified"}

Json = dict[str, Any]


def assessment_json(assessment: Assessment, book: Book, words: Wording) -> Json:
    """The whole answer; `dose` is null unless recommended."""
    body: Json = {
        "genes": {gene: gene_json(call) for gene, call in assessment.genes.items()},
        "dose": dose_json(assessment.dose, words) if assessment.dose else None,
        "guidelines": [guideline_json(line, words) for line in assessment.guidelines],
        "findings": [finding_json(finding, words) for finding in assessment.findings],
        "derived": derived_json(assessment.derived),
        "trace": [trace_json(step, words) for step in assessment.trace],
        "titration": titration_json(assessment.titration, words),
        "monitoring": [test_json(test, words) for test in _dates(assessment.monitoring)],
        "schedule": schedule_json(assessment.monitoring, words),
        "results": [result_json(reading, book) for reading in assessment.results],
        "metabolites": metabolites_json(assessment.metabolites, book, words),
        "missing": list(assessment.missing),
    }
    return framed(assessment.status, body, book)


def refused_json(findings: Iterable[Finding], book: Book, words: Wording) -> Json:
    """The answer to input that is not a case at all: the same shape, with nothing but findings in it."""
    body: Json = {
        "genes": {},
        "dose": None,
        "guidelines": [],
        "findings": [finding_json(finding, words) for finding in findings],
        "derived": {},
        "trace": [],
        "titration": None,
        "monitoring": [],
        "schedule": None,
        "results": [],
        "metabolites": None,
        "missing": [],
    }
    return framed(Status.REFUSED, body, book)


def framed(status: Status, body: Json, book: Book) -> Json:
    """The body between the version and what it rests on."""
    head: Json = {"assessment_version": ASSESSMENT_VERSION, "status": status.value}
    tail: Json = {"citations": sources_json(body, book), "book": book_json(book), "program": PROGRAM_VERSION}
    return head | body | tail


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
        "citations": _texts(call.citations),
    }


def dose_json(dose: Dose, words: Wording) -> Json:
    """The one dose, in mg/day."""
    return {
        "planned_mg_per_day": written(dose.planned_mg_per_day),
        "range_mg_per_day": _range(dose.range),
        "usual_mg_per_day": _range(dose.usual),
        "maximum_mg_per_day": written(dose.maximum_mg_per_day),
        "suggested": _plan(dose.suggested, dose.mg_per_kg_per_day, words),
        "alternative": _plan(dose.alternative, None, words),
    }


def _plan(plan: TabletPlan | None, per_kg: Fraction | None, words: Wording) -> Json | None:
    if plan is None:
        return None
    shown: Json = {"kind": plan.kind.value, "mg_per_day": written(plan.mg_per_day)}
    if per_kg is not None:
        shown["mg_per_kg_per_day"] = written(per_kg)
    shown["text"] = words.plan(plan)
    if plan.kind is PlanKind.SUSPENSION:
        volume = plan.volume_ml or Fraction(0)
        return shown | {"volume_ml_per_day": written(volume), "tablets": [], "week_mg": []}
    return shown | {
        "tablets": [_count(t) for t in plan.tablets],
        "week_mg": [written(mg) for mg in plan.week_mg],
    }


def _count(tablets: TabletCount) -> Json:
    return {"strength_mg": written(tablets.strength_mg), "count": tablets.count}


def guideline_json(line: GuidelineLine, words: Wording) -> Json:
    """What one edition says, chosen or not."""
    return {
        "edition": line.edition,
        "advice": line.advice,
        "factor_percent": [written(part) for part in line.factor_percent] if line.factor_percent else None,
        "applies": line.applies,
        "range_mg_per_day": _range(line.range_mg) if line.range_mg else None,
        "strength": line.strength,
        "text": words.guideline(line),
        "citations": _texts(line.citations),
    }


def finding_json(finding: Finding, words: Wording) -> Json:
    """One thing to say, in words."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "field": finding.field,
        "text": words.finding(finding).whole,
        "citations": _texts(finding.citations),
    }


def trace_json(step: TraceStep, words: Wording) -> Json:
    """One step of the working."""
    return {"step": step.step, "text": step_text(words.step(step)), "citations": _texts(step.citations)}


def derived_json(derived: Derived) -> Json:
    """Only the values whose inputs were there."""
    values = {
        "creatinine_clearance_ml_per_min": (derived.creatinine_clearance, 1),
        "ideal_weight_kg": (derived.ideal_weight_kg, 1),
        "adjusted_weight_kg": (derived.adjusted_weight_kg, 1),
        "body_surface_m2": (derived.body_surface_m2, 2),
        "mercaptopurine_equivalent_mg_per_day": (derived.mercaptopurine_mg, 0),
    }
    return {name: rounded(value, places) for name, (value, places) in values.items() if value is not None}


def titration_json(plan: Titration | None, words: Wording) -> Json | None:
    """How the dose may rise, and what that rests on."""
    if plan is None:
        return None
    return {
        "text": words.message(plan.message, plan.params).whole,
        "most_mg_per_day": written(plan.most_mg_per_day),
        "steps": [_rise(step, plan, words) for step in plan.steps],
        "citations": _texts(plan.citations),
    }


def _rise(step: TitrationStep, plan: Titration, words: Wording) -> Json:
    """One dose; the blood test before it is null for the first."""
    test: Json | None = None
    if step.test_day is not None:
        test = {
            "day": step.test_day,
            "date": step.test_date.isoformat() if step.test_date else None,
            "tests": [words.term(name) for name in plan.tests],
            "scheduled": step.test_scheduled,
        }
    day: Json = {"day": step.day, "date": step.date.isoformat() if step.date else None}
    return day | (_plan(step.plan, step.mg_per_kg_per_day, words) or {}) | {"test": test}


def _dates(monitoring: Monitoring | None) -> tuple[ScheduledTest, ...]:
    return monitoring.dates if monitoring else ()


def test_json(test: ScheduledTest, words: Wording) -> Json:
    """One blood test; `date` is null without a start date."""
    return {
        "date": test.date.isoformat() if test.date else None,
        "week": test.week,
        "tests": [words.term(name) for name in test.tests],
        "moved": test.moved_from is not None,
    }


def schedule_json(monitoring: Monitoring | None, words: Wording) -> Json | None:
    """Whose schedule it is and what it assumes."""
    if monitoring is None:
        return None
    assumption = words.message(monitoring.assumption).whole if monitoring.assumption else None
    return {
        "guideline": monitoring.guideline,
        "assumption": assumption,
        "citations": _texts(monitoring.citations),
    }


def result_json(reading: ResultReading, book: Book) -> Json:
    """One blood result against one threshold set; `rule` and `action` are null when no row is reached."""
    row = _row(reading, book)
    return {
        "test": reading.test,
        "value": f"{reading.value.value} {reading.value.unit}",
        "rule": rule_text(row) if row else None,
        "action": row.action if row else None,
        "set": reading.set,
        "chosen": reading.chosen,
        "citations": _texts(reading.citations),
    }


def _row(reading: ResultReading, book: Book) -> ThresholdRow | None:
    rows = book.threshold_sets[reading.set].rows
    return next((row for row in rows if row.id == reading.rule), None)


def rule_text(row: ThresholdRow) -> str:
    """A threshold as its guideline writes it: `<1.6 x10^9/L`, `>2 x upper limit of normal`."""
    unit = "x upper limit of normal" if row.multiple else row.unit
    return f"{row.comparator}{written(row.value)} {unit}"


def genotype_json(
    calls: Iterable[GeneCall], findings: Iterable[Finding], refused: bool, book: Book, words: Wording
) -> Json:
    """What `genotype` answers."""
    body: Json = {"status": "refused"} if refused else {}
    body |= {
        "calls": {call.gene: gene_json(call) for call in calls},
        "findings": [finding_json(finding, words) for finding in findings],
    }
    return body | {"sources": sources_json(body, book)}


def dated_json(dated: Monitoring, book: Book, words: Wording) -> Json:
    """What `schedule` answers."""
    body: Json = schedule_json(dated, words) or {}
    body = body | {"dates": [test_json(test, words) for test in dated.dates]}
    return body | {"sources": sources_json(body, book)}


def metabolites_json(metabolites: Metabolites | None, book: Book, words: Wording) -> Json | None:
    """The pattern of 6-TGN and 6-MMPN and what it asks for."""
    if metabolites is None:
        return None
    rows = [book.metabolite_rows[pattern] for pattern in metabolites.patterns if pattern in book.metabolite_rows]
    return {
        "pattern": list(metabolites.patterns),
        "ratio": "not-calculable" if metabolites.ratio is None else rounded(metabolites.ratio, 1),
        "action": " ".join(words.message(row.message).whole for row in rows),
        "citations": _texts(metabolites.citations),
    }


def book_json(book: Book) -> Json:
    """Which book it was."""
    return {
        "version": book.version,
        "digest": book.digest,
        "review": book.review.value,
        "valid_until": book.valid_until.isoformat(),
    }


def sources_json(body: Json, book: Book) -> Json:
    """Every source that the body cites."""
    cited = {citation.partition(" @ ")[0] for citation in _citations(body)}
    return {id: source_json(book.sources[id]) for id in sorted(cited) if id in book.sources}


def source_json(source: Source) -> Json:
    """One source, and how far it was read."""
    known = {"pmid": source.pmid, "doi": source.doi, "address": source.address}
    status = STATUS_OF_SOURCE[source.verification.value]
    head: Json = {"title": source.title, "short": source.short, "year": source.year}
    return head | {name: value for name, value in known.items() if value} | {"status": status}


def _citations(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        yield from value.get("citations", ())
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _citations(item)


def _range(range_: DoseRange) -> list[str]:
    return [written(range_.low), written(range_.high)]


def _texts(citations: Iterable[Citation]) -> list[str]:
    return [str(citation) for citation in citations]
