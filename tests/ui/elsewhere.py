"""The whole program in a process of its own: `python -m tests.ui.elsewhere` types cases and prints what it answers.

A socket, however it is made from Python, raises. JSON comes out: the answers, every word of the window, its picture.
"""

import json
import os
import sys
from hashlib import sha256

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import main
from tests.ui.driving import Driver
from ui.centre import HELP, IMPORT, SETTINGS
from ui.main_window import MainWindow
from ui.start_check import StartCheck
from ui.terminal.as_json import assessment_line

CASES: tuple[dict[str, str], ...] = (
    {},
    {"weight": "70.5"},
    {"weight": "70,5"},
    {"tpmt": "*3A/*3A"},
    {"nudt15": "*1/*3"},
)


def _no_sockets(event: str, _arguments: object) -> None:
    if event.startswith("socket."):
        raise PermissionError(f"{event}: this program opens no socket")


def _ask(window: MainWindow) -> None:
    """Type the cases, look something up, print everything, and end the program."""
    driver, session, said = Driver(window), window.session, []
    for changes in CASES:
        session.clear()
        driver.example(**changes)
        driver.pick("caseMedicines", "ALLOPURINOL")
        driver.pick("caseCircumstances", "PHOTOTHERAPY")
        body = assessment_line(session.assessment, session.book, session.words)  # type: ignore[arg-type]
        said.append([driver.headline, driver.said("doseDetail"), body])
    driver.type("searchBox", "IRINOTECAN INTERACTION OF IBUPROFEN OR MERCAPTOPURINE")
    words, picture = driver.all_words(), window.grab().toImage()
    for name in (IMPORT, SETTINGS, HELP):
        window.centre.open(name)
    session.clear()
    driver.example()
    pages = window.centre.preview("summary").pages.count
    words = f"{words}\n{driver.all_words()}\n{pages} pages"
    shown = sha256(bytes(picture.constBits())).hexdigest()
    print(json.dumps({"locale": QLocale().name(), "answers": said, "words": words, "picture": shown}))
    QApplication.quit()


def _begin() -> None:
    """Wait until the window stands and checks itself."""
    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
    if window is None or not isinstance(window.checks, StartCheck):
        QTimer.singleShot(20, _begin)
        return
    window.session._clock.stop()  # the time left would be another one in every picture
    window.checks.finished.connect(lambda: _ask(window))


if __name__ == "__main__":
    sys.addaudithook(_no_sockets)
    application = QApplication(["azalea"])
    QGuiApplication.styleHints().setCursorFlashTime(0)
    QTimer.singleShot(0, _begin)
    sys.exit(main.main(["--theme", "light"]))
