"""The checkout as data: its files, and what each Python file imports and calls."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "db", "resources", "ui")
NOT_OURS = {".git", ".venv", "build", "dist", "node_modules"}
TEXT = {".py", ".md", ".yaml", ".yml", ".cfg", ".toml", ".json", ".jsonl", ".txt", ".qss", ".svg", ".spec", ".sh", ""}


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, its text and its tree."""

    name: str
    path: Path
    text: str

    @property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text)

    @property
    def where(self) -> str:
        """The path in the checkout, with forward slashes."""
        return self.path.relative_to(ROOT).as_posix()

    def imports(self) -> Iterator[str]:
        """Every module that it imports, wherever in the file; `from a import b` gives `a.b`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = "." * node.level + (node.module or "")
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[str]:
        """The last name of everything that it calls."""
        yield from self.built_in_calls()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield node.func.attr

    def built_in_calls(self) -> Iterator[str]:
        """Every plain name that it calls."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id


def files() -> Iterator[Path]:
    """Every file of the checkout that a person wrote."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(_is_not_ours(part) for part in parts):
            yield path


def _is_not_ours(part: str) -> bool:
    return part in NOT_OURS or part.endswith(("_cache", "__pycache__", ".egg-info")) or part == ".hypothesis"


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the checkout: path and content."""
    for path in files():
        if path.suffix in TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


@cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """The modules of some rooms; of the whole program without an argument."""
    found = []
    for path in files():
        parts = path.relative_to(ROOT).with_suffix("").parts
        if path.suffix == ".py" and (parts[0] in (rooms or ROOMS) or (not rooms and parts == ("main",))):
            found.append(Module(".".join(parts).removesuffix(".__init__"), path, path.read_text(encoding="utf-8")))
    return tuple(found)
