"""Everything a checkout needs besides Python 3.11 or later: `python3 dev.py run`, `python3 dev.py test`.

Standard library only. What is already done is not done again, and a second call needs no network.
"""

import configparser
import ctypes
import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must be told so in words
    sys.exit("Azalea needs Python 3.11 or later; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "pins"

COMMANDS = {
    "run": "set everything up and open the window (or run a sub-command: run assess CASE.json)",
    "test": "set everything up and pass every check; what follows goes to the last pytest",
    "setup": "make .venv, install the pinned dependencies, build the book",
    "sweep": "run the longer checks, minutes instead of seconds",
    "bench": "measure how much slower things are than a yardstick of the same run",
    "package": "build the installers of this commit into dist; with --check, install and try them",
    "release": "with --check, say whether this may be released; without, record it as well",
}

ON_SCREEN_OR_OFF = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads from a Debian or Ubuntu system: file -> package."""

PYTEST = ("-m", "pytest")
WITHOUT = (*PYTEST, "-q", "-p", "no:pytest-qt", "-p", "tests.architecture.without")
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet", "."),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    "the book's content": ("-c", "from db.build import build; build()"),
    "core without Qt and ReportLab": (*WITHOUT, "--without", "PySide6,shiboken6,reportlab", "tests/core"),
    "db and terminal without Qt": (*WITHOUT, "--without", "PySide6,shiboken6", "tests/db", "tests/terminal"),
}


class Trouble(Exception):
    """Something the person at the keyboard can mend; the text says what."""


def say(text: str) -> None:
    """One line at once, even into a pipe."""
    print(text, flush=True)


# --- setting up -------------------------------------------------------------------------------


def pins(*extras: str) -> tuple[str, ...]:
    """The pinned dependencies of the program and of `extras`, as setup.cfg lists them."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(HERE / "setup.cfg", encoding="utf-8")
    lists = [settings["options"]["install_requires"]]
    lists += [settings["options.extras_require"][extra] for extra in extras]
    return tuple(line.strip() for text in lists for line in text.splitlines() if line.strip())


def installed() -> set[str]:
    """The pins that .venv was given."""
    return set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()


def do(what: str, *command: str | Path, advice: str) -> None:
    """Run a command quietly; when it fails, its last lines and the advice are the message."""
    say(what)
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise Trouble(f"{last}\n{advice}")


def is_whole() -> bool:
    """True when .venv has a Python that runs and has pip (not half made, not left by a removed Python)."""
    probe = (PYTHON, "-c", "import pip")
    return PYTHON.exists() and not subprocess.run(probe, capture_output=True, check=False).returncode


def make_venv() -> None:
    """Make .venv unless it is there and works."""
    if not is_whole():
        advice = "The folder .venv could not be made; on Debian or Ubuntu: apt-get install python3-venv"
        do("Making .venv", sys.executable, "-m", "venv", "--clear", VENV, advice=advice)


def install(*extras: str) -> None:
    """Install the pins that .venv has not had yet."""
    wanted = pins(*extras)
    if set(wanted) <= installed():
        return
    what = f"Installing {len(wanted)} pinned packages into .venv (the first time takes a few minutes)"
    pip = (PYTHON, "-m", "pip", "install", "--no-deps", "--no-input", "--only-binary", ":all:")
    advice = "The packages could not be installed. The first set-up needs a network; later calls do not."
    do(what, *pip, "--quiet", "--disable-pip-version-check", *wanted, advice=advice)
    held = set(wanted) | (installed() & set(pins("build", "package", "test")))
    STAMP.write_text("\n".join(sorted(held)) + "\n", encoding="utf-8")


def loads(library: str) -> bool:
    """True when the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The system packages that are wanting, the one for `venv` included."""
    if not sys.platform.startswith("linux"):
        return []
    venv = [] if is_whole() or (find_spec("venv") and find_spec("ensurepip")) else ["python3-venv"]
    return venv + [package for library, package in libraries.items() if not loads(library)]


def install_system(libraries: dict[str, str]) -> None:
    """On Debian or Ubuntu, install what is missing as root, or say which line would."""
    packages = missing_packages(libraries)
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise Trouble(f"The system lacks these libraries (Debian's names): {' '.join(packages)}")
    if os.getuid() != 0:
        advice = f"sudo apt-get update && sudo {line}"
        raise Trouble(f"The system lacks libraries. Run this once, then again what you just ran:\n  {advice}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    advice = f"The system libraries could not be installed. Is there a network? The line was:\n  {line}"
    do("Reading the system's list of packages", "apt-get", "update", "-q", advice=advice)
    do(f"Installing the system libraries {' '.join(packages)}", *line.split(), advice=advice)


def needs_xcb() -> bool:
    """True where Qt will want the X11 libraries for a window."""
    return not (os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))


def opens_a_window(arguments: list[str]) -> bool:
    """True unless main.py will find a sub-command, `--version` or `--help`."""
    return not arguments or arguments[0].startswith(("--theme", "--practice"))


def build_book() -> None:
    """Build the book when its sources changed."""
    if subprocess.run((PYTHON, "-m", "db.build"), cwd=HERE, check=False).returncode:
        raise Trouble("The book could not be built; the reason stands above.")


def set_up(*extras: str, window: bool) -> None:
    """Everything that has to be there, done once."""
    install_system(ON_SCREEN_OR_OFF | FOR_A_WINDOW if window else ON_SCREEN_OR_OFF)
    make_venv()
    install(*extras)
    build_book()


# --- the commands -----------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the window, or run a sub-command of main.py."""
    set_up("build", window=opens_a_window(arguments) and needs_xcb())
    return subprocess.run((PYTHON, HERE / "main.py", *arguments), check=False).returncode


def setup(arguments: list[str]) -> int:
    """Only the setting-up."""
    set_up("build", "test", window=os.name == "posix" and os.getuid() == 0)
    say("Everything is set up.")
    return 0


def check(name: str, command: tuple[str, ...]) -> bool:
    """Run one check quietly, say how it went, and show its output when it failed."""
    start = time.monotonic()
    done = subprocess.run((PYTHON, *command), cwd=HERE, capture_output=True, text=True, errors="replace")
    verdict = "FAILED" if done.returncode else "ok"
    say(f"{name}: {verdict} ({time.monotonic() - start:.1f} s)")
    if done.returncode:
        say((done.stdout + done.stderr).rstrip())
    return not done.returncode


def test(arguments: list[str]) -> int:
    """Every check in order, then all tests; pytest's closing line is the last."""
    set_up("build", "test", window=False)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = [name for name, command in CHECKS.items() if not check(name, command)]
    say(f"Failed before the tests: {', '.join(failed)}" if failed else "All tests")
    return subprocess.run((PYTHON, *PYTEST, *arguments), cwd=HERE, check=False).returncode or int(bool(failed))


def sweep(arguments: list[str]) -> int:
    """The tests that are marked as taking long."""
    set_up("build", "test", window=False)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    say("The longer checks")
    return subprocess.run((PYTHON, *PYTEST, "-m", "sweep", *arguments), cwd=HERE, check=False).returncode


def bench(arguments: list[str]) -> int:
    """Ratios measured inside one run, so that the machine's speed cancels out."""
    set_up("build", "test", window=False)
    say("Benchmarks")
    return subprocess.run((PYTHON, "-m", "tests.bench", *arguments), cwd=HERE, check=False).returncode


def package(arguments: list[str]) -> int:
    """The installers."""
    install_system(ON_SCREEN_OR_OFF)
    make_venv()
    install("build", "package")
    return in_packaging("package", *arguments)


def release(arguments: list[str]) -> int:
    """Whether a person may be given this."""
    make_venv()
    install("build")
    return in_packaging("release", *arguments)


def in_packaging(*command: str) -> int:
    """Run one command of resources/packaging."""
    return subprocess.run((PYTHON, "-m", "resources.packaging", *command), cwd=HERE, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run one command; trouble is a message, never a traceback."""
    if not arguments or arguments[0] not in COMMANDS:
        for name, does in COMMANDS.items():
            say(f"  python3 dev.py {name:7} {does}")
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    commands = {"run": run, "test": test, "setup": setup, "sweep": sweep, "bench": bench}
    command = (commands | {"package": package, "release": release})[arguments[0]]
    try:
        return command(arguments[1:])
    except Trouble as trouble:
        say(str(trouble))
    except KeyboardInterrupt:
        say("Stopped.")
    except OSError as error:
        say(f"The system refused: {error.strerror} ({error.filename})")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
