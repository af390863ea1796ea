"""Reported results of one or both genes, each text as it was written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.assessment import CallState, GeneCall
from core.book import Book
from core.case_form import GeneForm
from core.findings import Finding, Severity
from core.genetics.call import GeneReading, call_gene, uncalled
from core.genetics.entry import form_of, genotype_and_phenotype
from core.genetics.spelling import shown
from core.genetics.telling import pieces_of
from core.importers.gene_result import Reported, compared
from core.messages import finding

BETWEEN_RESULTS = "; "
"""How several results of one gene stand in one text."""


class GenotypeReading(NamedTuple):
    """The calls of the genes that were named, and everything there is to say."""

    calls: tuple[GeneCall, ...]
    findings: tuple[Finding, ...]
    refusals: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """True when a text could not be read."""
        return bool(self.refusals)


def read_texts(texts: Sequence[str], book: Book) -> GenotypeReading:
    """Read each text for the gene it tells; texts of one gene are read together, one text may tell of both."""
    by_gene: dict[str, list[str]] = {}
    untold: list[Finding] = []
    for text in texts:
        pieces = pieces_of(text, book)
        if not pieces:
            untold.append(Finding("gene-not-named", Severity.STOP, "", {"typed": shown(text)}))
        for gene, piece in pieces:
            by_gene.setdefault(gene, []).append(piece)
    read = [_read(gene, own, book) for gene, own in by_gene.items()]
    refusals = (*untold, *(said for one in read for said in one.refusals))
    findings = (*refusals, *(said for one in read for said in one.findings))
    return GenotypeReading(tuple(one.call for one in read), findings, refusals)


def _read(gene: str, texts: list[str], book: Book) -> GeneReading:
    """One text may be a phenotype or a state, or carry the phenotype after its alleles; several are one genotype."""
    if len(texts) > 1:
        return _together(gene, texts, book)
    written, phenotype = genotype_and_phenotype(texts[0])
    read = call_gene(gene, form_of(gene, written), book)
    if not phenotype or read.refusals:
        return read
    said = compared(read.call, (Reported(phenotype, ""),), book, "text")
    return replace(read, findings=(*read.findings, *said))


def _together(gene: str, texts: list[str], book: Book) -> GeneReading:
    """Variants are one result; results that are each whole must agree, else they conflict."""
    joined = call_gene(gene, GeneForm(genotype=BETWEEN_RESULTS.join(dict.fromkeys(texts))), book)
    each = [_read(gene, [text], book) for text in texts]
    if not joined.refusals or any(read.refusals for read in each):
        return joined
    if len({(read.call.state, read.call.diplotype, read.call.phenotype) for read in each}) == 1:
        return each[0]
    params = {"gene": gene, "results": tuple(shown(text) for text in texts), "variant": "text"}
    said = finding(book, "import-results-conflict", gene.lower(), params)
    return GeneReading(uncalled(gene, CallState.CONFLICTING, book), (said,))
