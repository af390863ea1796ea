"""Finds the names of variants (c., p., rs, the NUDT15 repeat) in a text, and the words beside them.

A scanner goes through each item once; what no token matches makes the item unreadable.
"""

import re
from dataclasses import dataclass, field

from core.book import Book
from core.genetics import sites
from core.genetics.sites import Change

_BETWEEN_ITEMS = re.compile(r"[;+&,]|\band\b")
_BASES_IN_BRACKETS = re.compile(r"[(\[]([acgt])[;/]([acgt])[)\]]")
"""rs1142345(C;T): the semicolon stands between two bases and divides no items."""
_LIST = re.compile(r"[;,]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ZYGOSITY_FIRST = re.compile(r"\W*(?:het|hom)[a-z]*\b")
_ZYGOSITY_LAST = re.compile(r"\b(?:het|hom)[a-z]*\W*$")
_WORD_AFTER_COMMA = re.compile(r", ?((?:het|hom)[a-z]*)(?=$|[;,)])")
"""`c.415C>T (p.Arg139Cys), heterozygous` is one item."""
_LABEL_COMMA = re.compile(r"(\*[1-9][0-9]{0,2}[a-z]?) ?[,:] ?(?=c\.|rs ?[0-9]|p\.)")
_LONGER = "|".join(
    (
        r"(?:c\.)?55_56ins ?gagtcg\b",
        r"(?:p\. ?)?\(?(?:val18_val19insglyval|v18_v19insgv)\b\)?",
        r"gagtcg ?(?:dup|ins)(?:lication|ertion)?\b",
        r"gagtcg\(4\)",
    )
)
_TOKENS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("label", r"\* ?([1-9][0-9]{0,2}[a-z]?)\b"),
        ("rs", r"(rs) ?([0-9]{3,12})\b"),
        ("repeats", r"gagtcg\(([2-4])\) ?([/|]) ?gagtcg\(([2-4])\)"),
        ("place", r"(?:chr ?(?:6|13)[: ]+|nc_0000(?:06\.12|13\.11):)?(?:g\. ?)?([0-9]{8}) ?([acgt]) ?> ?([acgt])\b"),
        ("transcript", r"(?:nm_000367|nm_018283)(?:\.[0-9]{1,2})?(?: ?\(\s*\))?:"),
        ("longer", _LONGER),
        ("shorter", r"gagtcg ?del(?:etion)?\b|gagtcg\(2\)"),
        ("cdna", r"(?:c\. ?)?([0-9]{1,4}) ?([acgt]) ?> ?([acgt])\b"),
        ("position", r"(?:c\. ?)?([0-9]{1,4})(?= ?[acgt] ?[/|]? ?[acgt]\b)"),
        ("protein", r"(?:p\. ?)?\(?([a-z]{3}[0-9]{1,3}[a-z]{3})\b\)?"),
        ("short", r"(?:[cp]\. ?)?([a-z])([0-9]{1,4})([a-z])\b"),
        ("change", r"([acgt]) ?> ?([acgt])\b"),
        ("bases", r"([acgt]) ?([/|]?) ?([acgt])\b"),
        ("het", r"(?:het(?:erozygous|erozygote)?|carrier|(?:one|single|1) copy)\b"),
        ("hom", r"(?:hom(?:ozygous|ozygote)?|(?:two|2) copies)\b"),
        ("wild", r"(?:wild[ -]?type|wt|negative|not detected|absent)\b"),
        ("filler", r"(?:for|of|variant|mutation|snp|allele|is|the|detected|found)\b|[ ():=]"),
    )
)


@dataclass(slots=True)
class Item:
    """What one item says: the changes it may name, and words, bases or a change beside the name."""

    found: list[tuple[Change, ...]] = field(default_factory=list)
    by_rs: bool = False
    labels: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    bases: list[tuple[str, str]] = field(default_factory=list)
    change: tuple[str, str] | None = None
    phased: bool = False


def scanned_items(text: str, book: Book) -> list[Item] | None:
    """The items of a plain text; None when one of them cannot be read."""
    items = []
    for part in _parts(text):
        item = Item()
        if not part or not _scan(part, item, book, strict=True):
            return None
        items.append(item)
    return _shared(text, items)


