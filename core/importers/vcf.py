"""Variant files (VCF), streamed line by line: only the lines at our positions are looked at.

Trusted are the bases, never the index of an alternative; a position that is missing, has no call or has a base that
the tables lack is never the reference. The file must say that it was read against GRCh38. QUAL is not judged. Reference
blocks of a gVCF count where they are sure (`vcf_spans`).
"""

import re
from collections.abc import Iterable, Iterator

from core.assessment import CallState
from core.book import Book
from core.case_form import GeneForm
from core.genetics.call import uncalled
from core.genetics.notation import case_field
from core.genetics.spelling import GENES, shown
from core.importers.gene_result import GeneResult
from core.importers.reading import VARIANTS, ImportReading, Unusable
from core.importers.vcf_call import result_of_sites
from core.importers.vcf_header import CHROMOSOMES, Header
from core.importers.vcf_line import Line, cells_of, row_of
from core.importers.vcf_sites import Site, SiteRow, Sites, concerns, sites_of
from core.importers.vcf_spans import Spans
from core.messages import finding

_HEADER_LINES = 100_000
_START = "##fileformat=VCF"
_COLUMNS = "#CHROM\tPOS"
_BASES = re.compile(r"[ACGTN]+")
_NAMES = {name: name.removeprefix("chr") for name in ("6", "13", "chr6", "chr13")}
"""The usual names, found without taking them apart."""
_MOST_ROWS = 10_000
"""More lines at our positions than any file has."""


def is_vcf(start: str) -> bool:
    """True when a text begins as a variant file does, also one that has lost its first line."""
    start = start.removeprefix("\ufeff")
    return start.startswith((_START, _COLUMNS)) or (start.startswith("##") and f"\n{_COLUMNS}" in start)


def read_vcf(lines: Iterable[str], book: Book) -> ImportReading:
    """The calls of TPMT and NUDT15; raises `Unusable` for a file that must be refused."""
    sites = sites_of(book)
    numbered = enumerate(lines, 1)
    header = _header(numbered)
    rows: dict[Site, list[SiteRow]] = {}
    filtered: set[str] = set()
    spans = Spans(sites)
    for line in _lines_at(numbered, sites, spans):
        for site, row in _site_rows(line, sites):
            rows.setdefault(site, []).append(row)
            if line.cells[6] not in ("PASS", ".", "0", ""):
                filtered.add(site.name)
    for site, row in spans.rows():
        rows.setdefault(site, []).append(row)
    results = [_of_gene(gene, sites, rows, book) for gene in GENES] if rows else []
    said = [finding(book, "import-filtered", "", {"positions": tuple(sorted(filtered))})] if filtered else []
    said += [one for result in results for one in result.findings]
    return ImportReading(
        kind=VARIANTS,
        version=header.version,
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        findings=tuple(said),
    )


def _of_gene(gene: str, sites: Sites, rows: dict[Site, list[SiteRow]], book: Book) -> GeneResult:
    own = sites.of(gene)
    if not any(site in rows for site in own):
        said = finding(book, "import-gene-missing", case_field(gene), {"gene": gene})
        return GeneResult(uncalled(gene, CallState.NOT_TESTED, book), GeneForm(state="not-tested"), "", (said,))
    return result_of_sites(gene, {site: tuple(rows.get(site, ())) for site in own}, book)


def _header(numbered: Iterator[tuple[int, str]]) -> Header:
    header = Header()
    for number, line in numbered:
        if line.startswith("##"):
            header.take(line)
        elif line.startswith("#CHROM"):
            header.finish(line)
            return header
        elif line.strip():
            raise Unusable("import-unreadable", reason=f"line {number} stands before the line of column names")
        if number > _HEADER_LINES:
            break
    raise Unusable("import-unreadable", reason="the line of column names is missing")


def _lines_at(numbered: Iterator[tuple[int, str]], sites: Sites, spans: Spans) -> Iterator[Line]:
    """The lines at our positions, while `spans` takes those that reach over one.

    Of all others only that they are lines of a table, and the last one is whole.
    """
    wanted, taken, number, last = sites.by_place, 0, 0, ""
    for number, line in numbered:
        start = line.split("\t", 2)
        if len(start) != 3:
            if line.strip():
                raise Unusable("import-unreadable", reason=f"line {number} is cut off")
            continue
        last = line
        chromosome = _NAMES.get(start[0]) or _chromosome(start[0])
        if chromosome is None:
            continue
        at = start[1] in wanted
        reaches = spans.reaches(chromosome, start[1], start[2])
        if at or reaches:
            taken += at
            if taken > _MOST_ROWS:
                raise Unusable("import-unreadable", reason=f"more than {_MOST_ROWS} lines at the same positions")
            read = Line(number, cells_of(number, line))
            if reaches and start[1].isdecimal():
                spans.take(chromosome, read)
            if at:
                yield read
    if last:
        cells_of(number, last)


def _chromosome(name: str) -> str | None:
    return CHROMOSOMES.get(name.lower().removeprefix("chr"))


def _site_rows(line: Line, sites: Sites) -> Iterator[tuple[Site, SiteRow]]:
    """What a line says of each site that it concerns."""
    chromosome = _chromosome(line.cells[0])
    position, ref, alts = line.position, line.ref, line.alts
    if _BASES.fullmatch(ref) is None:
        raise Unusable("import-unreadable", reason=f"line {line.number} has no bases as its reference")
    for site in sites.by_place[line.cells[1]]:
        if site.chromosome == chromosome and _speaks_of(site, position, ref, alts):
            _check_reference(site, position, ref, line.number)
            yield site, row_of(line)


def _speaks_of(site: Site, position: int, ref: str, alts: tuple[str, ...]) -> bool:
    return position == site.position or any(concerns(site, position, ref, alt) for alt in alts)


def _check_reference(site: Site, position: int, ref: str, number: int) -> None:
    """A different reference base means another genome build, whatever the header says."""
    if position != site.position:
        return
    shared = min(len(ref), len(site.reference))
    if ref[:shared] != site.reference[:shared]:
        raise Unusable("import-reference-mismatch", line=f"line {number}", position=site.name, ref=shown(ref))
