"""Where the practice settings lie: the user's file in the platform's folder, the hospital's beside the program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from resources import program_folder
from ui.models.settings import Allowing, InForce, Settings, in_force, written

NAME = "azalea-settings.toml"
_LARGEST = 16_000
"""Bytes; every setting together needs a thousand, and reading grows with the square of the length."""
_DAMAGED = "= damaged"


def own_path() -> Path:
    """The user's file; it need not exist."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / NAME


def hospital_path() -> Path:
    """The hospital's file, beside the program; it need not exist."""
    return program_folder() / NAME


def load(allowed: Allowing) -> InForce:
    """The settings in force; what cannot be read falls back to the defaults, and says so."""
    return in_force(_text(hospital_path()), _text(own_path()), allowed)


def _text(path: Path) -> str | None:
    """The file's text; None when there is none; what is no text of a sensible length reads as damaged."""
    try:
        if path.exists() and not path.is_file():
            return _DAMAGED  # a folder, or a pipe that would be waited for
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        return data.decode("utf-8-sig") if len(data) <= _LARGEST else _DAMAGED
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return _DAMAGED


def save(settings: Settings, locked: frozenset[str]) -> str:
    """Write the user's file whole; the answer is empty, or says why it was not written."""
    from PySide6.QtCore import QIODevice, QSaveFile

    path = own_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or "The folder of the settings cannot be made."
    data = written(settings, locked).encode()
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        return file.errorString() or "The file could not be written."
    return ""
