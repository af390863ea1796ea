"""What a file says of one gene becomes our call, beside the phenotype that the file gives."""

from dataclasses import replace
from typing import NamedTuple

from core.assessment import CallState, GeneCall
from core.book import Book, Phenotype
from core.case_form import GeneForm
from core.findings import Finding
from core.genetics.call import call_gene, uncalled
from core.genetics.genotype_call import Called, call_genotype
from core.genetics.haplotypes import most_usual_first
from core.genetics.metaboliser import read_phenotype
from core.genetics.notation import Genotype, case_field, read_genotype
from core.genetics.spelling import shown
from core.messages import finding

REDUCED = frozenset({Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE, Phenotype.POOR})
NOT_CALLED = GeneForm(state="no-call")
_SILENT = frozenset({"", "n/a", "no result", "unknown", "none"})
"""Phenotypes that say nothing; `n/a` is how PharmCAT writes an allele without a function."""


class Reported(NamedTuple):
    """A phenotype as the file gives it, and the data (an edition, a version, a source) that it rests on."""

    phenotype: str
    edition: str


class Told(NamedTuple):
    """What one file says of one gene, before anything of it is believed.

    `genotypes` are diplotypes as written; several are alternatives of one result when `alternatives`, else separate
    results that must agree. `untested` are positions without a call, `undocumented` those with a base that the
    tables lack. `where` is the place in the file.
    """

    gene: str
    where: str
    genotypes: tuple[str, ...] = ()
    phased: bool = False
    alternatives: bool = False
    reported: tuple[Reported, ...] = ()
    untested: tuple[str, ...] = ()
    undocumented: tuple[str, ...] = ()


class GeneResult(NamedTuple):
    """The call of one gene, the form that would give it in a case, and the phenotype of the file (or empty)."""

    call: GeneCall
    form: GeneForm
    reported: str
    findings: tuple[Finding, ...]


def result_of(told: Told, book: Book) -> GeneResult:
    """The call by today's tables; the file's own phenotype is compared and never used beside alleles."""
    spoken = tuple(one for one in told.reported if one.phenotype.strip().lower() not in _SILENT)
    if not told.genotypes:
        return _without_alleles(told, spoken, book)
    genotype = _genotype(told, book)
    if isinstance(genotype, Finding):
        return _no_result(told, spoken, CallState.NO_CALL, book, genotype)
    if genotype is None:
        said = finding(book, "import-results-conflict", case_field(told.gene), _params(told, results=told.genotypes))
        return _no_result(told, spoken, CallState.CONFLICTING, book, said)
    called = limited(call_genotype(genotype, book), told.untested, told.undocumented, book)
    written = told.genotypes[0].replace("/", "|") if told.phased else told.genotypes[0]
    return GeneResult(
        called.call,
        form_for(called.call, GeneForm(genotype=written), book),
        _first(spoken),
        (*called.findings, *compared(called.call, spoken, book)),
    )


def limited(called: Called, untested: tuple[str, ...], undocumented: tuple[str, ...], book: Book) -> Called:
    """The call of a result with gaps: never normal. Where a reduced function was found, it stays, with a warning."""
    call = called.call
    if not (untested or undocumented) or call.state not in (CallState.CALLED, CallState.AMBIGUOUS):
        return replace(called, findings=(*called.findings, *_gaps(call, untested, undocumented, book)))
    if called.possible and set(called.possible) <= REDUCED:
        return replace(called, findings=(*called.findings, *_gaps(call, untested, undocumented, book)))
    state = CallState.UNKNOWN_ALLELE if undocumented else CallState.PARTIAL
    kept = tuple(one for one in called.findings if one.code == "legacy-allele")
    partial = _partial(call.gene, untested, book) if untested else ()
    gaps = _gaps(call, (), undocumented, book)
    return Called(uncalled(call.gene, state, book), (*kept, *partial, *gaps))


def form_for(call: GeneCall, wanted: GeneForm, book: Book) -> GeneForm:
    """`wanted` if a case with it comes to this very call; otherwise the form of a gene without a result."""
    again = call_gene(call.gene, wanted, book)
    same = not again.refusals and (again.call.state, again.call.diplotype, again.call.by_table) == (
        call.state,
        call.diplotype,
        call.by_table,
    )
    return wanted if same else NOT_CALLED


