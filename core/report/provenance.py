"""The short code on every paper: which program, which book and which rules made it. No patient is in it.

Three groups of four characters (program version, book, rule set) and one check character, in Crockford's
base 32, which has no I, L, O or U. It guards against slips of the pen, not against forgery.
"""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from core import PROGRAM_VERSION
from core.book import Book

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKE = str.maketrans("OIL", "011")
_GROUP = 4
_BITS = 5
_GROUP_BITS = _GROUP * _BITS
_LENGTH = 3 * _GROUP + 1
_FIELD = 0b100101
"""x^5 + x^2 + 1: the field of 32 elements in which the check character is reckoned."""
_DIGEST_SHOWN = 16
_PRIME = 2**61 - 1


class Part(Enum):
    """What the groups of a code stand for, in order."""

    PROGRAM = "program"
    BOOK = "book"
    RULES = "rules"


class CodeUnreadable(ValueError):
    """Not a code of ours: `reason` is `length`, `character` or `check`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Provenance(NamedTuple):
    """A code, read against a program and a book: which parts are the same."""

    code: str
    same: dict[Part, bool]

    @property
    def matches(self) -> bool:
        """True when program, book and rules are all the same."""
        return all(self.same.values())


def code_of(book: Book, program: str = PROGRAM_VERSION) -> str:
    """`7K2M-9QXD-4B1T-V` for this book read by this program."""
    return _grouped("".join(_groups(book, program)))


def check(code: str, book: Book, program: str = PROGRAM_VERSION) -> Provenance:
    """Compare a code, as somebody typed it, with a book. Raises CodeUnreadable for a misread one."""
    read = _read(code)
    groups = _groups(book, program)
    same = {part: read[i * _GROUP : (i + 1) * _GROUP] == groups[i] for i, part in enumerate(Part)}
    return Provenance(_grouped(read[:-1]), same)


def digest_words(digest: str) -> str:
    """The first 16 digits of the book's digest, in fours."""
    shown = digest[:_DIGEST_SHOWN]
    return " ".join(shown[i : i + _GROUP] for i in range(0, len(shown), _GROUP))


def rule_set(book: Book) -> tuple[object, ...]:
    """What a dose, a schedule or a warning is worked out from: everything but prose and sources."""
    return (
        book.limits, book.figures, book.practices, book.indications, book.regimens, book.alleles,
        book.phenotype_rules, book.phase_alternatives, book.editions, book.laboratories, book.medicines,
        book.circumstances, book.rules, book.renal_references, book.schedules, book.tests,
        book.threshold_sets, book.metabolite_rows, book.metabolite_times,
    )  # fmt: skip


def _groups(book: Book, program: str) -> Sequence[str]:
    return _groups_once(_Same(book), program)


class _Same:
    """A book as a key: equal only to itself, for a book is loaded once and never edited."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __hash__(self) -> int:
        return id(self.book)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.book is self.book


@lru_cache(maxsize=4)
def _groups_once(same: _Same, program: str) -> Sequence[str]:
    rules = "\n".join(map(repr, rule_set(same.book)))
    return tuple(_symbols(_reduced(text)) for text in (program, same.book.digest, rules))


def _reduced(text: str) -> int:
    """Twenty bits of a text; another text gives others, but for one in a million."""
    number = int.from_bytes(b"\x01" + text.encode("utf-8"), "big") % _PRIME
    return (number * number + 7 * number) % _PRIME % (1 << _GROUP_BITS)


def _symbols(number: int) -> str:
    shifts = range(_GROUP_BITS - _BITS, -1, -_BITS)
    return "".join(_SYMBOLS[number >> shift & 31] for shift in shifts)


def _grouped(symbols: str) -> str:
    parts = [symbols[i : i + _GROUP] for i in range(0, len(symbols), _GROUP)]
    return "-".join([*parts, _check_symbol(symbols)])


def _check_symbol(symbols: str) -> str:
    """A polynomial over 32 elements: one wrong character or two neighbours swapped always change it."""
    total = 0
    for symbol in symbols:
        total = total << 1
        total = (total ^ _FIELD if total & 32 else total) ^ _SYMBOLS.index(symbol)
    total = total << 1
    return _SYMBOLS[total ^ _FIELD if total & 32 else total]


def _read(code: str) -> str:
    """The thirteen characters without hyphens and spaces; O is 0, I and L are 1."""
    shown = code.upper().replace("-", "").replace(" ", "").translate(_LIKE)
    if len(shown) != _LENGTH:
        raise CodeUnreadable("length")
    if any(symbol not in _SYMBOLS for symbol in shown):
        raise CodeUnreadable("character")
    if _check_symbol(shown[:-1]) != shown[-1]:
        raise CodeUnreadable("check")
    return shown
