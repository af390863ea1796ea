"""Builds `resources/azalea.sqlite` from the content folder; the same input gives the same bytes.

`python -m db.build` reads, checks and builds. Only developers and the packaging run it.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import sqlite_utils

from core.passages import Passage
from db.check import overdue, problems
from db.damage import BookDamaged
from db.open import APPLICATION, book_path, content_digest, open_book, seal_path
from db.reader import CONTENT, Content, read_content
from db.shapes import ContentError, Tree
from db.topics import TOPICS, Topic, canonical, columns, schema_number

_SEARCH = """CREATE VIRTUAL TABLE passage_search USING fts5(
    title, keywords, clinician, patient, tokenize = "unicode61 remove_diacritics 2 tokenchars '*'")"""


_MAKERS = ("build.py", "shapes.py", "topics.py")


def content_hash(root: Path = CONTENT) -> str:
    """One hash over every file of the content folder, and over the code that decides what becomes of them."""
    digest = sha256(str(schema_number()).encode())
    for maker in _MAKERS:
        digest.update((Path(__file__).parent / maker).read_bytes())
    for path in sorted(root.rglob("*.y*ml"), key=lambda found: found.as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(path: Path | None = None, root: Path = CONTENT) -> bool:
    """True when the built book is whole and stands for the content folder as it is now."""
    try:
        connection = open_book(path)
    except BookDamaged:
        return False
    row = connection.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
    connection.close()
    return row is not None and row[0] == content_hash(root)


def build(path: Path | None = None, root: Path = CONTENT) -> None:
    """Read, check and build; the file appears whole or not at all. `ContentError` lists what is wrong."""
    path = path or book_path()
    content = read_content(root)
    if found := problems(content):
        raise ContentError("", "\n".join(found))
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        new = Path(folder) / path.name
        _write(content, new, content_hash(root))
        seal = f"{sha256(new.read_bytes()).hexdigest()}  {path.name}\n"
        seal_path(new).write_text(seal, encoding="ascii")
        os.replace(new, path)
        os.replace(seal_path(new), seal_path(path))


def _write(content: Content, path: Path, stamp: str) -> None:
    database = sqlite_utils.Database(path)
    for pragma in (
        "page_size = 4096",
        "journal_mode = DELETE",
        f"application_id = {APPLICATION}",
        f"user_version = {schema_number()}",
    ):
        database.conn.execute(f"PRAGMA {pragma}")
    for topic in TOPICS:
        _write_topic(database, topic, content)
    _write_search(database, content)
    _write_meta(database, content, stamp)
    database.conn.commit()
    database.conn.execute("VACUUM")
    database.conn.close()


def _write_topic(database: sqlite_utils.Database, topic: Topic, content: Content) -> None:
    names = columns(topic)
    table = database.table(topic.table)
    table.create({"nr": int, **dict.fromkeys(names, str)}, pk="nr")
    entries = content.entries[topic.table]
    table.insert_all(
        {"nr": nr, **{name: _stored(entry.tree.get(name)) for name in names}}
        for nr, entry in enumerate(entries, start=1)
    )


def _stored(tree: Tree) -> str | None:
    return tree if tree is None or isinstance(tree, str) else canonical(tree)


def _write_meta(database: sqlite_utils.Database, content: Content, stamp: str) -> None:
    head = content.head
    rows = {
        "version": head.version,
        "valid_until": head.valid_until.isoformat(),
        "review": head.review.value,
        "policies": canonical(list(head.policies)),
        "content": stamp,
    }
    table = database.table("meta")
    table.create({"key": str, "value": str}, pk="key")
    table.insert_all({"key": key, "value": value} for key, value in sorted(rows.items()))
    table.insert({"key": "digest", "value": content_digest(database.conn)})


def _write_search(database: sqlite_utils.Database, content: Content) -> None:
    connection: sqlite3.Connection = database.conn
    connection.execute(_SEARCH)
    names = _other_names(content)
    rows = [tuple(_searched(passage, names.get(passage.id, ()))) for passage in content.items("passages")]
    connection.executemany(
        "INSERT INTO passage_search(rowid, title, keywords, clinician, patient) VALUES (?, ?, ?, ?, ?)",
        [(nr, *row) for nr, row in enumerate(rows, start=1)],
    )
    connection.execute("INSERT INTO passage_search(passage_search) VALUES ('optimize')")


def _other_names(content: Content) -> dict[str, list[str]]:
    """The names and synonyms under which the subject of a passage is looked for, by passage."""
    subjects = [*content.items("medicines"), *content.items("circumstances")]
    names: dict[str, list[str]] = {}
    for rule in content.items("rules"):
        for subject in subjects:
            if rule.passage and rule.subject in (subject.id, *getattr(subject, "groups", ())):
                names.setdefault(rule.passage, []).extend((subject.name, *subject.synonyms))
    indications = {indication.id: indication for indication in content.items("indications")}
    for regimen in content.items("regimens"):
        indication = indications[regimen.indication]
        names.setdefault(regimen.passage, []).extend((indication.name, *indication.synonyms))
    return names


def _searched(passage: Passage, names: Iterable[str]) -> Iterator[str]:
    yield passage.title
    yield " . ".join(dict.fromkeys((*passage.keywords, *names)))
    positions = (f"{position.who} {position.says}" for position in passage.positions)
    clinician = (f"{statement.heading} {statement.clinician}" for statement in passage.statements)
    yield " . ".join((*clinician, *positions))
    patient = (
        f"{statement.patient_heading} {statement.patient}" for statement in passage.statements if statement.patient
    )
    yield " . ".join(patient)


def main() -> int:
    """Build when needed; 0 when the book is current, 1 with the reasons when the content is wrong.
    A review date that has passed is said, and refuses nothing."""
    if is_current():
        print("The book is current.")
        return 0
    try:
        build()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(["The book was built.", *overdue(read_content(), datetime.now(UTC).date())]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
