"""The commands that say which book this is."""

import argparse
from collections import Counter
from collections.abc import Mapping

from core import PROGRAM_VERSION
from core.book import Book
from core.evidence import Review, Verification
from ui.terminal.json_sources import Json, book_json
from ui.terminal.output import DONE, say, say_json
from ui.terminal.services import Services, Shelf
from ui.wording.practices import differences
from ui.wording.values import day


def version(services: Services) -> int:
    """`--version`: the program's, and the book's if there is one."""
    opened = services.try_book()
    say(f"azalea {PROGRAM_VERSION}, book {opened.version if opened else 'not usable'}")
    return DONE


def book(arguments: argparse.Namespace, services: Services) -> int:
    """`book status`, `book ids` and `book practices`."""
    opened = services.book()
    if arguments.what == "ids":
        return _ids(opened, arguments.json)
    if arguments.what == "practices":
        return _practices(opened, arguments.json)
    status = status_json(opened, services.library())
    if arguments.json:
        say_json(status)
    else:
        shown = status | {"valid_until": day(opened.valid_until)}
        say("\n".join(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in shown.items()))
    return DONE


def status_json(book: Book, library: Shelf) -> Json:
    """Edition, digest, review counts, validity, signature."""
    counted: Json = {
        "sources": len(book.sources),
        "statements": _reviews(library),
        "source_status": {kind.name.lower(): _verified(book, kind) for kind in Verification},
        "editions": list(book.editions),
        "signature": "unsigned",
    }
    return book_json(book) | counted


def _reviews(library: Shelf) -> dict[str, int]:
    """How many statements of the book stand at each point of their review."""
    passages = (passage for section in library.sections() for passage in library.passages(section.id))
    counted = Counter(one.evidence.review for passage in passages for one in passage.statements)
    return {review.value: counted[review] for review in Review}


def _verified(book: Book, kind: Verification) -> int:
    return sum(source.verification is kind for source in book.sources.values())


def ids_of(book: Book) -> Mapping[str, list[str]]:
    """Every id that a case may use."""
    return {
        "practices": list(book.practices),
        "indications": list(book.indications),
        "medicines": list(book.medicines),
        "circumstances": list(book.circumstances),
        "laboratories": list(book.laboratories),
        "editions": list(book.editions),
        "renal_references": list(book.renal_references),
        "thresholds": list(book.threshold_sets),
        "monitoring": list(book.schedules),
        "tests": list(book.tests),
        "symptoms": list(book.symptoms),
    }


def _ids(book: Book, as_json: bool) -> int:
    ids = ids_of(book)
    if as_json:
        say_json(ids)
    else:
        say("\n".join(f"{kind}: {' '.join(names)}" for kind, names in ids.items()))
    return DONE


def _practices(book: Book, as_json: bool) -> int:
    """What is not the same in every practice."""
    rows = differences(book)
    if as_json:
        said = [{"what": row.what} | dict(zip(book.practices, row.each, strict=True)) for row in rows]
        say_json({"differences": said})
    else:
        say("\n".join(f"{row.what}: {' | '.join(row.each)}" for row in rows))
    return DONE


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', '-')} {count}" for name, count in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)
