"""After a clear the memory of the process is read from outside: next to nothing of the patient is left in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.book import Book

ROOT = Path(__file__).resolve().parents[2]
NAME = "Qanaryfeatherstonehaugh"
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
AT_LEAST_BEFORE, AT_MOST_AFTER = 15, 5
"""Copies seen on the day this was written: 42 to 53 before, 1 to 3 after (freed by Qt or inside the PDF renderer).
Since a tab shows a case only while it is open, 27 before."""


def _copies(process: int) -> int:
    """How often the name stands in what the process can write."""
    found = 0
    with open(f"/proc/{process}/maps", encoding="utf-8") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for region in maps:
            place, rights = region.split()[:2]
            if "w" in rights:
                first, last = (int(end, 16) for end in place.split("-"))
                memory.seek(first)
                held = _read(memory, last - first)
                found += sum(held.count(NAME[1:].encode(one)) for one in ENCODINGS)
    return found


def _read(memory: object, length: int) -> bytes:
    try:
        return memory.read(length)  # type: ignore[attr-defined, no-any-return]
    except OSError:
        return b""


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="the system shows no process its memory")
@pytest.mark.parametrize("places", ["fields", "papers"])
def test_a_clear_leaves_next_to_nothing_in_memory(places: str, book: Book) -> None:
    command = (sys.executable, "-m", "tests.ui.canary", NAME[::-1], places)
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdin=-1, stdout=-1, cwd=ROOT, env=surroundings) as ward:
        assert ward.stdin
        assert ward.stdout
        assert ward.stdout.readline() == b"filled\n"
        before = _copies(ward.pid)
        ward.stdin.write(b"\n")
        ward.stdin.flush()
        assert ward.stdout.readline() == b"cleared\n"
        after = _copies(ward.pid)
        ward.stdin.write(b"\n")
        ward.stdin.flush()
        assert ward.wait() == 0
    assert before >= AT_LEAST_BEFORE, "the name has to be there before its absence says anything"
    assert after <= AT_MOST_AFTER, f"{before} copies before the clear, {after} after it"
