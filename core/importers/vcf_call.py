"""The bases at the sites of one gene become its call."""

from collections.abc import Iterable, Mapping
from itertools import combinations, combinations_with_replacement, product
from typing import NamedTuple

from core.assessment import CallState
from core.book import Book
from core.case_form import GeneForm
from core.genetics.call import uncalled
from core.genetics.diplotype import Diplotype
from core.genetics.genotype_call import Called, call_genotype
from core.genetics.haplotypes import Bases, fitting_pairs, most_usual_first
from core.genetics.notation import Genotype, case_field
from core.genetics.spelling import shown
from core.importers.gene_result import NOT_CALLED, GeneResult, form_for, limited
from core.importers.vcf_sites import Site, SiteRow, change_at, vouches
from core.messages import finding

_OTHER = "other"
"""A base that the tables do not know at this site."""
_LONGEST_BASES = 20
_MOST_LINES = 50
"""More unlike lines about one site than a file can need."""


class _SiteCall(NamedTuple):
    """What all rows of a site say together; `bases` is None without a call, as for a missing position."""

    bases: Bases | None
    phased: bool = False
    phase_set: str = ""
    undocumented: str = ""


class _ContradictionError(Exception):
    """Lines about one site that cannot both be right; the arguments name the lines and the site."""


def result_of_sites(gene: str, rows: Mapping[Site, tuple[SiteRow, ...]], book: Book) -> GeneResult:
    """The call of one gene; never normal while a site has no call or an unknown base."""
    try:
        return _result_of_sites(gene, rows, book)
    except _ContradictionError as lines:
        params = {"gene": gene, "results": lines.args, "variant": "lines"}
        said = finding(book, "import-results-conflict", case_field(gene), params)
        return GeneResult(uncalled(gene, CallState.CONFLICTING, book), NOT_CALLED, "", (said,))


def _result_of_sites(gene: str, rows: Mapping[Site, tuple[SiteRow, ...]], book: Book) -> GeneResult:
    calls = {site: _site_call(site, own) for site, own in rows.items()}
    seen = {site.position: call.bases for site, call in calls.items() if call.bases is not None}
    undocumented = tuple(call.undocumented for call in calls.values() if call.undocumented)
    if not seen and not undocumented:
        said = finding(book, "import-no-call", case_field(gene), {"gene": gene, "where": "the variant file"})
        return GeneResult(uncalled(gene, CallState.NO_CALL, book), NOT_CALLED, "", (said,))
    lost = (site for site, call in calls.items() if call.bases is None and not call.undocumented)
    missing = tuple(sorted(lost, key=lambda site: not site.is_usual))
    phased = _is_phased(calls)
    genotype = Genotype(gene, _pairs(gene, seen, phased, book), phased, (), True)
    called = limited(call_genotype(genotype, book), tuple(site.name for site in missing), undocumented, book)
    called = _widened(called, genotype, seen, missing, book)
    return GeneResult(called.call, form_for(called.call, _form(called, phased, calls), book), "", called.findings)


def _pairs(gene: str, seen: Mapping[int, Bases], phased: bool, book: Book) -> tuple[Diplotype, ...]:
    return most_usual_first(gene, fitting_pairs(gene, seen, phased, book), book)


def _is_phased(calls: Mapping[Site, _SiteCall]) -> bool:
    """True when all sites with two different bases are phased, in one and the same phase set."""
    differing = [call for call in calls.values() if call.bases is not None and call.bases[0] != call.bases[1]]
    return bool(differing) and all(one.phased for one in differing) and len({one.phase_set for one in differing}) == 1


# --- one site --------------------------------------------------------------------------------------


def _site_call(site: Site, rows: tuple[SiteRow, ...]) -> _SiteCall:
    """All rows of a site together; the file may have one row for each alternative."""
    if any(row.bases is None for row in rows):
        return _SiteCall(None)
    found = []
    for row in rows:
        bases = _documented(site, row)
        if _OTHER in bases:
            return _SiteCall(None, undocumented=_as_written(site, row))
        if bases != ("", "") or vouches(site, row):
            found.append((row, bases))
    if not found:
        return _SiteCall(None)
    _check_against_each_other(site, found)
    phased = all(row.phased for row, bases in found if bases[0] != bases[1])
    sets = {row.phase_set for row, bases in found if bases[0] != bases[1]}
    merged = _merged(site, found, phased and len(sets) < 2)
    return _SiteCall(merged, phased and len(sets) < 2, next(iter(sets), ""))


def _documented(site: Site, row: SiteRow) -> Bases:
    first, second = row.bases or (row.ref, row.ref)
    return _base(site, row, first), _base(site, row, second)


