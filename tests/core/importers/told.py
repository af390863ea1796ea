"""Short ways to read a file and to say what came out."""

import json
from typing import Any

from core.book import Book
from core.importers.detect import read_result
from core.importers.reading import ImportReading


def read(file: object, book: Book) -> ImportReading:
    """The reading of a text, or of anything else written as JSON."""
    return read_result(file if isinstance(file, str) else json.dumps(file), book)


def told(reading: ImportReading, gene: str) -> tuple[str, str | None, str]:
    """State, diplotype and phenotype of one gene."""
    call = reading.calls[gene]
    return call.state.value, call.diplotype, call.phenotype.value


def others(reading: ImportReading, gene: str) -> list[str]:
    """The diplotypes that fit as well."""
    return [other.diplotype for other in reading.calls[gene].alternatives]


def codes(reading: ImportReading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


def params(reading: ImportReading, code: str) -> dict[str, Any]:
    """The params of the one finding with this code."""
    (found,) = [finding for finding in reading.findings if finding.code == code]
    return dict(found.params)


def refused(reading: ImportReading) -> str:
    """The code of the refusal; a refused file leaves nothing else behind."""
    assert reading.refused
    assert not any((reading.calls, reading.forms, reading.values, reading.reported))
    (stop,) = reading.findings
    return stop.code


NORMAL = ("called", "*1/*1", "Normal Metabolizer")
INTERMEDIATE = "Intermediate Metabolizer"
POOR = "Poor Metabolizer"
NO_RESULT = "No Result"
