"""Lines that begin before a site and reach over it: reference blocks of a gVCF, deletions, structural variants.

A block is the reference only where it is sure. A change that reaches over a site and is none of the tables' is
undocumented there, whatever the site's own line says.
"""

import re
from collections.abc import Iterator

from core.importers.reading import Unusable
from core.importers.vcf_line import OTHER_BASES, Line, is_sure_reference, row_of
from core.importers.vcf_sites import Site, SiteRow, Sites, concerns

_END = re.compile(r"(?:^|[;\t])END=([0-9]{1,10})(?=[;\t]|$)", re.ASCII)
_LONGEST_CHANGE = 1_000
"""A change written in bases that is longer than this is not looked for before a site."""

_MOST_ROWS = 10_000
"""More changes over our positions than any file has."""


class Spans:
    """Takes lines one by one; afterwards `rows` has what they say of the sites they reach over."""

    def __init__(self, sites: Sites) -> None:
        self._by_chromosome: dict[str, list[Site]] = {}
        for site in sites.all:
            self._by_chromosome.setdefault(site.chromosome, []).append(site)
        self._reach = {
            name: (str(own[0].position - _LONGEST_CHANGE), str(own[-1].position))
            for name, own in self._by_chromosome.items()
        }
        self._covered: dict[Site, set[int]] = {}
        self._blocks: dict[Site, int] = {}
        self._rows: list[tuple[Site, SiteRow]] = []

    def reaches(self, chromosome: str, position: str, rest: str) -> bool:
        """True when a line of this chromosome may reach over a site, by its own bases or by the end that it names."""
        low, high = self._reach[chromosome]
        if len(position) == len(low) and low <= position <= high:
            return True
        if "END=" not in rest or not position.isdecimal() or len(position) > len(high):
            return False
        end = _END.search(rest)
        return end is not None and int(position) <= int(high) and int(end[1]) >= int(low)

    def take(self, chromosome: str, line: Line) -> None:
        """One line of a chromosome of ours."""
        if len(self._rows) > _MOST_ROWS:
            raise Unusable("import-unreadable", reason=f"more than {_MOST_ROWS} changes over the same positions")
        alts = set(line.alts)
        if alts <= OTHER_BASES:
            last = _told_end(line)
            self._take_block(line, last, self._reached(chromosome, line.position, last))
            return
        structural = any(alt.startswith("<") for alt in alts - OTHER_BASES)
        last = _told_end(line) if structural else line.position + len(line.ref) - 1
        row_at = _structural if structural else _changed
        reached = self._reached(chromosome, line.position, last)
        self._rows += [(site, row) for site in reached if (row := row_at(site, line)) is not None]

    def _reached(self, chromosome: str, first: int, last: int) -> list[Site]:
        """The sites between two positions; one of a single base at the very first has a row of its own."""
        own = self._by_chromosome[chromosome]
        reached = [site for site in own if first <= _last_of(site) and site.position <= last]
        return [site for site in reached if site.position != first or len(site.reference) > 1]

    def rows(self) -> Iterator[tuple[Site, SiteRow]]:
        """A row for each site that blocks cover wholly, and for each that a change reaches over."""
        yield from self._rows
        for site, covered in self._covered.items():
            if covered >= set(range(site.position, _last_of(site) + 1)):
                reference = site.reference
                yield site, SiteRow(self._blocks[site], site.position, reference, (), (reference, reference), False, "")

    def _take_block(self, line: Line, last: int, reached: list[Site]) -> None:
        if not is_sure_reference(line):
            self._rows += [(site, row_of(line)._replace(position=site.position, bases=None)) for site in reached]
            return
        for site in reached:
            inside = range(max(line.position, site.position), min(last, _last_of(site)) + 1)
            self._covered.setdefault(site, set()).update(inside)
            self._blocks[site] = line.number


def _told_end(line: Line) -> int:
    end = _END.search(line.cells[7])
    return int(end[1]) if end else line.position + len(line.ref) - 1


def _last_of(site: Site) -> int:
    return site.position + len(site.reference) - 1


def _structural(site: Site, line: Line) -> SiteRow | None:
    """A structural variant that this person has; it is no change of the tables."""
    row = row_of(line)
    if row.bases is None or set(row.bases) <= {row.ref}:
        return None
    bases = tuple(site.reference if base == row.ref else base for base in row.bases)
    return SiteRow(line.number, site.position, site.reference, row.alts, (bases[0], bases[1]), False, "")


def _changed(site: Site, line: Line) -> SiteRow | None:
    """A change in bases that begins before the site: base by base when nothing is longer or shorter."""
    row = row_of(line)
    if line.position >= site.position or row.bases is None or set(row.bases) <= {row.ref}:
        return None
    if any(concerns(site, line.position, row.ref, alt) for alt in row.alts):
        return None
    at = site.position - line.position
    if len(site.reference) == 1 and {len(base) for base in row.bases} == {len(row.ref)}:
        bases = row.bases[0][at], row.bases[1][at]
        return SiteRow(line.number, site.position, row.ref[at], (), bases, row.phased, row.phase_set)
    written = tuple(site.reference if base == row.ref else _reaching(row.ref, base) for base in row.bases)
    return SiteRow(line.number, site.position, site.reference, row.alts, (written[0], written[1]), False, "")


def _reaching(ref: str, base: str) -> str:
    """In words, so that what is left of the bases is never taken for the base of a site behind them."""
    return "<DELETED>" if len(base) < len(ref) else "<CHANGED>"
