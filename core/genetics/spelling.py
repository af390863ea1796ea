"""A typed result made plain: lower case, plain asterisks, single spaces, the gene's name taken off.

Everything here is linear in the length of the text, and long texts are not looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GENES = ("TPMT", "NUDT15")
LONGEST = 300
"""More characters than any one result needs; a longer text is refused unread."""

_SHOWN = 80
_ASTERISKS = dict.fromkeys("∗﹡＊⁎✱", "*")
_SPACES = dict.fromkeys("\xa0\u2002\u2003\u2009\u202f", " ")
_PLAIN = str.maketrans(_ASTERISKS | _SPACES)
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
"""Lower case for A to Z alone, so that every place stays where it is."""
_GENE = re.compile(
    r"\b(?:(?P<tpmt>tpmt|thiopurine (?:s-)?methyltransferase)|(?P<nudt15>nudt[- ]?15|nudix hydrolase 15))\b\s*:?"
)
_OTHER_GENE = re.compile(
    r"\b(cyp[0-9a-z]{2,5}|dpyd|itpa|fto|ugt1a1|slco1b1|vkorc1|hla-[a-z0-9]+|nat2|g6pd|mthfr|runx1)\b"
)
_FILLER = re.compile(r"\b(?:genotype|diplotype|result)\b\s*:?")
_STAR_IN_WORDS = re.compile(r"\bstar ?(?=[0-9])")
_LOOK_ALIKE = str.maketrans(
    {
        "А": "A",
        "В": "B",
        "С": "C",
        "а": "a",
        "с": "c",
        "Α": "A",
        "Β": "B",
        "／": "/",
        "⁄": "/",
        "∕": "/",
        "\\": "/",
        "٭": "*",
        "•": "*",
        "l": "1",
        "I": "1",
        "O": "0",
        "_": "/",
        "-": "/",
        ",": "/",
    }
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text ready for reading, and the genes that it names (`TPMT`, `NUDT15` or another symbol)."""

    text: str
    genes: frozenset[str]


def plain(typed: str) -> Plain | None:
    """The text made plain; None when it is empty, too long or holds a character that no result needs."""
    if len(typed) > LONGEST:
        return None
    text = typed.translate(_PLAIN)
    if not (text.isascii() and text.isprintable()):
        return None
    text = text.lower()
    ours = {str(match.lastgroup).upper() for match in _GENE.finditer(text)}
    genes = frozenset(ours | {name.upper() for name in _OTHER_GENE.findall(text)})
    text = single_spaced(_FILLER.sub(" ", _GENE.sub(" ", text)))
    text = _STAR_IN_WORDS.sub("*", text)
    return Plain(text, genes) if text or genes else None


def gene_names(text: str) -> Iterator[tuple[str, int]]:
    """Every place where a text names one of our genes, in order."""
    for match in _GENE.finditer(text.translate(_LOWER)):
        yield str(match.lastgroup).upper(), match.start()


def single_spaced(text: str) -> str:
    """The words with one space between them."""
    return " ".join(text.split())


def shown(typed: str) -> str:
    """What was typed, fit to be shown: invisible characters named (`[U+202E]`), a long text cut off."""
    cut = typed[:_SHOWN] + ("…" if len(typed) > _SHOWN else "")
    return "".join(character if character.isprintable() else f"[U+{ord(character):04X}]" for character in cut)


def look_alikes_replaced(typed: str) -> str:
    """The text with letters and signs that look like a star allele's replaced by the real ones."""
    return typed.translate(_LOOK_ALIKE)
