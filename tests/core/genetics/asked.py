"""Short ways to ask for one gene."""

from core.book import Book
from core.case_form import GeneForm
from core.genetics.call import GeneReading, call_gene


def ask(book: Book, gene: str, genotype: str | None = None, **others: str) -> GeneReading:
    """The reading of what was typed for one gene."""
    return call_gene(gene, GeneForm(genotype=genotype, **others), book)


def told(reading: GeneReading) -> tuple[str, str | None, str]:
    """State, diplotype and phenotype."""
    return reading.call.state.value, reading.call.diplotype, reading.call.phenotype.value


def codes(reading: GeneReading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


def refused(reading: GeneReading) -> list[str]:
    """The codes of the refusals."""
    return [finding.code for finding in reading.refusals]
