"""Azalea's mark, five painted discs, as SVG, PNG and ICO."""

import math
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

SIZES = (16, 24, 32, 48, 64, 128, 256)
_PURPLE, _MIDDLE = "#66398A", "#F7F6F3"
_SIDE = 18
_DISCS = tuple(
    (9 + 5.3 * math.sin(math.radians(72 * turn)), 9 - 5.3 * math.cos(math.radians(72 * turn)), 3.3, _PURPLE)
    for turn in range(5)
)
_ALL = (*_DISCS, (9.0, 9.0, 2.0, _MIDDLE))
"""Middle (x, y), radius and colour of each disc, as the window's own mark is drawn: on a square of 18."""


def svg() -> str:
    """The mark as a drawing of any size."""
    discs = "".join(f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{r:g}" fill="{fill}"/>' for x, y, r, fill in _ALL)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}">{discs}</svg>\n'


def png(size: int) -> bytes:
    """The mark as a picture of `size` x `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.scale(size / _SIDE, size / _SIDE)
    for x, y, radius, fill in _ALL:
        painter.setBrush(QColor(fill))
        painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    painter.end()
    return _written(image)


def _written(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, the call refuses them
    return bytes(held.data())


def ico() -> bytes:
    """The mark for Windows: one file with a picture of every size."""
    pictures = [png(size) for size in SIZES]
    offset = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def write_icons(folder: Path) -> None:
    """`azalea.svg`, `azalea.ico` and `azalea-SIZE.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "azalea.svg").write_text(svg(), encoding="ascii")
    (folder / "azalea.ico").write_bytes(ico())
    for size in SIZES:
        (folder / f"azalea-{size}.png").write_bytes(png(size))
