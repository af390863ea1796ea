"""The start-up checks: one by one after the first picture, each between two events of the window."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontDatabase

from ui.models.settings import InForce
from ui.panels.foot import BottomBar
from ui.presenters import foot
from ui.session import Session
from ui.widgets import theme

Check = tuple[str, tuple[str, ...]]
"""What was checked, and what is wrong with it."""


class StartCheck(QObject):
    """Runs the checks; one that fails closes the calculator and leaves the text readable."""

    finished = Signal()

    def __init__(
        self, session: Session, checks: Callable[[], Iterator[Check]], bar: BottomBar, settings: InForce
    ) -> None:
        super().__init__(bar)
        self._session, self._bar, self._settings = session, bar, settings
        self._make = checks
        self._left: Iterator[Check] = iter(())
        self._passed = self._all = 0
        self._failed = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Once the window is whole: nothing that is seen waits for a check."""
        self._left = self._make()
        self._count("the letters of the window", (() if has_fonts() else ("a bundled font is missing",)))
        self._timer.start(0)

    def _step(self) -> None:
        check = next(self._left, None)
        if check is None:
            self._finish()
            return
        self._count(*check)
        self._timer.start(0)

    def _count(self, name: str, wrong: tuple[str, ...]) -> None:
        self._all += 1
        self._passed += not wrong
        self._failed = self._failed or (name if wrong else "")

    def _finish(self) -> None:
        text = foot.checked(self._passed, self._all, self._session.book, self._session.words)
        self._bar.show_checks(text, warn=bool(self._failed))
        if self._settings.problems:
            self._bar.point(" ".join(self._settings.problems))
        if self._failed and not self._session.unusable:
            self._session.close_calculator(foot.failed(self._failed))
        self.finished.emit()


def has_fonts() -> bool:
    """True when the bundled family is there; without it the signs of the window could be missing."""
    return theme.font("body").family() in QFontDatabase.families()
