"""Opens the built book, read-only and immutable, after checking that it is whole and of our shape."""

import sqlite3
from hashlib import sha256
from pathlib import Path, PurePath

from db.damage import BookDamaged
from db.topics import schema_number
from resources import resource

APPLICATION = 0x417A6C61
"""`Azla`, in the header of the file."""


def book_path() -> Path:
    """Where the built book lies."""
    return resource("azalea.sqlite")


def seal_path(path: Path) -> Path:
    """The file beside the book that holds its SHA-256."""
    return path.with_name(path.name + ".sha256")


def open_book(path: Path | None = None) -> sqlite3.Connection:
    """A read-only connection; `BookDamaged` names the failed check: `file-present`, `file-digest`,
    `file-readable`, `schema-number` or `book-version`."""
    path = path or book_path()
    _check_file(path)
    try:
        connection = sqlite3.connect(address_of(path.absolute()), uri=True)
    except sqlite3.OperationalError:
        raise BookDamaged("file-readable", "the file of the book cannot be opened") from None
    try:
        _check_header(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise BookDamaged("file-readable", "the file of the book is not a database") from None
    except BookDamaged:
        connection.close()
        raise
    return connection


def address_of(path: PurePath) -> str:
    """The path as SQLite wants it: every odd character written as a number, and a server of a network
    drive as part of the path, because SQLite takes no host."""
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode=ro&immutable=1"


def _check_file(path: Path) -> None:
    try:
        found = sha256(path.read_bytes()).hexdigest()
        sealed = seal_path(path).read_text(encoding="ascii").split()
    except FileNotFoundError as error:
        name = Path(str(error.filename)).name
        raise BookDamaged("file-present", f"{name} is missing") from None
    except (OSError, UnicodeDecodeError):
        raise BookDamaged("file-present", "the file of the book cannot be read") from None
    if sealed[:1] != [found]:
        raise BookDamaged("file-digest", "the file of the book is not as it was built")


def _check_header(connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION or schema != schema_number():
        raise BookDamaged("schema-number", "the book was built for another version of the program")
    if not connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone():
        raise BookDamaged("book-version", "the book does not name its version")


def content_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over every stored value of every table, apart from itself and the stamp of the build."""
    digest = sha256()
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_search%' ORDER BY name"
    )
    for (name,) in names.fetchall():
        digest.update(f"\x1d{name}".encode())
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
            if name != "meta" or row[0] not in ("digest", "content"):
                digest.update("\x1e".join("\x00" if value is None else str(value) for value in row).encode())
                digest.update(b"\x1f")
    return digest.hexdigest()


def check_contents(connection: sqlite3.Connection) -> None:
    """The slow check of the self-test: `BookDamaged` when a stored value is not as it was built."""
    stored = connection.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
    if not stored or stored[0] != content_digest(connection):
        raise BookDamaged("content-digest", "a value in the book is not as it was built")
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise BookDamaged("file-readable", "the database of the book is broken inside")
