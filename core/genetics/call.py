"""What was typed for one gene becomes its call, with findings, or refusals that say why not."""

from dataclasses import dataclass, replace

from core.assessment import CallState, GeneCall
from core.book import Book, Phenotype
from core.case_form import GeneForm
from core.evidence import Citation
from core.findings import Finding, Severity
from core.genetics.activity import Activity, read_activity
from core.genetics.genotype_call import Called, call_genotype
from core.genetics.metaboliser import read_phenotype
from core.genetics.notation import case_field, read_genotype
from core.genetics.phenotype import agree, alike, highest, is_comparable, lowest
from core.genetics.spelling import shown

_STATES = {"not-tested": CallState.NOT_TESTED, "no-call": CallState.NO_CALL}
"""The only states that a person may type; all others follow from a result."""

_TOGETHER = (frozenset({"genotype", "activity"}), frozenset({"genotype", "laboratory"}))
"""A laboratory without an activity is refused by name when the activity is read."""


@dataclass(frozen=True, slots=True)
class GeneReading:
    """The call of one gene, what must be said about it, and what could not be read."""

    call: GeneCall
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Finding, ...] = ()


def call_gene(gene: str, form: GeneForm, book: Book) -> GeneReading:
    """The call of `gene` (TPMT or NUDT15) from what was typed; nothing typed is not tested, never normal.

    Refusals: `gene-conflicting-entries`, `gene-state-unknown`, and those of the readers of genotype,
    phenotype and activity. A refused gene is a no-call.
    """
    if form.genotype is not None and form.phenotype is form.activity is form.laboratory is form.state is None:
        return _of_genotype(gene, form.genotype, book)
    entries = _entries(form)
    if len(entries) > 1 and entries not in _TOGETHER:
        return _refused(gene, book, _entries_finding(gene, entries))
    if form.state is not None:
        return _of_state(gene, form.state, book)
    if form.phenotype is not None:
        return _of_phenotype(gene, form.phenotype, book)
    if not entries:
        return GeneReading(uncalled(gene, CallState.NOT_TESTED, book))
    return _of_results(gene, form, book)


def _of_genotype(gene: str, typed: str, book: Book) -> GeneReading:
    genotype = read_genotype(gene, typed, book)
    if isinstance(genotype, Finding):
        return _refused(gene, book, genotype)
    called = call_genotype(genotype, book)
    return GeneReading(called.call, called.findings)


def uncalled(gene: str, state: CallState, book: Book) -> GeneCall:
    """A gene without a result: the phenotype is No Result in every table."""
    return GeneCall(gene, state, None, Phenotype.NO_RESULT, alike(Phenotype.NO_RESULT, book))


def _entries(form: GeneForm) -> frozenset[str]:
    given = frozenset(key for key, typed in form._asdict().items() if typed is not None)
    return given - {"laboratory"} if "activity" in given else given


def _entries_finding(gene: str, entries: frozenset[str]) -> Finding:
    params = {"gene": gene, "entries": tuple(sorted(entries))}
    return Finding("gene-conflicting-entries", Severity.STOP, case_field(gene), params)


def _refused(gene: str, book: Book, *refusals: Finding) -> GeneReading:
    return GeneReading(uncalled(gene, CallState.NO_CALL, book), (), refusals)


def _of_state(gene: str, typed: str, book: Book) -> GeneReading:
    state = _STATES.get(typed)
    if state is None:
        params = {"gene": gene, "typed": shown(typed), "accepted": tuple(_STATES)}
        return _refused(gene, book, Finding("gene-state-unknown", Severity.STOP, case_field(gene), params))
    return GeneReading(uncalled(gene, state, book))


def _of_phenotype(gene: str, typed: str, book: Book) -> GeneReading:
    phenotype = read_phenotype(gene, typed)
    if isinstance(phenotype, Finding):
        return _refused(gene, book, phenotype)
    if phenotype is Phenotype.NO_RESULT:
        return GeneReading(uncalled(gene, CallState.NO_CALL, book))
    call = GeneCall(gene, CallState.CALLED, None, phenotype, alike(phenotype, book), basis="phenotype")
    return GeneReading(call)


def _of_results(gene: str, form: GeneForm, book: Book) -> GeneReading:
    measured = None
    if form.activity is not None or form.laboratory is not None:
        measured = read_activity(gene, form.activity, form.laboratory, book)
    genotype = None if form.genotype is None else read_genotype(gene, form.genotype, book)
    refusals = [one for one in (genotype, measured) if isinstance(one, Finding)]
    if measured is None or isinstance(genotype, Finding) or isinstance(measured, Finding):
        return _refused(gene, book, *refusals)
    called = None if genotype is None else call_genotype(genotype, book)
    return _measured(gene, called, measured, book)


# --- activity, alone or beside a genotype ------------------------------------------------------


