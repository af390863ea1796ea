"""Reads a list of star alleles with what was found of each: `*2 negative, *3B negative, *3C heterozygous`.

Laboratories that test one variant for each allele write so; `negative for *2, *3A, *3B and *3C` is the short form.
"""

import re
from dataclasses import dataclass

from core.book import Allele, Book
from core.genetics.diplotype import REFERENCE, Diplotype, diplotype, name_today
from core.genetics.haplotypes import Bases, fitting_pairs, most_usual_first
from core.genetics.sites import untested_positions

_BETWEEN = re.compile(r"\s*(?:[;,+&]|\band\b|\bor\b)\s*")
_LABEL = re.compile(r"\* ?([1-9][0-9]{0,2}[a-z]?)\b")
_HET, _HOM, _NEGATIVE = "het", "hom", "negative"
_WORDS = (
    (_NEGATIVE, r"negative(?: for)?|neg|no|none of|not (?:detected|found|present)|absent|wild[ -]?type|wt"),
    (_HET, r"het(?:erozygous|erozygote)?(?: for)?|one copy(?: of)?|single copy(?: of)?|carrier(?: of)?"),
    (_HOM, r"hom(?:ozygous|ozygote)?(?: for)?|two copies(?: of)?"),
)
_WORD = re.compile("|".join(rf"\b(?P<{name}>{pattern})(?=\W|$)" for name, pattern in _WORDS))
_FILLER = re.compile(r"\b(?:alleles?|variants?|the|is|are|was|were|detected|found|present)\b|[():=]")
_MOST = 20


@dataclass(frozen=True, slots=True)
class StarList:
    """What a list says: the pairs of alleles that fit, older names in it, and usual positions it does not tell."""

    pairs: tuple[Diplotype, ...]
    legacy: tuple[str, ...] = ()
    untested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One allele of the list; `before` when the word stands in front of it."""

    name: str
    word: str
    before: bool


def read_star_list(gene: str, text: str, book: Book) -> StarList | None:
    """The list in a plain text; None when it is no such list, names an allele the book lacks, or contradicts itself."""
    parts = _parts(text)
    if parts is None or any((gene, part.name) not in book.alleles for part in parts):
        return None
    found = [part for part in parts if part.word != _NEGATIVE]
    if len({part.name for part in parts}) < len(parts) or any(part.name == REFERENCE for part in parts):
        return None
    if not found:
        return _nothing_found(gene, parts, book)
    pairs = _pairs(gene, found, book)
    legacy = tuple(part.name for part in found if name_today(gene, part.name, book) != part.name)
    return StarList(pairs, legacy) if pairs else None


def _parts(text: str) -> list[_Part] | None:
    written = _BETWEEN.split(text)
    if len(written) > _MOST:
        return None
    read = [_part(one) for one in written]
    parts = [part for part in read if part is not None]
    return _shared(parts) if len(parts) == len(written) else None


def _part(written: str) -> _Part | None:
    """One item of one allele; None when anything in it is not understood."""
    label = _LABEL.search(written)
    if label is None:
        return None
    words = list(_WORD.finditer(written))
    rest = _FILLER.sub(" ", _WORD.sub(" ", _LABEL.sub(" ", written, count=1)))
    if rest.strip() or len({word.lastgroup for word in words}) > 1:
        return None
    first = words[0] if words else None
    return _Part(
        f"*{label[1].upper()}", str(first.lastgroup) if first else "", bool(first and first.start() < label.start())
    )


def _shared(parts: list[_Part]) -> list[_Part] | None:
    """Every allele with its word; a word before the first or after the last one stands for the whole list."""
    with_word = [part for part in parts if part.word]
    if len(with_word) == len(parts):
        return parts
    of_all = with_word == parts[:1] and parts[0].before or with_word == parts[-1:] and not parts[-1].before
    return [_Part(part.name, with_word[0].word, True) for part in parts] if of_all else None


def _pairs(gene: str, found: list[_Part], book: Book) -> tuple[Diplotype, ...]:
    """One allele found is a pair of its own; of two heterozygous ones, all that fits their variants unphased."""
    names = [name_today(gene, part.name, book) for part in found]
    if len(found) == 1:
        return (diplotype(names[0] if found[0].word == _HOM else REFERENCE, names[0]),)
    if len(found) > 2 or any(part.word != _HET for part in found):
        return ()
    seen = _unphased([book.alleles[gene, part.name] for part in found])
    return most_usual_first(gene, {*fitting_pairs(gene, seen, False, book), diplotype(names[0], names[1])}, book)


def _unphased(alleles: list[Allele]) -> dict[int, Bases]:
    """The bases of two alleles on different chromosomes, without word of which lies where."""
    seen: dict[int, Bases] = {}
    for variant in (variant for allele in alleles for variant in allele.variants):
        before = seen.get(variant.position, ("", ""))[1]
        first, second = sorted((before, variant.alt))
        seen[variant.position] = first, second
    return seen


def _nothing_found(gene: str, parts: list[_Part], book: Book) -> StarList:
    """Normal only when every usual position was excluded; `not *3A` alone leaves *3B and *3C open."""
    alone = [book.alleles[gene, part.name].variants for part in parts]
    positions = {variants[0].position for variants in alone if len(variants) == 1}
    return StarList((diplotype(REFERENCE, REFERENCE),), untested=untested_positions(gene, positions, book))
