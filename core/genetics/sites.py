"""The positions that define the star alleles, and every name that a laboratory gives to one."""

from collections.abc import Callable, Set
from dataclasses import dataclass

from core.book import Book, Variant

MINUS_STRAND = frozenset({"TPMT"})
"""Genes whose c. names are the complement of the plus strand (facts: *1 and phase; ClinPGx definitions)."""

_COMPLEMENT = str.maketrans("acgt", "tgca")
_REPEAT = "rs746071566"
_OTHER_RS_NUMBERS = {"rs869320766": _REPEAT}
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

_NUDT15_NAMES = {
    "c.416G>A": "rs147390019",
    "arg139his": "rs147390019",
    "r139h": "rs147390019",
    "c.52G>A": "rs186364861",
    "val18ile": "rs186364861",
    "v18i": "rs186364861",
}
"""Names of *4 and *5 (protein names: PMC5029084). The c. names follow from the positions: *4 lies one base after
c.415, *5 at the fifteenth base of the repeat, whose last base before an insertion is c.55. They are no usual test."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change at one position: what one allele has there instead of the reference."""

    gene: str
    variant: Variant


def by_rs_number(number: str, book: Book) -> tuple[Change, ...]:
    """The changes at an rs number (in lower case); rs1142345 has two."""
    wanted = _OTHER_RS_NUMBERS.get(number, number)
    return _changes(book, lambda variant: variant.rsid == wanted)


def by_cdna(position: int, before: str, after: str, book: Book) -> tuple[Change, ...]:
    """The change with this c. name; empty when the book has none."""
    wanted = f"c.{position}{before.upper()}>{after.upper()}"
    return _by_other_name(wanted, book) or _changes(book, lambda variant: variant.cdna == wanted)


def by_cdna_position(position: int, book: Book) -> tuple[Change, ...]:
    """The changes with a c. name at this position."""
    starts = tuple(f"c.{position}{base}>" for base in "ACGT")
    return _changes(book, lambda variant: variant.cdna is not None and variant.cdna.startswith(starts))


def by_protein_name(name: str, book: Book) -> tuple[Change, ...]:
    """The change that a protein name stands for; empty when it is none of ours."""
    cdna = _PROTEIN.get(name)
    return _by_other_name(name, book) if cdna is None else _changes(book, lambda variant: variant.cdna == cdna)


def by_place(position: int, before: str, after: str, book: Book) -> tuple[Change, ...]:
    """The change of one base at a GRCh38 position on the plus strand (g. name); empty when the book has none."""
    wanted = position, before.upper(), after.upper()
    return _changes(book, lambda variant: (variant.position, variant.ref, variant.alt) == wanted)


def _by_other_name(name: str, book: Book) -> tuple[Change, ...]:
    number = _NUDT15_NAMES.get(name)
    return () if number is None else by_rs_number(number, book)


def of_the_repeat(longer: bool, book: Book) -> tuple[Change, ...]:
    """The NUDT15 repeat: one GAGTCG more (`longer`), or one less."""
    at_repeat = by_rs_number(_REPEAT, book)
    return tuple(c for c in at_repeat if (len(c.variant.alt) > len(c.variant.ref)) == longer)


def usual(found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Of several changes at one rs number the one that a laboratory means without giving bases.

    That is the one with a c. name in the book, or the longer repeat; otherwise all of them.
    """
    named = tuple(change for change in found if _is_usual(change.variant))
    return named or found


def untested_positions(gene: str, tested: Set[int], book: Book) -> tuple[str, ...]:
    """The rs numbers of the least test set (*2, *3A, *3B, *3C; NUDT15 *3) whose positions were not tested.

    These are the positions with a c. name in the book (facts: tier 1 as PharmCAT encodes it).
    """
    least = _changes(book, lambda variant: variant.cdna is not None)
    return tuple(
        change.variant.rsid or "" for change in least if change.gene == gene and change.variant.position not in tested
    )


def _is_usual(variant: Variant) -> bool:
    return bool(variant.cdna) or len(variant.alt) > len(variant.ref) > 1


def complement(base: str) -> str:
    """The base on the other strand, lower case."""
    return base.translate(_COMPLEMENT)


def _changes(book: Book, wanted: Callable[[Variant], bool]) -> tuple[Change, ...]:
    """The changes of all alleles that are wanted, each once."""
    return tuple(
        dict.fromkeys(
            Change(allele.gene, variant)
            for allele in book.alleles.values()
            for variant in allele.variants
            if wanted(variant)
        )
    )
