"""Freed memory still holds what stood in it; after a patient is cleared, other bytes are put there.

Python and Qt cannot empty a text in place, so this asks for many small blocks of every size, which the two
allocators take from what was freed. It is a good deal better than nothing and no proof: the PDF renderer has
a heap of its own.
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_STEP = 16
_SMALL = 512
"""Up to this many bytes Python takes a block from its own pools, in sizes of 16 bytes."""
_HEAD = 33
"""What `bytes` needs besides its content."""
_PYTHON_BLOCKS, _HEAP_BLOCKS = 2000, 1000
_LARGE = (65536, 32768, 16384, 8192, 4096)
_LARGE_BLOCKS = 64
_MIDDLE_BYTES = 40_000
"""How much is asked for in each of the sizes between."""


class Scrubber(QTimer):
    """Scrubs a window's memory once, as soon as everything that was waiting to be deleted has gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setSingleShot(True)
        self.timeout.connect(lambda: _scrub(window))


def _scrub(window: QWidget) -> None:
    """Takes about a tenth of a second."""
    for label in window.findChildren(QLabel):
        QLabel.sizeHint(label)  # a hidden label keeps its old text until somebody measures it
    gc.collect()
    _fill_the_pools_of_python()
    _fill_the_heap()
    _give_back()


def _give_back() -> None:
    """Hand whole pages that are free to the system, which empties them; only GNU's library can be asked."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _fill_the_pools_of_python() -> None:
    sizes = range(_STEP, _SMALL + 1, _STEP)
    _blocks = [[bytes(size - _HEAD) for _ in range(_PYTHON_BLOCKS)] for size in sizes if size >= _HEAD]


def _fill_the_heap() -> None:
    blocks = [QByteArray(size, 0) for size in _LARGE for _ in range(_LARGE_BLOCKS)]
    for size in range(_LARGE[-1] // 2, 0, -_STEP):
        number = _MIDDLE_BYTES // size if size > _SMALL else _HEAP_BLOCKS
        blocks += [QByteArray(size, 0) for _ in range(number)]
