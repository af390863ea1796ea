"""Which commit is built, and its files in a folder of their own: what is not committed is not built."""

import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Commit:
    """What is built. `epoch` (seconds since 1970) stands for the time everywhere in the package."""

    name: str
    epoch: int
    changed: bool
    """True when the working tree holds more than the commit."""


def _git(*arguments: str) -> bytes:
    return subprocess.run(("git", *arguments), cwd=ROOT, capture_output=True, check=True).stdout


def this_commit() -> Commit:
    """The commit that is checked out. `CalledProcessError` outside a git checkout."""
    name, epoch = _git("show", "-s", "--format=%H %ct", "HEAD").decode("ascii").split()
    return Commit(name, int(epoch), bool(_git("status", "--porcelain").strip()))


def export(commit: Commit, folder: Path) -> None:
    """Write the commit's files into an empty folder."""
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(_git("archive", "--format=tar", commit.name))) as archive:
        archive.extractall(folder, filter="data")
