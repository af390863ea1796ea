"""Lines out, and the exit codes of the outside contract."""

import json
import sys
from collections.abc import Iterable
from typing import Any

DONE, OUR_BUG, REFUSED, SOME_REFUSED, BOOK_UNUSABLE = 0, 1, 2, 3, 4
"""Exit codes."""


def say(text: str) -> None:
    """Text for the reader, on standard output."""
    print(text)


def say_json(value: Any) -> None:
    """JSON on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say_line(text: str) -> None:
    """One line of a batch, at once: who sent a case may be waiting."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(reasons: Iterable[str]) -> None:
    """Reasons on standard error, one a line."""
    for reason in reasons:
        print("\n".join(_printable(line) for line in reason.splitlines()), file=sys.stderr)


def _printable(line: str) -> str:
    """The line without marks that a terminal would obey."""
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in line)


def refuse(reasons: Iterable[str], as_json: bool) -> int:
    """Say why nothing was done; with `as_json` also as JSON."""
    lines = tuple(reasons)
    complain(lines)
    if as_json:
        say_json({"status": "refused", "findings": [_finding(line) for line in lines]})
    return REFUSED


def _finding(text: str) -> dict[str, object]:
    return {"code": "input-unreadable", "severity": "stop", "field": "", "text": text, "citations": []}
