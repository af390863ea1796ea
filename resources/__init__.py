"""Where the program keeps its files: fonts, icons, the theme and the built book."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a resource, for example `resource("azalea.sqlite")`. It need not exist."""
    return Path(__file__).resolve().parent.joinpath(*parts)


def program_folder() -> Path:
    """The folder that holds the program; installed, the one above the interpreter's `_internal`."""
    folder = Path(__file__).resolve().parent.parent
    return folder.parent if folder.name == "_internal" else folder


def document(name: str) -> str:
    """A document of the program, in Markdown. In a checkout the changes are CHANGELOG.md; packaging copies it in."""
    path = resource("documents", name)
    if name == "changes.md" and not path.exists():
        path = program_folder() / "CHANGELOG.md"
    return path.read_text(encoding="utf-8")
