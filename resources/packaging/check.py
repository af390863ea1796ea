"""`dev.py package --check`: installs what was built into a bare system and tries what its users will."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from resources.packaging.bare_system import BASE, BareSystem, make_base
from resources.packaging.check_windows import check_under_wine, check_windows
from resources.packaging.export import ROOT
from resources.packaging.screen import Screen, end, screen, start
from resources.packaging.what_to_leave_out import FORBIDDEN_INSIDE

Say = Callable[[str], None]
Result = Iterator[tuple[str, str]]
"""What was checked, and what is wrong with it (empty: nothing)."""

USER = 1000
OUT_OF_THE_WAY = BASE.parent
AT = "/usr/lib/azalea"
BOOK = f"{AT}/_internal/resources/azalea.sqlite"
PORTABLE = "/opt/portable"
LARGEST_DEB_MB = 45
QT_MIB = 98
AT_ONCE = 50
CASE = {
    "indication": "crohns-disease",
    "age": "42 years",
    "weight": "70 kg",
    "planned_start": "2 mg/kg/day",
    "tpmt": {"genotype": "*1/*3A"},
    "nudt15": {"genotype": "*1/*1"},
    "medicines": ["allopurinol"],
}
TASKS = (
    (("self-test",), "checks passed"),
    (("assess", "/srv/case.json"), "mg"),
    (("summary", "/srv/case.json", "-o", "/srv/out/summary.pdf"), ""),
    (("handout", "/srv/plain.json", "-o", "/srv/out/handout.pdf"), ""),
    (("search", "allopurinol dose"), "llopurinol"),
    (("schedule", "--start", "2026-11-23", "--guideline", "fda-label", "--ics", "/srv/out/dates.ics"), "2026"),
)
"""What every user does, and a word that the answer holds."""


def check(dist: Path, say: Say) -> int:
    """Run every check; 0 when nothing is wrong."""
    if os.getuid() != 0:
        say("The check installs into a bare system and needs root.")
        return 2
    make_base()
    (deb,) = dist.glob("azalea_*_amd64.deb")
    (archive,) = dist.glob("azalea-*-linux-x86_64.tar.xz")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="azalea-check-", dir=OUT_OF_THE_WAY) as folder:
        for name, wrong in _all(Path(folder), deb, archive, dist):
            say(f"{'FAILED' if wrong else 'ok    '} {name}{f': {wrong}' if wrong else ''}")
            failed += bool(wrong)
    say("Everything passed." if not failed else f"{failed} checks failed.")
    return 1 if failed else 0


def _all(folder: Path, deb: Path, archive: Path, dist: Path) -> Result:
    system = BareSystem.fresh(folder / "root")
    before = system.files()
    yield "the bare system has no Python", _python_in(before)
    yield from _install(system, deb)
    yield from _contents(system, deb)
    _lay_out(system, archive)
    yield from _users(system)
    yield from _flipped_bytes(system)
    yield from _many(system)
    with screen() as monitor:
        yield from _window(system, monitor, dist)
    yield from _upgrade(system, deb, folder)
    yield from _uninstall(system, before)
    yield from check_windows(folder)
    yield from check_under_wine(folder)


def _python_in(files: set[str]) -> str:
    return ", ".join(sorted(path for path in files if path.startswith(("usr/bin/python", "usr/lib/python"))))


def _install(system: BareSystem, deb: Path) -> Result:
    (system.root / "srv" / deb.name).write_bytes(deb.read_bytes())
    done = system.run("dpkg", "--install", f"/srv/{deb.name}")
    yield "the package installs with dpkg alone, silently", done.err if done.code else ""
    shown = (system.root / "usr/share/applications/azalea.desktop").exists()
    yield "there is a menu entry", "" if shown else "none"


def _contents(system: BareSystem, deb: Path) -> Result:
    files = [path for path in (system.root / AT[1:]).rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 2**20
    python = sum(path.stat().st_size for path in files if _is_python(path)) / 2**20
    most = 1.5 * (QT_MIB + python)
    text = f"installed size {size:.1f} MiB, at most 1.5 x ({QT_MIB} + {python:.1f} of Python) = {most:.1f} MiB"
    yield text, "" if size <= most else "too large"
    packed = deb.stat().st_size / 1e6
    yield f"the package has {packed:.1f} MB, at most {LARGEST_DEB_MB}", "" if packed <= LARGEST_DEB_MB else "too large"
    bad = [path.name for path in files if FORBIDDEN_INSIDE.search(path.as_posix())]
    yield "no QtWebEngine, QML, Addons or sockets' encryption inside", ", ".join(bad)


def _is_python(path: Path) -> bool:
    return "libpython" in path.name or "lib-dynload" in path.as_posix() or path.name == "base_library.zip"


def _lay_out(system: BareSystem, archive: Path) -> None:
    portable = system.root / PORTABLE[1:]
    portable.mkdir()
    subprocess.run(("tar", "-xJf", str(archive), "-C", str(portable), "--strip-components=1"), check=True)
    (system.root / "srv/case.json").write_text(json.dumps(CASE), encoding="utf-8")
    plain = json.dumps({key: value for key, value in CASE.items() if key != "medicines"})
    (system.root / "srv/plain.json").write_text(plain, encoding="utf-8")
    out = system.root / "srv/out"
    out.mkdir()
    out.chmod(0o777)


def _users(system: BareSystem) -> Result:
    yield from _tasks(system, "root", "azalea", 0, "/root", "")
    yield from _tasks(system, "a user with HOME unset", "azalea-cli", USER, None, "")
    yield from _tasks(system, "a user, from a read-only folder", f"{PORTABLE}/azalea", USER, None, PORTABLE)


def _tasks(system: BareSystem, who: str, program: str, user: int, home: str | None, read_only: str) -> Result:
    for arguments, word in TASKS:
        done = system.run(program, *arguments, user=user, home=home, read_only=read_only)
        bad = done.code or word not in done.out or "Traceback" in done.err
        yield f"{who}: {' '.join(arguments)}", f"exit {done.code}: {done.err[-300:]}" if bad else ""
    for paper in ("summary", "handout"):
        written = system.root / f"srv/out/{paper}.pdf"
        good = written.exists() and written.read_bytes().startswith(b"%PDF-")
        yield f"{who}: the {paper} is a PDF", "" if good else "it is not"
        written.unlink(missing_ok=True)
    (system.root / "srv/out/dates.ics").unlink(missing_ok=True)


def _flipped_bytes(system: BareSystem) -> Result:
    book = system.root / BOOK[1:]
    whole = book.read_bytes()
    places = (0, 18, 100, 4096, len(whole) // 3, len(whole) // 2, len(whole) - 1)
    for place in places:
        book.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        done = system.run("azalea", "assess", "/srv/case.json", user=USER, home=None)
        refused = done.code == 4 and "Check file-digest failed" in done.err and not done.out
        yield f"byte {place} of the book flipped: refused, check named", "" if refused else f"exit {done.code}"
    book.write_bytes(whole)
    yield "the book put back: accepted", system.run("azalea", "self-test").err


def _many(system: BareSystem) -> Result:
    each = (
        f"for i in $(seq {AT_ONCE}); do ({PORTABLE}/azalea self-test >/srv/out/$i 2>&1; echo $? >>/srv/out/$i) & done"
    )
    start = time.perf_counter()
    system.run("sh", "-c", f"{each}; wait", user=USER, home=None, read_only=PORTABLE)
    last = [(system.root / f"srv/out/{i}").read_text().splitlines()[-2:] for i in range(1, AT_ONCE + 1)]
    passed = sum(lines[-1:] == ["0"] and "checks passed" in lines[0] for lines in last)
    name = f"{passed} of {AT_ONCE} at once pass self-test from a read-only folder ({time.perf_counter() - start:.0f} s)"
    yield name, "" if passed == AT_ONCE else str(next(lines for lines in last if lines[-1:] != ["0"]))


def _window(system: BareSystem, monitor: Screen, dist: Path) -> Result:
    line, environment = system.command("azalea", user=USER, home=None, display=monitor.display)
    program = start(line, environment)
    time.sleep(8)
    picture = monitor.picture()
    running = program.poll() is None
    end(program)
    picture.save(dist / "window.png")
    colours = len(picture.getcolors(2**24) or ())
    opened = running and colours > 50
    yield f"the window opens ({colours} colours, see window.png)", "" if opened else "it does not"
    if opened:
        yield from _first_paint(line, dict(environment), monitor)


def _first_paint(line: list[str], environment: dict[str, str], monitor: Screen) -> Result:
    """Installed, and from the files it was built from, in turn; the quickest of each: disturbance only slows."""
    source = [sys.executable, str(ROOT / "build" / "package" / "source" / "main.py")]
    ours = os.environ | {"DISPLAY": monitor.display, "QT_QPA_PLATFORM": "xcb"}
    monitor.seconds_to_first_paint(line, environment)
    pairs = [
        (monitor.seconds_to_first_paint(line, environment), monitor.seconds_to_first_paint(source, ours))
        for _ in range(5)
    ]
    installed, checkout = (min(times) for times in zip(*pairs, strict=True))
    ratio = installed / checkout
    name = f"first paint {installed:.2f} s, from source {checkout:.2f} s: {ratio:.2f} times, at most 1.5"
    yield name, "" if ratio <= 1.5 else "too slow"


def _upgrade(system: BareSystem, deb: Path, folder: Path) -> Result:
    """From a package that differs in its version, and with a file more, to this one."""
    settings = {"etc/azalea/azalea-settings.toml": 'locked_by = "Pharmacy"\n', "home/nurse/.config/Azalea/x": "own\n"}
    older = _older(deb, folder)
    system.run("dpkg", "--purge", "azalea")
    (system.root / "srv" / older.name).write_bytes(older.read_bytes())
    done = [system.run("dpkg", "--install", f"/srv/{older.name}")]
    for name, text in settings.items():
        (system.root / name).parent.mkdir(parents=True, exist_ok=True)
        (system.root / name).write_text(text)
    stays = system.root / AT[1:] / "of-the-older"
    had = stays.exists()
    done.append(system.run("dpkg", "--install", f"/srv/{deb.name}"))
    failed = "; ".join(ran.err for ran in done if ran.code)
    yield "an older version upgrades", failed or ("" if had and not stays.exists() else "its file stays")
    kept = all((system.root / name).read_text() == text for name, text in settings.items())
    yield "the upgrade keeps the settings of the site and of the user", "" if kept else "they changed"
    yield "the upgraded copy passes self-test", system.run("azalea", "self-test").err
    for name in settings:
        (system.root / name).unlink()
    for name in ("home/nurse/.config/Azalea", "home/nurse/.config", "home/nurse", "etc/azalea"):
        (system.root / name).rmdir()


def _older(deb: Path, folder: Path) -> Path:
    tree = folder / "older"
    subprocess.run(("dpkg-deb", "-R", str(deb), str(tree)), check=True)
    control = tree / "DEBIAN/control"
    control.write_text(control.read_text().replace("Version: ", "Version: 0.0.0~before+", 1))
    (tree / AT[1:] / "of-the-older").touch()
    made = folder / "azalea_older.deb"
    command = ("dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(made))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def _uninstall(system: BareSystem, before: set[str]) -> Result:
    done = system.run("dpkg", "--remove", "azalea")
    yield "the package is removed", done.err if done.code else ""
    left = sorted(system.files() - before)
    yield "nothing stays behind", ", ".join(left[:10])
