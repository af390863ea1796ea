"""Explains a gene call: what the alleles are, what was tested, how sure it is, how common, what would settle it."""

from collections.abc import Iterator

from core.assessment import CallState, GeneCall
from core.book import Allele, AlleleFrequency, Book, Phenotype, Variant
from core.findings import Finding
from core.genetics.activity import GENE_WITH_ACTIVITY
from core.genetics.diplotype import REFERENCE
from core.genetics.phenotype import CURRENT_TABLE, function, tables
from core.genetics.sites import untested_positions
from core.messages import cited, finding

PARTS = FOUND, TESTED, SURE, COMMON, SETTLE = ("found", "tested", "sure", "common", "settle")
"""The parts, in their order; each finding of an explanation has one of them as its field."""
_OLDER = {Phenotype.INDETERMINATE: "explain-indeterminate", Phenotype.POSSIBLE_INTERMEDIATE: "explain-possible"}
_UNRESOLVED = frozenset({CallState.AMBIGUOUS, CallState.CONFLICTING})


def explain(call: GeneCall, book: Book) -> tuple[Finding, ...]:
    """The parts in order: `found`, `tested`, `sure`, `common`, `settle`; every finding is a note with its sources."""
    names = tuple(dict.fromkeys((call.diplotype or "").split("/"))) if call.diplotype else ()
    return (
        *_found(call, names, book),
        *_tested(call, names, book),
        *_sure(call, names, book),
        *_common(call, names, book),
        finding(book, f"explain-settle-{_what_settles(call)}", SETTLE),
    )


def _found(call: GeneCall, names: tuple[str, ...], book: Book) -> Iterator[Finding]:
    yield from (_allele(call.gene, name, book) for name in names)
    if not names:
        codes = {"phenotype": "explain-phenotype-given", "activity": "explain-activity-given"}
        yield finding(book, codes.get(call.basis or "", "explain-no-alleles"), FOUND)


def _allele(gene: str, name: str, book: Book) -> Finding:
    known = book.alleles.get((gene, name))
    if known is None or CURRENT_TABLE not in known.functions:
        return finding(book, "explain-allele-unknown", FOUND, {"allele": name})
    if name == REFERENCE:
        return finding(book, "explain-star-one", FOUND)
    now, before = (function(gene, name, table, book) for table in (CURRENT_TABLE, _older(book)))
    variant = "new" if before is None else "changed" if before is not now else None
    params: dict[str, object] = {
        "allele": name,
        "function": (now.value,) if now else (),
        "before": (before.value,) if before else (),
        "variants": _variants(known),
        "variant": variant,
    }
    sources = cited(book, f"explain-allele.{variant}" if variant else "explain-allele")
    return finding(book, "explain-allele", FOUND, params, citations=sources)


def _older(book: Book) -> str:
    return next(table for table in tables(book) if table != CURRENT_TABLE)


def _variants(allele: Allele) -> tuple[str, ...]:
    return tuple(_variant(variant) for variant in allele.variants)


def _variant(variant: Variant) -> str:
    name = variant.rsid or f"{variant.chromosome}:{variant.position}"
    return f"{name} ({variant.cdna})" if variant.cdna else f"{name} {variant.ref}>{variant.alt}"


def _tested(call: GeneCall, names: tuple[str, ...], book: Book) -> Iterator[Finding]:
    if names:
        positions = tuple(dict.fromkeys(untested_positions(call.gene, frozenset(), book)))
        yield finding(book, "explain-tested", TESTED, {"positions": positions})
    elif call.state is CallState.NOT_TESTED:
        yield finding(book, "explain-not-tested", TESTED)
    elif call.basis is None:
        yield finding(book, "explain-test-failed", TESTED)


def _sure(call: GeneCall, names: tuple[str, ...], book: Book) -> Iterator[Finding]:
    if call.alternatives:
        others = tuple(f"{other.diplotype} ({other.phenotype.value})" for other in call.alternatives)
        yield finding(book, "explain-alternatives", SURE, {"alternatives": others})
    before = call.by_table.get(_older(book), call.phenotype)
    if before is not call.phenotype:
        yield finding(book, "explain-older-table", SURE, {"before": before.value})
    if (code := _OLDER.get(call.phenotype)) is not None:
        yield finding(book, code, SURE)
    if call.basis == "activity":
        yield finding(book, "explain-activity-misleads", SURE)
    if REFERENCE in names:
        yield finding(book, "explain-panel", SURE)
    elif names and not call.alternatives and call.state is CallState.CALLED:
        yield finding(book, "explain-both-found", SURE)


def _common(call: GeneCall, names: tuple[str, ...], book: Book) -> Iterator[Finding]:
    counted = [one for one in book.frequencies if one.gene == call.gene and _name_now(one, book) in names]
    yield from (_frequency(one, book) for one in counted)
    found = {_name_now(one, book) for one in counted}
    if rare := tuple(name for name in names if name not in found and name != REFERENCE):
        yield finding(book, "explain-no-frequency", COMMON, {"alleles": rare})
    yield finding(book, f"explain-common-{call.gene.lower()}", COMMON)


def _name_now(one: AlleleFrequency, book: Book) -> str:
    allele = book.alleles.get((one.gene, one.allele))
    return allele.now if allele is not None and allele.now else one.allele


def _frequency(one: AlleleFrequency, book: Book) -> Finding:
    today = _name_now(one, book)
    shares = tuple(f"{share.population} {'below ' if share.below else ''}{share.percent}%" for share in one.shares)
    params = {
        "allele": one.allele,
        "today": today,
        "shares": shares,
        "variant": "older" if today != one.allele else None,
    }
    return finding(book, "explain-frequency", COMMON, params, citations=one.evidence.citations)


def _what_settles(call: GeneCall) -> str:
    """The one thing that would settle what is open; counts stay needed when nothing is."""
    if call.state is CallState.NOT_TESTED:
        return "test"
    open_ = call.state in _UNRESOLVED or bool(call.alternatives) or call.phenotype in _OLDER
    if open_:
        return "activity" if call.gene == GENE_WITH_ACTIVITY else "family"
    return "counts" if call.state is CallState.CALLED and call.basis != "phenotype" else "laboratory"
