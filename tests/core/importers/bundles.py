"""FHIR resources as small as they can be. Written by hand; the codes are those of the fact table of formats."""

from typing import Any

Tree = dict[str, Any]
LOINC = "http://loinc.org"
GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs"


def concept(code: str, display: str = "", system: str = LOINC) -> Tree:
    """A code with its name."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def observation(code: str, *, status: str = "final", subject: str = "Patient/1", **more: Any) -> Tree:
    """One observation."""
    head = {"resourceType": "Observation", "status": status, "code": concept(code)}
    return head | {"subject": {"reference": subject}} | more


def measured(code: str, value: object, unit: str, day: str = "2026-11-20", **more: Any) -> Tree:
    """One measurement; the unit is its UCUM code."""
    quantity = {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
    return observation(code, valueQuantity=quantity | more, effectiveDateTime=day)


def gene_studied(code: str = "", display: str = "") -> Tree:
    """The component that names the gene."""
    return {"code": concept("48018-6"), "valueCodeableConcept": concept(code, display, "http://www.genenames.org")}


def genotype(gene: Tree | None, written: str, code: str = "84413-4", **more: Any) -> Tree:
    """A genotype observation of the Genomics Reporting guide."""
    components = [gene] if gene else []
    return observation(code, valueCodeableConcept={"text": written}, component=components, **more)


def implication(gene: Tree, value: Tree, code: str = "predicted-therapeutic-implication") -> Tree:
    """A therapeutic implication: the value stands in a component."""
    said = {"code": concept(code, "", GUIDE), "valueCodeableConcept": value}
    own = {"code": concept("therapeutic-implication", "", GUIDE)}
    return observation("x", component=[gene, said]) | own


def bundle(*resources: Tree) -> Tree:
    """A bundle of resources."""
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}


TPMT, NUDT15 = gene_studied("HGNC:12014", "TPMT"), gene_studied("HGNC:23063", "NUDT15")
