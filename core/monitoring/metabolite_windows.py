"""What must be said beside a metabolite level: its assay, and where published windows and ratios differ."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from core.book import Book
from core.findings import Finding
from core.messages import finding
from core.monitoring.metabolites import FIELD, MMPN, TGN
from core.quantity import Quantity


def window_findings(results: Mapping[str, Quantity], book: Book) -> tuple[Finding, ...]:
    """The note on the assay for every level, then each published limit by which it would be read otherwise."""
    if TGN not in results and MMPN not in results:
        return ()
    return (finding(book, "metabolite-assay", FIELD), *_windows(results, book), *_ratios(results, book))


def _windows(results: Mapping[str, Quantity], book: Book) -> Iterator[Finding]:
    """Between the lower limits, or between the upper limits, of two windows."""
    if TGN not in results:
        return
    level = results[TGN].exact
    low, other_low = _figure(book, "metabolite-6tgn-low"), _figure(book, "metabolite-6tgn-low-aga")
    high, other_high = _figure(book, "metabolite-6tgn-high"), _figure(book, "metabolite-6tgn-high-prometheus")
    if other_low <= level < low:
        yield _differ(results, book, "low", low, other_low)
    if other_high < level <= high:
        yield _differ(results, book, "high", high, other_high)


def _differ(results: Mapping[str, Quantity], book: Book, side: str, ours: Fraction, other: Fraction) -> Finding:
    sources = book.messages[f"metabolite-windows-differ.{side}"].evidence
    shown = {"tgn": results[TGN], "variant": side, "ours": ours, "other": other}
    return finding(book, "metabolite-windows-differ", FIELD, shown, citations=sources.citations if sources else ())


def _ratios(results: Mapping[str, Quantity], book: Book) -> Iterator[Finding]:
    """Above the line of the tables, and below that of the review of allopurinol use."""
    if TGN not in results or MMPN not in results or not results[TGN].value:
        return
    ratio = results[MMPN].exact / results[TGN].exact
    ours, other = _figure(book, "metabolite-ratio"), _figure(book, "metabolite-ratio-review")
    if ours < ratio < other:
        yield finding(book, "metabolite-ratios-differ", FIELD, {"ratio": ratio, "ours": ours, "other": other})


def _figure(book: Book, name: str) -> Fraction:
    return book.figures[name].exact