def compared(
    call: GeneCall, spoken: tuple[Reported, ...], book: Book, variant: str | None = None
) -> tuple[Finding, ...]:
    """A warning for each phenotype of the file (or, as `variant`, of a text) that is not ours."""
    if call.state is not CallState.CALLED:
        return ()
    return tuple(
        finding(
            book,
            "imported-phenotype-differs",
            case_field(call.gene),
            {
                "gene": call.gene,
                "diplotype": call.diplotype or "",
                "reported": shown(one.phenotype),
                "edition": shown(one.edition) or "not named",
                "ours": call.phenotype.value,
                "variant": variant,
            },
            citations=call.citations,
        )
        for one in dict.fromkeys(spoken)
        if _phenotype(call.gene, one.phenotype) is not call.phenotype
    )


# --- the ways to a genotype ----------------------------------------------------------------------


def _genotype(told: Told, book: Book) -> Genotype | Finding | None:
    """One genotype out of all that was written; None when separate results disagree."""
    read: list[Genotype] = []
    for written in told.genotypes:
        one = read_genotype(told.gene, written, book)
        if isinstance(one, Finding):
            return finding(book, "import-genotype-unread", case_field(told.gene), _params(told, typed=shown(written)))
        read.append(one)
    pairs = most_usual_first(told.gene, (pair for one in read for pair in one.pairs), book)
    if len({one.pairs for one in read}) > 1 and not told.alternatives:
        return None
    legacy = tuple(dict.fromkeys(name for one in read for name in one.legacy))
    by_variants = any(one.told_by_variants for one in read)
    untested = read[0].untested
    phased = told.phased or any(one.phased for one in read)
    return Genotype(told.gene, pairs, phased, legacy, by_variants, untested)


def _without_alleles(told: Told, spoken: tuple[Reported, ...], book: Book) -> GeneResult:
    """A phenotype alone is used as such, and said to be one; nothing at all is no call, never normal."""
    field = case_field(told.gene)
    phenotypes = {_phenotype(told.gene, one.phenotype) for one in spoken}
    if not spoken:
        said = finding(book, "import-no-call", field, _params(told))
        return _no_result(told, spoken, CallState.NO_CALL, book, said)
    if len(phenotypes) > 1:
        results = tuple(shown(one.phenotype) for one in spoken)
        said = finding(book, "import-results-conflict", field, _params(told, results=results))
        return _no_result(told, spoken, CallState.CONFLICTING, book, said)
    form = GeneForm(phenotype=spoken[0].phenotype.strip())
    read = call_gene(told.gene, form, book)
    if read.refusals:
        said = finding(book, "import-genotype-unread", field, _params(told, typed=shown(spoken[0].phenotype)))
        return _no_result(told, spoken, CallState.NO_CALL, book, said)
    params = _params(told, reported=read.call.phenotype.value, edition=shown(spoken[0].edition) or "not named")
    alone = finding(book, "imported-phenotype-only", field, params)
    given = Called(read.call, (*read.findings, alone), (read.call.phenotype,))
    called = limited(given, told.untested, told.undocumented, book)
    return GeneResult(called.call, form_for(called.call, form, book), spoken[0].phenotype, called.findings)


def _no_result(told: Told, spoken: tuple[Reported, ...], state: CallState, book: Book, said: Finding) -> GeneResult:
    gaps = _gaps(uncalled(told.gene, state, book), (), told.undocumented, book)
    return GeneResult(uncalled(told.gene, state, book), NOT_CALLED, _first(spoken), (said, *gaps))


def _first(spoken: tuple[Reported, ...]) -> str:
    return spoken[0].phenotype if spoken else ""


def _phenotype(gene: str, written: str) -> Phenotype | None:
    read = read_phenotype(gene, written.strip())
    return None if isinstance(read, Finding) else read


# --- gaps ----------------------------------------------------------------------------------------


def _gaps(call: GeneCall, untested: tuple[str, ...], undocumented: tuple[str, ...], book: Book) -> tuple[Finding, ...]:
    found = []
    if untested:
        params = {"gene": call.gene, "diplotype": call.diplotype or "", "untested": _few(untested)}
        found.append(finding(book, "import-positions-missing", case_field(call.gene), params))
    if undocumented:
        params = {"gene": call.gene, "undocumented": _few(undocumented)}
        found.append(finding(book, "import-undocumented", case_field(call.gene), params))
    return tuple(found)


def _partial(gene: str, untested: tuple[str, ...], book: Book) -> tuple[Finding, ...]:
    return (finding(book, "genotype-partial", case_field(gene), {"gene": gene, "untested": _few(untested)}),)


_SHOWN = 5


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    """At most so many names, then how many more."""
    rest = len(names) - _SHOWN
    return names if rest <= 0 else (*names[:_SHOWN], f"{rest} more")


def _params(told: Told, **more: object) -> dict[str, object]:
    return {"gene": told.gene, "where": told.where, **more}
