"""What PyInstaller finds and the program does not need, and what the Linux package asks of the system."""

import re
from pathlib import PurePath

MODULES = (
    "PySide6.QtNetwork PySide6.QtQml PySide6.QtQuick PySide6.QtOpenGL PySide6.QtOpenGLWidgets PySide6.QtTest "
    "PySide6.QtDBus PySide6.QtSql PySide6.QtXml PIL._avif PIL._webp PIL._imagingcms PIL.ImageQt PIL.ImageTk "
    "ssl _ssl _hashlib _uuid bz2 _bz2 lzma _lzma asyncio multiprocessing tkinter _tkinter curses _curses readline "
    "lib2to3 pydoc doctest unittest distutils setuptools pkg_resources sqlite_utils click yaml numpy pytest pyphen"
).split()
"""Other faces of Python, encryption, packers, and what only the building of the book needs. Without `_hashlib`
Python uses its own SHA-256, and OpenSSL stays out."""

_PLUGINS = "iconengines imageformats platforminputcontexts platforms printsupport styles xcbglintegrations"
_FILES = (
    r"PySide6/(Qt/)?(qml|translations)/.*",
    rf"PySide6/(Qt/)?plugins/(?!wayland|({_PLUGINS.replace(' ', '|')})/).*",
    r"PySide6/(Qt/)?plugins/platforms/.*(eglfs|vnc|linuxfb|minimal|vkkhr).*",
    r"PySide6/(Qt/)?plugins/imageformats/(?!.*qsvg).*",
    r"PySide6/(Qt/)?plugins/platforminputcontexts/.*virtualkeyboard.*",
    r".*Qt6?(3D|Charts|Designer|EglFS|Multimedia|Qml|Quick|VirtualKeyboard|WebEngine).*",
    r".*(opengl32sw|d3dcompiler_?\d*)\.dll",
)
_LEFT_OUT = re.compile("|".join(_FILES), re.IGNORECASE)

BROUGHT = "ffi python3 sqlite3 xcb- xkbcommon-x11"
"""Linux: system libraries that go into the folder, because a desktop may lack them or have another one."""
_BROUGHT = re.compile(rf"lib({BROUGHT.replace(' ', '|')}).*")

SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.35)",
    "libc.so.6": "libc6 (>= 2.35)",
    "libdl.so.2": "libc6 (>= 2.35)",
    "libm.so.6": "libc6 (>= 2.35)",
    "libpthread.so.0": "libc6 (>= 2.35)",
    "libresolv.so.2": "libc6 (>= 2.35)",
    "librt.so.1": "libc6 (>= 2.35)",
    "libutil.so.1": "libc6 (>= 2.35)",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Linux: what the installed program takes from the system, so that security updates reach it: file -> package."""

ONLY_WHERE_PRESENT = {
    "libcups.so.2": "libcups2t64 | libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Linux: what a plugin needs, which Qt passes over where it is absent (printing, Wayland)."""

OPTIONAL_PARTS = re.compile(r".*/plugins/.*|.*Qt6(Wayland|WlShell).*")
"""What may want those: only what Qt loads by itself when it can."""


def is_left_out(target: str) -> bool:
    """True for a file that stays out; `target` is its place in the program folder."""
    path = PurePath(target).as_posix()
    if _LEFT_OUT.fullmatch(path):
        return True
    return ".so" in path and "/" not in path and not _belongs(path)


def _belongs(library: str) -> bool:
    ours = re.match(r"lib(Qt6|icu|pyside6|shiboken6)", library)
    hashed = re.search(r"-[0-9a-f]{8}\.so", library)  # a wheel's own library
    return bool(ours or hashed or _BROUGHT.match(library))


FORBIDDEN_INSIDE = re.compile(
    r"Qt6?WebEngine|Qt6?Qml|Qt6?Quick|/qml/|Addons|opengl32sw|libssl|libcrypto|_ssl\.", re.IGNORECASE
)
"""What the installed folder must not hold."""
