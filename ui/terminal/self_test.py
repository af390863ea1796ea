"""The command that says whether this copy can be trusted."""

import argparse
from collections.abc import Iterator

from core.book import Book
from ui.terminal.golden import differences, golden_cases
from ui.terminal.output import DONE, OUR_BUG, say
from ui.terminal.services import Services

Check = tuple[str, tuple[str, ...]]
"""What was checked, and what is wrong with it."""


def self_test(arguments: argparse.Namespace, services: Services) -> int:
    """`self-test`: the book's bytes and values, its expiry, and cases worked out by hand."""
    book = services.book()
    services.check_book()
    checks: list[Check] = [(f"book: every {part} as it was built", ()) for part in ("byte", "value")]
    checks += [*_validity(book, services), *case_checks(book, services.golden())]
    for name, wrong in checks:
        say(f"{'FAILED' if wrong else 'ok'}  {name}")
        for one in wrong:
            say(f"        {one}")
    passed = sum(not wrong for _name, wrong in checks)
    say(f"{passed}/{len(checks)} checks passed")
    return DONE if passed == len(checks) else OUR_BUG


def _validity(book: Book, services: Services) -> Iterator[Check]:
    until = book.valid_until
    expired = (f"it was valid until {until.isoformat()}",) if services.now().date() > until else ()
    yield "book: not expired", expired


def case_checks(book: Book, golden: str) -> Iterator[Check]:
    """The cases worked out by hand, one check each."""
    for case in golden_cases(golden):
        yield f"case: {case.name}", differences(case, book)
