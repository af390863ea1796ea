"""A result as plain words, pasted from a report: lines that name their gene, or a variant that only one gene has.

All that is written of a gene is read, or none of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.book import Book
from core.findings import Finding
from core.genetics.entry import genotype_and_phenotype, split_by_gene, without_name
from core.genetics.metaboliser import is_phenotype_word
from core.genetics.notation import read_genotype
from core.genetics.spelling import GENES
from core.genetics.telling import pieces_of
from core.importers.gene_result import Reported, Told, result_of
from core.importers.reading import WORDS, ImportReading

LONGEST = 2_000
"""Characters; a letter that is longer is not searched for a result."""
_BETWEEN = "; "
_NAMED = re.compile(r"phenotype\b ?:? ?", re.IGNORECASE)
_ALLELES_BEHIND = re.compile(r"([A-Za-z ]{1,60}?) ?\((\*[^()]{1,60})\)")
"""`Poor Metabolizer (*3A/*3C)`."""
_WHITE = re.compile(r"[^\S\n]+")
"""Tabs and every other white space of a pasted table part words, as a space does."""


class _Piece(NamedTuple):
    line: int
    gene: str
    text: str


def read_report_text(text: str, book: Book) -> ImportReading | None:
    """The calls by today's tables; a phenotype that is written is compared, or alone used as such.

    None for a text that is too long, or that tells of neither gene."""
    pieces = _pieces(text, book) if len(text) <= LONGEST else []
    if not pieces:
        return None
    told = [_told(gene, [(one.line, one.text) for one in pieces if one.gene == gene], book) for gene in GENES]
    results = [result_of(one, book) for one in told if one is not None]
    return ImportReading(
        kind=WORDS,
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        reported={one.call.gene: one.reported for one in results if one.reported},
        findings=tuple(said for one in results for said in one.findings),
    )


def _pieces(text: str, book: Book) -> list[_Piece]:
    """What is written of the genes. A line without a gene's name counts when it can be read; one that cannot is taken
    for the laboratory's explanations, unless there is nothing else of its gene."""
    named: list[_Piece] = []
    loose: list[_Piece] = []
    for number, line in enumerate(_WHITE.sub(" ", text).split("\n"), 1):
        of_line = split_by_gene(line)
        named += [_Piece(number, *one) for one in of_line]
        loose += [] if of_line else _loose(number, line.strip(), book)
    used = named + [one for one in loose if not isinstance(read_genotype(one.gene, one.text, book), Finding)]
    known = {one.gene for one in used}
    return sorted((*used, *(one for one in loose if one.gene not in known)), key=lambda one: one.line)


def _loose(number: int, line: str, book: Book) -> Iterator[_Piece]:
    """The pieces of a line in which no gene's name stands in front."""
    return (_Piece(number, *one) for one in pieces_of(line, book))


def _told(gene: str, pieces: list[tuple[int, str]], book: Book) -> Told | None:
    if not pieces:
        return None
    written, phenotypes = [], []
    for piece in dict.fromkeys(piece for _, piece in pieces):
        genotype, phenotype = _parts(piece, _NAMED.sub("", without_name(gene, piece)))
        written += [genotype] if genotype else []
        phenotypes += [phenotype] if phenotype else []
    return Told(
        gene=gene,
        where=f"line {pieces[0][0]}",
        genotypes=_together(gene, written, book),
        reported=tuple(Reported(one, "as written") for one in dict.fromkeys(phenotypes)),
    )


def _parts(piece: str, bare: str) -> tuple[str, str]:
    """Alleles and phenotype of a piece; `bare` is the piece without its gene and the word phenotype."""
    if is_phenotype_word(bare):
        return "", bare
    if (behind := _ALLELES_BEHIND.fullmatch(bare)) and is_phenotype_word(behind[1]):
        return behind[2], behind[1]
    return genotype_and_phenotype(piece)


def _together(gene: str, written: list[str], book: Book) -> tuple[str, ...]:
    """Variants on several lines are one result; two results that do not go together stay two, and conflict."""
    if len(written) < 2 or isinstance(read_genotype(gene, _BETWEEN.join(written), book), Finding):
        return tuple(written)
    return (_BETWEEN.join(written),)
