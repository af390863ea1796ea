"""Licence texts of everything in the program folder."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).resolve().parent / "licences"


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """The Debian package that a library of the folder was taken from."""

    name: str
    version: str
    libraries: tuple[str, ...]


def write_licences(folder: Path, packages: Iterable[str]) -> None:
    """Fill `licences/`: ours, those of Qt and Python, of every Python package, and of every system library."""
    target = folder / "licences"
    shutil.copytree(TEXTS, target)
    shutil.copy(SOURCE / "LICENSE", target / "azalea.txt")
    shutil.copy(python_licence(), target / "python.txt")
    shutil.copy(SOURCE / "resources" / "fonts" / "OFL.md", target / "source-sans.txt")
    shutil.copy(SOURCE / "resources" / "icons" / "LICENSE", target / "lucide.txt")
    for name in packages:
        _copy(licences_of(name), target, name.lower())
    for package in system_packages(folder):
        copyright_ = Path("/usr/share/doc", package.name, "copyright")
        shutil.copyfile(copyright_, target / f"{package.name}.txt")


def python_licence() -> Path:
    """Where the running Python keeps its licence; Windows and Linux differ."""
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    return next(place for place in places if place.exists())


def dist_info(name: str) -> Path:
    """The metadata folder of an installed package."""
    site = Path(sysconfig.get_path("purelib"))
    wanted = name.lower().replace("-", "_")
    return next(path for path in site.glob("*.dist-info") if _plain(path) == wanted)


def _plain(folder: Path) -> str:
    return folder.name.partition("-")[0].lower()


def licences_of(name: str) -> list[Path]:
    """The licence files that a wheel brings."""
    folder = dist_info(name)
    return sorted(path for path in folder.rglob("*") if path.is_file() and _is_licence(path.name))


def _is_licence(name: str) -> bool:
    return name.lower().startswith(("licen", "copying", "notice"))


def _copy(texts: list[Path], target: Path, name: str) -> None:
    for number, text in enumerate(texts, 1):
        shutil.copyfile(text, target / (f"{name}.txt" if len(texts) == 1 else f"{name}-{number}.txt"))


def system_packages(folder: Path) -> list[SystemPackage]:
    """The Debian packages whose libraries lie in the folder; none on Windows."""
    if not sys.platform.startswith("linux"):
        return []
    owned: dict[str, list[str]] = {}
    for library in sorted((folder / "_internal").glob("lib*.so*")):
        if not library.is_symlink() and (owner := _owner(library)):
            owned.setdefault(owner, []).append(library.name)
    return [SystemPackage(name, _version(name), tuple(libraries)) for name, libraries in sorted(owned.items())]


def _owner(library: Path) -> str:
    """The package of a library that is the system's, byte for byte; empty for one that came otherwise."""
    asked = subprocess.run(("dpkg", "-S", f"*/{library.name}"), capture_output=True, text=True, check=False)
    for line in asked.stdout.splitlines():
        package, _, path = line.partition(": ")
        if path.endswith(f"/{library.name}") and Path(path).read_bytes() == library.read_bytes():
            return package.partition(":")[0]
    return ""


def _version(package: str) -> str:
    command = ("dpkg-query", "-W", "-f", "${Version}", package)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
