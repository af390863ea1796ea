"""PharmCAT's JSON: match, phenotype and report, in the layouts of versions 1, 2 and 3.

Layouts as read in its own examples and in the fact table of formats, section 1:
version 1 lists gene reports (or `geneCalls` with diplotypes as texts); version 2 nests them by source (CPIC, DPWG);
version 3 has one object by gene again. What its flags and empty fields mean is in that section, rules 1 to 6.
"""

from collections.abc import Iterator
from typing import NamedTuple

from core.book import Book
from core.findings import Finding
from core.genetics.spelling import GENES, shown
from core.importers.gene_result import GeneResult, Reported, Told, result_of
from core.importers.json_tree import Node
from core.importers.reading import MATCH, PHENOTYPE, REPORT, ImportReading, Unusable
from core.messages import finding

SOURCES = ("CPIC", "DPWG")
_DIPLOTYPES = ("sourceDiplotypes", "matcherDiplotypes", "diplotypes")
"""Where a gene report keeps what was found, newest first."""
_CALLS = ("call", "vcfCall")
_OTHER_BASE = ("hasUndocumentedVariations", "mismatch")
"""How a variant is marked whose base the tables lack; `mismatch` in version 1."""
_BUILD = "GRCH38"
_MOST = 50
"""More diplotypes than any result of these two genes can have."""


class _Report(NamedTuple):
    """What one source says of one gene."""

    gene: str
    node: Node
    edition: str


def kind_of(root: Node) -> str | None:
    """Which of PharmCAT's files this is; None when it is none of them."""
    if root.is_list:
        first = next(root.each(), None)
        return PHENOTYPE if first is not None and first.has("geneSymbol") else None
    if root.has("geneReports"):
        return PHENOTYPE
    if root.has("geneCalls") or (root.has("genes") and (root.has("drugs") or root.has("pharmcatVersion"))):
        return REPORT
    if root.has("results") and root.has("metadata"):
        return MATCH
    ours = ("pharmcatVersion", "matcherMetadata", "namedAlleleMatcherVersion")
    if any(root.has(key) for key in ours):
        raise Unusable("import-layout-unknown")
    return None


def read_pharmcat(kind: str, root: Node, book: Book) -> ImportReading:
    """The calls of TPMT and NUDT15 by today's tables, each beside the phenotype of the file."""
    metadata = _metadata(kind, root)
    _check_build(metadata)
    reports = [report for report in _reports(kind, root) if report.gene in GENES]
    results = [result_of(told, book) for gene in GENES if (told := _told(gene, reports)) is not None]
    return ImportReading(
        kind=kind,
        version=shown(_version(root, metadata)),
        data_version=shown(_data_version(root, reports)),
        calls={one.call.gene: one.call for one in results},
        forms={one.call.gene: one.form for one in results},
        reported={one.call.gene: shown(one.reported) for one in results if one.reported},
        findings=(*(said for one in results for said in one.findings), *_top_only(metadata, results, book)),
    )


# --- the three layouts -----------------------------------------------------------------------------


def _reports(kind: str, root: Node) -> Iterator[_Report]:
    reports: Iterator[tuple[str, Node]]
    if kind == MATCH:
        reports = ((one.word("gene"), one) for one in root.get("results").each())
    elif root.is_list:
        reports = ((one.word("geneSymbol"), one) for one in root.each())
    elif root.has("geneCalls"):
        reports = ((one.word("gene"), one) for one in root.get("geneCalls").each())
    else:
        reports = _by_gene(root.get("geneReports" if kind == PHENOTYPE else "genes"))
    for gene, node in reports:
        yield _Report(gene, node, _edition(node))


def _by_gene(genes: Node) -> Iterator[tuple[str, Node]]:
    """An object by gene, or by source and then by gene, or a list."""
    if genes.is_list:
        yield from ((one.word("geneSymbol") or one.word("gene"), one) for one in genes.each())
        return
    for name, node in genes.members():
        if name in SOURCES:
            yield from node.members()
        else:
            yield name, node


def _edition(node: Node) -> str:
    """The data that the phenotypes of a gene report rest on."""
    if not node.is_object:
        raise Unusable("import-malformed", where=node.path, wanted="an object")
    source = _first_text(node, "phenotypeSource", "source", "alleleDefinitionSource")
    version = _first_text(node, "phenotypeVersion", "version", "alleleDefinitionVersion")
    return " ".join(part for part in (source, version) if part)


def _first_text(node: Node, *keys: str) -> str:
    return next((text for key in keys if (text := node.word(key))), "")


def _metadata(kind: str, root: Node) -> Node:
    return Node(None) if root.is_list else root.get("metadata" if kind == MATCH else "matcherMetadata")


def _version(root: Node, metadata: Node) -> str:
    own = "" if root.is_list else root.word("pharmcatVersion")
    return (own or metadata.word("namedAlleleMatcherVersion")).strip()


def _data_version(root: Node, reports: list[_Report]) -> str:
    if not root.is_list and (told := _first_text(root, "dataVersion", "cpicVersion", "dpwgVersion")):
        return told
    return next((text for one in reports if (text := _first_text(one.node, "phenotypeVersion", "version"))), "")


