"""Allele functions and phenotypes, by every function table of the book."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from core.book import Book, Function, Phenotype, PhenotypeRule
from core.evidence import Citation
from core.genetics.diplotype import Diplotype

CURRENT_TABLE = "2025"
"""The table whose phenotype a call carries; the older one serves the older edition and old letters."""

_LOWEST_FIRST = (
    Phenotype.POOR,
    Phenotype.POSSIBLE_INTERMEDIATE,
    Phenotype.INTERMEDIATE,
    Phenotype.NORMAL,
)
"""Possible Intermediate is intermediate or poor, hence below Intermediate."""

_REDUCED_ALIKE = frozenset({Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE})


@lru_cache(maxsize=8)
def tables(book: Book) -> tuple[str, ...]:
    """Every function table that the book has a rule for."""
    return tuple(sorted({rule.table for rule in book.phenotype_rules} | {CURRENT_TABLE}))


def alike(phenotype: Phenotype, book: Book) -> Mapping[str, Phenotype]:
    """The same phenotype under every table, for a result that is no genotype."""
    return dict.fromkeys(tables(book), phenotype)


def function(gene: str, name: str, table: str, book: Book) -> Function | None:
    """What one allele does by one table; None when the table or the book lacks it."""
    allele = book.alleles.get((gene, name))
    return None if allele is None else allele.functions.get(table)


def functions(gene: str, pair: Diplotype, table: str, book: Book) -> tuple[Function, Function] | None:
    """The functions of both alleles in one table; None when the table lacks one of them."""
    first = function(gene, pair.first, table, book)
    second = function(gene, pair.second, table, book)
    return None if first is None or second is None else (first, second)


def phenotype(gene: str, pair: Diplotype, table: str, book: Book) -> Phenotype:
    """The phenotype of a pair in one table; No Result when the table lacks an allele."""
    rule = rule_for(gene, pair, table, book)
    return Phenotype.NO_RESULT if rule is None else rule.phenotype


def phenotypes(gene: str, pair: Diplotype, book: Book) -> Mapping[str, Phenotype]:
    """The phenotype of a pair in every table of the book."""
    return {table: phenotype(gene, pair, table, book) for table in tables(book)}


def rule_for(gene: str, pair: Diplotype, table: str, book: Book) -> PhenotypeRule | None:
    """The rule of the book that gives the phenotype."""
    both = functions(gene, pair, table, book)
    return None if both is None else _rules(book).get((table, gene, *both))


@lru_cache(maxsize=8)
def _rules(book: Book) -> Mapping[tuple[str, str, Function, Function], PhenotypeRule]:
    """The rules by table, gene and both functions, in either order."""
    found = {(rule.table, rule.gene, rule.second, rule.first): rule for rule in book.phenotype_rules}
    return found | {(rule.table, rule.gene, rule.first, rule.second): rule for rule in book.phenotype_rules}


def citations(gene: str, pair: Diplotype, book: Book) -> tuple[Citation, ...]:
    """What stands behind the current phenotype: the rule, then the alleles."""
    rule = rule_for(gene, pair, CURRENT_TABLE, book)
    behind = [] if rule is None else [rule.evidence]
    behind += [book.alleles[gene, name].evidence for name in pair.names if (gene, name) in book.alleles]
    return tuple(dict.fromkeys(citation for evidence in behind for citation in evidence.citations))


def is_comparable(phenotype: Phenotype) -> bool:
    """False for Indeterminate and No Result, which say nothing about how much function there is."""
    return phenotype in _LOWEST_FIRST


def agree(one: Phenotype, other: Phenotype) -> bool:
    """True when two phenotypes may be the same person's: alike, or Intermediate and Possible Intermediate."""
    return one is other or {one, other} == _REDUCED_ALIKE


def lowest(phenotypes: Iterable[Phenotype]) -> Phenotype:
    """The one with the least function among those that can be compared; No Result if there is none."""
    comparable = [phenotype for phenotype in phenotypes if is_comparable(phenotype)]
    return min(comparable, key=_LOWEST_FIRST.index, default=Phenotype.NO_RESULT)


def highest(phenotypes: Iterable[Phenotype]) -> Phenotype:
    """The one with the most function among those that can be compared; No Result if there is none."""
    comparable = [phenotype for phenotype in phenotypes if is_comparable(phenotype)]
    return max(comparable, key=_LOWEST_FIRST.index, default=Phenotype.NO_RESULT)