def _base(site: Site, row: SiteRow, written: str) -> str:
    if written == row.ref:
        return ""
    return change_at(site, row.position, row.ref, written) or _OTHER


def _merged(site: Site, found: list[tuple[SiteRow, Bases]], phased: bool) -> Bases:
    """Rows split by alternative are one call; rows that contradict each other are none."""
    each = list(dict.fromkeys(bases for _, bases in found))
    varied = [bases for bases in each if bases != ("", "")]
    if len(varied) < 2:
        return varied[0] if varied else ("", "")
    if phased:
        slots = [{bases[slot] for bases in varied} - {""} for slot in (0, 1)]
        if all(len(slot) < 2 for slot in slots):
            return next(iter(slots[0]), ""), next(iter(slots[1]), "")
    else:
        alternatives = [base for bases in varied for base in bases if base]
        if len(alternatives) == 2 and len(set(alternatives)) == 2:
            return alternatives[0], alternatives[1]
    raise _ContradictionError(*_lines(row for row, _ in found), site.name)


def _check_against_each_other(site: Site, found: list[tuple[SiteRow, Bases]]) -> None:
    """An alternative that one line lists and does not call may not be called by another line."""
    unlike = {(row.ref, row.alts, bases): (row, bases) for row, bases in found}
    if len(unlike) > _MOST_LINES:
        raise _ContradictionError(f"{len(found)} lines", site.name)
    for (row, bases), (other, others) in combinations(unlike.values(), 2):
        both = _listed(site, row) & _listed(site, other)
        if sorted(base for base in bases if base in both) != sorted(base for base in others if base in both):
            raise _ContradictionError(*_lines((row, other)), site.name)


def _listed(site: Site, row: SiteRow) -> set[str]:
    return {base for alt in row.alts if (base := change_at(site, row.position, row.ref, alt))}


def _lines(rows: Iterable[SiteRow]) -> tuple[str, ...]:
    return tuple(f"line {number}" for number in dict.fromkeys(row.number for row in rows))


def _as_written(site: Site, row: SiteRow) -> str:
    bases = (shown(base[:_LONGEST_BASES]) for base in row.bases or ())
    return f"{site.name} {'/'.join(bases)}"


# --- missing positions of the least test set ---------------------------------------------------------


def _widened(
    called: Called, genotype: Genotype, seen: Mapping[int, Bases], missing: tuple[Site, ...], book: Book
) -> Called:
    """A reduced function beside a missing usual position: every pair that the missing one leaves open.

    Kept as it is when all of them have one phenotype.
    """
    usual = [site for site in missing if site.is_usual]
    if not usual or called.call.state not in (CallState.CALLED, CallState.AMBIGUOUS):
        return called
    pairs = dict.fromkeys(genotype.pairs)
    for bases in product(*(_possible(site) for site in usual)):
        open_ = {site.position: pair for site, pair in zip(usual, bases, strict=True)}
        pairs.update(dict.fromkeys(fitting_pairs(genotype.gene, {**seen, **open_}, False, book)))
    ordered = most_usual_first(genotype.gene, pairs, book)
    wider = call_genotype(Genotype(genotype.gene, ordered, False, (), True), book)
    if wider.call.state is not CallState.AMBIGUOUS or len(set(wider.possible)) == 1:
        return called
    gaps = tuple(one for one in called.findings if one.code.startswith("import-"))
    return Called(wider.call, (*wider.findings, *gaps), wider.possible)


def _possible(site: Site) -> tuple[Bases, ...]:
    bases = ("", *(variant.alt for variant in site.variants))
    return tuple(combinations_with_replacement(bases, 2))


# --- the form that a case would need -------------------------------------------------------------------


def _form(called: Called, phased: bool, calls: Mapping[Site, _SiteCall]) -> GeneForm:
    """The diplotype, or, when several fit, the variants themselves as a laboratory would write them."""
    if called.call.state is CallState.AMBIGUOUS:
        varied = [(site, call.bases) for site, call in calls.items() if call.bases not in (None, ("", ""))]
        return GeneForm(genotype="; ".join(_variant(site, bases) for site, bases in varied if bases))
    written = called.call.diplotype or ""
    return GeneForm(genotype=written.replace("/", "|") if phased else written)


_REPEATS = {6: "GAGTCG(4)", 0: "GAGTCG(3)", -6: "GAGTCG(2)"}
"""The NUDT15 repeat by how many bases it is longer than the reference."""


def _variant(site: Site, bases: Bases) -> str:
    if len(site.reference) > 1:
        longer = (len(base) - len(site.reference) if base else 0 for base in bases)
        return "/".join(_REPEATS.get(more, "?") for more in longer)
    return f"{site.name} {'/'.join(base or site.reference for base in bases)}"
