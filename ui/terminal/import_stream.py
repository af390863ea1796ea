"""The bytes of a result file, plain or packed with gzip, as blocks and lines; never more in memory than is needed."""

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from core.importers.reading import Unusable

BLOCK = 1 << 20
LONGEST_LINE = 4 * BLOCK
MOST_UNPACKED = 8_000_000_000
"""Bytes; a whole genome with every position has about as many."""
FREE_UNPACKED = 64 * BLOCK
MOST_TIMES_LARGER = 300
"""A variant file packs to a tenth or a twentieth; beyond the free part this is not one."""
_GZIP = b"\x1f\x8b"


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The content in blocks, unpacked when it is packed; `Unusable` when the packing is damaged or absurd."""
    raw = iter(lambda: stream.read(BLOCK), b"")
    first = next(raw, b"")
    rest = _chained(first, raw)
    return _unpacked(rest) if first.startswith(_GZIP) else rest


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    taken = given = 0
    unpacker = zlib.decompressobj(wbits=31)
    fresh = True
    for block in packed:
        taken += len(block)
        while block:
            if fresh:
                block = block.lstrip(b"\0")
            out, block = _some(unpacker, block)
            given += len(out)
            _check_size(taken, given)
            yield out
            fresh = unpacker.eof
            if fresh:
                unpacker = zlib.decompressobj(wbits=31)
    if not fresh:
        raise Unusable("import-unreadable", reason="the packed file ends too early")


def _some(unpacker: "zlib._Decompress", block: bytes) -> tuple[bytes, bytes]:
    """At most a block of content, and what is left to unpack."""
    if not block:
        return b"", b""
    try:
        out = unpacker.decompress(block, BLOCK)
        while not unpacker.eof and not unpacker.unconsumed_tail and (more := unpacker.decompress(b"", BLOCK)):
            out += more
    except zlib.error as error:
        raise Unusable("import-unreadable", reason="the packed file is damaged") from error
    return out, unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail


def _check_size(taken: int, given: int) -> None:
    if given > MOST_UNPACKED or (given > FREE_UNPACKED and given > taken * MOST_TIMES_LARGER):
        raise Unusable("import-unreadable", reason="unpacked it is far larger than a result file can be")


def lines(content: Iterable[bytes]) -> Iterator[str]:
    """The lines of the content, without their ends."""
    rest = b""
    for block in content:
        whole, newline, tail = block.rpartition(b"\n")
        if newline:
            yield from (rest + whole).decode("utf-8", "replace").split("\n")
            rest = tail
        else:
            rest += tail
        if len(rest) > LONGEST_LINE:
            raise Unusable("import-unreadable", reason=f"a line is longer than {LONGEST_LINE} bytes")
    if rest:
        yield rest.decode("utf-8", "replace")


def whole(content: Iterable[bytes], most: int) -> str:
    """All of the content as text of at most `most` bytes."""
    parts, size = [], 0
    for block in content:
        size += len(block)
        if size > most:
            raise Unusable("import-too-large", most=most)
        parts.append(block)
    try:
        return b"".join(parts).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable("import-not-text") from error
