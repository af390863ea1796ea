"""Which pairs of star alleles fit the bases that were seen."""

from collections.abc import Iterable, Mapping
from itertools import product

from core.book import Allele, Book
from core.genetics.diplotype import Diplotype, allele_order, diplotype, name_today

Bases = tuple[str, str]
"""The two bases (or repeats) seen at one position, on the plus strand."""


def fitting_pairs(gene: str, seen: Mapping[int, Bases], phased: bool, book: Book) -> tuple[Diplotype, ...]:
    """The pairs of alleles that give exactly these bases, under today's names.

    A position that was not seen counts as not varied. With `phased` the first bases of all positions lie
    together on one chromosome, and the second bases on the other.
    """
    alleles = [allele for allele in book.alleles.values() if allele.gene == gene and _possible(allele, seen)]
    return tuple(
        dict.fromkeys(
            diplotype(name_today(gene, one.name, book), name_today(gene, other.name, book))
            for one, other in product(alleles, repeat=2)
            if _gives(one, other, seen, phased)
        )
    )


def most_usual_first(gene: str, pairs: Iterable[Diplotype], book: Book) -> tuple[Diplotype, ...]:
    """The pairs in the order of likelihood: a pair that the book knows by its alternative, then most *1."""
    known = {entry.diplotype for entry in book.phase_alternatives if entry.gene == gene}

    def place(pair: Diplotype) -> tuple[bool, int, tuple[tuple[int, str], ...]]:
        return str(pair) not in known, -pair.references, tuple(allele_order(name) for name in pair.names)

    return tuple(sorted(dict.fromkeys(pairs), key=place))


def _possible(allele: Allele, seen: Mapping[int, Bases]) -> bool:
    return all(variant.alt in seen.get(variant.position, ()) for variant in allele.variants)


def _gives(one: Allele, other: Allele, seen: Mapping[int, Bases], phased: bool) -> bool:
    first = {variant.position: variant.alt for variant in one.variants}
    second = {variant.position: variant.alt for variant in other.variants}
    return all(
        _alike((first.get(position, ""), second.get(position, "")), bases, phased) for position, bases in seen.items()
    )


def _alike(given: Bases, seen: Bases, phased: bool) -> bool:
    """True when both are the same two bases; the reference is written as an empty text."""
    return given == seen or (not phased and given == seen[::-1])
