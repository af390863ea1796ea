"""Measures of the window, each against a yardstick of the same run. `first_paint` runs in processes of their own."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = ("reportlab", "sqlite_utils", "PySide6.QtPdf", "PySide6.QtPrintSupport", "yaml")
"""What must not be imported before the first picture."""
_BARE = """
import sys, time
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget
from PySide6.QtSvg import QSvgRenderer
from pathlib import Path
app = QApplication([])
for path in sorted(Path("resources/fonts").glob("*.ttf")):
    QFontDatabase.addApplicationFont(str(path))
window = QWidget()
row = QHBoxLayout(window)
kinds = {QLabel: %(QLabel)d, QLineEdit: %(QLineEdit)d, QPushButton: %(QPushButton)d, QComboBox: %(QComboBox)d,
         QTableView: %(QTableView)d, QScrollArea: %(QScrollArea)d, QWidget: %(QWidget)d}
for kind, number in kinds.items():
    column = QVBoxLayout()
    row.addLayout(column)
    for one in range(number):
        widget = kind()
        if kind in (QLabel, QLineEdit, QPushButton):
            widget.setText("some words")
        column.addWidget(widget)
window.resize(1366, 768)
window.show()
app.processEvents()
window.grab()
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_OURS = """
import sys
from datetime import date
from PySide6.QtWidgets import QApplication
app = QApplication([])
from db.library import Library
from db.rulebook import load_book
from ui.app import Given, build_window
from main import leaf, page, read_file
given = Given(load_book(), Library(), page, leaf, lambda of: iter(()), read_file, date.today)
window = build_window(given, "light")
window.show()
app.processEvents()
window.grab()
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(" ".join(name for name in sys.modules))
"""


def _run(program: str) -> tuple[float, list[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start, ran.stdout.decode().splitlines()


def imported_early() -> tuple[str, ...]:
    """Modules of LATE that the first picture has already imported; none is right."""
    modules = set(_run(_OURS)[1][1].split())
    return tuple(name for name in LATE if name in modules)


def first_paint(times: int = 3) -> tuple[float, float]:
    """Seconds and peak memory at the first picture, each as a multiple of a bare window with as many widgets."""
    bare = _BARE % _counts()
    taken: list[list[tuple[float, int]]] = [[], []]
    for _time in range(times):
        for which, program in enumerate((_OURS, bare)):
            seconds, said = _run(program)
            taken[which].append((seconds, int(said[0])))
    ours, theirs = ([min(values) for values in zip(*one, strict=True)] for one in taken)
    return ours[0] / theirs[0], ours[1] / theirs[1]


def _counts() -> dict[str, int]:
    """How many widgets of each kind the window has."""
    window = _window()
    kinds = ("QLabel", "QLineEdit", "QPushButton", "QComboBox", "QTableView", "QScrollArea")
    counts = {kind: sum(one.inherits(kind) for one in window.findChildren(_qwidget())) for kind in kinds}
    whole = len(window.findChildren(_qwidget()))
    window.session.stop()
    return {**counts, "QWidget": max(0, whole - sum(counts.values()))}


def keystroke(name: str, keys: str, times: int = 12) -> float:
    """Milliseconds from a key to the painted answer, the 99th percentile."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.driving import Driver

    window = _window()
    window.show()
    driver = Driver(window)
    driver.example()
    driver.pick("caseMedicines", "allopurinol")
    QApplication.processEvents()
    line, taken = driver.line(name), []
    for _time in range(times):
        line.setText("")
        QApplication.processEvents()
        for key in keys:
            start = time.perf_counter()
            QTest.keyClicks(line, key)
            QApplication.processEvents()
            taken.append((time.perf_counter() - start) * 1000)
    window.session.stop()
    window.close()
    return sorted(taken)[int(len(taken) * 0.99)]


def preview(times: int = 5) -> float:
    """Milliseconds from the key to the first page of the summary in the preview, warm."""
    from PySide6.QtWidgets import QApplication

    from tests.ui.driving import Driver

    window = _window()
    window.show()
    Driver(window).example()
    taken = []
    for _time in range(times):
        window.centre.forget()
        start = time.perf_counter()
        window.centre.preview("summary")
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
    window.session.stop()
    window.close()
    return min(taken)


def _qwidget() -> type:
    from PySide6.QtWidgets import QWidget

    return QWidget


def _window():  # type: ignore[no-untyped-def]  # noqa: ANN202  Qt is imported only when it is measured
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    global _application
    _application = QApplication.instance() or QApplication([])
    from tests.ui.shots import opened

    return opened("light")


_application: object = None


def main() -> int:
    """One line a measure; ends with 1 when one is above its ceiling."""
    early = imported_early()
    time_ratio, memory_ratio = first_paint()
    rows = (
        ("first picture / a bare window with as many widgets", time_ratio, 1.25),
        ("peak memory / the same", memory_ratio, 1.3),
        ("key to painted dose, p99 in ms", keystroke("caseWeight", "70"), 16.7),
        ("key to painted search, p99 in ms", keystroke("searchBox", "allop", 4), 16.7),
        ("key to the first page of the preview in ms", preview(), 150),
    )
    print(f"{'EARLY ' + ' '.join(early) if early else 'ok   '} imported before the first picture")
    for name, measured, ceiling in rows:
        print(f"{'ABOVE' if measured > ceiling else 'ok   '} {name}: {measured:.3g} (at most {ceiling:g})")
    return 1 if early or any(measured > ceiling for _name, measured, ceiling in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
