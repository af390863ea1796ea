"""A file on its way out that is no paper: asked for a place, written whole or not at all."""

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> str:
    """The system's own dialog; empty when the user thinks better of it. `kind` is like `Calendar (*.ics)`."""
    suffix = kind.rpartition("*")[2].rstrip(")")
    path, _ = QFileDialog.getSaveFileName(parent, title, name, kind)
    return path if not path or path.casefold().endswith(suffix) else path + suffix


def write_whole(path: str, data: bytes) -> str:
    """Write the file; the answer is empty, or says why nothing was written."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        return file.errorString() or "The file could not be written."
    return ""