def _check_build(metadata: Node) -> None:
    build = metadata.word("genomeBuild")
    if build and not build.upper().startswith(_BUILD):
        raise Unusable("import-wrong-build", build=shown(build))


# --- one gene --------------------------------------------------------------------------------------


def _told(gene: str, reports: list[_Report]) -> Told | None:
    """What all sources of the file say of a gene, together; None when it is not in the file."""
    own = [report for report in reports if report.gene == gene]
    if not own:
        return None
    by_source = [list(_diplotypes(report)) for report in own]
    found = [diplotype for some in by_source for diplotype in some]
    if len(found) > _MOST:
        raise Unusable("import-malformed", where=own[0].node.path, wanted=f"at most {_MOST} diplotypes")
    return Told(
        gene=gene,
        where=own[0].node.path,
        genotypes=tuple(dict.fromkeys(written for written, _ in found if written)),
        phased=all(report.node.get("phased").flag() for report in own),
        alternatives=len({frozenset(written for written, _ in some) - {""} for some in by_source}) == 1,
        reported=tuple(dict.fromkeys(reported for _, some in found for reported in some)),
        untested=tuple(dict.fromkeys(name for report in own for name in _untested(report.node))),
        undocumented=tuple(dict.fromkeys(name for report in own for name in _undocumented(report.node))),
    )


def _diplotypes(report: _Report) -> Iterator[tuple[str, tuple[Reported, ...]]]:
    """Each diplotype as written (empty when not called), with the phenotypes given to it.

    A phenotype without alleles counts only when it came from outside: `Unknown/Unknown` is not called.
    """
    key = next((key for key in _DIPLOTYPES if report.node.has(key)), _DIPLOTYPES[0])
    from_outside = report.node.word("callSource") == "OUTSIDE"
    for node in report.node.get(key).each():
        if node.is_text:
            yield _unless_unknown(node.text()), ()
            continue
        written = _written(node)
        believed = written or from_outside or node.get("outsidePhenotype").flag()
        yield written, tuple(Reported(one, report.edition) for one in _phenotypes(node) if believed)


def _written(node: Node) -> str:
    """Of the alleles; they may be null when a phenotype came from outside. A match has a name instead."""
    first, second = node.get("allele1"), node.get("allele2")
    if node.has("name"):
        return _unless_unknown(node.word("name"))
    if first.is_absent or second.is_absent:
        return ""
    return _unless_unknown(f"{first.get('name').text()}/{second.get('name').text()}")


def _unless_unknown(written: str) -> str:
    return "" if "unknown" in written.lower() or written.strip("/ ") == "" else written


def _phenotypes(node: Node) -> list[str]:
    """`phenotypes` is a list; version 1 had one `phenotype`, as a text or a list."""
    several = node.get("phenotypes" if node.has("phenotypes") else "phenotype")
    return [one.text() for one in several.each()] if several.is_list else [several.text()]


def _untested(node: Node) -> Iterator[str]:
    """Positions without a call, by every sign that the versions give of them."""
    for variant in node.get("variants").each():
        if any(variant.has(key) and _is_no_call(variant.get(key)) for key in _CALLS):
            yield _name(variant)
    data = node.get("matchData")
    yield from (_name(position) for position in data.get("missingPositions").each())
    for key in ("missingAmp1Positions", "missingRequiredPositions"):
        yield from (_name(position) for position in data.get(key).each())
    for haplotype in (*node.get("uncalledHaplotypes").each(), *node.get("uncallableHaplotypes").each()):
        yield _name(haplotype)


def _is_no_call(call: Node) -> bool:
    return call.is_absent or "." in call.text()


def _name(node: Node) -> str:
    """An rs number, a position or an allele, fit to be shown."""
    if node.is_text:
        return shown(node.text())
    named = _first_text(node, "dbSnpId", "rsid", "name")
    return shown(named or f"position {node.get('position').number()}")


def _undocumented(node: Node) -> Iterator[str]:
    """Positions whose base the tables lack; PharmCAT takes them for the reference, we never do."""
    variants = node.get("variants").each()
    names = [_name(one) for one in variants if any(one.get(mark).flag() for mark in _OTHER_BASE)]
    data = node.get("matchData")
    names += [_name(one) for one in data.get("positionsWithUndocumentedVariations").each()]
    flags = ("hasUndocumentedVariations", "treatUndocumentedVariationsAsReference")
    flagged = any(place.get(flag).flag() for place in (node, data) for flag in flags)
    yield from names or (["a position that the file does not name"] if flagged else [])


def _top_only(metadata: Node, results: list[GeneResult], book: Book) -> tuple[Finding, ...]:
    """PharmCAT leaves out all but its top candidate unless asked; that matters where two alleles differ."""
    if not metadata.get("topCandidatesOnly").flag():
        return ()
    differing = any(len(set((one.call.diplotype or "").split("/"))) > 1 for one in results)
    return (finding(book, "import-top-candidates-only"),) if differing else ()
