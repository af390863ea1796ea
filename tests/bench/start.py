"""The window: from the start of its process to the first picture, and from key to picture.

Each is measured beside a yardstick of the same run, in turn. The yardstick of the start is `bare.py`: the widgets that
our window has at that moment, as a plain PySide6 program in a process of its own. Processes are timed whole, from
outside; what disturbs the machine only makes them slower, so the quickest of each counts.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = ("reportlab", "sqlite_utils", "PySide6.QtPdf", "PySide6.QtPrintSupport", "yaml")
"""What must not be imported before the first picture."""
FRAME = 1000 / 60
"""Milliseconds of one picture of a usual screen."""
HIGHEST = """
def highest():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM"))
"""
"""KiB of its own at the most. What the system says of an ended process counts the one that it was forked from, too."""
_OURS = f"""{HIGHEST}
import os, sys
import main
from ui.plain_imports import import_plainly
import_plainly()
from ui.after_picture import AfterPicture
step = AfterPicture._step
def stop(self):
    if not {{whole}} or not self._steps:
        print(" ".join(sys.modules), highest(), flush=True)
        os._exit(0)
    step(self)
AfterPicture._step = stop
main.main([])
"""
"""Our program as a person starts it, ended by the first thing that follows the first picture (or all of it)."""
_BARE = f"""{HIGHEST}
import os, sys
sys.path.insert(0, {{folder!r}})
from PySide6.QtWidgets import QApplication
application = QApplication([])
from {{name}} import build
with open({{sheet!r}}) as file:
    window = build({{fonts!r}}, file.read())
window.show()
application.processEvents()
print(highest(), flush=True)
os._exit(0)
"""
_WRITE = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from tests.bench.bare import program
from tests.bench.start import opened
from ui.widgets import theme
folder = sys.argv[1]
for name, at_once in (("bare_first", False), ("bare_whole", True)):
    window = opened(at_once)
    if not at_once:
        window.later._steps.clear()
    window.show()
    application.processEvents()
    with open(f"{folder}/{name}.py", "w") as file:
        file.write(program(window))
with open(f"{folder}/sheet.qss", "w") as file:
    file.write(theme.style_sheet())
"""


@dataclass(frozen=True)
class Ran:
    """One process: seconds on the wall, seconds of processor, most memory in MiB (0: not told), what it printed."""

    wall: float
    processor: float
    memory: float
    said: str


def opened(at_once: bool):  # type: ignore[no-untyped-def]  # noqa: ANN201  Qt is imported only when it is measured
    """Our window on the real book, not shown."""
    from datetime import date

    from db.damage import BookDamaged
    from db.library import Library
    from db.rulebook import load_book
    from main import leaf, page, read_file
    from ui.app import Given, build_window

    given = Given(load_book, Library, BookDamaged, page, leaf, lambda of: iter(()), read_file, date.today)
    return build_window(given, "light", at_once=at_once)


