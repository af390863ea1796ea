"""Tables with tabs: PharmCAT's outside calls (gene, diplotype, phenotype, activity) and its calls-only report."""

from collections.abc import Iterator

from core.book import Book
from core.findings import Finding
from core.genetics.spelling import GENES, shown
from core.importers.gene_result import Reported, Told, result_of
from core.importers.reading import OUTSIDE_CALL, REPORT_TABLE, ImportReading, Unusable
from core.messages import finding

LONGEST = 5_000_000
"""Characters; a real table has a few thousand."""
_OR = " OR "
"""How the report writes several diplotypes of one gene."""
_GENE, _DIPLOTYPE, _PHENOTYPE, _MISSING = "Gene", "Source Diplotype", "Phenotype", "Missing positions"

_FEW = 10
Row = tuple[int, list[str]]


def kind_of(text: str) -> str | None:
    """Which of the two tables this is; None when it is neither."""
    head = [cells for _, cells in _rows(text[:4000])][:2]
    if any(_GENE in cells and _DIPLOTYPE in cells for cells in head):
        return REPORT_TABLE
    named = {cells[0].strip().upper() for _, cells in _rows(text[:LONGEST]) if len(cells) > 1}
    return OUTSIDE_CALL if named & set(GENES) else None


def read_table(kind: str, text: str, book: Book) -> ImportReading:
    """The calls of TPMT and NUDT15 by today's tables."""
    if len(text) > LONGEST:
        raise Unusable("import-too-large", most=LONGEST)
    rows = list(_rows(text))
    told, version = (_of_report(rows), _version(rows)) if kind == REPORT_TABLE else (_of_outside(rows), "")
    results = [result_of(one, book) for one in told]
    said = (*(said for one in results for said in one.findings), *_activities(kind, rows, book))
    return ImportReading(
        kind=kind,
        version=version,
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        reported={one.call.gene: shown(one.reported) for one in results if one.reported},
        findings=said,
    )


def _rows(text: str) -> Iterator[Row]:
    """The lines that are no comment, with their numbers, as cells."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r").split("\t")


def _version(rows: list[Row]) -> str:
    first = rows[0][1][0]
    return shown(first.removeprefix("PharmCAT").strip()) if first.startswith("PharmCAT") else ""


# --- the calls-only report -------------------------------------------------------------------------


def _of_report(rows: list[Row]) -> list[Told]:
    place, (_, header) = next((n, row) for n, row in enumerate(rows) if _GENE in row[1])
    columns = {name.strip(): index for index, name in enumerate(header)}
    _check_one_sample(columns, rows[place + 1 :])
    edition = _version(rows)
    by_gene: dict[str, list[Row]] = {}
    for number, cells in rows[place + 1 :]:
        gene = cells[columns[_GENE]].strip() if len(cells) > columns[_GENE] else ""
        if gene in GENES:
            if len(cells) <= max(columns[_DIPLOTYPE], columns.get(_PHENOTYPE, 0)):
                raise Unusable("import-unreadable", reason=f"line {number} ends too early")
            by_gene.setdefault(gene, []).append((number, cells))
    return [_report_row(gene, own, columns, edition) for gene, own in by_gene.items()]


def _check_one_sample(columns: dict[str, int], rows: list[Row]) -> None:
    """A table of several samples has a column that names them."""
    named = [index for name, index in columns.items() if "sample" in name.lower()]
    samples = {cells[index].strip() for _, cells in rows for index in named if index < len(cells)} - {""}
    if len(samples) > 1:
        shown_few = (*(shown(one) for one in sorted(samples)[:_FEW]), *(("more",) if len(samples) > _FEW else ()))
        raise Unusable("import-several-samples", count=len(samples), samples=shown_few)


def _report_row(gene: str, rows: list[Row], columns: dict[str, int], edition: str) -> Told:
    def cell(cells: list[str], name: str) -> str:
        index = columns.get(name, len(cells))
        return cells[index].strip() if index < len(cells) else ""

    written = [one for _, cells in rows for one in cell(cells, _DIPLOTYPE).split(_OR)]
    missing = [n for n, cells in rows if cell(cells, _MISSING).lower() not in ("", "no", "none", "n/a")]
    phenotypes = [one for _, cells in rows for one in cell(cells, _PHENOTYPE).split(_OR)]
    return Told(
        gene=gene,
        where=f"line {rows[0][0]}",
        genotypes=_known(written),
        alternatives=True,
        reported=tuple(Reported(one, f"PharmCAT {edition}".strip()) for one in dict.fromkeys(phenotypes)),
        untested=("positions that the file does not name",) if missing else (),
    )


# --- outside calls -----------------------------------------------------------------------------------


def _of_outside(rows: list[Row]) -> list[Told]:
    by_gene: dict[str, list[Row]] = {}
    for number, cells in rows:
        gene = cells[0].strip().upper()
        if gene in GENES:
            if len(cells) < 2:
                raise Unusable("import-unreadable", reason=f"line {number} has no result")
            by_gene.setdefault(gene, []).append((number, cells))
    return [
        Told(
            gene=gene,
            where=f"line {own[0][0]}",
            genotypes=_known([cells[1].strip() for _, cells in own]),
            reported=tuple(Reported(cells[2].strip(), "outside call") for _, cells in own if len(cells) > 2),
        )
        for gene, own in by_gene.items()
    ]


def _known(written: list[str]) -> tuple[str, ...]:
    """The diplotypes that say something, each once."""
    return tuple(one for one in dict.fromkeys(written) if one and "unknown" not in one.lower())


def _activities(kind: str, rows: list[Row], book: Book) -> tuple[Finding, ...]:
    """Neither gene has an activity score, so one that is given is named and not used."""
    given = [cells for _, cells in rows if kind == OUTSIDE_CALL and len(cells) > 3 and cells[3].strip()]
    ours = tuple(dict.fromkeys(cells[0].strip().upper() for cells in given if cells[0].strip().upper() in GENES))
    return (finding(book, "import-activity-score", "", {"genes": ours}),) if ours else ()
