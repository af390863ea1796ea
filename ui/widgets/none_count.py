"""Keeps PySide6 6.12 alive on Python 3.11.

Calls into that PySide6 that answer None (and some that answer True or False) give back one reference too
many. From Python 3.12 on these objects are immortal and it does not matter; on 3.11 the count of None falls
with every call until the interpreter aborts (`none_dealloc`). So they get a store of references that no
session can use up.
"""

import ctypes
import sys

_IMMORTAL_FROM = (3, 12)
_STORE = 1 << (40 if sys.maxsize > 1 << 32 else 28)


def keep_none_alive() -> None:
    """Add the store to None, True and False, unless they are immortal or have it already."""
    if sys.version_info >= _IMMORTAL_FROM:
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _STORE // 2:
            ctypes.c_ssize_t.from_address(id(constant)).value += _STORE
