"""Any result file or pasted text: which format it is, and its reading. Never raises for bad input."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from core.assessment import CallState
from core.book import Book
from core.findings import Severity
from core.importers import fhir, json_tree, outside_call, pharmcat, reading, report_text, vcf
from core.importers.reading import ImportReading, Unusable
from core.messages import finding

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|!--|[a-z])", re.IGNORECASE)
_LOOKED_AT = 4_000


def read_result(text: str, book: Book) -> ImportReading:
    """The reading of a whole text.

    Findings of severity stop: the file is refused. `nothing-found`: it is sound, and holds nothing of ours.
    """
    start = text[:_LOOKED_AT].removeprefix("\ufeff")
    if vcf.is_vcf(start):
        return read_variants(text.removeprefix("\ufeff").split("\n"), book)
    try:
        return _or_nothing(_read(text.removeprefix("\ufeff"), book), book)
    except Unusable as reason:
        return _refused(reading.UNKNOWN, reason, book)


def read_variants(lines: Iterable[str], book: Book) -> ImportReading:
    """The reading of a variant file, line by line; for files that are too large to hold."""
    try:
        return _or_nothing(vcf.read_vcf(_without_mark(lines), book), book)
    except Unusable as reason:
        return _refused(reading.VARIANTS, reason, book)


def is_variant_file(start: str) -> bool:
    """True when a text begins as a variant file, so that its lines can be streamed."""
    return vcf.is_vcf(start)


def unreadable(book: Book, kind: str, code: str, **params: object) -> ImportReading:
    """The reading of a file that could not even be opened as text."""
    return _refused(kind, Unusable(code, **params), book)


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    rest = iter(lines)
    return chain((first.removeprefix("\ufeff") for first in islice(rest, 1)), rest)


def _read(text: str, book: Book) -> ImportReading:
    start = text[:_LOOKED_AT]
    if _BINARY.search(start):
        raise Unusable("import-not-text")
    if start.lstrip()[:1] in ("{", "["):
        return _read_json(text, book)
    if kind := outside_call.kind_of(text):
        return _table_or_words(outside_call.read_table(kind, text, book), text, book)
    if _MARKUP.match(start):
        return ImportReading(reading.MARKUP)
    return report_text.read_report_text(text, book) or _unknown()


def _table_or_words(table: ImportReading, text: str, book: Book) -> ImportReading:
    """A line that only has tabs between its words is no table of outside calls: words are taken where all is read."""
    if _all_called(table):
        return table
    words = report_text.read_report_text(text, book)
    return words if words is not None and _all_called(words) and words.calls.keys() >= table.calls.keys() else table


def _all_called(read: ImportReading) -> bool:
    return all(call.state in (CallState.CALLED, CallState.AMBIGUOUS) for call in read.calls.values())


def _unknown() -> ImportReading:
    return ImportReading(reading.UNKNOWN)


def _read_json(text: str, book: Book) -> ImportReading:
    root = json_tree.parsed(text)
    if fhir.is_fhir(root):
        return fhir.read_fhir(root, book)
    kind = pharmcat.kind_of(root)
    return pharmcat.read_pharmcat(kind, root, book) if kind else _unknown()


def _or_nothing(read: ImportReading, book: Book) -> ImportReading:
    if read.calls or read.values:
        return read
    nothing = finding(book, "nothing-found", "", {"variant": "markup" if read.kind == reading.MARKUP else None})
    return ImportReading(read.kind, read.version, read.data_version, findings=(nothing, *read.findings))


def _refused(kind: str, reason: Unusable, book: Book) -> ImportReading:
    stop = finding(book, reason.code, "", reason.params, severity=Severity.STOP)
    return ImportReading(kind, findings=(stop,))
