"""Blood tests of an answer as JSON: dates, results against thresholds, metabolites."""

from collections.abc import Iterable

from core.assessment import Metabolites, ResultReading, Trend
from core.book import Book, ThresholdRow
from core.quantity import rounded, written
from core.report.metabolite_times import due_words
from core.scheduling import MetaboliteDue, MetabolitePlan, Monitoring, ScheduledTest
from ui.terminal.json_sources import STATUS_OF_SOURCE, Json, citation_texts, sources_json
from ui.wording import Wording

BASELINE = "baseline-"
"""How the codes of the check list before the first tablet begin."""


def test_json(test: ScheduledTest, words: Wording) -> Json:
    """One blood test; `date` is null without a start date."""
    return {
        "date": test.date.isoformat() if test.date else None,
        "week": test.week,
        "tests": [words.term(name) for name in test.tests],
        "moved": test.moved_from is not None,
        "after_change": test.after_change,
    }


def schedule_json(monitoring: Monitoring | None, words: Wording) -> Json | None:
    """Whose schedule it is and what it assumes."""
    if monitoring is None:
        return None
    assumption = words.message(monitoring.assumption).whole if monitoring.assumption else None
    return {
        "guideline": monitoring.guideline,
        "assumption": assumption,
        "dose_changed": monitoring.changed.isoformat() if monitoring.changed else None,
        "change": words.message(monitoring.change).whole if monitoring.change else None,
        "citations": citation_texts(monitoring.citations),
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
        "citations": citation_texts(reading.citations),
    }


def _row(reading: ResultReading, book: Book) -> ThresholdRow | None:
    rows = book.threshold_sets[reading.set].rows
    return next((row for row in rows if row.id == reading.rule), None)


def rule_text(row: ThresholdRow) -> str:
    """A threshold as its guideline writes it: `<1.6 x10^9/L`, `>2 x upper limit of normal`."""
    unit = "x upper limit of normal" if row.multiple else row.unit
    return f"{row.comparator}{written(row.value)} {unit}"


def trend_json(trend: Trend) -> Json:
    """One series with the lines of the threshold sets, all in one unit."""
    return {
        "test": trend.test,
        "unit": trend.unit,
        "points": [
            {
                "date": point.date.isoformat() if point.date else None,
                "value": f"{point.value.value} {point.value.unit}",
                "in_unit": written(point.amount),
            }
            for point in trend.points
        ],
        "lines": [
            {"set": one.set, "chosen": one.chosen, "comparator": one.comparator, "at": written(one.amount)}
            for one in trend.lines
        ],
    }


def baseline_json(book: Book, words: Wording) -> list[str]:
    """What is checked before the first tablet."""
    return [words.message(code).text for code in book.messages if code.startswith(BASELINE)]


def symptom_json(symptom: str, book: Book, words: Wording) -> Json:
    """One symptom of the case and where what it asks for comes from; the findings say what that is."""
    known = book.symptoms[symptom]
    return {
        "id": symptom,
        "name": words.name_of("symptom", symptom),
        "finding": known.message,
        "citations": citation_texts(known.evidence.citations),
    }


def metabolite_plan_json(plan: MetabolitePlan, words: Wording) -> Json:
    """When one source measures 6-TGN and 6-MMPN; `status` says how far its statement was read."""
    return {
        "source": plan.source,
        "name": words.name_of("metabolite-times", plan.source),
        "status": STATUS_OF_SOURCE[plan.evidence.verification.value],
        "due": [_due_json(one) for one in plan.due],
        "text": due_words(plan, words),
        "citations": citation_texts(plan.evidence.citations),
    }


def _due_json(due: MetaboliteDue) -> Json:
    """`until` and `until_week` end the span; both null where the source names one week."""
    first, last = due.first, due.last
    return {
        "week": first.week,
        "date": first.date.isoformat() if first.date else None,
        "moved": first.moved_from is not None,
        "until_week": last.week if last else None,
        "until": last.date.isoformat() if last and last.date else None,
        "after_change": first.after_change,
    }


def dated_json(dated: Monitoring, plans: Iterable[MetabolitePlan], book: Book, words: Wording) -> Json:
    """What `schedule` answers."""
    body: Json = schedule_json(dated, words) or {}
    body = body | {"dates": [test_json(test, words) for test in dated.dates]}
    body = body | {"metabolite_schedule": [metabolite_plan_json(plan, words) for plan in plans]}
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
        "lines": {
            name: written(book.figures[f"metabolite-{name}"].value)
            for name in ("6tgn-low", "6tgn-high", "6mmpn-high", "ratio")
        },
        "citations": citation_texts(metabolites.citations),
    }
