"""A genotype as read becomes a gene call: state, phenotypes, alternatives and what must be said."""

from dataclasses import dataclass
from functools import lru_cache

from core.assessment import CallState, GeneAlternative, GeneCall
from core.book import Book, Function, PhaseAlternative, Phenotype
from core.findings import Finding, Severity
from core.genetics.diplotype import REFERENCE, Diplotype, allele_order, diplotype, name_today
from core.genetics.notation import Genotype, case_field
from core.genetics.phenotype import CURRENT_TABLE, alike, citations, function, functions, phenotype, phenotypes


@dataclass(frozen=True, slots=True)
class Called:
    """A gene call with its findings, and every phenotype that the result leaves possible (none: nothing is known)."""

    call: GeneCall
    findings: tuple[Finding, ...]
    possible: tuple[Phenotype, ...] = ()


@lru_cache(maxsize=4096)
def call_genotype(genotype: Genotype, book: Book) -> Called:
    """The call of a genotype, however it reached us (typed or imported); it holds alleles and nothing else."""
    if not genotype.pairs:
        finding = _finding(genotype, "no-diplotype-fits", Severity.WARNING)
        return Called(_uncalled(genotype, CallState.NO_CALL, None, book), (finding,))
    if absent := _without_function(genotype, book):
        return _unknown(genotype, absent, book)
    if genotype.untested:
        return _partial(genotype, genotype.untested, book)
    if genotype.untold and _as_good_as_normal(genotype, book):
        return _partial(genotype, genotype.untold, book, genotype.pairs[0])
    return _ambiguous(genotype, book) if len(genotype.pairs) > 1 else _called(genotype, book)


def _unknown(genotype: Genotype, absent: tuple[str, ...], book: Book) -> Called:
    call = _uncalled(genotype, CallState.UNKNOWN_ALLELE, genotype.pairs[0], book)
    unknown = (
        _finding(genotype, "unknown-allele", Severity.WARNING, **_named(genotype, name, book)) for name in absent
    )
    return Called(call, (*_legacy(genotype, book), *unknown), _at_most(genotype, book))


def _at_most(genotype: Genotype, book: Book) -> tuple[Phenotype, ...]:
    """What a pair may still be when one allele certainly does not work and nothing is known of the other."""
    certain = all(
        any(function(genotype.gene, name, CURRENT_TABLE, book) is Function.NO for name in pair.names)
        for pair in genotype.pairs
    )
    return (Phenotype.INTERMEDIATE, Phenotype.POOR) if certain else ()


def _named(genotype: Genotype, name: str, book: Book) -> dict[str, object]:
    """The allele, with those of the tables that have its number: for TPMT *3 they are *3A, *3B and *3C."""
    number = allele_order(name)[0]
    near = tuple(known for gene, known in book.alleles if gene == genotype.gene and allele_order(known)[0] == number)
    return {"allele": name, "near": near, "variant": "near" if near else None}


def _as_good_as_normal(genotype: Genotype, book: Book) -> bool:
    """True when what was found lowers nothing (*1/*8), so that all rests on the positions that are not told."""
    found = (phenotype(genotype.gene, pair, CURRENT_TABLE, book) for pair in genotype.pairs)
    return all(one is Phenotype.NORMAL for one in found)


def _partial(genotype: Genotype, untested: tuple[str, ...], book: Book, found: Diplotype | None = None) -> Called:
    """Nothing that lowers was found, but not all of the usual positions were looked at: that is not normal."""
    params = {"found": str(found), "variant": "found" if found else None}
    finding = _finding(genotype, "genotype-partial", Severity.WARNING, untested=untested, **params)
    return Called(_uncalled(genotype, CallState.PARTIAL, found, book), (finding,))


def _called(genotype: Genotype, book: Book) -> Called:
    gene, pair = genotype.gene, genotype.pairs[0]
    by_table = phenotypes(gene, pair, book)
    entries = _phase_alternatives(genotype, book)
    call = GeneCall(
        gene=gene,
        state=CallState.CALLED,
        diplotype=str(pair),
        phenotype=by_table[CURRENT_TABLE],
        by_table=by_table,
        alternatives=tuple(_alternative(gene, _pair(entry), book) for entry in entries),
        basis="genotype",
        functions=_functions(gene, pair, book),
        citations=citations(gene, pair, book),
    )
    findings = (
        *_legacy(genotype, book),
        *(_phase(genotype, e, book) for e in entries),
        *(() if entries else _star_one(genotype, book)),
        *_untold(genotype, call.phenotype),
    )
    return Called(call, findings, (call.phenotype,))


