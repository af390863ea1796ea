"""A bare Debian without Python and without a network, to install into. Needs root and debootstrap."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.what_to_leave_out import SYSTEM

BASE = Path("/var/cache/azalea/bare-debian")
"""Made once and kept; every check works on a copy."""
_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ENTER = """
mount -t proc proc "$ROOT/proc" && mount --rbind /dev "$ROOT/dev" || exit 97
if [ -d /tmp/.X11-unix ]; then mkdir -p "$ROOT/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"; fi
if [ -n "$READ_ONLY" ]; then
  mount --bind "$ROOT$READ_ONLY" "$ROOT$READ_ONLY" && mount -o remount,ro,bind "$ROOT$READ_ONLY" || exit 98
fi
exec "$@"
"""


def make_base() -> None:
    """Install the bare system, with nothing beyond what the package depends on."""
    wanted = ",".join(sorted({package.rpartition("| ")[2].partition(" ")[0] for package in SYSTEM.values()}))
    stamp = BASE.with_suffix(".packages")
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    BASE.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(BASE, ignore_errors=True)
    partly = BASE.with_name("partly")
    shutil.rmtree(partly, ignore_errors=True)
    command = ("debootstrap", "--variant=minbase", f"--include={wanted}", "bookworm", str(partly))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    partly.rename(BASE)
    stamp.write_text(wanted, encoding="ascii")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command inside ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class BareSystem:
    """One throw-away copy of the bare system."""

    root: Path

    @classmethod
    def fresh(cls, root: Path) -> "BareSystem":
        """A new copy; nothing is mounted in it from outside a command."""
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(("cp", "-a", "--reflink=auto", str(BASE), str(root)), check=True)
        return cls(root)

    def command(
        self, *command: str, user: int = 0, home: str | None = "/root", read_only: str = "", display: str = ""
    ) -> tuple[list[str], Mapping[str, str]]:
        """The command and the environment that run `command` inside: no network, mounts that vanish with it,
        `user` by number (root keeps 0), HOME unset when `home` is None."""
        within = ["env", "-i", _PATH, "LANG=C.UTF-8"]
        within += [f"HOME={home}"] if home else []
        within += [f"DISPLAY={display}", "QT_QPA_PLATFORM=xcb"] if display else []
        root = ["chroot", f"--userspec={user}:{user}", str(self.root), *within, *command]
        apart = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _ENTER, "enter"]
        return [*apart, *root], os.environ | {"ROOT": str(self.root), "READ_ONLY": read_only}

    def run(self, *command: str, user: int = 0, home: str | None = "/root", read_only: str = "") -> Ran:
        """Run a command inside to its end."""
        line, environment = self.command(*command, user=user, home=home, read_only=read_only)
        done = subprocess.run(
            line, env=environment, capture_output=True, text=True, errors="replace", timeout=300, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def files(self) -> set[str]:
        """Every path, but for what dpkg itself writes down."""
        keeps = ("var/lib/dpkg", "var/log", "var/cache", "proc", "dev", "tmp", "srv/", "opt/")
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*"))
        return {path for path in found if not path.startswith(keeps)}
