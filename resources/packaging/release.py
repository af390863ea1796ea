"""Refuses a release that a user could not understand: a changed book without a new version and a line for whom."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from core import PROGRAM_VERSION
from resources.packaging.book import SOURCE, BookStamp, book_stamp, build_book

RECORD = Path(__file__).resolve().parent / "releases.jsonl"
"""One line a release: the program's version, and the version and digest of its book."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was released, or is about to be."""

    program: str
    book: BookStamp


def recorded(text: str) -> list[Release]:
    """The releases of before, oldest first."""
    lines = [json.loads(line) for line in text.splitlines() if line]
    return [Release(line["program"], BookStamp(**line["book"])) for line in lines]


def problems(new: Release, before: list[Release], changes: str) -> Iterator[str]:
    """What stands against the release, in words."""
    section = _section(changes, new.program)
    if section is None:
        yield f"CHANGELOG.md has no section for version {new.program}."
    if any(new.program == old.program for old in before):
        yield f"Version {new.program} is released already; raise PROGRAM_VERSION in core/__init__.py."
    if before and before[-1].book.digest != new.book.digest:
        yield from _about_the_book(new, before, section or "")


def _about_the_book(new: Release, before: list[Release], section: str) -> Iterator[str]:
    version = new.book.version
    if any(version == old.book.version for old in before):
        yield f"The book changed but is still called {version}; raise `version` in db/content/book.yaml."
    if not re.search(rf"^- Book {re.escape(version)}, for patients [^:]+: \S.*$", section, re.MULTILINE):
        yield (
            f"The book changed but CHANGELOG.md does not say for whom. Under {new.program} write:\n"
            f"  - Book {version}, for patients ...: what changes for them."
        )


def _section(changes: str, version: str) -> str | None:
    """The lines below `## VERSION`; None when there is no such heading."""
    found = re.search(rf"^## {re.escape(version)}\b.*$", changes, re.MULTILINE)
    return changes[found.end() :].partition("\n## ")[0] if found else None


def release(arguments: list[str], say: Callable[[str], None]) -> int:
    """`release --check` only looks; `release` also adds the line to the record, to be committed."""
    build_book()
    new = Release(PROGRAM_VERSION, book_stamp())
    text = RECORD.read_text(encoding="utf-8") if RECORD.exists() else ""
    found = list(problems(new, recorded(text), (SOURCE / "CHANGELOG.md").read_text(encoding="utf-8")))
    for problem in found:
        say(f"Refused: {problem}")
    if not found:
        say(f"Azalea {new.program} with book {new.book.version} may be released.")
        if "--check" not in arguments:
            RECORD.write_text(f"{text}{json.dumps(asdict(new))}\n", encoding="utf-8")
            say(f"Recorded in {RECORD.relative_to(SOURCE).as_posix()}; commit it with the release.")
    return 1 if found else 0
