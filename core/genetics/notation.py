"""Reads what a laboratory wrote for one gene: pairs of alleles, or the reason for a refusal."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.book import Book
from core.findings import Finding, Severity
from core.genetics.diplotype import Diplotype, absent_alleles, diplotype, name_today
from core.genetics.haplotypes import most_usual_first
from core.genetics.spelling import GENES, Plain, look_alikes_replaced, plain, shown
from core.genetics.star_lists import read_star_list
from core.genetics.stars import Stars, read_stars
from core.genetics.variant_names import genes_of
from core.genetics.variants import read_variants

_USUAL = re.compile(r"\*([1-9][0-9]{0,2}[A-Z]?)([/|])\*([1-9][0-9]{0,2}[A-Z]?)", re.ASCII)
"""The usual way to write a pair, read without taking the text apart; every other way is read as well."""
_OR = re.compile(r"\bor\b")
_MOST_PAIRS = 10
_ONE_ALLELE = re.compile(r"\* ?[1-9][0-9]{0,2}[a-z]?")
_ONLY_BASES = re.compile(r"[acgt] ?[/|>]? ?[acgt]")
_NO_RESULT = frozenset(
    {"unknown", "unknown/unknown", "n/a", "no result", "not tested", "not-tested", "no call", "no-call", "pending"}
    | {"failed", "untested", "?", "none", "not done", "insufficient sample"}
)
"""Words that say that there is no result."""
_STARS_APART = re.compile(r"(\*[0-9a-z]+)(?: *[+&] *| +and +| +)(?=\*)")


@dataclass(frozen=True, slots=True)
class Genotype:
    """A result as read, under today's allele names.

    `pairs` are the diplotypes that it fits, the most usual first; none when no pair of alleles fits.
    `phased` when the writing says which alleles lie together. `legacy` are names as written that today's
    tables no longer have. `told_by_variants` when it named variants and not star alleles; `untested` are the
    positions of the least test set that were not looked at when nothing was found; `untold` those that a result
    with a finding does not speak of.
    """

    gene: str
    pairs: tuple[Diplotype, ...]
    phased: bool
    legacy: tuple[str, ...] = ()
    told_by_variants: bool = False
    untested: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def read_genotype(gene: str, typed: str, book: Book) -> Genotype | Finding:
    """The genotype of `gene` (TPMT or NUDT15) in a text, or the refusal.

    Refusals: `genotype-wrong-gene` (params gene, typed, named) and `genotype-unreadable` (params gene,
    typed, suggestion when one obvious reading differs, or variant when it is plain what is lacking). Alleles
    that no table has are read like others.
    """
    if (usual := _USUAL.fullmatch(typed)) is not None:
        return pair_of(gene, f"*{usual[1]}", f"*{usual[3]}", usual[2] == "|", book)
    text = plain(typed)
    if text is None:
        return _unreadable(gene, typed, book)
    read = _of_text(gene, text, book)
    named = text.genes if read is not None else text.genes | genes_of(text.text, book)
    if named - {gene}:
        return _wrong_gene(gene, typed, min(named - {gene}))
    return read or _unreadable(gene, typed, book)


def gene_told_by(typed: str, book: Book) -> str | None:
    """The gene that a text names, by its symbol or by one of its variants; None when it names none or both."""
    text = plain(typed)
    if text is None:
        return None
    named = text.genes | genes_of(text.text, book)
    return next(iter(named)) if len(named) == 1 and named <= set(GENES) else None


def case_field(gene: str) -> str:
    """The case field of a gene: `tpmt`, `nudt15`."""
    return gene.lower()


def _of_text(gene: str, text: Plain, book: Book) -> Genotype | None:
    """The genotype in stars or in variants of this gene."""
    stars = read_stars(text.text)
    if stars is not None:
        return _of_stars(gene, stars, book)
    if (either := _either(gene, text, book)) is not None:
        return either
    listed = read_star_list(gene, text.text, book)
    if listed is not None:
        by_variants = len(listed.pairs) > 1
        return Genotype(gene, listed.pairs, False, listed.legacy, by_variants, listed.untested)
    variants = read_variants(text.text, book)
    if variants is None or variants.genes != {gene}:
        return None
    return Genotype(gene, variants.pairs, variants.phased, (), True, variants.untested, variants.untold)


def _either(gene: str, text: Plain, book: Book) -> Genotype | None:
    """`*1/*3A or *3B/*3C`: a laboratory that names every pair that fits; unphased, the most usual first."""
    parts = [part.strip(" ()") for part in _OR.split(text.text)]
    read = [read_stars(part) for part in parts]
    pairs = [_of_stars(gene, stars, book) for stars in read if stars is not None]
    if not 1 < len(pairs) == len(parts) <= _MOST_PAIRS:
        return None
    legacy = tuple(dict.fromkeys(name for one in pairs for name in one.legacy))
    return Genotype(gene, most_usual_first(gene, (one.pairs[0] for one in pairs), book), False, legacy, True)


def _of_stars(gene: str, stars: Stars, book: Book) -> Genotype:
    return pair_of(gene, stars.first, stars.second, stars.phased, book)


@lru_cache(maxsize=4096)
def pair_of(gene: str, one: str, other: str, phased: bool, book: Book) -> Genotype:
    """Remembered by the names of the alleles, never by what was typed."""
    today = [name_today(gene, name, book) for name in (one, other)]
    legacy = tuple(dict.fromkeys(name for name in (one, other) if name not in today))
    return Genotype(gene, (diplotype(*today),), phased, legacy)


def _unreadable(gene: str, typed: str, book: Book) -> Finding:
    params: dict[str, object] = {"gene": gene, "typed": shown(typed)}
    suggestion, hint = _suggestion(gene, typed, book), _hint(gene, plain(typed), book)
    if suggestion is not None:
        params["suggestion"] = suggestion
    elif hint is not None:
        params["variant"] = hint
    return Finding("genotype-unreadable", Severity.STOP, case_field(gene), params)


def _hint(gene: str, text: Plain | None, book: Book) -> str | None:
    """Which part of a result is lacking, when it is plain which."""
    if text is None:
        return None
    if _ONE_ALLELE.fullmatch(text.text):
        older = name_today(gene, f"*{text.text.strip('* ').upper()}", book)
        return "one-older-allele" if older != f"*{text.text.strip('* ').upper()}" else "one-allele"
    if _ONLY_BASES.fullmatch(text.text):
        return "only-bases"
    return "no-result" if text.text in _NO_RESULT else None


def _wrong_gene(gene: str, typed: str, named: str) -> Finding:
    params = {"gene": gene, "typed": shown(typed), "named": named}
    return Finding("genotype-wrong-gene", Severity.STOP, case_field(gene), params)


def _suggestion(gene: str, typed: str, book: Book) -> str | None:
    """The one reading of the text with look-alike signs replaced; never of alleles the book lacks."""
    text = plain(look_alikes_replaced(typed.strip(" .;:=")))
    if text is None or text.genes - {gene}:
        return None
    stars = read_stars(_STARS_APART.sub(r"\1/", text.text.strip(" .=")))
    if stars is None:
        return None
    pair = _of_stars(gene, stars, book).pairs[0]
    return None if absent_alleles(gene, pair, book) else str(pair)
