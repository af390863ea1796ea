"""Reads results that name variants: the bases at each position, then the pairs of alleles that fit."""

import re
from dataclasses import dataclass
from itertools import product

from core.book import Book
from core.genetics import sites
from core.genetics.diplotype import Diplotype
from core.genetics.haplotypes import Bases, fitting_pairs, most_usual_first
from core.genetics.sites import Change
from core.genetics.variant_names import Item, scanned_items

_MOST_READINGS = 16
_CIS_TRANS = re.compile(r"\bin (cis|trans)\b")
@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at one position: the possible pairs of bases, the reference as an empty text."""

    gene: str
    position: int
    options: tuple[Bases, ...]
    phased: bool


@dataclass(frozen=True, slots=True)
class Variants:
    """A result told by variants: the pairs of alleles that fit (the most usual first), maybe none."""

    pairs: tuple[Diplotype, ...]
    phased: bool


def read_seen(text: str, book: Book) -> tuple[Seen, ...] | None:
    """What a plain text says about each position; None when it cannot be read that way."""
    items = scanned_items(_CIS_TRANS.sub(" ", text), book)
    seen = [_seen(item, book) for item in items or ()]
    return None if not seen or None in seen else _merged([one for one in seen if one is not None])


def read_variants(gene: str, text: str, book: Book) -> Variants | None:
    """The pairs of alleles of one gene that the variants in a plain text fit."""
    seen = read_seen(text, book)
    if seen is None or any(one.gene != gene for one in seen):
        return None
    phased = all(one.phased or one.options == (("", ""),) for one in seen) and any(one.phased for one in seen)
    pairs = _pairs(gene, seen, phased, book)
    placed = _CIS_TRANS.findall(text)
    if not placed:
        return None if pairs is None else Variants(pairs, phased)
    kept = tuple(pair for pair in pairs or () if (pair.references == 1) == (placed[0] == "cis"))
    return Variants(kept, True) if len(kept) == 1 and len(set(placed)) == 1 else None


# --- from items to bases -------------------------------------------------------------------


def _seen(item: Item, book: Book) -> Seen | None:
    changes = _common(item)
    if (
        not changes
        or len(item.words) > 1
        and item.words != {"hom", "wild"}
        or not _labels_fit(item, changes, book)
    ):
        return None
    options = _by_bases(item, changes) if item.bases else _by_words(item, changes)
    if item.bases and item.words:
        options = _also_in(options, _by_words(item, changes))
    where = changes[0]
    ordered = options if item.phased else tuple(_sorted(pair) for pair in options)
    return Seen(where.gene, where.variant.position, ordered, item.phased) if options else None


def _sorted(pair: Bases) -> Bases:
    return (pair[1], pair[0]) if pair[1] < pair[0] else pair


def _also_in(options: tuple[Bases, ...], allowed: tuple[Bases, ...]) -> tuple[Bases, ...]:
    """The options that are allowed too, whichever base is written first."""
    either_way = {_sorted(pair) for pair in allowed}
    return tuple(pair for pair in options if _sorted(pair) in either_way)


def _common(item: Item) -> tuple[Change, ...]:
    """The changes that all names of an item have in common: `rs1142345 (c.719A>G)` is one change."""
    if not item.found:
        return ()
    common = [c for c in item.found[0] if all(c in others for others in item.found[1:])]
    if item.change is not None:
        common = [change for change in common if item.change in _written_changes(change)]
    return tuple(common)


def _written_changes(change: Change) -> tuple[tuple[str, str], ...]:
    """How a change of one base may be written: on the plus strand, and on the gene's own."""
    plus = (change.variant.ref.lower(), change.variant.alt.lower())
    return (plus, _complements(plus)) if change.gene in sites.MINUS_STRAND else (plus,)


def _complements(pair: tuple[str, str]) -> tuple[str, str]:
    return sites.complement(pair[0]), sites.complement(pair[1])


def _labels_fit(item: Item, changes: tuple[Change, ...], book: Book) -> bool:
    """`*3C, c.719A>G (AA)`: the allele before the variant must be one that has the variant."""
    for label in item.labels:
        allele = book.alleles.get((changes[0].gene, label))
        if allele is None or not any(change.variant in allele.variants for change in changes):
            return False
    return True


def _by_words(item: Item, changes: tuple[Change, ...]) -> tuple[Bases, ...]:
    if "wild" in item.words:
        return (("", ""),)
    alternatives = [change.variant.alt for change in (changes if item.change else sites.usual(changes))]
    one = tuple(("", alt) for alt in alternatives)
    both = tuple((alt, alt) for alt in alternatives)
    return one if "het" in item.words else both if "hom" in item.words else one + both


def _by_bases(item: Item, changes: tuple[Change, ...]) -> tuple[Bases, ...]:
    """The bases on the plus strand; an rs number may come with the bases of either strand of its gene."""
    if len(set(item.bases)) > 1:
        return ()
    pair, on_minus = item.bases[0], changes[0].gene in sites.MINUS_STRAND
    readings = [pair] if item.by_rs or not on_minus else []
    readings += [_complements(pair)] if on_minus else []
    options = (_as_options(reading, changes) for reading in readings)
    return tuple(dict.fromkeys(option for option in options if option is not None))


def _as_options(pair: tuple[str, str], changes: tuple[Change, ...]) -> Bases | None:
    known = _known_bases(changes)
    return (known[pair[0]], known[pair[1]]) if pair[0] in known and pair[1] in known else None


def _known_bases(changes: tuple[Change, ...]) -> dict[str, str]:
    """What may stand at the position, as typed, with what the definitions call it; the repeat by its count."""
    if len(changes[0].variant.ref) > 1:
        return {"3": ""} | {
            "4" if len(c.variant.alt) > len(c.variant.ref) else "2": c.variant.alt for c in changes
        }
    return {changes[0].variant.ref.lower(): ""} | {c.variant.alt.lower(): c.variant.alt for c in changes}


# --- from bases to pairs -------------------------------------------------------------------


def _merged(seen: list[Seen]) -> tuple[Seen, ...] | None:
    """One entry a position; the same position told twice must be told alike."""
    merged: dict[tuple[str, int], Seen] = {}
    for one in seen:
        before = merged.setdefault((one.gene, one.position), one)
        kept, other = (before, one) if before.phased else (one, before)
        both = _also_in(kept.options, other.options)
        if not both:
            return None
        merged[one.gene, one.position] = Seen(one.gene, one.position, both, kept.phased)
    return tuple(merged.values())


def _pairs(gene: str, seen: tuple[Seen, ...], phased: bool, book: Book) -> tuple[Diplotype, ...] | None:
    readings = list(product(*(one.options for one in seen))) if _count(seen) <= _MOST_READINGS else []
    if not readings:
        return None
    positions = [one.position for one in seen]
    found = (
        pair
        for bases in readings
        for pair in fitting_pairs(gene, dict(zip(positions, bases, strict=True)), phased, book)
    )
    return most_usual_first(gene, found, book)


def _count(seen: tuple[Seen, ...]) -> int:
    count = 1
    for one in seen:
        count *= len(one.options)
    return count
