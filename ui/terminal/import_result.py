"""`import FILE`: what a result file holds, by today's tables and as the file says it."""

import argparse
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from core.book import Book
from core.findings import Finding, Severity
from core.importers import reading
from core.importers.detect import is_variant_file, read_result, read_variants, unreadable
from core.importers.json_tree import LONGEST
from core.importers.reading import ImportedValue, ImportReading, Unusable
from ui.terminal import as_json, as_text
from ui.terminal.case_file import DEFAULT_PRACTICE
from ui.terminal.import_stream import blocks, lines, whole
from ui.terminal.json_sources import Json, sources_json
from ui.terminal.output import DONE, REFUSED, complain, say, say_json
from ui.terminal.services import Services
from ui.terminal.streams import opened
from ui.wording import Wording

_LOOKED_AT = 4_000
"""Bytes that tell a variant file, whose header may have lost its first line."""


def import_result(arguments: argparse.Namespace, services: Services) -> int:
    """Read one file; nothing enters a case by this command."""
    book = services.book()
    words = Wording(book, DEFAULT_PRACTICE)
    with opened(arguments.file) as stream:
        read = read_stream(stream, book)
    if arguments.json:
        say_json(import_json(read, book, words))
    elif not read.refused:
        say("\n".join(_text_lines(read, book, words)))
    if read.refused:
        complain(as_text.refusal_lines(_stops(read), words))
    return REFUSED if read.refused else DONE


def read_stream(stream: BinaryIO, book: Book) -> ImportReading:
    """The reading of a whole file, plain or packed."""
    try:
        content = (block for block in blocks(stream) if block)
        start = list(islice(content, 1))
        everything = chain(start, content)
        if is_variant_file(b"".join(start)[:_LOOKED_AT].decode("utf-8", "replace")):
            return read_variants(lines(everything), book)
        return read_result(whole(everything, LONGEST), book)
    except Unusable as reason:
        return unreadable(book, reading.UNKNOWN, reason.code, **reason.params)


def _stops(read: ImportReading) -> list[Finding]:
    return [finding for finding in read.findings if finding.severity is Severity.STOP]


def import_json(read: ImportReading, book: Book, words: Wording) -> Json:
    """The answer of the outside contract, with the file's own phenotypes and measurements beside it."""
    body: Json = {
        "calls": {gene: as_json.gene_json(call, book) for gene, call in read.calls.items()},
        "reported": dict(read.reported),
        "values": [_value_json(value) for value in read.values],
        "findings": [as_json.finding_json(finding, book, words) for finding in read.findings],
        "source": {"kind": read.kind, "version": read.version, "data_version": read.data_version},
    }
    return body | {"sources": sources_json(body, book)}


def _value_json(value: ImportedValue) -> Json:
    return {"field": value.field, "value": value.text, "date": value.date or None, "code": value.code}


def _text_lines(read: ImportReading, book: Book, words: Wording) -> Iterator[str]:
    if read.kind != reading.UNKNOWN:
        yield f"  {', '.join(part for part in (read.kind, read.version, read.data_version) if part)}"
    for gene, phenotype in read.reported.items():
        yield from as_text.wrapped(f"The file says: {gene} {phenotype}")
    for value in read.values:
        dated = f" ({value.date})" if value.date else ""
        yield from as_text.wrapped(f"{value.field}: {value.text}{dated}")
    yield from as_text.genotype_lines(read.calls.values(), read.findings, words)
    yield from as_text.footer(book)
