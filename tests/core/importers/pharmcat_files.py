"""PharmCAT's files in the layouts of its versions, with one gene report as small as it can be. Written by hand."""

from typing import Any

Tree = dict[str, Any]


def allele(name: str, function: str | None = "Normal function") -> Tree:
    """One allele of a diplotype."""
    return {"name": name, "function": function, "reference": name == "*1", "activityValue": "n/a"}


def diplotype(first: str | None, second: str | None, phenotype: str, **more: Any) -> Tree:
    """One entry of `sourceDiplotypes`; an allele may be missing."""
    return {
        "allele1": allele(first) if first else None,
        "allele2": allele(second) if second else None,
        "phenotypes": [phenotype],
        "outsidePhenotype": first is None,
        "label": f"{first}/{second}",
        **more,
    }


def variant(rsid: str | None = "rs1142345", call: str | None = "T/T", **more: Any) -> Tree:
    """One position of a gene report."""
    return {"chromosome": "chr6", "position": 18130687, "dbSnpId": rsid, "call": call, **more}


def gene(symbol: str, *found: Tree, **more: Any) -> Tree:
    """One gene report."""
    return {
        "alleleDefinitionVersion": "2025-11-05-00-25",
        "phenotypeVersion": "2025-11-05-00-25",
        "geneSymbol": symbol,
        "phased": False,
        "callSource": "MATCHER",
        "uncalledHaplotypes": [],
        "messages": [],
        "sourceDiplotypes": list(found),
        "variants": [variant()],
        "hasUndocumentedVariations": False,
        "treatUndocumentedVariationsAsReference": False,
        **more,
    }


METADATA: Tree = {"namedAlleleMatcherVersion": "3.1.1", "genomeBuild": "GRCh38.p13", "topCandidatesOnly": False}


def phenotype_3(*genes: Tree, **metadata: Any) -> Tree:
    """phenotype.json of version 3: by gene."""
    return {"matcherMetadata": METADATA | metadata, "geneReports": {one["geneSymbol"]: one for one in genes}}


def report_3(*genes: Tree) -> Tree:
    """report.json of version 3."""
    by_gene = {one["geneSymbol"]: one for one in genes}
    head = {"title": "x", "pharmcatVersion": "3.1.1", "dataVersion": "2025-11-05-00-25"}
    return head | {"genes": by_gene, "drugs": {"CPIC Guideline Annotation": {}}, "matcherMetadata": METADATA}


def phenotype_2(cpic: Tree, dpwg: Tree) -> Tree:
    """phenotype.json of version 2: by source, then by gene."""
    return {"geneReports": {"CPIC": {cpic["geneSymbol"]: cpic}, "DPWG": {dpwg["geneSymbol"]: dpwg}}}


def report_2(cpic: Tree, dpwg: Tree) -> Tree:
    """report.json of version 2."""
    head = {"pharmcatVersion": "2.9.0", "cpicVersion": "v1.31.0", "dpwgVersion": "2023", "drugs": {"CPIC": {}}}
    return head | {"genes": {"CPIC": {cpic["geneSymbol"]: cpic}, "DPWG": {dpwg["geneSymbol"]: dpwg}}}


def phenotype_1(symbol: str, first: str, second: str, phenotype: str) -> list[Tree]:
    """The phenotyper's file of version 1: a list, with one `phenotype` for a diplotype."""
    found = {"allele1": allele(first), "allele2": allele(second), "phenotype": phenotype, "label": "x"}
    return [{"geneSymbol": symbol, "phased": True, "matcherDiplotypes": [found], "variants": [variant(mismatch=False)]}]


def report_1(symbol: str, *found: str) -> Tree:
    """The report of version 1: diplotypes as texts."""
    call = {"gene": symbol, "diplotypes": list(found), "variants": [variant()], "phaseStatus": "Unphased"}
    return {"pharmcatVersion": "v1.1.0\n", "generatedOn": "x", "geneCalls": [call]}


def match(symbol: str, *names: str, data: Tree | None = None, build: str = "GRCh38.p13", **more: Any) -> Tree:
    """match.json: diplotypes by name; none when nothing fits."""
    result = {
        "source": "CLINPGX",
        "version": "2025-11-05-00-25",
        "gene": symbol,
        "diplotypes": [{"name": name, "haplotype1": {"name": "x"}, "score": 2} for name in names],
        "phased": False,
        "variants": [{"position": 18130687, "rsid": "rs1142345", "vcfCall": "T/T"}],
        "matchData": data or {"missingPositions": [], "positionsWithUndocumentedVariations": []},
        "uncallableHaplotypes": [],
        **more,
    }
    return {"metadata": METADATA | {"genomeBuild": build}, "results": [result]}