def _measured(gene: str, called: Called | None, measured: Activity, book: Book) -> GeneReading:
    if measured.phenotype is Phenotype.NO_RESULT:
        return _undefined(gene, called, measured, book)
    said = _in_band(gene, measured)
    if called is None:
        return GeneReading(_activity_call(gene, measured, book), said)
    both = _both(called, measured, book)
    return replace(both, findings=(*(_decided(one, both.call) for one in both.findings), *said))


def _in_band(gene: str, measured: Activity) -> tuple[Finding, ...]:
    """What was measured, and the band that it lies in; a band that its laboratory calls only possible says so."""
    band = measured.band
    if band is None:
        return ()
    params = {
        "gene": gene,
        **_activity_params(measured),
        "band": band.name,
        "phenotype": measured.phenotype.value,
        "variant": "potential" if "potential" in band.name else None,
    }
    cited = measured.laboratory.evidence.citations
    return (Finding("activity-measured", Severity.NOTE, case_field(gene), params, cited),)


_DECIDED_BY_ACTIVITY = frozenset({"phase-tpmt-3a", "phase-tpmt-46", "unknown-allele"})


def _decided(finding: Finding, call: GeneCall) -> Finding:
    """A question of the genotype that the activity beside it has answered is worded so."""
    if finding.code not in _DECIDED_BY_ACTIVITY or call.state is not CallState.CALLED:
        return finding
    return finding._replace(params={**finding.params, "variant": "measured", "used": call.phenotype.value})


def _undefined(gene: str, called: Called | None, measured: Activity, book: Book) -> GeneReading:
    """In a gap between two bands: a genotype stands alone, without one there is no phenotype."""
    finding = Finding(
        "undefined-activity",
        Severity.WARNING,
        case_field(gene),
        {"gene": gene, **_activity_params(measured)},
        measured.laboratory.evidence.citations,
    )
    if called is None:
        return GeneReading(uncalled(gene, CallState.UNDEFINED_ACTIVITY, book), (finding,))
    return GeneReading(called.call, (*called.findings, finding))


def _activity_call(gene: str, measured: Activity, book: Book) -> GeneCall:
    return GeneCall(
        gene,
        CallState.CALLED,
        None,
        measured.phenotype,
        alike(measured.phenotype, book),
        basis="activity",
        citations=measured.laboratory.evidence.citations,
        measured=measured.as_measured,
    )


def _both(called: Called, measured: Activity, book: Book) -> GeneReading:
    """Genotype and activity together: the lower function is used; what disagrees is said."""
    told = highest(called.possible)
    disagree = is_comparable(told) and not any(agree(one, measured.phenotype) for one in called.possible)
    if called.call.state is CallState.CALLED:
        call = _lower_of_both(called.call, measured)
    elif not disagree:
        call = _resolved(called.call, measured.phenotype, "activity", measured, book)
    elif lowest((told, measured.phenotype)) is told:
        lower_bound = told if len(set(called.possible)) == 1 else Phenotype.POSSIBLE_INTERMEDIATE
        call = _resolved(called.call, lower_bound, "genotype", measured, book)
    else:
        call = called.call
    conflict = (_conflict(called, told, measured, call.phenotype),) if disagree else ()
    return GeneReading(replace(call, measured=measured.as_measured), (*called.findings, *conflict))


def _lower_of_both(call: GeneCall, measured: Activity) -> GeneCall:
    """The genotype's call, lowered in every table to what was measured if that is lower."""
    by_table = {table: lowest((told, measured.phenotype)) for table, told in call.by_table.items()}
    used = lowest((call.phenotype, measured.phenotype))
    return replace(
        call,
        phenotype=used,
        by_table=by_table,
        basis="genotype" if used is call.phenotype else "activity",
        citations=_with_laboratory(call, measured),
    )


def _resolved(call: GeneCall, phenotype: Phenotype, basis: str, measured: Activity, book: Book) -> GeneCall:
    """A genotype that is no call takes its phenotype from the activity, or as what it is at least; it stays beside."""
    return replace(
        call,
        state=CallState.CALLED,
        phenotype=phenotype,
        by_table=alike(phenotype, book),
        basis=basis,
        citations=_with_laboratory(call, measured),
    )


def _with_laboratory(call: GeneCall, measured: Activity) -> tuple[Citation, ...]:
    return (*call.citations, *measured.laboratory.evidence.citations)


def _conflict(called: Called, told: Phenotype, measured: Activity, used: Phenotype) -> Finding:
    call = called.call
    params = {
        "gene": call.gene,
        "diplotype": call.diplotype or "",
        "phenotype": told.value,
        **_activity_params(measured),
        "measured": measured.phenotype.value,
        "used": used.value,
        "variant": None if is_comparable(used) else "none-used",
    }
    return Finding(
        "genotype-activity-conflict",
        Severity.WARNING,
        case_field(call.gene),
        params,
        _with_laboratory(call, measured),
    )


def _activity_params(measured: Activity) -> dict[str, object]:
    laboratory = measured.laboratory
    return {"value": measured.value, "unit": laboratory.unit, "laboratory": laboratory.name}
