"""A typed result made plain: lower case, plain asterisks, single spaces, the gene's name taken off.

Everything here is linear in the length of the text, and long texts are not looked at.
"""

import re
from dataclasses import dataclass

GENES = ("TPMT", "NUDT15")
LONGEST = 300
"""More characters than any one result needs; a longer text is refused unread."""

_SHOWN = 80
_ASTERISKS = dict.fromkeys("∗﹡＊⁎✱", "*")
_SPACES = dict.fromkeys("\xa0\u2002\u2003\u2009\u202f", " ")
_PLAIN = str.maketrans(_ASTERISKS | _SPACES)
_GENE = re.compile(r"\b(tpmt|nudt15)\b\s*:?")
_OTHER_GENE = re.compile(
    r"\b(cyp[0-9a-z]{2,5}|dpyd|itpa|fto|ugt1a1|slco1b1|vkorc1|hla-[a-z0-9]+|nat2|g6pd|mthfr|runx1)\b"
)
_FILLER = re.compile(r"\b(?:genotype|diplotype|result)\b\s*:?")
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
    genes = frozenset(name.upper() for pattern in (_GENE, _OTHER_GENE) for name in pattern.findall(text))
    text = single_spaced(_FILLER.sub(" ", _GENE.sub(" ", text)))
    return Plain(text, genes) if text or genes else None


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
