"""What goes into the program folder, and what never does."""

import configparser
import re
from pathlib import Path

import pytest

from resources.packaging.bill import run_time_pins
from resources.packaging.what_to_leave_out import FORBIDDEN_INSIDE, MODULES, ONLY_WHERE_PRESENT, SYSTEM, is_left_out

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "resources" / "documents"


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
        "libglib-2.0.so.0",
        "libssl.so.3",
        "libcups.so.2",
    ],
)
def test_what_the_program_does_not_need_stays_out(path: str) -> None:
    assert is_left_out(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt6Core.dll",
        "libQt6Core.so.6",
        "libicudata.so.73",
        "libpython3.11.so.1.0",
        "libsqlite3.so.0",
        "libxcb-cursor.so.0",
        "libtiff-20b7e810.so.6.3.0",
        "resources/azalea.sqlite",
    ],
)
def test_what_the_program_needs_stays_in(path: str) -> None:
    assert not is_left_out(path)


def test_nothing_that_stays_in_is_forbidden_inside() -> None:
    assert FORBIDDEN_INSIDE.search("PySide6/Qt/lib/libQt6WebEngineCore.so.6")
    assert not FORBIDDEN_INSIDE.search("PySide6/Qt/lib/libQt6Widgets.so.6")


def test_what_a_running_window_imports_is_not_excluded() -> None:
    needed = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtPdf"}
    assert not (needed | {"PySide6.QtPrintSupport", "ctypes", "sqlite3", "tomllib", "hashlib"}) & set(MODULES)


def test_a_library_is_either_required_or_optional() -> None:
    assert not SYSTEM.keys() & ONLY_WHERE_PRESENT.keys()


def test_every_pin_of_the_packaging_is_exact() -> None:
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    pins = settings["options.extras_require"]["package"].strip().splitlines()
    exact = re.compile(r'[A-Za-z0-9_.-]+==[0-9][A-Za-z0-9.]*(; sys_platform == "win32")?')
    assert pins
    assert not [pin for pin in pins if not exact.fullmatch(pin)]


def test_the_bill_lists_what_setup_cfg_pins_and_the_starter() -> None:
    pins = run_time_pins()
    assert {"PySide6_Essentials", "PySide6_Pdf", "shiboken6", "reportlab", "pillow", "RapidFuzz"} <= pins.keys()
    assert "pyinstaller" in pins
    assert "altgraph" not in pins


def test_every_document_that_a_hospital_asks_for_is_there_and_short() -> None:
    wanted = {"intended-purpose", "deployment", "privacy", "known-limits", "reporting"}
    assert wanted <= {path.stem for path in DOCUMENTS.glob("*.md")}
    assert not [path.name for path in DOCUMENTS.glob("*.md") if len(path.read_text(encoding="utf-8").split()) > 600]


def test_the_documents_claim_no_review_and_no_test_on_windows() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in DOCUMENTS.glob("*.md")}
    assert "pending human review" in texts["intended-purpose"]
    assert "pending human review" in texts["known-limits"]
    assert "Not tested on Windows" in texts["deployment"]


def test_the_licences_of_qt_are_there_in_full() -> None:
    folder = ROOT / "resources" / "packaging" / "licences"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (folder / "GPL-3.0.txt").read_text(encoding="utf-8")
    assert all((folder / name).stat().st_size > 1000 for name in ("qt.txt", "qt-pdf.txt", "icu.txt"))
