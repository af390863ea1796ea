"""Our quick reading of a font against ReportLab's own."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from resources import resource
from ui.paper.font_file import FontFile
from ui.paper.fonts import Face

KNOWN = (
    "name", "ascent", "descent", "capHeight", "bbox", "flags", "italicAngle", "stemV", "unitsPerEm", "numGlyphs",
    "defaultWidth", "charToGlyph", "charWidths", "hmetrics", "glyphPos",
)  # fmt: skip


@pytest.mark.parametrize("face", Face)
def test_a_font_is_read_as_reportlab_reads_it(face: Face) -> None:
    path = str(resource("fonts", f"{face.value}.ttf"))
    ours, theirs = FontFile(path), TTFontFace(path)
    for name in KNOWN:
        assert getattr(ours, name) == getattr(theirs, name), name
    assert len(ours.charToGlyph) > 1500


def test_the_subset_of_a_font_keeps_every_table_that_a_pdf_needs() -> None:
    subset = FontFile(str(resource("fonts", f"{Face.BOLD.value}.ttf"))).makeSubset([32, 65, 0x2610])
    tags = {subset[place : place + 4].decode() for place in range(12, 12 + 16 * int.from_bytes(subset[4:6], "big"), 16)}
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cmap", "cvt ", "fpgm", "prep"} <= tags
    assert "name" not in tags
