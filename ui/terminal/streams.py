"""Text in from files or standard input, files out whole or not at all, and the words when that fails."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

LARGEST = 1_000_000
"""Bytes of one case; a real one has about a thousand."""
STANDARD_INPUT = "-"


class Refused(Exception):
    """Input that cannot be used: each argument is one line that says what is wrong (exit code 2)."""


def read_text(name: str) -> str:
    """The whole text of a small UTF-8 file, or of standard input for `-`."""
    with opened(name) as stream:
        raw = stream.read(LARGEST + 1)
    return decoded(raw, shown(name))


def lines(name: str) -> Iterator[bytes]:
    """The lines of a file of any length, without their ends; one that is too long comes cut."""
    with opened(name) as stream:
        while line := _read_line(stream):
            yield line.rstrip(b"\r\n")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file to read; one that is missing, or fails while it is read, is refused by name."""
    try:
        with _source(name) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refused(f"{shown(name)} cannot be read: {reason(error)}.") from error


def _source(name: str) -> AbstractContextManager[BinaryIO]:
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise Refused("There is no standard input to read.")
        return nullcontext(sys.stdin.buffer)
    try:
        if os.path.isdir(name):
            raise Refused(f"{shown(name)} is a folder, not a file.")
        return open(name, "rb")
    except ValueError as error:
        raise Refused(f"{shown(name)} cannot be read: {reason(error)}.") from error


def decoded(raw: bytes, what: str) -> str:
    """Bytes as text; `what` names them when they are too long or not UTF-8."""
    if len(raw) > LARGEST:
        raise Refused(f"{what} is larger than {LARGEST:,} bytes; that is not a case.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{what} is not UTF-8 text (byte {error.start + 1}).") from error


def write_whole(name: str, content: bytes, source: str) -> None:
    """Write a file so that it is there whole or not at all; never over the file it was made from."""
    if name in (STANDARD_INPUT, ""):
        raise Refused("A PDF is written to a file; give its name after -o.")
    try:
        target = Path(os.path.realpath(name))
        if target.exists() and not target.is_file():
            raise Refused(f"{shown(name)} is not a file that can be written.")
        if source != STANDARD_INPUT and target.exists() and target.samefile(source):
            raise Refused(f"{shown(name)} is the case itself; choose another name for the output.")
        _replace(target, content)
    except (OSError, ValueError) as error:
        raise Refused(f"{shown(name)} cannot be written: {reason(error)}.") from error


def reason(error: OSError | ValueError) -> str:
    """Why the system said no, in lower case and without a path."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else "the name cannot be used"
    return text[:1].lower() + text[1:]


def shown(name: str) -> str:
    """A file's name fit for one line of a message."""
    if name == STANDARD_INPUT:
        return "Standard input"
    return "".join(mark if mark.isprintable() else "?" for mark in name)


def _read_line(stream: BinaryIO) -> bytes:
    line = stream.readline(LARGEST + 2)
    rest = line
    while len(line) > LARGEST and rest and not rest.endswith(b"\n"):
        rest = stream.readline(LARGEST)
    return line


def _replace(target: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".azalea-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    """The permissions the file has, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
