"""The command that says what the code on a paper stands for."""

import argparse
from collections.abc import Iterator

from core import PROGRAM_VERSION
from core.book import Book
from core.report.provenance import CodeUnreadable, Part, Provenance, check, code_of
from ui.terminal.output import DONE, REFUSED, complain, say
from ui.terminal.services import Services
from ui.terminal.streams import Refused
from ui.wording.values import day

_UNREADABLE = {
    "length": "A code has 13 characters in groups of 4, 4, 4 and 1.",
    "character": "A code has digits and capital letters only, and no U.",
    "check": "Its last character does not fit the others: a character was misread, or two were swapped.",
}
_NAMES = {Part.PROGRAM: "program", Part.BOOK: "book", Part.RULES: "rule set"}


def verify(arguments: argparse.Namespace, services: Services) -> int:
    """`verify CODE`: which program, book and rules made the paper, as far as this copy can tell."""
    book = services.book()
    try:
        found = check(arguments.code, book)
    except CodeUnreadable as unreadable:
        raise Refused(f"Not a code of a paper. {_UNREADABLE[unreadable.reason]}") from None
    if found.matches:
        say(f"{found.code} stands for this program, this book and this rule set.")
        say("\n".join(_this(book)))
        return DONE
    complain((f"{found.code} does not stand for this copy.", *_differences(found), *_this(book)))
    return REFUSED


def _this(book: Book) -> Iterator[str]:
    """What this copy is, whose code would be this one."""
    yield f"Program: azalea {PROGRAM_VERSION}"
    yield f"Book: {book.version}, {book.review.value}, valid until {day(book.valid_until)}"
    yield f"Digest: {book.digest}"
    yield f"Code of this copy: {code_of(book)}"


def _differences(found: Provenance) -> Iterator[str]:
    for part, same in found.same.items():
        yield f"The {_NAMES[part]}: {'the same' if same else 'another one'}."
    if found.same[Part.RULES] and not found.same[Part.BOOK]:
        yield "Only words or sources of the book differ: the same rules worked out the paper."
