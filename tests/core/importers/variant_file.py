"""A complete variant file, changed as a test says. Positions and bases are those of the fact table."""

from collections.abc import Mapping
from pathlib import Path

COMPLETE = (Path(__file__).parent / "files" / "complete.vcf").read_text(encoding="utf-8")
REPEAT = "48037782"
"""The NUDT15 repeat; other lines are named by their rs number or position."""
GRCH38 = "##contig=<ID=chr6,assembly=GRCh38>"


def variant_file(
    calls: Mapping[str, str] | None = None, drop: tuple[str, ...] = (), extra: tuple[str, ...] = ()
) -> str:
    """The file with other genotypes at some positions, without some lines, and with more lines at the end."""
    lines = []
    for line in COMPLETE.splitlines():
        cells = line.split("\t")
        if line.startswith("#"):
            lines.append(line)
            continue
        names = {cells[1], cells[2]}
        if names & set(drop):
            continue
        genotype = next((found for name, found in (calls or {}).items() if name in names), "0/0")
        lines.append("\t".join((*cells[:-1], genotype)))
    return "\n".join((*lines, *extra)) + "\n"


def row(position: int, ref: str, alt: str, genotype: str, chromosome: str = "chr6", form: str = "GT") -> str:
    """One more line."""
    return "\t".join((chromosome, str(position), ".", ref, alt, ".", "PASS", ".", form, genotype))


def header(*lines: str) -> str:
    """The complete file with another header."""
    kept = [line for line in COMPLETE.splitlines() if not line.startswith("##contig")]
    return "\n".join((kept[0], *lines, *kept[1:])) + "\n"
