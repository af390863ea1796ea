"""Reads a phenotype that was reported without alleles: CPIC's terms and the lay forms of them."""

from core.book import Phenotype
from core.findings import Finding, Severity
from core.genetics.notation import case_field
from core.genetics.spelling import GENES, LONGEST, plain, shown

_SHORT = {
    "pm": Phenotype.POOR,
    "im": Phenotype.INTERMEDIATE,
    "nm": Phenotype.NORMAL,
    "em": Phenotype.NORMAL,
}
"""EM, extensive, is the older name for normal (facts: lab text seen)."""

_KINDS = {
    "poor": Phenotype.POOR,
    "intermediate": Phenotype.INTERMEDIATE,
    "possible intermediate": Phenotype.POSSIBLE_INTERMEDIATE,
    "normal": Phenotype.NORMAL,
    "extensive": Phenotype.NORMAL,
}
_TERMS = (
    _SHORT
    | {f"{kind} {noun}": phenotype for kind, phenotype in _KINDS.items() for noun in ("metabolizer", "metaboliser")}
    | {phenotype.value.lower(): phenotype for phenotype in Phenotype}
)
_ACTIVITY_WORDS = frozenset(
    {
        "deficient",
        "low",
        "carrier",
        "high",
        "normal",
        "absent",
        "low activity",
        "normal activity",
        "high activity",
        "absent activity",
        "intermediate",
        "intermediate activity",
        "reduced activity",
        "deficiency",
    }
)
_OF_OTHER_GENES = frozenset(
    {"um", "rm", "rapid metabolizer", "rapid metaboliser", "ultrarapid metabolizer", "ultrarapid metaboliser"}
)
"""Neither gene has a rapid form (facts: phenotype assignment)."""


def read_phenotype(gene: str, typed: str) -> Phenotype | Finding:
    """The phenotype, or the refusal.

    Refusals: `phenotype-is-activity-word` (`deficient` and the like come from an enzyme assay),
    `genotype-wrong-gene`, `phenotype-unreadable`. Spaces around a term are not taken off.
    """
    text = plain(typed)
    if text is not None and text.genes - {gene}:
        return _refused("genotype-wrong-gene", gene, typed, named=min(text.genes - {gene}))
    term = _bare(gene, typed)
    if term in _TERMS:
        return _TERMS[term]
    if term in _OF_OTHER_GENES:
        return _refused("phenotype-unreadable", gene, typed, variant="rapid")
    return _refused("phenotype-is-activity-word" if term in _ACTIVITY_WORDS else "phenotype-unreadable", gene, typed)


def is_phenotype(typed: str) -> bool:
    """True when a text (with or without the gene's name) is a phenotype and no genotype."""
    return any(_bare(gene, typed) in _TERMS for gene in GENES)


def is_phenotype_word(typed: str) -> bool:
    """True for a phenotype, and for the words that are mistaken for one (`deficient`, `UM`)."""
    bare = typed.lower()
    return bare in _TERMS or bare in _ACTIVITY_WORDS or bare in _OF_OTHER_GENES


def _bare(gene: str, typed: str) -> str:
    """The term in lower case without the gene's own name in front of it."""
    return typed.lower().removeprefix(f"{gene.lower()} ") if len(typed) <= LONGEST else ""


def _refused(code: str, gene: str, typed: str, **params: str) -> Finding:
    return Finding(code, Severity.STOP, case_field(gene), {"gene": gene, "typed": shown(typed), **params})
