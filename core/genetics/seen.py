"""What a result says about each position: the bases of both chromosomes, on the plus strand."""

from dataclasses import dataclass, replace

from core.book import Book
from core.genetics import sites
from core.genetics.haplotypes import Bases
from core.genetics.sites import Change
from core.genetics.variant_names import Item

_PLUS, _GENE = "plus", "gene"
NEITHER_VARIES: Bases = ("", "")
"""Both chromosomes have the reference."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the bases at a position; the reference is an empty text.

    `strand` is the strand that the bases were read on, when either would do. `usual` is False for a change
    that a laboratory rarely means.
    """

    bases: Bases
    strand: str = ""
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at one position, in every way that it may be read."""

    gene: str
    position: int
    readings: tuple[Reading, ...]
    phased: bool

    @property
    def options(self) -> tuple[Bases, ...]:
        """The possible pairs of bases, each once."""
        return tuple(dict.fromkeys(reading.bases for reading in self.readings))

    @property
    def says_nothing_of_phase(self) -> bool:
        """True when both chromosomes are alike here."""
        return all(first == second for first, second in self.options)


def seen_in(items: list[Item], book: Book) -> tuple[Seen, ...] | None:
    """The positions that the items speak of; None when an item cannot be read or two contradict each other."""
    seen: dict[tuple[str, int], Seen] = {}
    for item in items:
        one = _seen(item, book)
        if one is None:
            return None
        merged = _both(seen.get((one.gene, one.position), one), one)
        if not merged.readings:
            return None
        seen[one.gene, one.position] = merged
    return _of_one_strand(tuple(seen.values()))


def _seen(item: Item, book: Book) -> Seen | None:
    changes = _common(item)
    if not changes or item.words not in _CONSISTENT or not _labels_fit(item, changes, book):
        return None
    readings = _by_bases(item, changes) if item.bases else _by_words(item, changes)
    if item.bases and item.words:
        readings = _also_in(readings, _by_words(item, changes))
    ordered = readings if item.phased else tuple(replace(one, bases=_sorted(one.bases)) for one in readings)
    where = changes[0]
    return Seen(where.gene, where.variant.position, ordered, item.phased) if ordered else None


_CONSISTENT: tuple[set[str], ...] = (set(), {"het"}, {"hom"}, {"wild"}, {"hom", "wild"})


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
    alleles = [book.alleles.get((changes[0].gene, label)) for label in item.labels]
    variants = [change.variant for change in changes]
    return all(allele is not None and any(variant in allele.variants for variant in variants) for allele in alleles)


# --- the ways to read one item -----------------------------------------------------------------


def _by_words(item: Item, changes: tuple[Change, ...]) -> tuple[Reading, ...]:
    """By zygosity; a variant without a word on it may be on one chromosome or on both."""
    if "wild" in item.words:
        return (Reading(NEITHER_VARIES),)
    alternatives = [change.variant.alt for change in (changes if item.change else sites.usual(changes))]
    one = tuple(Reading(("", alt)) for alt in alternatives)
    both = tuple(Reading((alt, alt)) for alt in alternatives)
    return one if "het" in item.words else both if "hom" in item.words else one + both


def _by_bases(item: Item, changes: tuple[Change, ...]) -> tuple[Reading, ...]:
    """By bases; an rs number may come with the bases of either strand of its gene, a c. name not."""
    if len(set(item.bases)) > 1:
        return ()
    written, on_minus = item.bases[0], changes[0].gene in sites.MINUS_STRAND
    if not item.by_rs:
        return _known(_complements(written) if on_minus else written, changes, "")
    plus = _known(written, changes, _PLUS if on_minus else "")
    return plus + (_known(_complements(written), changes, _GENE) if on_minus else ())


def _known(pair: tuple[str, str], changes: tuple[Change, ...], strand: str) -> tuple[Reading, ...]:
    """The reading of bases on the plus strand, if each may stand at this position."""
    known = _known_bases(changes)
    if pair[0] not in known or pair[1] not in known:
        return ()
    usual = {"", *(change.variant.alt for change in sites.usual(changes))}
    bases = known[pair[0]], known[pair[1]]
    return (Reading(bases, strand, usual >= set(bases)),)


def _known_bases(changes: tuple[Change, ...]) -> dict[str, str]:
    """What may stand at the position, as typed, with what the definitions call it; repeats by their count."""
    variants = [change.variant for change in changes]
    if len(variants[0].ref) > 1:
        return {"3": ""} | {"4" if len(v.alt) > len(v.ref) else "2": v.alt for v in variants}
    return {variants[0].ref.lower(): ""} | {v.alt.lower(): v.alt for v in variants}


# --- all items together ------------------------------------------------------------------------


def _both(before: Seen, one: Seen) -> Seen:
    """The same position told twice: what both allow."""
    kept, other = (before, one) if before.phased else (one, before)
    return replace(kept, readings=_also_in(kept.readings, other.readings))


def _also_in(readings: tuple[Reading, ...], allowed: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings that are allowed too, whichever base is written first."""
    either_way = {_sorted(reading.bases) for reading in allowed}
    return tuple(reading for reading in readings if _sorted(reading.bases) in either_way)


def _sorted(pair: Bases) -> Bases:
    return (pair[1], pair[0]) if pair[1] < pair[0] else pair


def _of_one_strand(seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """One report writes all its rs numbers on one strand; if strands still differ, the usual change is meant."""
    strands = [{reading.strand for reading in one.readings} for one in seen]
    told = [names for names in strands if names <= {_PLUS, _GENE}]
    common = set.intersection(*told) if told else set()
    fitting = common | {""} if common else {_PLUS, _GENE, ""}
    return tuple(replace(one, readings=_usual(tuple(r for r in one.readings if r.strand in fitting))) for one in seen)


def _usual(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings if reading.usual) or readings
