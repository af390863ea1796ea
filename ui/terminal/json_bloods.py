"""Blood tests of an answer as JSON: dates, results against thresholds, metabolites."""

from core.assessment import Metabolites, Monitoring, ResultReading, ScheduledTest
from core.book import Book, ThresholdRow
from core.quantity import rounded, written
from ui.terminal.json_sources import Json, citation_texts, sources_json
from ui.wording import Wording


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
        "citations": citation_texts(metabolites.citations),
    }
