"""`python -m resources.packaging package|build|check|release`: what `dev.py package` and `dev.py release` run."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from core import PROGRAM_VERSION
from resources.packaging.export import ROOT, Commit, export, this_commit

OUT = ROOT / "dist"
WORK = ROOT / "build" / "package"
WINDOWS = sys.platform == "win32"


def say(text: str) -> None:
    """One line at once, even into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def package(into: Path = OUT, work: Path = WORK) -> None:
    """Build the installers of the commit that is checked out, from its files alone."""
    commit = this_commit()
    say(f"Packaging Azalea {PROGRAM_VERSION} from commit {commit.name[:12]}")
    if commit.changed:
        say("The working tree holds changes that are not committed; they are not in the package.")
    shutil.rmtree(work, ignore_errors=True)
    export(commit, work / "source")
    into.mkdir(exist_ok=True)
    _build_there(commit, work / "source", into)


def _build_there(commit: Commit, source: Path, into: Path) -> None:
    """The exported files build themselves, so that nothing uncommitted takes part."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(commit.epoch), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    command = (sys.executable, "-m", "resources.packaging", "build", str(into.resolve()))
    subprocess.run(command, cwd=source, env=environment, check=True)


def build(into: Path) -> None:
    """In the exported files: freeze, then make the installers of this system and their sums."""
    from resources.packaging.freeze import freeze

    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    folder = freeze(ROOT / "build" / "dist", epoch)
    made = _windows(folder, into) if WINDOWS else _linux(folder, into, epoch)
    bill = Path(shutil.copy(folder / "azalea.cdx.json", into / f"azalea-{PROGRAM_VERSION}.cdx.json"))
    listing = into / f"azalea-{PROGRAM_VERSION}.files"
    listing.write_text("".join(_listed(folder)), encoding="utf-8")
    write_sums([*made, bill, listing], into / "SHA256SUMS")


def _linux(folder: Path, into: Path, epoch: int) -> list[Path]:
    from resources.packaging.linux import build_deb, build_portable

    return [build_portable(folder, into, epoch), build_deb(folder, into, epoch)]


def _windows(folder: Path, into: Path) -> list[Path]:
    from resources.packaging.windows import build_msi, build_setup

    icon = _icon()
    return [build_msi(folder, icon, into), build_setup(folder, icon, into)]


def _icon() -> Path:
    from resources.packaging.icon import write_icons

    write_icons(ROOT / "build" / "icons")
    return ROOT / "build" / "icons" / "azalea.ico"


def _listed(folder: Path) -> list[str]:
    """SHA-256 and place of every file in the program folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files]


def write_sums(files: list[Path], target: Path) -> None:
    """Write and say the sum and the size of each file, in the form that `sha256sum -c` reads."""
    lines = []
    for path in sorted(files):
        lines.append(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
        say(f"  {path.name}: {path.stat().st_size / 1e6:.1f} MB")
    target.write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run one command; what fails has said why."""
    match arguments:
        case ["package"]:
            package()
        case ["build", into]:
            build(Path(into))
        case ["package", "--check"]:
            from resources.packaging.check import check

            package()
            return check(OUT, say)
        case ["check"]:
            from resources.packaging.check import check

            return check(OUT, say)
        case ["msi", folder, into]:
            from resources.packaging.windows import build_msi

            build_msi(Path(folder).resolve(), _icon(), Path(into).resolve())
        case ["release", *rest]:
            from resources.packaging.release import release

            return release(rest, say)
        case _:
            say("Known: package [--check], release [--check]")
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        stopped = error.stderr.decode(errors="replace") if isinstance(error.stderr, bytes) else ""
        sys.exit(f"{stopped}A step failed: {' '.join(map(str, error.cmd))[:200]}")
