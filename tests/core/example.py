"""The example case of the interface contract, and ways to change it."""

from typing import Any

from core.assess import assess
from core.assessment import Assessment
from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case

EXAMPLE = CaseForm(
    practice="uk",
    indication="crohns-disease",
    age="42 years",
    sex="female",
    weight="70 kg",
    height="165 cm",
    planned_start="2 mg/kg/day",
    tpmt=GeneForm(genotype="*1/*3A"),
    nudt15=GeneForm(genotype="*1/*1"),
    edition="cpic-2025",
    creatinine="80 umol/L",
    start_date="2026-11-23",
    tablets=("25 mg", "50 mg"),
)


def changed(**changes: Any) -> CaseForm:
    """The example with some entries changed; a gene may be given as its genotype."""
    for gene in ("tpmt", "nudt15"):
        if isinstance(changes.get(gene), str):
            changes[gene] = GeneForm(genotype=changes[gene])
    return EXAMPLE._replace(**changes)


def answered(book: Book, **changes: Any) -> Assessment:
    """The assessment of the changed example."""
    return assess(read_case(changed(**changes), book), book)


def codes(assessment: Assessment) -> set[str]:
    """The codes of its findings."""
    return {finding.code for finding in assessment.findings}
