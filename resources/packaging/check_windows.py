"""What can be checked of the Windows installers on Linux: the scripts parse, and the MSI holds every file."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from core import PROGRAM_VERSION
from resources.packaging.icon import write_icons
from resources.packaging.windows import UPGRADE_CODE, build_msi, build_setup

STAND_IN = (
    "azalea.exe",
    "azalea-cli.exe",
    "azalea.cdx.json",
    "documents/privacy.md",
    "licences/python.txt",
    "_internal/python311.dll",
    "_internal/PySide6/QtCore.pyd",
    "_internal/resources/azalea.sqlite",
    "_internal/resources/fonts/SourceSans3-Regular.ttf",
)
TOOLS = ("wixl", "msiinfo", "makensis")
WINE = Path("/usr/lib/wine/wine64")
"""Debian's wine64. It runs the 64-bit MSI; makensis makes a 32-bit setup.exe, which it does not."""


def check_windows(folder: Path) -> Iterator[tuple[str, str]]:
    """Build both installers from a stand-in folder and read the MSI back."""
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        yield "Windows scripts", f"not checked, missing: {' '.join(missing)} (Debian: wixl msitools nsis)"
        return
    program = stand_in(folder / "windows")
    write_icons(folder / "icons")
    icon = folder / "icons" / "azalea.ico"
    yield "makensis builds setup.exe from a stand-in", _starts(build_setup(program, icon, folder), b"MZ")
    msi = build_msi(program, icon, folder)
    yield "wixl builds the MSI from a stand-in", _starts(msi, b"\xd0\xcf\x11\xe0")
    yield from _tables(msi)


def stand_in(folder: Path) -> Path:
    """A folder that is laid out as the frozen one."""
    for name in STAND_IN:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"stand-in " + name.encode())
    return folder


def _starts(made: Path, magic: bytes) -> str:
    return "" if made.read_bytes().startswith(magic) else "it is not one"


def _table(msi: Path, name: str) -> list[list[str]]:
    done = subprocess.run(("msiinfo", "export", str(msi), name), capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()[3:]]


def _tables(msi: Path) -> Iterator[tuple[str, str]]:
    properties = {row[0]: row[1] for row in _table(msi, "Property")}
    yield "MSI: for all users", "" if properties.get("ALLUSERS") == "1" else str(properties.get("ALLUSERS"))
    yield "MSI: its version", "" if properties["ProductVersion"] == PROGRAM_VERSION else properties["ProductVersion"]
    yield "MSI: its upgrade code", "" if UPGRADE_CODE in properties["UpgradeCode"] else properties["UpgradeCode"]
    files = {row[2].rpartition("|")[2] for row in _table(msi, "File")}
    missing = {name.rpartition("/")[2] for name in STAND_IN} - files
    yield f"MSI: all {len(STAND_IN)} files", ", ".join(sorted(missing))
    menu = [row for row in _table(msi, "Shortcut") if "azalea.exe" in row[4] or "INSTALLFOLDER" in row[4]]
    yield "MSI: a menu entry", "" if menu else "none"
    older = _table(msi, "Upgrade")
    yield "MSI: removes older versions", "" if older else "it does not"


def check_under_wine(folder: Path) -> Iterator[tuple[str, str]]:
    """After `check_windows` in the same folder: install silently and remove again, where there is a wine.

    Wine is not Windows, but a table that is wrong fails here too."""
    if not WINE.exists():
        return
    (msi,) = folder.glob("*.msi")
    prefix = folder / "wine"
    target = prefix / "drive_c" / "Program Files" / "Azalea"
    _msiexec("/i", msi, prefix)
    here = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    yield "MSI under wine: installs every file silently", ", ".join(sorted(set(STAND_IN) ^ here))
    _msiexec("/x", msi, prefix)
    left = [path.name for path in prefix.rglob("*") if "azalea" in path.name.lower()]
    yield "MSI under wine: removal leaves nothing", ", ".join(left)
    subprocess.run((str(WINE.with_name("wineserver")), "-w"), env=_wine(prefix), check=False, timeout=60)


def _wine(prefix: Path) -> dict[str, str]:
    return os.environ | {"WINEPREFIX": str(prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "DISPLAY": ""}


def _msiexec(what: str, msi: Path, prefix: Path) -> None:
    command = (str(WINE), "msiexec", what, str(msi), "/qn")
    subprocess.run(command, env=_wine(prefix), capture_output=True, check=False, timeout=180)
