"""A result as plain words, pasted from a report: lines that name their gene. All of a gene is read, or none of it."""

from core.book import Book
from core.findings import Finding
from core.genetics.entry import genotype_and_phenotype, split_by_gene
from core.genetics.metaboliser import is_phenotype_word
from core.genetics.notation import read_genotype
from core.genetics.spelling import GENES
from core.importers.gene_result import Reported, Told, result_of
from core.importers.reading import WORDS, ImportReading

LONGEST = 2_000
"""Characters; a letter that is longer is not searched for a result."""
_BETWEEN = "; "


def is_report_text(text: str) -> bool:
    """True for a short text that names TPMT or NUDT15."""
    return len(text) <= LONGEST and any(split_by_gene(line) for line in text.split("\n"))


def read_report_text(text: str, book: Book) -> ImportReading:
    """The calls by today's tables; a phenotype that is written is compared, or alone used as such."""
    pieces = [(number, *piece) for number, line in enumerate(text.split("\n"), 1) for piece in split_by_gene(line)]
    told = [_told(gene, [(n, piece) for n, named, piece in pieces if named == gene], book) for gene in GENES]
    results = [result_of(one, book) for one in told if one is not None]
    return ImportReading(
        kind=WORDS,
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        reported={one.call.gene: one.reported for one in results if one.reported},
        findings=tuple(said for one in results for said in one.findings),
    )


def _told(gene: str, pieces: list[tuple[int, str]], book: Book) -> Told | None:
    if not pieces:
        return None
    written, phenotypes = [], []
    for piece in dict.fromkeys(piece for _, piece in pieces):
        bare = piece[len(gene) :].lstrip(" :=\t") if piece.upper().startswith(gene) else piece
        genotype, phenotype = ("", bare) if is_phenotype_word(bare) else genotype_and_phenotype(piece)
        written += [genotype] if genotype else []
        phenotypes += [phenotype] if phenotype else []
    return Told(
        gene=gene,
        where=f"line {pieces[0][0]}",
        genotypes=_together(gene, written, book),
        reported=tuple(Reported(one, "as written") for one in dict.fromkeys(phenotypes)),
    )


def _together(gene: str, written: list[str], book: Book) -> tuple[str, ...]:
    """Variants on several lines are one result; two results that do not go together stay two, and conflict."""
    if len(written) < 2 or isinstance(read_genotype(gene, _BETWEEN.join(written), book), Finding):
        return tuple(written)
    return (_BETWEEN.join(written),)
