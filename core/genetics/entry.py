"""What was written for one gene in one line: which of genotype, phenotype and state it is."""

import re
from collections.abc import Iterator

from core.case_form import GeneForm
from core.genetics.metaboliser import is_phenotype_word
from core.genetics.spelling import GENES, gene_names

_STATES = {
    "not tested": "not-tested",
    "not-tested": "not-tested",
    "untested": "not-tested",
    "no call": "no-call",
    "no-call": "no-call",
}
_PHENOTYPE_AFTER = re.compile(
    r"[\s,;:(=-]+((?:possible intermediate|intermediate|poor|normal|extensive) metaboli[sz]er|indeterminate|[PINE]M)"
    r"(?: ?\([PINE]M\))?[).\s]*$",
    re.IGNORECASE,
)
_SHORT_BEHIND = re.compile(r"(?<=metaboli[sz]er) ?\([PINE]M\)$", re.IGNORECASE)
_TRAILING_AND = re.compile(r"[\s,;]+and$", re.IGNORECASE)
_AROUND = " \t\r\n;,."


def form_of(gene: str, written: str) -> GeneForm:
    """The form for a text about `gene`, with or without its name; what is neither phenotype nor state is a genotype."""
    bare = _SHORT_BEHIND.sub("", without_name(gene, written))
    if state := _STATES.get(bare.casefold()):
        return GeneForm(state=state)
    return GeneForm(phenotype=bare) if is_phenotype_word(bare) else GeneForm(genotype=written)


def split_by_gene(text: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a text that names its genes, each with the gene that stands in front of it.

    Empty when the text names none, or when something that may be a result stands before the first name.
    """
    names = list(gene_names(text))
    if not names or re.search(r"[0-9*]", text[: names[0][1]]):
        return ()
    return tuple(_pieces(text, names))


def _pieces(text: str, names: list[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """From each name to the next one of the other gene."""
    starts = [names[0], *(now for before, now in zip(names, names[1:], strict=False) if now[0] != before[0])]
    ends = [start for _, start in starts[1:]] + [len(text)]
    for (gene, start), end in zip(starts, ends, strict=True):
        yield gene, _TRAILING_AND.sub("", text[start:end].strip(_AROUND))


def genotype_and_phenotype(written: str) -> tuple[str, str]:
    """A diplotype and the phenotype that is written after it (`*1/*3A (Intermediate Metabolizer)`), or no phenotype."""
    match = _PHENOTYPE_AFTER.search(written)
    if match is None or not re.search("[0-9]", written[: match.start()].replace("NUDT15", "")):
        return written, ""
    return written[: match.start()], match[1]


def without_name(gene: str, written: str) -> str:
    """A text about `gene` without its symbol in front, as a gene field holds it."""
    names = list(gene_names(written))
    text = written.strip()
    if gene in GENES and names and names[0][1] == 0 and text.upper().startswith(gene):
        text = text[len(gene) :].lstrip(" :=\t")
    return text
