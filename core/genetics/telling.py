"""Which gene a text is about: by the name in it, or by a variant that only one of our genes has."""

from core.book import Book
from core.genetics.entry import split_by_gene
from core.genetics.notation import gene_told_by
from core.genetics.spelling import LONGEST


def pieces_of(text: str, book: Book) -> tuple[tuple[str, str], ...]:
    """The pieces of a text, each with its gene; empty when the text does not tell one, or is too long for a result."""
    gene = gene_told_by(text, book)
    if gene is not None:
        return ((gene, text),)
    if len(text) > LONGEST:
        return ()
    return split_by_gene(text) or _by_variant([item.strip() for item in text.split(";")], book)


def _by_variant(items: list[str], book: Book) -> tuple[tuple[str, str], ...]:
    """Items that tell their gene by a variant's name; none when one of them does not."""
    told = [(gene, item) for item in items if (gene := gene_told_by(item, book)) is not None]
    return tuple(told) if len(told) == len(items) else ()
