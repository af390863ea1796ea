"""What the first picture of a window need not wait for is done after it, step by step between its events."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class AfterPicture(QObject):
    """Begins when the window has painted for the first time; no step keeps a key waiting for the ones after it."""

    finished = Signal()

    def __init__(self, window: QWidget, steps: Sequence[Callable[[], object]]) -> None:
        super().__init__(window)
        self._steps = list(steps)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def begin_with(self, step: Callable[[], object]) -> None:
        """Do this before every other step, unless they are done."""
        if self._steps:
            self._steps.insert(0, step)

    def stop(self) -> None:
        """Do nothing more."""
        self._steps.clear()
        self._timer.stop()

    def now(self) -> None:
        """Do all of it at once, as when the window is not the first."""
        while self._steps:
            self._steps.pop(0)()

    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
            return
        self._timer.stop()
        self.finished.emit()
