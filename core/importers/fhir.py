"""A FHIR R4 bundle: genotypes and implications of the Genomics Reporting guide, and plain measurements by code.

Names, numbers and addresses of a patient are never read; a bundle about several patients is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.book import Book
from core.findings import Finding
from core.genetics.spelling import GENES as OUR_GENES
from core.genetics.spelling import shown
from core.importers import loinc
from core.importers.fhir_values import Measured, measured_in, values_of
from core.importers.gene_result import Reported, Told, result_of
from core.importers.json_tree import Node
from core.importers.reading import BUNDLE, ImportReading, Unusable
from core.messages import finding

_STATUSES = frozenset({"final", "amended", "corrected"})
"""Observations that are finished; all others are named and not used."""
_VERSION = "R4"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _GeneSaid:
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
    observations = list(_observations(root))
    _one_patient(root, observations)
    finished = [one for one in observations if one.get("status").text() in _STATUSES]
    said = [gene for one in finished for gene in _genes_said(one)]
    measured = [value for one in finished if (value := measured_in(one, codes(one))) is not None]
    told = [one for gene in OUR_GENES if (one := _told(gene, said)) is not None]
    results = [result_of(one, book) for one in told]
    values, about_values = values_of(measured, book)
    findings = (
        *(one for result in results for one in result.findings),
        *about_values,
        *_not_used(observations, finished, measured, book),
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


def codes(observation: Node) -> tuple[str, ...]:
    """The codes of what was observed, LOINC or of the guide's own system."""
    return tuple(_codes(observation.get("code")))


def _codes(concept: Node) -> Iterator[str]:
    for coding in concept.get("coding").each():
        if code := coding.get("code").text():
            yield code


def _observations(root: Node) -> Iterator[Node]:
    """The observations of a bundle, also those that stand inside another resource."""
    resources = [root] if root.get("resourceType").text() != "Bundle" else _entries(root)
    for resource in resources:
        for one in (resource, *resource.get("contained").each()):
            if one.get("resourceType").text() == "Observation":
                yield one


def _entries(root: Node) -> Iterator[Node]:
    for entry in root.get("entry").each():
        if not (resource := entry.get("resource")).is_absent:
            yield resource


def _one_patient(root: Node, observations: list[Node]) -> None:
    """Refuses a bundle about several patients; how they are called is not looked at."""
    subjects = {one.get("subject").get("reference").text() for one in observations} - {""}
    bundle = root.get("resourceType").text() == "Bundle"
    patients = [one for one in _entries(root) if one.get("resourceType").text() == "Patient"] if bundle else []
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


def _genes_said(observation: Node) -> Iterator[_GeneSaid]:
    """What an observation says of our genes; an observation about another gene says nothing."""
    own = set(codes(observation))
    if own & {loinc.GENOTYPE, loinc.TPMT_GENOTYPE}:
        written = _words(observation)
        gene = _gene(observation) or ("TPMT" if loinc.TPMT_GENOTYPE in own else "")
        for one in (gene,) if gene else _named_in(written):
            yield _GeneSaid(one, observation.path, genotype=written)
    if own & loinc.IMPLICATIONS:
        yield from _implications(observation)


def _named_in(written: str) -> tuple[str, ...]:
    return tuple(gene for gene in OUR_GENES if gene in written.upper())[:1]


def _implications(observation: Node) -> Iterator[_GeneSaid]:
    gene = _gene(observation)
    if not gene:
        return
    components = [c for c in observation.get("component").each() if loinc.IMPLICATIONS & set(_codes(c.get("code")))]
    for place in (observation, *components):
        if phenotype := _answer(place):
            yield _GeneSaid(gene, place.path, phenotype=phenotype)


def _answer(place: Node) -> str:
    """The phenotype as an answer code, or as free text."""
    for coding in place.get("valueCodeableConcept").get("coding").each():
        if (code := coding.get("code").text()) in loinc.ANSWERS:
            return loinc.ANSWERS[code]
    return _words(place)


def _gene(observation: Node) -> str:
    """The gene that the observation names as studied; empty when it is none of ours, or not named."""
    for component in observation.get("component").each():
        if loinc.GENE_STUDIED in _codes(component.get("code")):
            concept = component.get("valueCodeableConcept")
            known = [loinc.GENES[code] for code in _codes(concept) if code in loinc.GENES]
            written = [concept.get("text").text(), *(c.get("display").text() for c in concept.get("coding").each())]
            named = [word.strip().upper() for word in written if word.strip().upper() in OUR_GENES]
            return next(iter((*known, *named)), "another gene")
    return ""


def _words(place: Node) -> str:
    """A value in words: the text of a concept, else the name of its first code, else a plain text."""
    concept = place.get("valueCodeableConcept")
    displays = [c.get("display").text() or c.get("code").text() for c in concept.get("coding").each()]
    return (
        concept.get("text").text() or next((d for d in displays if d), "") or place.get("valueString").text()
    ).strip()


# --- what was not used --------------------------------------------------------------------------------


def _not_used(
    observations: list[Node], finished: list[Node], measured: list[Measured], book: Book
) -> Iterator[Finding]:
    unfinished = len(observations) - len(finished)
    if unfinished:
        yield finding(book, "import-not-final", "", {"count": unfinished})
    known = {loinc.GENOTYPE, loinc.TPMT_GENOTYPE, *loinc.IMPLICATIONS, loinc.TPMT_ACTIVITY, *loinc.MEASUREMENTS}
    unread = [codes(one) for one in finished if not known & set(codes(one))]
    names = tuple(dict.fromkeys(shown(one[0]) if one else "no code" for one in unread))
    if names:
        rest = len(names) - _SHOWN
        listed = (*names[:_SHOWN], f"{rest} more") if rest > 0 else names
        yield finding(book, "import-codes-unread", "", {"count": len(unread), "codes": listed})
