"""The Debian package and the portable archive around the program folder; the same input gives the same bytes."""

import gzip
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from core import PROGRAM_VERSION
from resources.packaging.icon import SIZES
from resources.packaging.what_to_leave_out import ONLY_WHERE_PRESENT, SYSTEM

HERE = Path(__file__).resolve().parent / "linux"
SOURCE = HERE.parents[2]


def build_deb(folder: Path, into: Path, epoch: int) -> Path:
    """`azalea_VERSION_amd64.deb`: the folder in /usr/lib/azalea, a command, its twin and a menu entry."""
    tree = SOURCE / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "usr/lib/azalea", symlinks=True)
    (tree / "usr/lib/azalea/azalea-settings.toml").symlink_to("/etc/azalea/azalea-settings.toml")
    _add_commands(tree / "usr/bin")
    _add_menu_entry(tree / "usr/share")
    _add_documents(tree / "usr/share/doc/azalea")
    _add_control(tree)
    settle(tree, epoch)
    return _pack(tree, into / f"azalea_{PROGRAM_VERSION}_amd64.deb", epoch)


def _add_commands(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("azalea", "azalea-cli"):
        (folder / name).symlink_to("../lib/azalea/azalea")


def _add_menu_entry(share: Path) -> None:
    icons = share / "icons/hicolor"
    places = {f"azalea-{size}.png": icons / f"{size}x{size}/apps/azalea.png" for size in SIZES}
    places["azalea.svg"] = icons / "scalable/apps/azalea.svg"
    for name, place in places.items():
        place.parent.mkdir(parents=True)
        shutil.copy(SOURCE / "build/icons" / name, place)
    (share / "applications").mkdir()
    shutil.copy(HERE / "azalea.desktop", share / "applications")


def _add_documents(folder: Path) -> None:
    folder.mkdir(parents=True)
    changes = (SOURCE / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    shutil.copy(HERE / "copyright", folder)
    for name in ("documents", "licences", "azalea.cdx.json"):
        (folder / name).symlink_to(f"../../../lib/azalea/{name}")


def _add_control(tree: Path) -> None:
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    values = {
        "VERSION": PROGRAM_VERSION,
        "SIZE": str(size),
        "DEPENDS": ", ".join(sorted(set(SYSTEM.values()))),
        "RECOMMENDS": ", ".join(sorted(set(ONLY_WHERE_PRESENT.values()))),
    }
    text = (HERE / "control").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(text, encoding="utf-8")


def settle(tree: Path, epoch: int) -> None:
    """Give every file the same rights and the same time, whoever builds and whenever."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.name == "azalea"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _pack(tree: Path, deb: Path, epoch: int) -> Path:
    command = ("dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z6", "--build", str(tree), str(deb))
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C"}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return deb


def build_portable(folder: Path, into: Path, epoch: int) -> Path:
    """`azalea-VERSION-linux-x86_64.tar.xz`: one folder that runs where it lies."""
    settle(folder, epoch)
    name = f"azalea-{PROGRAM_VERSION}"
    made = into / f"{name}-linux-x86_64.tar.xz"
    with tarfile.open(made, "w:xz", preset=6, format=tarfile.GNU_FORMAT) as archive:
        for path in (folder, *sorted(folder.rglob("*"))):
            place = (Path(name) / path.relative_to(folder)).as_posix()
            archive.add(path, place, recursive=False, filter=_nobodys)
    return made


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
