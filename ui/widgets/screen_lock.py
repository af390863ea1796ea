"""Tells when the screen is locked, where the platform says so without a socket: on Windows.

Linux desktops tell it over D-Bus, which is a socket, and this program opens none; there the idle time clears.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

MESSAGE, LOCKED = 0x02B1, 0x7
"""WM_WTSSESSION_CHANGE and WTS_SESSION_LOCK, as Windows numbers them."""


def is_lock(message: int, what: int) -> bool:
    """True for the message that the screen was locked."""
    return message == MESSAGE and what == LOCKED


class ScreenLock(QAbstractNativeEventFilter):
    """Calls back when Windows locks the screen."""

    def __init__(self, window: QWidget, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked
        application = QCoreApplication.instance()
        if sys.platform == "win32" and application is not None:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
            application.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if QByteArray(kind).startsWith(b"windows"):
            told = wintypes.MSG.from_address(int(message))
            if is_lock(told.message, told.wParam):
                self._locked()
        return False, 0
