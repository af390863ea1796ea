"""One line of a variant file, and its genotype by bases."""

import re
from decimal import Decimal
from typing import NamedTuple

from core.importers.reading import Unusable
from core.importers.vcf_sites import SiteRow

COLUMNS = 10
LEAST_QUALITY = 20
"""Phred, one error in a hundred: what a reference block must have at least, by our own rule."""
_GENOTYPE = re.compile(r"([0-9]{1,3}|\.)([/|])([0-9]{1,3}|\.)")
_QUALITY = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", re.ASCII)
_QUALITIES, _DEPTHS = ("GQ", "RGQ", "GQX"), ("MIN_DP", "DP")
OTHER_BASES = frozenset({"<NON_REF>", "<*>", "."})
"""How a gVCF writes any base that is not the reference."""


class Line(NamedTuple):
    """The cells of one line, with its number."""

    number: int
    cells: list[str]

    @property
    def position(self) -> int:
        """The position as written."""
        return int(self.cells[1])

    @property
    def ref(self) -> str:
        """The reference bases."""
        return self.cells[3].upper()

    @property
    def alts(self) -> tuple[str, ...]:
        """The alternatives in their order."""
        return () if self.cells[4] == "." else tuple(self.cells[4].upper().split(","))

    def told(self) -> dict[str, str]:
        """What the sample says, by its key."""
        return dict(zip(self.cells[8].split(":"), self.cells[9].split(":"), strict=False))


def cells_of(number: int, line: str) -> list[str]:
    """The ten cells of a line with one sample."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise Unusable("import-unreadable", reason=f"line {number} has {len(cells)} columns, not {COLUMNS}")
    return cells


def row_of(line: Line) -> SiteRow:
    """The genotype by bases; None for a call that is missing, not of two chromosomes, or a reference not read."""
    told, ref, alts = line.told(), line.ref, line.alts
    match = _GENOTYPE.fullmatch(told.get("GT", ""))
    if match is None or "." in (match[1], match[3]):
        return SiteRow(line.number, line.position, ref, alts, None, False, "")
    alleles = (ref, *alts)
    first, second = int(match[1]), int(match[3])
    if max(first, second) >= len(alleles):
        raise Unusable("import-unreadable", reason=f"line {line.number} calls an allele that it does not list")
    bases = (alleles[first], alleles[second])
    if first == second == 0 and not _is_read(told, alts):
        return SiteRow(line.number, line.position, ref, alts, None, False, "")
    phase_set = told.get("PS", "")
    return SiteRow(line.number, line.position, ref, alts, bases, match[2] == "|", "" if phase_set == "." else phase_set)


def is_sure_reference(line: Line) -> bool:
    """True for a block that says 0/0 with enough quality."""
    match = _GENOTYPE.fullmatch(line.told().get("GT", ""))
    return match is not None and match[1] == match[3] == "0" and _is_read(line.told(), ("<*>",))


def _is_read(told: dict[str, str], alts: tuple[str, ...]) -> bool:
    """False for a reference that no read supports; a line of a gVCF needs enough quality, a block must tell it."""
    if any(told.get(key) == "0" for key in _DEPTHS):
        return False
    quality = next((told[key] for key in _QUALITIES if key in told), "")
    if _QUALITY.fullmatch(quality) is None:
        return not alts or not OTHER_BASES.issuperset(alts)
    return Decimal(quality) >= LEAST_QUALITY if OTHER_BASES.intersection(alts) else Decimal(quality) > 0
