"""The positions that define the star alleles, and every name that a laboratory gives to one."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.book import Book, Variant

MINUS_STRAND = frozenset({"TPMT"})
"""Genes whose c. names are the complement of the plus strand (facts: *1 and phase; ClinPGx definitions)."""

_COMPLEMENT = str.maketrans("acgt", "tgca")
_OTHER_RS_NUMBERS = {"rs869320766": "rs746071566"}
"""The number under which PMC7708673 has the NUDT15 repeat."""

_PROTEIN = {
    "tyr240cys": "c.719A>G",
    "y240c": "c.719A>G",
    "ala154thr": "c.460G>A",
    "a154t": "c.460G>A",
    "ala80pro": "c.238G>C",
    "a80p": "c.238G>C",
    "arg139cys": "c.415C>T",
    "r139c": "c.415C>T",
}
"""Protein names of the four variants with a c. name (table 4 of PMC8847900; Arg139Cys in the fact table)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change at one position: what one allele has there instead of the reference."""

    gene: str
    variant: Variant


def changes(book: Book) -> Iterator[Change]:
    """Every change of every allele of the book; one that several alleles share comes several times."""
    for allele in book.alleles.values():
        for variant in allele.variants:
            yield Change(allele.gene, variant)


def by_rs_number(number: str, book: Book) -> tuple[Change, ...]:
    """The changes at an rs number (in lower case); rs1142345 has two."""
    wanted = _OTHER_RS_NUMBERS.get(number, number)
    return _distinct(change for change in changes(book) if change.variant.rsid == wanted)


def by_cdna(position: int, before: str, after: str, book: Book) -> tuple[Change, ...]:
    """The change with this c. name; empty when the book has none."""
    wanted = f"c.{position}{before.upper()}>{after.upper()}"
    return _distinct(change for change in changes(book) if change.variant.cdna == wanted)


def by_cdna_position(position: int, book: Book) -> tuple[Change, ...]:
    """The changes with a c. name at this position."""
    starts = tuple(f"c.{position}{base}>" for base in "ACGT")
    return _distinct(c for c in changes(book) if c.variant.cdna and c.variant.cdna.startswith(starts))


def by_protein_name(name: str, book: Book) -> tuple[Change, ...]:
    """The change that a protein name stands for; empty when it is none of ours."""
    cdna = _PROTEIN.get(name)
    return _distinct(c for c in changes(book) if cdna is not None and c.variant.cdna == cdna)


def of_the_repeat(longer: bool, book: Book) -> tuple[Change, ...]:
    """The NUDT15 repeat: one GAGTCG more (`longer`), or one less."""
    return _distinct(
        change
        for change in changes(book)
        if change.variant.rsid == "rs746071566"
        and (len(change.variant.alt) > len(change.variant.ref)) == longer
    )


def usual(found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Of several changes at one rs number the one that a laboratory means without giving bases.

    That is the one with a c. name in the book, or the longer repeat; otherwise all of them.
    """
    named = tuple(change for change in found if _is_usual(change.variant))
    return named or found


def _is_usual(variant: Variant) -> bool:
    return bool(variant.cdna) or len(variant.alt) > len(variant.ref) > 1


def complement(base: str) -> str:
    """The base on the other strand, lower case."""
    return base.translate(_COMPLEMENT)


def _distinct(found: Iterator[Change]) -> tuple[Change, ...]:
    return tuple(dict.fromkeys(found))
