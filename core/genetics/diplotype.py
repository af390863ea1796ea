"""A pair of star alleles: one canonical order, one canonical text, today's names."""

import re
from dataclasses import dataclass

from core.book import Book

REFERENCE = "*1"
"""The allele that is given when no tested variant was found."""

_NAME = re.compile(r"\*([0-9]+)([A-Z]*)", re.ASCII)


def allele_order(name: str) -> tuple[int, str]:
    """Sorts by number, then by letter: *1 first, *3A before *3B, *9 before *10."""
    match = _NAME.fullmatch(name)
    return (int(match[1]), match[2]) if match else (10**6, name)


@dataclass(frozen=True, slots=True)
class Diplotype:
    """Two allele names in canonical order; make it with `diplotype`."""

    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.first}/{self.second}"

    @property
    def names(self) -> tuple[str, str]:
        """Both names, in order."""
        return self.first, self.second

    @property
    def references(self) -> int:
        """How many of the two are *1."""
        return self.names.count(REFERENCE)


def diplotype(one: str, other: str) -> Diplotype:
    """The pair in canonical order, however it was written."""
    first, second = sorted((one, other), key=allele_order)
    return Diplotype(first, second)


def name_today(gene: str, name: str, book: Book) -> str:
    """The name that today's tables use (NUDT15 *2 is *3); other names stay as they are."""
    allele = book.alleles.get((gene, name))
    return allele.now if allele is not None and allele.now else name


def absent_alleles(gene: str, pair: Diplotype, book: Book) -> tuple[str, ...]:
    """The names of the pair that the book has no allele for."""
    return tuple(dict.fromkeys(name for name in pair.names if (gene, name) not in book.alleles))
