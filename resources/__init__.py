"""Where the program keeps its files: fonts, icons, the theme and the built book."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a resource, for example `resource("azalea.sqlite")`. It need not exist."""
    return Path(__file__).resolve().parent.joinpath(*parts)


def program_folder() -> Path:
    """The folder that holds the program; installed, the one above the interpreter's `_internal`."""
    folder = Path(__file__).resolve().parent.parent
    return folder.parent if folder.name == "_internal" else folder