def _shared(text: str, items: list[Item]) -> list[Item]:
    """`heterozygous for c.460G>A and c.719A>G`: one word before the first or behind the last variant is of all.

    Not in a list with commas or semicolons (unless it stands in brackets), where each variant has its own.
    """
    with_word = [item for item in items if item.words]
    if (
        len(items) < 2
        or _LIST.search(_IN_BRACKETS.sub("", text))
        or len(with_word) != 1
        or any(item.bases for item in items)
    ):
        return items
    first = with_word == items[:1] and _ZYGOSITY_FIRST.match(text)
    last = with_word == items[-1:] and _ZYGOSITY_LAST.search(text)
    for item in items if first or last else ():
        item.words = set(with_word[0].words)
    return items


def genes_of(text: str, book: Book) -> frozenset[str]:
    """The genes whose variants a plain text names, readable as a whole or not."""
    found: set[str] = set()
    for part in _parts(text):
        item = Item()
        _scan(part, item, book, strict=False)
        found.update(change.gene for changes in item.found for change in changes)
    return frozenset(found)


def _parts(text: str) -> list[str]:
    """The items; the comma between an allele and its own variant (`*3C, c.719A>G (AA)`) divides nothing."""
    text = _WORD_AFTER_COMMA.sub(r" \1", _LABEL_COMMA.sub(r"\1 ", text))
    text = _BASES_IN_BRACKETS.sub(r" \1/\2", text)
    return [part.strip() for part in _BETWEEN_ITEMS.split(text)]


def _scan(part: str, item: Item, book: Book, *, strict: bool) -> bool:
    at = 0
    while at < len(part):
        kind, match = _next_token(part, at)
        if match is None or not _take(kind, match, item, book):
            if strict:
                return False
            at += 1
        else:
            at = match.end()
    return True


def _next_token(part: str, at: int) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in _TOKENS:
        match = pattern.match(part, at)
        if match is not None:
            return kind, match
    return "", None


def _take(kind: str, match: re.Match[str], item: Item, book: Book) -> bool:
    """Puts a token into the item; False when it names nothing of the book."""
    if kind in ("het", "hom", "wild"):
        item.words.add(kind)
    elif kind == "label":
        item.labels.append(f"*{match[1].upper()}")
    elif kind == "change":
        item.change = (match[1], match[2])
    elif kind == "bases":
        item.bases.append((match[1], match[3]))
        item.phased = item.phased or match[2] == "|"
    elif kind not in ("filler", "transcript"):
        return _take_name(kind, match, item, book)
    return True


def _take_name(kind: str, match: re.Match[str], item: Item, book: Book) -> bool:
    if kind == "repeats":
        return _take_repeats(match, item, book)
    found = _named(kind, match, book)
    item.by_rs = item.by_rs or kind == "rs"
    item.found.append(found)
    return bool(found)


def _take_repeats(match: re.Match[str], item: Item, book: Book) -> bool:
    """GAGTCG(3)/GAGTCG(4): three repeats are the reference, so the numbers stand for the bases."""
    item.found.append(sites.of_the_repeat(True, book) + sites.of_the_repeat(False, book))
    item.bases.append((match[1], match[3]))
    item.phased = match[2] == "|"
    return bool(item.found[-1])


def _named(kind: str, match: re.Match[str], book: Book) -> tuple[Change, ...]:
    if kind == "rs":
        return sites.by_rs_number("rs" + match[2], book)
    if kind in ("longer", "shorter"):
        return sites.of_the_repeat(kind == "longer", book)
    if kind == "place":
        return sites.by_place(int(match[1]), match[2], match[3], book)
    if kind == "cdna":
        return sites.by_cdna(int(match[1]), match[2], match[3], book)
    if kind == "position":
        return sites.by_cdna_position(int(match[1]), book)
    if kind == "protein":
        return sites.by_protein_name(match[1], book)
    as_cdna = sites.by_cdna(int(match[2]), match[1], match[3], book)
    return as_cdna or sites.by_protein_name(match[1] + match[2] + match[3], book)