def run(program: str, *arguments: str) -> Ran:
    """A process of its own, with compiled modules, as an installed program has them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONTWRITE")}
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPYCACHEPREFIX": str(_compiled())}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, env=surroundings, stdout=-1, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        said = process.stdout.read().decode()
        _id, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"a measured program ended with {process.returncode}"
    last = said.split()[-1:]
    return Ran(wall, used.ru_utime + used.ru_stime, int(last[0]) / 1024 if last else 0, said)


def _compiled() -> Path:
    """Where the modules of all measured programs are compiled to."""
    folder = Path(tempfile.gettempdir()) / "azalea-bench"
    folder.mkdir(exist_ok=True)
    return folder


def imported_early() -> tuple[str, ...]:
    """Modules of LATE that the first picture has already imported; none is right."""
    modules = set(run(_OURS.format(whole=False)).said.split())
    return tuple(name for name in LATE if name in modules)


def starts(times: int = 7) -> Iterator[tuple[str, float, float]]:
    """What is measured, the ratio, and the ceiling."""
    with tempfile.TemporaryDirectory() as folder:
        run(_WRITE, folder)
        fonts = [str(path) for path in sorted((ROOT / "resources" / "fonts").glob("*.ttf"))]
        for whole, name in ((False, "bare_first"), (True, "bare_whole")):
            bare = _BARE.format(folder=folder, name=name, sheet=f"{folder}/sheet.qss", fonts=fonts)
            pairs = [(run(_OURS.format(whole=whole)), run(bare)) for _time in range(times + 1)][1:]
            yield from _ratios("everything" if whole else "first picture", pairs)


def _ratios(name: str, pairs: list[tuple[Ran, Ran]]) -> Iterator[tuple[str, float, float]]:
    ours, bare = zip(*pairs, strict=True)
    for what, of, ceiling in (("time", "wall", 1.25), ("processor", "processor", 1.25), ("memory", "memory", 1.3)):
        mine, theirs = (min(getattr(one, of) for one in side) for side in (ours, bare))
        shown = f"{mine:.0f} / {theirs:.0f} MiB" if of == "memory" else f"{mine * 1000:.0f} / {theirs * 1000:.0f} ms"
        yield f"{name}, {what}, ours / a bare window with the same widgets ({shown})", mine / theirs, ceiling


# --- keys -------------------------------------------------------------------------------------------


def keystrokes(times: int = 25) -> Iterator[tuple[str, tuple[list[float], list[float]]]]:
    """Milliseconds from a key to the painted answer, on the wall and of the processor; last what a bare window takes,
    which is the machine's own noise."""
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

    from tests.ui.driving import Driver
    from ui.app import tidy

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    global _application
    _application = QApplication.instance() or QApplication([])
    bare = QWidget()
    column, line, label = QVBoxLayout(bare), QLineEdit(), QLabel()
    column.addWidget(line)
    column.addWidget(label)
    line.textChanged.connect(label.setText)
    bare.resize(1366, 768)
    window = opened(at_once=True)
    window.show()
    driver = Driver(window)
    driver.example()
    driver.pick("caseMedicines", "allopurinol")
    tidy()  # as the program does when its window is whole
    for name, field, keys in (
        ("dose, weight", driver.line("caseWeight"), "70"),
        ("dose, TPMT", driver.line("caseTpmt"), "*1/*3A"),
        ("search", driver.line("searchBox"), "dose in crohn"),
    ):
        yield name, _timed(field, keys, times)
    bare.show()
    yield "a bare window with one label", _timed(line, "dose in crohn", times)
    window.session.stop()
    window.close()


_application: object = None


def _timed(line, keys: str, times: int) -> tuple[list[float], list[float]]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    from PySide6.QtTest import QTest

    taken, processor = [], []
    for _time in range(times):
        before = line.text()
        line.setText("")
        _painted()
        for key in keys:
            start, worked = time.perf_counter(), time.process_time()
            QTest.keyClicks(line, key)
            _painted()
            taken.append((time.perf_counter() - start) * 1000)
            processor.append((time.process_time() - worked) * 1000)
        line.setText(before)
    return sorted(taken), sorted(processor)


def _painted() -> None:
    """Until everything that waits was laid out, painted and deleted."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def preview(times: int = 5) -> float:
    """Milliseconds from the key to the first page of the summary in the preview, warm."""
    from tests.ui.driving import Driver

    window = opened(at_once=True)
    window.show()
    Driver(window).example()
    taken = []
    for _time in range(times):
        window.centre.forget()
        start = time.perf_counter()
        window.centre.preview("summary")
        _painted()
        taken.append((time.perf_counter() - start) * 1000)
    window.session.stop()
    window.close()
    return min(taken)


def figures() -> Iterator[tuple[str, float, float]]:
    """What is measured, the figure, and its ceiling."""
    early = imported_early()
    yield f"modules imported before the first picture that should not be {' '.join(early)}".strip(), len(early), 0
    yield from starts()
    for name, taken in keystrokes():
        for clock, sorted_ in zip(("", ", processor alone"), taken, strict=True):
            middle, most, last = (sorted_[int(len(sorted_) * part)] for part in (0.5, 0.95, 0.99))
            said = f"{name}{clock}: median {middle:.1f}, 95 of 100 under {most:.1f}, 99 of 100 under"
            yield f"key to picture in ms, {said}", last, FRAME
    yield "key to the first page of the preview in ms", preview(), 150
