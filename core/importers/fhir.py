"""A FHIR R4 bundle: genotypes and implications of the Genomics Reporting guide, and plain measurements by code.

Names, numbers and addresses of a patient are never read; a bundle about several patients is refused.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from core.book import Book
from core.findings import Finding
from core.genetics.spelling import GENES as OUR_GENES
from core.genetics.spelling import gene_names, shown
from core.importers import loinc
from core.importers.fhir_values import Measured, measured_in, values_of
from core.importers.gene_result import Reported, Told, result_of
from core.importers.json_tree import Node
from core.importers.reading import BUNDLE, ImportReading, Unusable
from core.messages import finding

_GENOTYPES = frozenset({loinc.GENOTYPE, loinc.TPMT_GENOTYPE})
_ID = re.compile(r"[/:#]")
_STATUSES = frozenset({"final", "amended", "corrected"})
"""Observations that are finished; all others are named and not used."""
_VERSION = "R4"
_SHOWN = 8


class _Observed(NamedTuple):
    """One observation with the codes of what was observed."""

    node: Node
    codes: tuple[str, ...]


class _GeneSaid(NamedTuple):
    """One observation about a gene: a genotype or a phenotype, as written."""

    gene: str
    where: str
    genotype: str = ""
    phenotype: str = ""


def is_fhir(root: Node) -> bool:
    """True for any FHIR resource."""
    return root.has("resourceType")


def read_fhir(root: Node, book: Book) -> ImportReading:
    """The calls, the measurements, and what in the bundle was not read."""
    resources = list(_resources(root))
    observed = [_Observed(one, _codes(one.get("code"))) for one in resources if _is(one, "Observation")]
    _one_patient(resources, observed)
    finished = [one for one in observed if one.node.word("status") in _STATUSES]
    studied = _studied(finished)
    said = [gene for one in finished for gene in _genes_said(one, studied)]
    found = [(one, list(_measured(one))) for one in finished]
    measured = [value for _, values in found for value in values]
    told = [one for gene in OUR_GENES if (one := _told(gene, said)) is not None]
    results = [result_of(one, book) for one in told]
    values, about_values = values_of(measured, book)
    findings = (
        *(one for result in results for one in result.findings),
        *about_values,
        *_without_gene(said, book),
        *_not_used(len(observed) - len(finished), [one for one, values in found if not values], book),
    )
    return ImportReading(
        kind=BUNDLE,
        version=_VERSION,
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        reported={one.call.gene: shown(one.reported) for one in results if one.reported},
        findings=findings,
        values=values,
    )


def _measured(observed: _Observed) -> Iterator[Measured]:
    """The numbers of an observation: its own, and those of its parts, as a panel has them."""
    node = observed.node
    if (own := measured_in(node, observed.codes, node)) is not None:
        yield own
    if node.has("component"):
        for part in node.get("component").each():
            if (value := measured_in(part, _codes(part.get("code")), node)) is not None:
                yield value


def _codes(concept: Node) -> tuple[str, ...]:
    """The codes of a concept that are LOINC's or the guide's own; the same letters in another system are none."""
    codings = concept.get("coding").each()
    return tuple([code for coding in codings if _is_known(coding.word("system")) and (code := coding.word("code"))])


def _is_known(system: str) -> bool:
    return system in loinc.SYSTEMS or system.startswith(loinc.GUIDE_SYSTEM)


def _is(resource: Node, kind: str) -> bool:
    return resource.word("resourceType") == kind


def _resources(root: Node) -> Iterator[Node]:
    """The resources of a bundle (or the one that is no bundle), also those that stand inside another."""
    outer = (entry.get("resource") for entry in root.get("entry").each()) if _is(root, "Bundle") else (root,)
    for resource in outer:
        if not resource.is_absent:
            yield resource
            if resource.has("contained"):
                yield from resource.get("contained").each()


def _one_patient(resources: list[Node], observed: list[_Observed]) -> None:
    """Refuses a bundle about several patients; how they are called is not looked at."""
    subjects = {one.node.get("subject").word("reference") for one in observed} - {""}
    patients = [one for one in resources if _is(one, "Patient")]
    if max(len(subjects), len(patients)) > 1:
        raise Unusable("import-several-patients", count=max(len(subjects), len(patients)))


# --- genes -------------------------------------------------------------------------------------------


def _told(gene: str, said: list[_GeneSaid]) -> Told | None:
    own = [one for one in said if one.gene == gene]
    if not own:
        return None
    return Told(
        gene=gene,
        where=own[0].where,
        genotypes=tuple(dict.fromkeys(one.genotype for one in own if one.genotype)),
        reported=tuple(dict.fromkeys(Reported(one.phenotype, "FHIR") for one in own if one.phenotype)),
    )


def _genes_said(observed: _Observed, studied: Mapping[str, str]) -> Iterator[_GeneSaid]:
    """What an observation says of our genes; an observation about another gene says nothing."""
    own, node = set(observed.codes), observed.node
    if own & _GENOTYPES:
        written = _words(node)
        for gene in _gene_of_genotype(observed, written):
            yield _GeneSaid(gene, node.path, genotype=written)
    if own & loinc.IMPLICATIONS:
        yield from _implications(node, _gene_of_implication(node, studied))


def _gene_of_genotype(observed: _Observed, written: str) -> tuple[str, ...]:
    gene = _gene(observed.node) or ("TPMT" if loinc.TPMT_GENOTYPE in observed.codes else "")
    return (gene,) if gene else _named_in(written)


def _studied(finished: list[_Observed]) -> Mapping[str, str]:
    """The gene of every genotype observation, by its id; an implication may only point to it."""
    found = [one for one in finished if not _GENOTYPES.isdisjoint(one.codes)]
    return {one.node.word("id"): gene for one in found for gene in _gene_of_genotype(one, _words(one.node))}


def _gene_of_implication(node: Node, studied: Mapping[str, str]) -> str:
    """The gene that it names itself, else the one gene of the genotypes that it is derived from."""
    if named := _gene(node):
        return named
    ids = (_ID.split(one.word("reference"))[-1] for one in node.get("derivedFrom").each())
    genes = {studied[id] for id in ids if id in studied}
    return next(iter(genes)) if len(genes) == 1 else ""


def _named_in(written: str) -> tuple[str, ...]:
    """The gene in the text; an empty name when there is none, or both."""
    named = [gene for gene in OUR_GENES if gene in written.upper()]
    return (named[0] if len(named) == 1 else "",)


def _implications(observation: Node, gene: str) -> Iterator[_GeneSaid]:
    components = [c for c in observation.get("component").each() if loinc.IMPLICATIONS & set(_codes(c.get("code")))]
    for place in (observation, *components):
        if phenotype := _answer(place):
            yield _GeneSaid(gene, place.path, phenotype=phenotype)


def _answer(place: Node) -> str:
    """The phenotype as an answer code, or as free text."""
    for code in _codes(place.get("valueCodeableConcept")):
        if code in loinc.ANSWERS:
            return loinc.ANSWERS[code]
    return _words(place)


def _gene(observation: Node) -> str:
    """The gene that the observation names as studied; empty when it is none of ours, or not named."""
    for component in observation.get("component").each():
        if loinc.GENE_STUDIED in _codes(component.get("code")):
            concept = component.get("valueCodeableConcept")
            codings = list(concept.get("coding").each())
            known = {loinc.GENES[code] for one in codings if (code := one.word("code")) in loinc.GENES}
            written = [concept.word("text"), *(one.word("display") for one in codings)]
            named = known or {gene for words in written for gene, _ in gene_names(words)}
            return next(iter(named)) if len(named) == 1 else "another gene"
    return ""


def _words(place: Node) -> str:
    """A value in words: the text of a concept, else the name of its first code, else a plain text."""
    concept = place.get("valueCodeableConcept")
    displays = [c.word("display") or c.word("code") for c in concept.get("coding").each()]
    return (concept.word("text") or next((d for d in displays if d), "") or place.word("valueString")).strip()


# --- what was not used --------------------------------------------------------------------------------


def _without_gene(said: list[_GeneSaid], book: Book) -> Iterator[Finding]:
    """Genotypes and phenotypes that do not say of which gene."""
    lost = [one for one in said if not one.gene]
    if lost:
        yield finding(book, "import-gene-not-named", "", {"count": len(lost), "where": lost[0].where})


def _named(observed: _Observed) -> str:
    """The code as written, with its system where that is not LOINC."""
    if observed.codes:
        return shown(observed.codes[0])
    written = next(observed.node.get("code").get("coding").each(), None)
    code = written.word("code") if written is not None else ""
    return f"{shown(code)} (not LOINC)" if code else "no code"


_KNOWN = {*_GENOTYPES, *loinc.IMPLICATIONS, loinc.TPMT_ACTIVITY, *loinc.MEASUREMENTS}


def _not_used(unfinished: int, without_number: list[_Observed], book: Book) -> Iterator[Finding]:
    if unfinished:
        yield finding(book, "import-not-final", "", {"count": unfinished})
    unread = [_named(one) for one in without_number if _KNOWN.isdisjoint(one.codes)]
    if names := tuple(dict.fromkeys(unread)):
        rest = len(names) - _SHOWN
        listed = (*names[:_SHOWN], f"{rest} more") if rest > 0 else names
        yield finding(book, "import-codes-unread", "", {"count": len(unread), "codes": listed})
