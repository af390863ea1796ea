"""The embedded type: three weights of Source Sans 3, their widths, and what they cannot show."""

import unicodedata
from enum import Enum
from functools import cache

from reportlab.pdfbase import pdfmetrics

from resources import resource
from ui.paper.font_file import Font

REPLACEMENT = "□"
"""Stands for every character that the type lacks, so that a gap is seen and nothing is guessed."""

CAP_HEIGHT = 0.66
"""Height of a capital as a part of the size; the same in all weights."""

DESCENT = 0.326
ASCENT = 1.0
_CONTROLS = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Face(Enum):
    """A weight of Source Sans 3, by the name of its file."""

    REGULAR = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-Semibold"
    BOLD = "SourceSans3-Bold"

    __hash__ = object.__hash__  # Enum's own takes longer, and faces are looked up for every word


@cache
def _loaded(face: Face) -> Font:
    font = Font(face.value, str(resource("fonts", f"{face.value}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def load() -> None:
    """Make every face known to ReportLab; loading twice does nothing."""
    for face in Face:
        _loaded(face)


class _Advances(dict[str, float]):
    """How far each character moves on, in thousandths of the size; looked up once each."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._widths, self._otherwise = font.face.charWidths, font.face.defaultWidth

    def __missing__(self, character: str) -> float:
        found = float(self._widths.get(ord(character), self._otherwise))
        self[character] = found
        return found


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(_loaded(face))


def width(text: str, face: Face, size: float) -> float:
    """How wide `text` is, in points."""
    return sum(map(_advances(face).__getitem__, text)) * size / 1000


@cache
def _shown(character: str) -> str:
    if character.isspace():
        return "\u00a0" if character == "\u00a0" else " "
    if unicodedata.category(character) in _CONTROLS:
        return REPLACEMENT
    return character if ord(character) in _loaded(Face.REGULAR).face.charToGlyph else REPLACEMENT


def shown(text: str) -> str:
    """`text` with line ends and tabs as spaces, and a box for what the type cannot show."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


def unshown(text: str) -> int:
    """How many characters of `text` stand as a box on paper."""
    return shown(text).count(REPLACEMENT) - text.count(REPLACEMENT)
