"""Reported results of one or both genes, each text as it was written."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.assessment import GeneCall
from core.book import Book
from core.case import GeneForm
from core.findings import Finding, Severity
from core.genetics.call import call_gene
from core.genetics.metaboliser import is_phenotype
from core.genetics.notation import gene_told_by
from core.genetics.spelling import shown

BETWEEN_RESULTS = "; "
"""How several results of one gene stand in one text."""


@dataclass(frozen=True, slots=True)
class GenotypeReading:
    """The calls of the genes that were named, and everything there is to say."""

    calls: tuple[GeneCall, ...]
    findings: tuple[Finding, ...]
    refusals: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """True when a text could not be read."""
        return bool(self.refusals)


def read_texts(texts: Sequence[str], book: Book) -> GenotypeReading:
    """Read each text for the gene it tells; texts of one gene are read together."""
    by_gene: dict[str, list[str]] = {}
    untold: list[Finding] = []
    for text in texts:
        gene = gene_told_by(text, book)
        if gene is None:
            untold.append(Finding("gene-not-named", Severity.STOP, "", {"typed": shown(text)}))
        else:
            by_gene.setdefault(gene, []).append(text)
    read = [call_gene(gene, _form(own), book) for gene, own in by_gene.items()]
    refusals = (*untold, *(finding for one in read for finding in one.refusals))
    findings = (*refusals, *(finding for one in read for finding in one.findings))
    return GenotypeReading(tuple(one.call for one in read), findings, refusals)


def _form(texts: list[str]) -> GeneForm:
    """One phenotype in words is a phenotype; everything else is read as a genotype."""
    if len(texts) == 1 and is_phenotype(texts[0]):
        return GeneForm(phenotype=texts[0])
    return GeneForm(genotype=BETWEEN_RESULTS.join(texts))
