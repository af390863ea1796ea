"""Symptoms outrank numbers: what each asks for, the most urgent first."""

from collections.abc import Iterator

from core.book import Book
from core.case import Case
from core.findings import Finding
from core.messages import finding
from core.monitoring.comparison import Results
from core.monitoring.results import readings_of

FIELD = "symptoms"
AMYLASE = "amylase"


def symptom_findings(case: Case, book: Book) -> tuple[Finding, ...]:
    """One finding for all symptoms that ask for the same; pancreatitis before everything else."""
    if not case.symptoms:
        return ()
    named = [symptom for id, symptom in book.symptoms.items() if id in case.symptoms]
    asked = dict.fromkeys(symptom.message for symptom in named)
    each = (_said([one.id for one in named if one.message == message], message, book) for message in asked)
    return (*_pancreatitis(case, book), *each)


def _said(ids: list[str], message: str, book: Book) -> Finding:
    """The sources are those of the symptoms, which differ: each is asked about by its own pages."""
    sources = dict.fromkeys(citation for id in ids for citation in book.symptoms[id].evidence.citations)
    passage = book.symptoms[ids[0]].passage
    return finding(book, message, FIELD, {"symptoms": tuple(ids)}, citations=tuple(sources), passage=passage)


def _pancreatitis(case: Case, book: Book) -> Iterator[Finding]:
    """The row of amylase means it together with symptoms (THR-25)."""
    symptoms = tuple(id for id in _meant_with_amylase(case.results, book) if id in case.symptoms)
    if symptoms:
        yield finding(book, "symptom-pancreatitis", FIELD, {"symptoms": symptoms, "value": case.results[AMYLASE]})


def _meant_with_amylase(results: Results, book: Book) -> tuple[str, ...]:
    """The symptoms of the rows of amylase that are reached."""
    readings = readings_of(AMYLASE, results, book, "") if AMYLASE in results else ()
    reached = (reading.reached for reading in readings)
    return tuple(dict.fromkeys(id for row in reached if row for id in row.symptoms))
