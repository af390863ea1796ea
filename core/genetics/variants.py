"""Reads results that name variants: the pairs of alleles that fit the bases that were seen."""

import re
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from core.book import Book
from core.genetics.diplotype import Diplotype
from core.genetics.haplotypes import fitting_pairs, most_usual_first
from core.genetics.hgvs import in_words
from core.genetics.seen import NEITHER_VARIES, Seen, seen_in
from core.genetics.sites import untested_positions
from core.genetics.variant_names import scanned_items

_MOST_READINGS = 16
_CIS_TRANS = re.compile(r"\bin (cis|trans)\b")


@dataclass(frozen=True, slots=True)
class Variants:
    """A result told by variants: the genes named, and the pairs of alleles that fit (the most usual first).

    No pairs when the genes are several, or when no pair fits. `untested` (nothing was found) or `untold` (something
    was) are the positions of the least test set of the gene that the result does not speak of.
    """

    genes: frozenset[str]
    pairs: tuple[Diplotype, ...]
    phased: bool
    untested: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def read_variants(text: str, book: Book) -> Variants | None:
    """The pairs of alleles that the variants in a plain text fit; None when it cannot be read that way."""
    text = in_words(text)
    items = scanned_items(_CIS_TRANS.sub(" ", text), book)
    seen = seen_in(items, book) if items else None
    if not seen:
        return None
    genes = frozenset(one.gene for one in seen)
    if len(genes) > 1:
        return Variants(genes, (), False)
    phased = _is_phased(seen)
    pairs = _pairs(seen, phased, book)
    if pairs is None:
        return None
    nothing_found = all(one.options == (NEITHER_VARIES,) for one in seen)
    others = untested_positions(seen[0].gene, {one.position for one in seen}, book)
    variants = Variants(genes, pairs, phased, *((others, ()) if nothing_found else ((), others)))
    return _placed(text, variants)


def _is_phased(seen: tuple[Seen, ...]) -> bool:
    """True when every position with two different bases says which chromosome has which."""
    differing = [one for one in seen if not one.says_nothing_of_phase]
    return bool(differing) and all(one.phased for one in differing)


def _placed(text: str, variants: Variants) -> Variants | None:
    """`in cis` keeps the pair with a *1, `in trans` the pair without; None when not exactly one is left."""
    placed = set(_CIS_TRANS.findall(text))
    if not placed:
        return variants
    kept = tuple(pair for pair in variants.pairs if (pair.references == 1) == (placed == {"cis"}))
    return replace(variants, pairs=kept, phased=True) if len(kept) == 1 and len(placed) == 1 else None


def _pairs(seen: tuple[Seen, ...], phased: bool, book: Book) -> tuple[Diplotype, ...] | None:
    """The pairs that fit any way of reading; None when there are more ways than a report leaves open."""
    if prod(len(one.options) for one in seen) > _MOST_READINGS:
        return None
    gene, positions = seen[0].gene, [one.position for one in seen]
    found = (
        pair
        for bases in product(*(one.options for one in seen))
        for pair in fitting_pairs(gene, dict(zip(positions, bases, strict=True)), phased, book)
    )
    return most_usual_first(gene, found, book)
