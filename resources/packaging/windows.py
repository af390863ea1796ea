"""The Windows installers: sources for wixl (MSI) and makensis (setup.exe), and the description in the program file."""

import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from core import PROGRAM_VERSION

HERE = Path(__file__).resolve().parent / "windows"
UPGRADE_CODE = "6B0C2F5E-6F0A-4B5C-9C1B-3D0E7C6E4A11"
"""Names the product for Windows; must never change, or an upgrade would install a second copy."""
_NAMES = uuid.UUID("5d1c2f0a-8f57-4d0c-a5ab-1f6f0d3a9e21")


def four_numbers() -> str:
    """The version as Windows counts: `0.1.0.0`."""
    return f"{PROGRAM_VERSION}.0"


def version_file() -> str:
    """What the properties of azalea.exe show, in PyInstaller's notation."""
    numbers = tuple(int(part) for part in four_numbers().split("."))
    words = {
        "CompanyName": "Azalea",
        "FileDescription": "Azalea: azathioprine reference and dose calculator",
        "FileVersion": four_numbers(),
        "InternalName": "azalea",
        "LegalCopyright": "Apache-2.0",
        "OriginalFilename": "azalea.exe",
        "ProductName": "Azalea",
        "ProductVersion": PROGRAM_VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, "
        "fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('080904B0', "
        f"[{strings}])]), VarFileInfo([VarStruct('Translation', [0x809, 1200])])])\n"
    )


def wxs(folder: Path, seen_from: Path) -> str:
    """The MSI's source: every file of the program folder is a component of its own with a lasting name.

    wixl takes no absolute paths; the files are named as seen from a folder."""
    body = "\n".join(_directory(folder, folder, seen_from))
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    refs = "\n".join(f'      <ComponentRef Id="C{_id(name)}"/>' for name in files)
    text = (HERE / "azalea.wxs").read_text(encoding="utf-8")
    values = {"VERSION": PROGRAM_VERSION, "UPGRADE_CODE": UPGRADE_CODE, "FILES": body, "REFS": refs}
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _directory(folder: Path, top: Path, seen_from: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        name = path.relative_to(top).as_posix()
        if path.is_dir():
            yield f'<Directory Id="D{_id(name)}" Name={quoteattr(path.name)}>'
            yield from _directory(path, top, seen_from)
            yield "</Directory>"
        else:
            yield f'<Component Id="C{_id(name)}" Guid="{_guid(name)}" Win64="yes">'
            source = quoteattr(os.path.relpath(path, seen_from))
            yield f'<File Id="F{_id(name)}" Source={source} Name={quoteattr(path.name)} KeyPath="yes"/>'
            yield "</Component>"


def _id(name: str) -> str:
    return uuid.uuid5(_NAMES, name).hex


def _guid(name: str) -> str:
    return str(uuid.uuid5(_NAMES, f"component {name}")).upper()


def build_msi(folder: Path, icon: Path, into: Path) -> Path:
    """Run wixl on the program folder; per machine, 64 bit. `CalledProcessError` also for a mere warning."""
    source = into / "azalea.wxs"
    source.write_text(wxs(folder, into), encoding="utf-8")
    made = into / f"azalea-{PROGRAM_VERSION}-x64.msi"
    command = ("wixl", "-a", "x64", "-D", f"ICON={os.path.relpath(icon, into)}", "-o", made.name, source.name)
    done = subprocess.run(command, cwd=into, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:  # wixl goes on after a warning
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr.encode())
    source.unlink()
    return made


def build_setup(folder: Path, icon: Path, into: Path) -> Path:
    """Run makensis on the program folder; a warning is an error."""
    made = into / f"azalea-{PROGRAM_VERSION}-setup.exe"
    given = {"FOLDER": folder, "ICON": icon, "OUT": made, "VERSION": PROGRAM_VERSION, "NUMBERS": four_numbers()}
    defines = [f"-D{name}={value}" for name, value in given.items()]
    script = str(HERE / "azalea.nsi")
    subprocess.run(("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, script), check=True)
    return made
