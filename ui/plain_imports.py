"""Python's own `import`, back in its place after PySide6 was imported.

PySide6 puts one of its own there for its optional other spelling of names (`__feature__`): from then on it reads the
source of every module that is imported, to see whether it might want that. Nothing here does, and a good part of a
start was this reading.
"""

import builtins


def import_plainly() -> None:
    """Import PySide6, and put back the import that it keeps for that; without such a one, nothing changes."""
    import PySide6.QtWidgets  # noqa: F401  it is what replaces the import

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
