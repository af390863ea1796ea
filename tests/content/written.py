"""The book as its statements, for tests that follow ids into it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.evidence import Verification
from core.passages import Passage, Statement
from db.reader import Content, read_content

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the passage that it stands in."""

    statement: Statement
    passage: Passage

    @property
    def sources(self) -> set[str]:
        """What the statement cites, and what the positions beside it cite."""
        shown = [self.statement.evidence, *(position.evidence for position in self.passage.positions)]
        return {citation.source for evidence in shown for citation in evidence.citations}

    @property
    def is_said_to_be_unverified(self) -> bool:
        """True when the statement is our own rule, or marked as not verified."""
        return self.statement.evidence.verification in (Verification.UNVERIFIED, Verification.POLICY)


@cache
def content() -> Content:
    """The content folder."""
    return read_content()


@cache
def statements() -> dict[str, Said]:
    """Every statement of the book by its id."""
    return {
        statement.id: Said(statement, passage)
        for passage in content().items("passages")
        for statement in passage.statements
    }


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of a file beside this one, every scalar as text."""
    return list(yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.BaseLoader))


def numbered(prefix: str, last: int, also: tuple[str, ...] = ()) -> Iterator[str]:
    """`ID-01` to `ID-22` and the like."""
    yield from (f"{prefix}-{number:02d}" for number in range(1, last + 1))
    yield from (f"{prefix}-{extra}" for extra in also)
