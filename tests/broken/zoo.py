"""The zoo: each file of this folder breaks one file of the sound book, and says what the error must say."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SOUND = HERE / "sound"


@dataclass(frozen=True, slots=True)
class Animal:
    """One broken file: the file of the book it stands for, and the words of the error."""

    path: Path
    replaces: str
    says: str

    def released(self, folder: Path) -> Path:
        """A content folder, sound apart from this file."""
        root = folder / "db" / "content"
        shutil.copytree(SOUND, root)
        shutil.copyfile(self.path, root / self.replaces)
        return root


def animals() -> Iterator[Animal]:
    """Every broken file, by name."""
    for path in sorted(HERE.glob("*.yaml")):
        first, second = path.read_text(encoding="utf-8").split("\n")[:2]
        yield Animal(path, first.removeprefix("# in: "), second.removeprefix("# says: "))
