"""Reads results that name variants (c., p. and rs names, the NUDT15 repeat) and their bases or zygosity.

A scanner goes through each item once; what no token matches makes the whole text unreadable.
"""

import re
from dataclasses import dataclass, field
from itertools import product

from core.book import Book
from core.genetics import sites
from core.genetics.diplotype import Diplotype
from core.genetics.haplotypes import Bases, fitting_pairs, most_usual_first
from core.genetics.sites import Change

_MOST_READINGS = 16
_SPLIT = re.compile(r"[;+&,]|\band\b")
_LABEL_COMMA = re.compile(r"(\*[1-9][0-9]{0,2}[a-z]?) ?[,:] ?(?=c\.|rs ?[0-9]|p\.)")
_CIS_TRANS = re.compile(r"\bin (cis|trans)\b")
_TOKENS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("label", r"\* ?([1-9][0-9]{0,2}[a-z]?)\b"),
        ("rs", r"(rs) ?([0-9]{3,12})\b"),
        ("repeats", r"gagtcg\(([2-4])\) ?([/|]) ?gagtcg\(([2-4])\)"),
        ("longer", r"(?:c\.)?55_56ins ?gagtcg\b|gagtcg ?(?:dup|ins)(?:lication|ertion)?\b|gagtcg\(4\)"),
        ("shorter", r"gagtcg ?del(?:etion)?\b|gagtcg\(2\)"),
        ("cdna", r"(?:c\. ?)?([0-9]{1,4}) ?([acgt]) ?> ?([acgt])\b"),
        ("position", r"(?:c\. ?)?([0-9]{1,4})(?= ?[acgt] ?[/|]? ?[acgt]\b)"),
        ("protein", r"(?:p\. ?)?\(?([a-z]{3}[0-9]{1,3}[a-z]{3})\b\)?"),
        ("short", r"(?:[cp]\. ?)?([a-z])([0-9]{1,4})([a-z])\b"),
        ("change", r"([acgt]) ?> ?([acgt])\b"),
        ("bases", r"([acgt]) ?([/|]?) ?([acgt])\b"),
        ("het", r"(?:het(?:erozygous|erozygote)?|carrier)\b"),
        ("hom", r"hom(?:ozygous|ozygote)?\b"),
        ("wild", r"(?:wild[ -]?type|wt|negative|not detected|absent)\b"),
        ("filler", r"(?:for|of|variant|mutation|snp|allele|is|the)\b|[ ():=]"),
    )
)


@dataclass(slots=True)
class _Item:
    """What one item says: the changes it may name, and words, bases or a change beside the name."""

    found: list[tuple[Change, ...]] = field(default_factory=list)
    by_rs: bool = False
    labels: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    bases: list[tuple[str, str]] = field(default_factory=list)
    change: tuple[str, str] | None = None
    phased: bool = False


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
    text = _LABEL_COMMA.sub(r"\1 ", _CIS_TRANS.sub(" ", text))
    items = [_scanned(part.strip(), book) for part in _SPLIT.split(text)]
    seen = [None if item is None else _seen(item, book) for item in items]
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


def genes_of(text: str, book: Book) -> frozenset[str]:
    """The genes whose variants a plain text names, readable as a whole or not."""
    found: set[str] = set()
    for part in _SPLIT.split(text):
        item = _Item()
        _scan(part, item, book, strict=False)
        found.update(change.gene for changes in item.found for change in changes)
    return frozenset(found)


# --- from text to items --------------------------------------------------------------------


def _scanned(part: str, book: Book) -> _Item | None:
    item = _Item()
    return item if part and _scan(part, item, book, strict=True) else None


def _scan(part: str, item: _Item, book: Book, *, strict: bool) -> bool:
    at = 0
    while at < len(part):
        kind, match = _next_token(part, at)
        if match is None or not _take(kind, match, item, book):
            if strict:
                return False
            at += 1
        else:
            at = match.end()
    return True


def _next_token(part: str, at: int) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in _TOKENS:
        match = pattern.match(part, at)
        if match is not None:
            return kind, match
    return "", None


def _take(kind: str, match: re.Match[str], item: _Item, book: Book) -> bool:
    """Puts a token into the item; False when it names nothing of the book."""
    if kind in ("het", "hom", "wild"):
        item.words.add(kind)
    elif kind == "label":
        item.labels.append(f"*{match[1].upper()}")
    elif kind == "change":
        item.change = (match[1], match[2])
    elif kind == "bases":
        item.bases.append((match[1], match[3]))
        item.phased = item.phased or match[2] == "|"
    elif kind != "filler":
        return _take_name(kind, match, item, book)
    return True


def _take_name(kind: str, match: re.Match[str], item: _Item, book: Book) -> bool:
    if kind == "repeats":
        return _take_repeats(match, item, book)
    found = _named(kind, match, book)
    item.by_rs = item.by_rs or kind == "rs"
    item.found.append(found)
    return bool(found)


def _take_repeats(match: re.Match[str], item: _Item, book: Book) -> bool:
    """GAGTCG(3)/GAGTCG(4): three repeats are the reference, so the numbers stand for the bases."""
    item.found.append(sites.of_the_repeat(True, book) + sites.of_the_repeat(False, book))
    item.bases.append((match[1], match[3]))
    item.phased = match[2] == "|"
    return bool(item.found[-1])


def _named(kind: str, match: re.Match[str], book: Book) -> tuple[Change, ...]:
    if kind == "rs":
        return sites.by_rs_number("rs" + match[2], book)
    if kind in ("longer", "shorter"):
        return sites.of_the_repeat(kind == "longer", book)
    if kind == "cdna":
        return sites.by_cdna(int(match[1]), match[2], match[3], book)
    if kind == "position":
        return sites.by_cdna_position(int(match[1]), book)
    if kind == "protein":
        return sites.by_protein_name(match[1], book)
    as_cdna = sites.by_cdna(int(match[2]), match[1], match[3], book)
    return as_cdna or sites.by_protein_name(match[1] + match[2] + match[3], book)


# --- from items to bases -------------------------------------------------------------------


def _seen(item: _Item, book: Book) -> Seen | None:
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


def _common(item: _Item) -> tuple[Change, ...]:
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


def _labels_fit(item: _Item, changes: tuple[Change, ...], book: Book) -> bool:
    """`*3C, c.719A>G (AA)`: the allele before the variant must be one that has the variant."""
    for label in item.labels:
        allele = book.alleles.get((changes[0].gene, label))
        if allele is None or not any(change.variant in allele.variants for change in changes):
            return False
    return True


def _by_words(item: _Item, changes: tuple[Change, ...]) -> tuple[Bases, ...]:
    if "wild" in item.words:
        return (("", ""),)
    alternatives = [change.variant.alt for change in (changes if item.change else sites.usual(changes))]
    one = tuple(("", alt) for alt in alternatives)
    both = tuple((alt, alt) for alt in alternatives)
    return one if "het" in item.words else both if "hom" in item.words else one + both


def _by_bases(item: _Item, changes: tuple[Change, ...]) -> tuple[Bases, ...]:
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
