"""The book of the files beside this one, asked through the terminal as anybody would."""

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class BookStamp:
    """Which book this is: its version, and the digest over every value in it."""

    version: str
    digest: str


def build_book() -> None:
    """Build the book when its sources changed; `CalledProcessError` when the content is refused."""
    subprocess.run((sys.executable, "-m", "db.build"), cwd=SOURCE, check=True)


@cache
def book_stamp() -> BookStamp:
    """The built book."""
    command = (sys.executable, str(SOURCE / "main.py"), "book", "status", "--json")
    status = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return BookStamp(status["version"], status["digest"])
