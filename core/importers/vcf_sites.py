"""The positions that define the alleles, and every way in which a variant file writes a change there."""

from collections.abc import Mapping
from typing import NamedTuple

from core.book import Book, Variant

_NEIGHBOURHOODS: Mapping[int, str] = {
    48037782: "AGGAGTCGGAGTCGGAGTCG",
    48037825: "CG",
    48040977: "GAAAAA",
    48041103: "TG",
}
"""The reference from a documented insertion or deletion as far as it may be written further right.

They follow from the definitions: the book has the leftmost place, the g. names the rightmost one
(g.48037784GAGTCG[4], g.48037826_48037827insCGGG, g.48040982del, g.48041104dup). All are in NUDT15; those of
TPMT can be written in one place only.
"""


class Site(NamedTuple):
    """One position of one gene, with the changes that the tables know there."""

    gene: str
    chromosome: str
    position: int
    variants: tuple[Variant, ...]

    @property
    def name(self) -> str:
        """The rs number, or the place on the chromosome."""
        rsid = next((variant.rsid for variant in self.variants if variant.rsid), None)
        return rsid or f"{self.variants[0].chromosome}:{self.position}"

    @property
    def reference(self) -> str:
        """The longest reference of its changes."""
        return max((variant.ref for variant in self.variants), key=len)

    @property
    def is_usual(self) -> bool:
        """True for a position of the least test set."""
        return any(variant.cdna for variant in self.variants)


class Sites(NamedTuple):
    """Every site, and for every position (as text) that may speak of one, which ones."""

    all: tuple[Site, ...]
    by_place: Mapping[str, tuple[Site, ...]]

    def of(self, gene: str) -> tuple[Site, ...]:
        """The sites of one gene, in order."""
        return tuple(site for site in self.all if site.gene == gene)


class SiteRow(NamedTuple):
    """One line of a file at a site: `bases` are the two alleles as the line writes them, None without a call.

    `phase_set` is the line's own PS, empty when it has none.
    """

    number: int
    position: int
    ref: str
    alts: tuple[str, ...]
    bases: tuple[str, str] | None
    phased: bool
    phase_set: str


def sites_of(book: Book) -> Sites:
    """The sites of the book's alleles."""
    found: dict[tuple[str, int], list[Variant]] = {}
    genes: dict[tuple[str, int], str] = {}
    for allele in book.alleles.values():
        for variant in allele.variants:
            place = (variant.chromosome.removeprefix("chr"), variant.position)
            genes[place] = allele.gene
            if variant not in (changes := found.setdefault(place, [])):
                changes.append(variant)
    sites = tuple(Site(genes[place], *place, tuple(changes)) for place, changes in sorted(found.items()))
    by_place: dict[str, tuple[Site, ...]] = {}
    for site in sites:
        near = _NEIGHBOURHOODS.get(site.position, " ")
        for offset in range(len(near)):
            key = str(site.position + offset)
            by_place[key] = (*by_place.get(key, ()), site)
    return Sites(sites, by_place)


def change_at(site: Site, position: int, ref: str, alt: str) -> str | None:
    """Which of the site's changes this is, as the book's alternative bases; None when it is none of them."""
    start, before, after = _trimmed(position, ref, alt)
    for variant in site.variants:
        if (start, before, after) == _trimmed(variant.position, variant.ref, variant.alt):
            return variant.alt
    made = _made(site, start, before, after)
    return next((v.alt for v in site.variants if made and made == _made(site, v.position, v.ref, v.alt)), None)


def concerns(site: Site, position: int, ref: str, alt: str) -> bool:
    """True when a change touches the site: at its own position, or an insertion or deletion in its neighbourhood."""
    if position == site.position:
        return True
    start, before, after = _trimmed(position, ref, alt)
    return len(before) != len(after) and _made(site, start, before, after) is not None


def vouches(site: Site, row: SiteRow) -> bool:
    """True when a call of the reference in this row speaks for the whole site.

    Its reference covers all that the site's changes would alter, or it lists one of them as an alternative.
    """
    covers = row.position == site.position and row.ref.startswith(site.reference)
    return covers or any(change_at(site, row.position, row.ref, alt) is not None for alt in row.alts)


def _trimmed(position: int, ref: str, alt: str) -> tuple[int, str, str]:
    """Without the bases that both have at the end, then at the start, one base kept."""
    while len(ref) > 1 and len(alt) > 1 and ref[-1] == alt[-1]:
        ref, alt = ref[:-1], alt[:-1]
    while len(ref) > 1 and len(alt) > 1 and ref[0] == alt[0]:
        position, ref, alt = position + 1, ref[1:], alt[1:]
    return position, ref, alt


def _made(site: Site, position: int, ref: str, alt: str) -> str | None:
    """The neighbourhood after the change; None when the change does not lie in it."""
    near = _NEIGHBOURHOODS.get(site.position, "")
    offset = position - site.position
    if offset < 0 or not near.startswith(ref, offset):
        return None
    return near[:offset] + alt + near[offset + len(ref) :]
