"""The book opens read-only, anywhere, and only when it is whole."""

import os
import sqlite3
from hashlib import sha256
from pathlib import Path, PureWindowsPath

import pytest

from db.damage import BookDamaged
from db.open import address_of, check_contents, open_book, seal_path
from db.rulebook import load_book


def failed_check(path: Path) -> str:
    """The name of the check that refuses the book."""
    with pytest.raises(BookDamaged) as damage:
        open_book(path)
    return damage.value.check


def sealed_again(path: Path) -> None:
    """A seal that fits, as somebody would write who changed the file on purpose."""
    seal_path(path).write_text(sha256(path.read_bytes()).hexdigest(), encoding="ascii")


def test_a_flipped_byte_anywhere_is_refused(small: Path) -> None:
    whole = small.read_bytes()
    for position in range(0, len(whole), len(whole) // 97):
        spoilt = bytearray(whole)
        spoilt[position] ^= 1
        small.write_bytes(bytes(spoilt))
        assert failed_check(small) == "file-digest", position


def test_a_truncated_book_is_refused(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:-100])
    assert failed_check(small) == "file-digest"


def test_an_empty_book_is_refused(small: Path) -> None:
    small.write_bytes(b"")
    assert failed_check(small) == "file-digest"


def test_a_missing_book_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BookDamaged, match=r"^file-present: nothing\.sqlite is missing$"):
        open_book(tmp_path / "nothing.sqlite")


def test_a_book_without_its_seal_is_refused(small: Path) -> None:
    seal_path(small).unlink()
    assert failed_check(small) == "file-present"


def test_a_file_that_is_no_database_is_refused(small: Path) -> None:
    small.write_text("not a book" * 100, encoding="ascii")
    sealed_again(small)
    assert failed_check(small) == "file-readable"


def test_a_folder_in_place_of_the_book_is_refused(tmp_path: Path) -> None:
    assert failed_check(tmp_path) == "file-present"


@pytest.mark.parametrize("pragma", ["user_version = 7", "application_id = 7"])
def test_a_book_of_another_shape_is_refused(small: Path, pragma: str) -> None:
    change(small, f"PRAGMA {pragma}")
    assert failed_check(small) == "schema-number"


def test_a_book_without_a_version_is_refused(small: Path) -> None:
    change(small, "DELETE FROM meta WHERE key = 'version'")
    assert failed_check(small) == "book-version"


def change(path: Path, statement: str) -> None:
    """Change the database and seal it again."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    sealed_again(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE regimens SET maximum = replace(maximum, '2.5', '9.5')",
        "UPDATE terms SET us = 'XXX'",
        "UPDATE meta SET value = '2099-01-01' WHERE key = 'valid_until'",
        "DELETE FROM rules",
    ],
)
def test_a_changed_value_under_a_new_seal_fails_the_slow_check(small: Path, statement: str) -> None:
    change(small, statement)
    connection = open_book(small)
    with pytest.raises(BookDamaged, match="^content-digest"):
        check_contents(connection)
    connection.close()


def test_a_table_that_cannot_be_read_is_damage_and_no_crash(small: Path) -> None:
    change(small, "UPDATE rules SET severity = 'alarm'")
    with pytest.raises(BookDamaged, match="^file-readable"):
        load_book(small)


def test_a_whole_book_passes_the_slow_check(small: Path) -> None:
    connection = open_book(small)
    check_contents(connection)
    connection.close()


def test_the_book_cannot_be_written(small: Path) -> None:
    connection = open_book(small)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM rules")
    connection.close()


def test_a_read_only_folder_is_enough(small: Path) -> None:
    small.chmod(0o444)
    small.parent.chmod(0o555)
    try:
        assert load_book(small).version == "1"
        assert sorted(os.listdir(small.parent)) == ["azalea.sqlite", "azalea.sqlite.sha256"]
    finally:
        small.parent.chmod(0o755)


@pytest.mark.parametrize("name", ["a book", "100%", "a#b", "what?", "käse", "a%20b", "a&mode=rw"])
def test_any_folder_name_is_good(small: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    moved = small.rename(folder / small.name)
    seal_path(small).rename(seal_path(moved))
    assert load_book(moved).version == "1"


def test_a_network_drive_keeps_its_server_in_the_path() -> None:
    path = PureWindowsPath(r"\\ward\share\a book\azalea.sqlite")
    assert address_of(path) == "file:////ward/share/a%20book/azalea.sqlite?mode=ro&immutable=1"
