"""What the header of a variant file says: which genome it was read against, and whose sample it holds."""

import re

from core.genetics.spelling import shown
from core.importers.reading import Unusable

_LENGTHS = {
    "170805979": "GRCh38",
    "114364328": "GRCh38",
    "171115067": "GRCh37",
    "115169878": "GRCh37",
}
"""Lengths of chromosomes 6 and 13 by assembly (headers of public variant files, read 2026-11-23)."""

_NAMED = (
    ("GRCh38", re.compile(r"grch38|hg38|hs38|(?<![a-z0-9])b38|gc[af]_000001405\.(?:2[6-9]|[34][0-9])")),
    ("GRCh37", re.compile(r"grch37|hg19|hs37|(?<![a-z0-9])b37|g1k_v37")),
    ("another build", re.compile(r"hg1[678]|ncbi3[56]|grch36|chm13|t2t|(?<![a-z0-9])hs1(?![0-9])")),
)
_LENGTH = re.compile(r"[<,]length=([0-9]{1,12})")
_CONTIG = re.compile(r"[<,]ID=(?:chr)?([^,>]*)", re.IGNORECASE)
_ASSEMBLY = re.compile(r"[<,]assembly=([^,>]*)", re.IGNORECASE)
CHROMOSOMES = {"6": "6", "13": "13", "nc_000006.12": "6", "nc_000013.11": "13"}
"""The names that chromosomes 6 and 13 go by, without `chr` and in lower case."""
_OLD_NAMES = frozenset({"nc_000006.11", "nc_000013.10"})
_FIXED = "#CHROM POS ID REF ALT QUAL FILTER INFO".split()
_MOST_NAMES = 10


class Header:
    """Reads header lines one by one; `finish` judges them at the line of column names."""

    def __init__(self) -> None:
        self.version = ""
        self._builds: set[str] = set()

    def take(self, line: str) -> None:
        """One line that begins with `##`."""
        key, _, rest = line[2:].partition("=")
        if key == "fileformat":
            self.version = shown(rest.strip())
        elif key in ("reference", "assembly"):
            self._name(rest)
        elif key == "contig":
            self._contig(rest)

    def finish(self, line: str) -> None:
        """The `#CHROM` line: one sample, and GRCh38 by name or by the length of its chromosomes."""
        columns = line.rstrip("\r\n").split("\t")
        if columns[: len(_FIXED)] != _FIXED:
            raise Unusable("import-unreadable", reason="the line of column names is not that of a variant file")
        samples = columns[len(_FIXED) + 1 :]
        if not samples:
            raise Unusable("import-no-sample")
        if len(samples) > 1:
            raise Unusable("import-several-samples", count=len(samples), samples=_listed(samples))
        if self._builds - {"GRCh38"}:
            raise Unusable("import-wrong-build", build=" and ".join(sorted(self._builds)))
        if not self._builds:
            raise Unusable("import-build-missing")

    def _name(self, text: str) -> None:
        small = text.lower()
        self._builds.update(build for build, pattern in _NAMED if pattern.search(small))

    def _contig(self, rest: str) -> None:
        named, length, assembly = _CONTIG.search(rest), _LENGTH.search(rest), _ASSEMBLY.search(rest)
        name = named[1].lower() if named else ""
        if assembly:
            self._name(assembly[1])
        if name in _OLD_NAMES:
            self._builds.add("GRCh37")
        if length and name in CHROMOSOMES:
            self._builds.add(_LENGTHS.get(length[1], "another build"))


def _listed(samples: list[str]) -> tuple[str, ...]:
    rest = len(samples) - _MOST_NAMES
    names = tuple(shown(sample) for sample in samples[:_MOST_NAMES])
    return (*names, f"{rest} more") if rest > 0 else names
