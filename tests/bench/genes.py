"""Genotypes of both genes to the row of an edition: at first sight of a pair, and when its alleles were met before."""

import re
from itertools import product

from core.book import Book, EditionRow
from core.case_form import GeneForm
from core.genetics import genotype_call, notation
from core.genetics.call import call_gene
from core.genetics.editions import row_for

TEXTS = [f"*{one}/*{other}" for one, other in product("1 2 3 4 5 6 7 8 9 10".split(), repeat=2)]
_PATTERN = re.compile(r"\*([0-9]+)/\*([0-9]+)")


def advised(book: Book) -> list[EditionRow]:
    """A hundred pairs of texts, each read again, with the alleles of most known from before."""
    edition = book.editions["cpic-2025"]
    return [
        row_for(
            edition,
            call_gene("TPMT", GeneForm(genotype=text), book).call,
            call_gene("NUDT15", GeneForm(genotype=text), book).call,
        )
        for text in TEXTS
    ]


def advised_at_first_sight(book: Book) -> list[EditionRow]:
    """The same with nothing remembered."""
    genotype_call.call_genotype.cache_clear()
    notation.pair_of.cache_clear()
    return advised(book)


def matched() -> object:
    """The yardstick: taking as many texts apart with one pattern."""
    return [(_PATTERN.fullmatch(text), _PATTERN.fullmatch(text)) for text in TEXTS]
