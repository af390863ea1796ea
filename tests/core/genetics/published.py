"""The published tables, typed by hand from the fact file (sections 1 and 2), independent of the book."""

TPMT_NO = "*2 *3A *3B *3C *4 *11 *14 *15 *23 *29 *41".split()
TPMT_NO_NEW = "*5 *6 *7 *10 *13 *16 *17 *18 *20 *21 *22 *25 *26 *27 *28 *31 *33 *34 *37 *39 *38".split()
TPMT_NO_ADDED = "*42 *43 *44 *45 *46 *47".split()
NUDT15_NO_CHANGED = "*4 *6 *7".split()
NUDT15_NO_ADDED = "*10 *13 *14 *17 *18 *19".split()

TODAY = {
    "TPMT": {
        "normal": {"*1"},
        "decreased": {"*8"},
        "no": {*TPMT_NO, *TPMT_NO_NEW, *TPMT_NO_ADDED},
        "unsure": {*"*9 *12 *19 *24 *32 *40 *30 *35 *36".split()},
    },
    "NUDT15": {
        "normal": {"*1"},
        "decreased": {"*5", "*8"},
        "no": {"*3", "*9", *NUDT15_NO_CHANGED, *NUDT15_NO_ADDED},
        "unsure": {*"*11 *12 *15 *16 *20 *21".split()},
    },
}
"""Data 2026-07; uncertain and unknown function count alike in every row of the phenotype table."""

BEFORE = {
    "TPMT": {
        "normal": {"*1"},
        "decreased": set(),
        "no": {*TPMT_NO},
        "unsure": {*TPMT_NO_NEW, "*8", *TODAY["TPMT"]["unsure"]},
    },
    "NUDT15": {
        "normal": {"*1"},
        "decreased": set(),
        "no": {"*3", "*9"},
        "unsure": {"*4", "*5", "*6", "*7", "*8"},
    },
}
"""Data 2025-11: the functions in brackets."""

_PAIRS = {
    "normal normal": "Normal Metabolizer",
    "decreased normal": "Normal Metabolizer",
    "no normal": "Intermediate Metabolizer",
    "decreased decreased": "Intermediate Metabolizer",
    "no no": "Poor Metabolizer",
    "no unsure": "Possible Intermediate Metabolizer",
    "normal unsure": "Indeterminate",
    "decreased unsure": "Indeterminate",
    "unsure unsure": "Indeterminate",
}
_DECREASED_WITH_NO = {"TPMT": "Intermediate Metabolizer", "NUDT15": "Poor Metabolizer"}
"""With the correction of May 2026 for TPMT."""


def kind(tables: dict[str, dict[str, set[str]]], gene: str, allele: str) -> str | None:
    """`normal`, `decreased`, `no`, `unsure`, or None when the table lacks the allele."""
    return next((name for name, alleles in tables[gene].items() if allele in alleles), None)


def expected(tables: dict[str, dict[str, set[str]]], gene: str, one: str, other: str) -> str:
    """The phenotype that the fact file gives to two alleles."""
    kinds = kind(tables, gene, one), kind(tables, gene, other)
    if None in kinds:
        return "No Result"
    both = " ".join(sorted(str(name) for name in kinds))
    return _DECREASED_WITH_NO[gene] if both == "decreased no" else _PAIRS[both]


def alleles(gene: str) -> list[str]:
    """Every allele of today's table."""
    return sorted(name for names in TODAY[gene].values() for name in names)
