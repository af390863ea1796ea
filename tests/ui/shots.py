"""Pictures of the main states, for a person to look at: `python -m tests.ui.shots FOLDER [SCHEME …]`."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from db.damage import BookDamaged
from db.library import Library
from db.rulebook import load_book
from main import leaf, page, read_file
from tests.ui.driving import Driver
from ui.app import Given, build_window
from ui.centre import HELP, IMPORT, SETTINGS
from ui.main_window import MainWindow
from ui.models.view import EXPLAIN, Place

SIZES = ((1024, 700), (1366, 768), (1920, 1080), (3840, 2160))


def opened(scheme: str) -> MainWindow:
    """A window on the real book with the real paper room."""
    given = Given(
        load_book, Library, BookDamaged, page, leaf, lambda of: iter(()), read_file, lambda: date(2026, 11, 23)
    )
    return build_window(given, theme=scheme)


def main() -> None:
    """One picture a state, a size and a scheme."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    for scheme in sys.argv[2:] or ("light",):
        for width, height in SIZES:
            window = opened(scheme)
            window.resize(width, height)
            window.show()
            driver = Driver(window)
            for name, enter in states(driver).items():
                window.centre.forget()
                enter()
                for _ in range(3):
                    app.processEvents()
                driver.settle()
                window.grab().save(str(folder / f"{scheme}-{width}-{name}.png"))
            window.session.stop()
            window.close()


def states(driver: Driver) -> dict[str, Callable[[], object]]:
    """The main states, each reached from the one before."""
    window = driver.window

    def withholding() -> None:
        driver.choose("bloodsTest", "neutrophils")
        driver.type("bloodsValue", "1.4")
        window.to_tab(3)

    def importing() -> None:
        window.centre.open(IMPORT)
        text = driver.find("importText")
        assert isinstance(text, QPlainTextEdit)
        text.setPlainText("TPMT\t*1/*3A\tIntermediate Metabolizer\nNUDT15\t*1/*3\tPoor Metabolizer\n")

    def much() -> None:
        driver.example()
        driver.type("caseName", "Featherstonehaugh-Cholmondeley, Wilhelmina Alexandrina Philippa")
        for medicine in ("allopurinol", "co-trimoxazole", "mesalazine", "warfarin", "enalapril", "ribavirin"):
            driver.pick("caseMedicines", medicine)
        for circumstance in ("breastfeeding", "recent-transfusion", "hypersensitivity-mercaptopurine"):
            driver.pick("caseCircumstances", circumstance)

    def late() -> None:
        driver.example()
        window.session.seconds_left = 43
        window.session.ticked.emit()

    return {
        "empty": lambda: None,
        "searching": lambda: driver.type("searchBox", "missed dose"),
        "indication": lambda: (window.session.clear(), driver.typed_into("caseIndication", "ibd")),
        "much": lambda: (window.session.clear(), much()),
        "unlikely": lambda: (window.session.clear(), driver.example(weight="154")),
        "passage": lambda: (driver.example(), window.open_place(Place("interactions.allopurinol"))),
        "late": lambda: (window.session.clear(), late()),
        "cleared": lambda: window.session.clear(),
        "refused": lambda: driver.type("caseWeight", "70,5"),
        "recommended": lambda: (driver.example(), driver.pick("caseMedicines", "allopurinol")),
        "monitoring": lambda: window.to_tab(1),
        "interactions": lambda: window.to_tab(2),
        "guidelines": lambda: window.to_tab(4),
        "explained": lambda: (window.to_tab(4), window.open_place(Place(f"{EXPLAIN}TPMT"))),
        "preview": lambda: window.centre.preview("summary"),
        "handout": lambda: window.centre.preview("handout"),
        "import": importing,
        "settings": lambda: window.centre.open(SETTINGS),
        "help": lambda: window.centre.open(HELP),
        "stop": lambda: (window.to_tab(0), driver.example(tpmt="*3A/*3A")),
        "withhold": lambda: (driver.example(), withholding()),
        "out-of-date": lambda: window.session.close_calculator("The book was valid until 22-May-2027. " * 3),
    }


if __name__ == "__main__":
    main()
