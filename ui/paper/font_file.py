"""Reading a TrueType file at once instead of number by number, which was a tenth of the first print."""

from itertools import chain, count
from struct import iter_unpack, unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

_NO_BREAK_SPACE, _SPACE = 0xA0, 0x20
_GROUPS = 16
"""Where the groups of a character map of format 12 begin."""
_LEFT_OUT = {"name"}
"""Tables that no reader of a PDF looks at; the name alone would be a tenth of each font."""


class Font(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font whose file is read at once; letters are set one by one, never joined to other shapes."""

    def __init__(self, name: str, path: str) -> None:
        self.fontName = name
        self.face = FontFile(path)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = 1


class FontFile(TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """What `TTFontFace` knows, for a font with a character map of format 12 and long glyph positions."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  ReportLab's names
        """The general part as ReportLab reads it; characters, widths and positions as whole tables."""
        super().extractInfo(0)
        if not charInfo:
            return
        self.charToGlyph = self._characters()
        self.charToGlyph[_NO_BREAK_SPACE] = self.charToGlyph[_SPACE]
        self.hmetrics = self._metrics()
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        widths = [self._pdfScale(advance) for advance, _ in self.hmetrics]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}
        self.glyphPos = [position for (position,) in iter_unpack(">L", self._whole("loca"))]

    def get_table(self, tag: str) -> bytes:
        """A table as it goes into a subset. Raises KeyError for one that is left out."""
        if tag in _LEFT_OUT:
            raise KeyError(tag)
        return self._whole(tag)

    def _whole(self, tag: str) -> bytes:
        position, length = self.get_table_pos(tag)
        return bytes(self._ttf_data[position : position + length])

    def _characters(self) -> dict[int, int]:
        """The last map of the file, which holds every character."""
        table = self._whole("cmap")
        (maps,) = unpack_from(">H", table, 2)
        (start,) = unpack_from(">L", table, 8 * maps)
        kind, _, length = unpack_from(">HHL", table, start)
        if kind != 12:  # noqa: PLR2004
            raise ValueError(f"a character map of format {kind}")
        groups = iter_unpack(">LLL", table[start + _GROUPS : start + length])
        runs = (zip(range(first, last + 1), count(glyph), strict=False) for first, last, glyph in groups)
        return dict(chain.from_iterable(runs))

    def _metrics(self) -> list[tuple[int, Any]]:
        """Advance and left bearing of every glyph; the last advance holds for all that follow."""
        (full,) = unpack_from(">H", self._whole("hhea"), 34)
        table = self._whole("hmtx")
        metrics = list(iter_unpack(">HH", table[: 4 * full]))
        last = metrics[-1][0]
        return [*metrics, *((last, bearing) for (bearing,) in iter_unpack(">H", table[4 * full :]))]