def _ambiguous(genotype: Genotype, book: Book) -> Called:
    gene, pairs = genotype.gene, genotype.pairs
    alternatives = tuple(_alternative(gene, pair, book) for pair in pairs[1:])
    call = GeneCall(
        gene=gene,
        state=CallState.AMBIGUOUS,
        diplotype=str(pairs[0]),
        phenotype=Phenotype.NO_RESULT,
        by_table=alike(Phenotype.NO_RESULT, book),
        alternatives=alternatives,
        citations=citations(gene, pairs[0], book),
    )
    finding = _finding(
        genotype,
        "genotype-ambiguous",
        Severity.WARNING,
        diplotype=str(pairs[0]),
        phenotype=phenotype(gene, pairs[0], CURRENT_TABLE, book).value,
        alternatives=tuple(f"{other.diplotype} ({other.phenotype.value})" for other in alternatives),
    )
    possible = tuple(phenotype(gene, pair, CURRENT_TABLE, book) for pair in pairs)
    return Called(call, (finding, *_star_one(genotype, book), *_untold(genotype, *possible)), possible)


def _uncalled(genotype: Genotype, state: CallState, pair: Diplotype | None, book: Book) -> GeneCall:
    return GeneCall(
        gene=genotype.gene,
        state=state,
        diplotype=None if pair is None else str(pair),
        phenotype=Phenotype.NO_RESULT,
        by_table=alike(Phenotype.NO_RESULT, book),
    )


def _without_function(genotype: Genotype, book: Book) -> tuple[str, ...]:
    """The alleles that today's table gives no function, known to the book or not."""
    names = dict.fromkeys(name for pair in genotype.pairs for name in pair.names)
    return tuple(name for name in names if function(genotype.gene, name, CURRENT_TABLE, book) is None)


def _functions(gene: str, pair: Diplotype, book: Book) -> tuple[str, ...]:
    both = functions(gene, pair, CURRENT_TABLE, book)
    return () if both is None else tuple(function.value for function in both)


def _alternative(gene: str, pair: Diplotype, book: Book) -> GeneAlternative:
    return GeneAlternative(str(pair), phenotype(gene, pair, CURRENT_TABLE, book))


# --- phase ---------------------------------------------------------------------------------


def _phase_alternatives(genotype: Genotype, book: Book) -> list[PhaseAlternative]:
    """What else an unphased pair of stars may be; variants were already tried in every way."""
    if genotype.phased or genotype.told_by_variants:
        return []
    return [
        entry
        for entry in book.phase_alternatives
        if entry.gene == genotype.gene and _is_of(entry.diplotype, genotype, book)
    ]


def _is_of(written: str, genotype: Genotype, book: Book) -> bool:
    """True when an entry speaks of this pair.

    NUDT15 *1/*3 has its alternative only with the repeat; the older name *2 is what tells of the repeat.
    """
    one, other = written.split("/")
    today = diplotype(*(name_today(genotype.gene, name, book) for name in (one, other)))
    needs_older_name = any(
        allele.now in today.names for allele in book.alleles.values() if allele.gene == genotype.gene and allele.now
    )
    return today == genotype.pairs[0] and (bool(genotype.legacy) or not needs_older_name)


def _pair(entry: PhaseAlternative) -> Diplotype:
    one, other = entry.alternative.split("/")
    return diplotype(one, other)


# --- what must be said -----------------------------------------------------------------------


def _finding(genotype: Genotype, code: str, severity: Severity, **params: object) -> Finding:
    return Finding(code, severity, case_field(genotype.gene), {"gene": genotype.gene, **params})


def _phase(genotype: Genotype, entry: PhaseAlternative, book: Book) -> Finding:
    pair = _pair(entry)
    params = {
        "gene": genotype.gene,
        "diplotype": str(genotype.pairs[0]),
        "alternative": str(pair),
        "phenotype": phenotype(genotype.gene, pair, CURRENT_TABLE, book).value,
    }
    field = case_field(genotype.gene)
    return Finding(entry.message, Severity.NOTE, field, params, entry.evidence.citations)


def _star_one(genotype: Genotype, book: Book) -> tuple[Finding, ...]:
    """What *1 rests on; where a phase note already doubts the *1, one note is enough."""
    if not any(REFERENCE in pair.names for pair in genotype.pairs):
        return ()
    behind = book.alleles[genotype.gene, REFERENCE].evidence.citations
    params = {"gene": genotype.gene, "diplotype": str(genotype.pairs[0])}
    return (Finding("star-one", Severity.NOTE, case_field(genotype.gene), params, behind),)


def _untold(genotype: Genotype, *possible: Phenotype) -> tuple[Finding, ...]:
    """Usual positions that the text does not speak of; nothing found there could lower a poor metaboliser further."""
    if not genotype.untold or set(possible) == {Phenotype.POOR}:
        return ()
    return (_finding(genotype, "positions-not-told", Severity.WARNING, untold=genotype.untold),)


def _legacy(genotype: Genotype, book: Book) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "legacy-allele",
            Severity.NOTE,
            case_field(genotype.gene),
            {"gene": genotype.gene, "allele": name, "today": name_today(genotype.gene, name, book)},
            book.alleles[genotype.gene, name].evidence.citations,
        )
        for name in genotype.legacy
    )
