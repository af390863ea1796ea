"""The codes that a bundle of observations is read by; a code that is not here is named and never guessed.

Read on 2026-11-23, each code with its name, in public pages:
- 29463-7 body weight, 8302-2 body height: the FHIR vital signs profiles on hl7.org.
- 2160-0 creatinine mass/volume and 14682-9 moles/volume, in serum or plasma: the creatinine value set of the FHIR
  Clinical Guidelines guide on hl7.org.
- 751-8 neutrophils, 777-3 platelets, 731-0 lymphocytes, each number/volume in blood by automated count: example
  observations on build.fhir.org and hl7.org (adverse events, US Core, case reporting). 770-8 is neutrophils in percent
  and is not a count. 6690-2 leukocytes number/volume in blood by automated count: a laboratory guide on
  build.fhir.org and the text of a terminology use case in a public repository.
- 1742-6 ALT, 1920-8 AST, enzymatic activity/volume in serum or plasma: a code page for ALT, and the AST value set of
  the CMS content guide on build.fhir.org.
- 84413-4 genotype display name with component 48018-6 gene studied: the genotype examples of the Genomics Reporting
  guide on hl7.org. `therapeutic-implication` and `predicted-therapeutic-implication`: its own code system.
- 41048-0 TPMT genotype: a laboratory's map of its test. 21563-2 TPMT activity in red cells: a code page.
- 1975-2 bilirubin mass/volume: a US Core example. 1751-7 albumin mass/volume: a European laboratory definition. 6768-6
  alkaline phosphatase: the CMS content guide. 33914-3 and 62238-1 estimated GFR for 1.73 m2: value sets of the Clinical
  Guidelines guide and of a laboratory guide on build.fhir.org. All on 2026-11-26.
- 53040-2 and the LA answers: the fact table of formats, section 3 (read on hl7.org, 2026-11-22).
- HGNC:12014 is TPMT, HGNC:23063 is NUDT15: several public gene tables agree.
No NUDT15 genotype code was found, and no code for the metabolic activity of either gene: none is assumed.
"""

import dataclasses
from collections.abc import Mapping

SYSTEMS = frozenset({"http://loinc.org", "https://loinc.org", "urn:oid:2.16.840.1.113883.6.1"})
"""How a coding says that it is LOINC; a code of another system, or of none, only looks like one."""
GUIDE_SYSTEM = "http://hl7.org/fhir/uv/genomics-reporting/"


@dataclasses.dataclass(frozen=True, slots=True)
class Measurement:
    """A code for a number: the case field it belongs to, and the units it may have (UCUM) as the case writes them.

    `shifted` are units that are a power of ten of the case's: that unit, and how far the point moves to the right.
    """

    field: str
    units: Mapping[str, str]
    shifted: Mapping[str, tuple[str, int]] = dataclasses.field(default_factory=dict)


_COUNT = {"10*9/L": "x10^9/L", "10*3/uL": "x10^9/L", "/uL": "/uL", "{cells}/uL": "/uL"}
"""A thousand a microlitre is the same number as a thousand million a litre."""
_ENZYME = {"U/L": "U/L", "[IU]/L": "U/L"}
_FILTRATION = {"mL/min/{1.73_m2}": "mL/min/1.73m2", "mL/min/1.73m2": "mL/min/1.73m2"}

MEASUREMENTS: Mapping[str, Measurement] = {
    "29463-7": Measurement("weight", {"kg": "kg"}, {"g": ("kg", -3)}),
    "8302-2": Measurement("height", {"cm": "cm"}, {"m": ("cm", 2)}),
    "2160-0": Measurement("creatinine", {"mg/dL": "mg/dL"}),
    "14682-9": Measurement("creatinine", {"umol/L": "umol/L", "µmol/L": "umol/L", "μmol/L": "umol/L"}),
    "6690-2": Measurement("results.white-cells", _COUNT),
    "751-8": Measurement("results.neutrophils", _COUNT),
    "777-3": Measurement("results.platelets", _COUNT),
    "731-0": Measurement("results.lymphocytes", _COUNT),
    "1742-6": Measurement("results.alt", _ENZYME),
    "1920-8": Measurement("results.ast", _ENZYME),
    "6768-6": Measurement("results.alp", _ENZYME),
    "1975-2": Measurement("results.bilirubin", {"mg/dL": "mg/dL"}),
    "1751-7": Measurement("results.albumin", {"g/dL": "g/dL", "g/L": "g/L"}),
    "33914-3": Measurement("results.egfr", _FILTRATION),
    "62238-1": Measurement("results.egfr", _FILTRATION),
}

GENOTYPE, TPMT_GENOTYPE, TPMT_ACTIVITY = "84413-4", "41048-0", "21563-2"
GENE_STUDIED, DRUG_METABOLISM = "48018-6", "53040-2"
IMPLICATIONS = frozenset({DRUG_METABOLISM, "therapeutic-implication", "predicted-therapeutic-implication"})
GENES: Mapping[str, str] = {"HGNC:12014": "TPMT", "HGNC:23063": "NUDT15"}
ANSWERS: Mapping[str, str] = {
    "LA25391-6": "Normal Metabolizer",
    "LA10317-8": "Intermediate Metabolizer",
    "LA9657-3": "Poor Metabolizer",
    "LA25390-8": "Rapid Metabolizer",
    "LA10315-2": "Ultrarapid Metabolizer",
}
