"""The program folder: PyInstaller's result with the book, the documents, the licences and the bill inside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from resources.packaging.bill import run_time_pins, write_bill
from resources.packaging.book import build_book
from resources.packaging.icon import write_icons
from resources.packaging.licences import write_licences
from resources.packaging.what_to_leave_out import ONLY_WHERE_PRESENT, OPTIONAL_PARTS, SYSTEM
from resources.packaging.windows import version_file

SOURCE = Path(__file__).resolve().parents[2]
LINUX = sys.platform.startswith("linux")


class Incomplete(SystemExit):
    """The folder would not run elsewhere, or holds what it must not; the text names the files."""


def freeze(into: Path, epoch: int) -> Path:
    """Build the program folder from the files beside this one and give its path."""
    build_book()
    documents = SOURCE / "resources" / "documents"
    shutil.copyfile(SOURCE / "CHANGELOG.md", documents / "changes.md")
    write_icons(SOURCE / "build" / "icons")
    (SOURCE / "build" / "version.txt").write_text(version_file(), encoding="utf-8")
    _run_pyinstaller(into)
    folder = into / "azalea"
    if LINUX:
        _strip(folder)
        _check_libraries(folder)
    shutil.copytree(documents, folder / "documents")
    write_licences(folder, run_time_pins())
    write_bill(folder, epoch)
    return folder


def _run_pyinstaller(into: Path) -> None:
    spec = SOURCE / "resources" / "packaging" / "azalea.spec"
    folders = ("--distpath", str(into), "--workpath", str(SOURCE / "build" / "work"))
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, str(spec))
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    subprocess.run(command, cwd=SOURCE, env=environment, check=True)


def _strip(folder: Path) -> None:
    """Take the debugging symbols out of Python itself; the wheels come without."""
    inside = folder / "_internal"
    built_here = [*inside.glob("libpython*.so*"), *inside.glob("python*/lib-dynload/*.so")]
    subprocess.run(("strip", "--strip-unneeded", *map(str, built_here)), check=True)


def _check_libraries(folder: Path) -> None:
    """Every library that a file in the folder asks for lies in it, or is one that the package depends on."""
    programs = [path for path in folder.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    known = {path.name for path in folder.rglob("*.so*")} | SYSTEM.keys()
    missing = {f"{name} (for {path.name})" for path in programs for name in _needed(path) - known - _optional(path)}
    if missing:
        raise Incomplete(f"Neither brought nor asked of the system: {', '.join(sorted(missing))}")


def _optional(program: Path) -> set[str]:
    return set(ONLY_WHERE_PRESENT) if OPTIONAL_PARTS.fullmatch(program.as_posix()) else set()


def _needed(program: Path) -> set[str]:
    read = subprocess.run(("readelf", "-d", str(program)), capture_output=True, text=True, check=True)
    return {line.partition("[")[2].rstrip("]") for line in read.stdout.splitlines() if "(NEEDED)" in line}
