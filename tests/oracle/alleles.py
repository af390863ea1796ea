"""Functions of the alleles, typed from genotype.md section 1, and the phenotype of a pair from its section 2."""

NORMAL, DECREASED, NO, UNSURE = "normal", "decreased", "no", "uncertain or unknown"
NM = "Normal Metabolizer"
IM = "Intermediate Metabolizer"
POSSIBLE_IM = "Possible Intermediate Metabolizer"
PM = "Poor Metabolizer"
INDETERMINATE = "Indeterminate"
NO_RESULT = "No Result"
PHENOTYPES = (NM, IM, POSSIBLE_IM, PM, INDETERMINATE)


def _table(**names: str) -> dict[str, str]:
    words = {"normal": NORMAL, "decreased": DECREASED, "no": NO, "unsure": UNSURE}
    return {f"*{name}": words[function] for function, text in names.items() for name in text.split()}


CURRENT = {
    "TPMT": _table(
        normal="1",
        decreased="8",
        no="2 3A 3B 3C 4 11 14 15 23 29 41 5 6 7 10 13 16 17 18 20 21 22 25 26 27 28 31 33 34 37 39 38 "
        "42 43 44 45 46 47",
        unsure="9 12 19 24 32 40 30 35 36",
    ),
    # *2 is *3 since January 2026; *22 and *23 are Uncertain by CPIC's own service.
    "NUDT15": _table(
        normal="1",
        decreased="5 8",
        no="2 3 9 4 6 7 10 13 14 17 18 19",
        unsure="11 12 15 16 20 21 22 23",
    ),
}
BEFORE_2026 = {
    "TPMT": _table(
        normal="1",
        no="2 3A 3B 3C 4 11 14 15 23 29 41",
        unsure="8 5 6 7 10 13 16 17 18 20 21 22 25 26 27 28 31 33 34 37 39 38 9 12 19 24 32 40 30 35 36",
    ),
    "NUDT15": _table(normal="1", no="2 3 9", unsure="4 5 6 7 8"),
}


def phenotype_of_pair(gene: str, first: str, second: str) -> str:
    """The phenotype of two functions. The genes differ for decreased with no function."""
    pair = {first, second}
    if UNSURE in pair:
        return POSSIBLE_IM if NO in pair else INDETERMINATE
    if pair == {NO}:
        return PM
    if pair == {DECREASED, NO}:
        return IM if gene == "TPMT" else PM
    if pair in ({NORMAL, NO}, {DECREASED}):
        return IM
    return NM


def known(gene: str, alleles: tuple[str, str]) -> bool:
    """Whether both alleles are in the current tables."""
    return all(allele in CURRENT[gene] for allele in alleles)


def phenotype(gene: str, alleles: tuple[str, str], table: dict[str, dict[str, str]]) -> str:
    """The phenotype of a diplotype by one table; an allele without a row there gives no assignment."""
    functions = [table[gene].get(allele) for allele in alleles]
    if functions[0] is None or functions[1] is None:
        return NO_RESULT
    return phenotype_of_pair(gene, functions[0], functions[1])
