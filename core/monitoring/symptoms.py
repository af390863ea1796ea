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
OF_PANCREATITIS = ("severe-abdominal-pain", "severe-vomiting")
"""Together with the enzyme they mean pancreatitis (THR-25)."""


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
    symptoms = tuple(id for id in OF_PANCREATITIS if id in case.symptoms)
    if symptoms and _amylase_is_high(case.results, book):
        yield finding(book, "symptom-pancreatitis", FIELD, {"symptoms": symptoms, "value": case.results[AMYLASE]})


def _amylase_is_high(results: Results, book: Book) -> bool:
    if AMYLASE not in results:
        return False
    return any(reading.reached for reading in readings_of(AMYLASE, results, book, ""))
