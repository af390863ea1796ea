"""The rows of the built book become `core.book.Book`, once, at start."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from core.book import Book, Figure
from core.evidence import Review
from db.damage import BookDamaged
from db.open import open_book
from db.shapes import ContentError, shape_of
from db.topics import TOPICS, Topic

_BY_TABLE: Mapping[str, Topic] = {topic.table: topic for topic in TOPICS}


def load_book(path: Path | None = None) -> Book:
    """The whole rule book; `BookDamaged` when the file is not whole."""
    connection = open_book(path)
    try:
        return _book(connection)
    except (sqlite3.DatabaseError, ContentError, KeyError, ValueError):
        raise BookDamaged("file-readable", "the tables of the book cannot be read") from None
    finally:
        connection.close()


def read_table(connection: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    """The objects of one table, in the book's order."""
    shape = shape_of(_BY_TABLE[table].kind)
    names = tuple(shape.keys)
    nested = tuple(key.nested for key in shape.keys.values())
    columns = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY nr")
    return tuple(
        shape.make(
            {
                name: json.loads(value) if deep else value
                for name, deep, value in zip(names, nested, row, strict=True)
                if value is not None
            }
        )
        for row in rows
    )


def _keyed(connection: sqlite3.Connection, table: str) -> dict[Any, Any]:
    topic = _BY_TABLE[table]
    return {topic.name_of(item): item for item in read_table(connection, table)}


def read_head(connection: sqlite3.Connection) -> dict[str, str]:
    """The key and value pairs of the whole book: version, digest, policies and so on."""
    return dict(connection.execute("SELECT key, value FROM meta"))


def _book(connection: sqlite3.Connection) -> Book:
    head = read_head(connection)
    keyed = {
        table: _keyed(connection, table)
        for table in (
            "sources",
            "limits",
            "messages",
            "terms",
            "practices",
            "indications",
            "alleles",
            "editions",
            "reference_editions",
            "laboratories",
            "medicines",
            "circumstances",
            "schedules",
            "tests",
            "symptoms",
            "metabolite_times",
        )
    }
    return Book(
        version=head["version"],
        digest=head["digest"],
        valid_until=date.fromisoformat(head["valid_until"]),
        review=Review(head["review"]),
        figures={
            named.id: Figure(named.value, named.unit, named.evidence) for named in read_table(connection, "figures")
        },
        regimens=read_table(connection, "regimens"),
        phenotype_rules=read_table(connection, "phenotypes"),
        phase_alternatives=read_table(connection, "phase"),
        frequencies=read_table(connection, "frequencies"),
        rules=read_table(connection, "rules"),
        renal_references=_keyed(connection, "renal"),
        threshold_sets=_keyed(connection, "thresholds"),
        metabolite_rows=_keyed(connection, "metabolites"),
        **keyed,
    )
