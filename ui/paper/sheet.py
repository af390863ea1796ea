"""The sizes of the three kinds of paper, in points, and the part of a page that both papers share."""

from typing import NamedTuple

from core.report.document import Layout

WIDTH = 507.0
HEIGHT = 760.0
"""Everything is drawn inside this box, centred on A4 as on Letter: the pages break alike on both."""


class Type(NamedTuple):
    """A size of type and the height of its line."""

    size: float
    leading: float


class Sheet(NamedTuple):
    """The sizes of one kind of paper."""

    title: Type
    heading: Type
    headline: Type
    body: Type
    small: Type
    footer: Type
    group: float
    """Space above a heading or a box."""
    point: float
    """Space between two points of a list."""
    indent: float
    """From a bullet to its words."""
    icon: float
    padding: float
    """Inside a box."""
    tablet: float
    """Diameter of a painted tablet."""
    tick: float
    """Side of a box to tick."""
    rule: float = 1.5
    """Thickness of the outline of a box."""
    cell: float = 2.4
    """Space above and below the words of a table's row."""
    writing: float = 2.9
    """The same where the row leaves room to write."""
    finding: float = 3.0
    """The same for a finding, and the space between two."""
    ruled: bool = False
    """A heavy rule under the title."""
    run_in: bool = False
    """References run on instead of standing in two columns."""
    flows: bool = False
    """What would begin a page of its own goes on below what stands before it."""


_SUMMARY = Sheet(
    title=Type(15, 17),
    heading=Type(10.5, 13),
    headline=Type(28, 32),
    body=Type(9.5, 13),
    small=Type(8, 12),
    footer=Type(8, 10),
    group=9.5,
    point=2,
    indent=12,
    icon=13,
    padding=11.5,
    tablet=26,
    tick=9.5,
    ruled=True,
)
_HANDOUT = Sheet(
    title=Type(22, 26),
    heading=Type(15, 19),
    headline=Type(26, 31),
    body=Type(12, 16.2),
    small=Type(12, 16.2),
    footer=Type(10, 12.5),
    group=13,
    point=2,
    indent=15,
    icon=18,
    padding=14,
    tablet=26,
    tick=12,
)
_LARGE = Sheet(
    title=Type(30, 34),
    heading=Type(22, 27),
    headline=Type(32, 38),
    body=Type(18, 24),
    small=Type(18, 24),
    footer=Type(12, 15),
    group=18,
    point=3.6,
    indent=21,
    icon=24,
    padding=14,
    tablet=42,
    tick=16,
)
_SUMMARY_DENSE = _SUMMARY._replace(
    body=Type(9.5, 12.2),
    small=Type(8, 9.8),
    group=6,
    cell=1.5,
    writing=1.6,
    finding=2,
    run_in=True,
)
_SUMMARY_TIGHT = _SUMMARY_DENSE._replace(
    heading=Type(10.5, 12),
    body=Type(9.5, 11.7),
    small=Type(8, 9.5),
    group=4.5,
    cell=1.2,
    writing=1.2,
    finding=1.6,
)
_SUMMARY_FLOWING = _SUMMARY_TIGHT._replace(
    title=Type(15, 16), body=Type(9, 11), small=Type(8, 9.3), group=3.6, cell=0.7, writing=1.2, finding=0.9, flows=True
)
_HANDOUT_DENSE = _HANDOUT._replace(body=Type(12, 15), small=Type(12, 15), group=9, point=1, padding=12)
_SHORT_DENSE = _HANDOUT_DENSE._replace(
    title=Type(20, 24),
    heading=Type(14, 18),
    body=Type(12, 14.4),
    small=Type(12, 14.4),
    group=8.5,
    point=0.6,
    padding=11,
)
_SHORT_TIGHT = _HANDOUT_DENSE._replace(
    title=Type(20, 23),
    heading=Type(14, 17),
    headline=Type(24, 28),
    body=Type(12, 14),
    small=Type(12, 14),
    group=6,
    point=0,
    padding=10,
    tablet=24,
)
SHEETS = {
    Layout.SUMMARY: (_SUMMARY, _SUMMARY_DENSE, _SUMMARY_TIGHT, _SUMMARY_FLOWING),
    Layout.HANDOUT: (_HANDOUT, _HANDOUT_DENSE),
    Layout.SHORT: (_HANDOUT, _HANDOUT_DENSE, _SHORT_DENSE, _SHORT_TIGHT),
    Layout.LARGE_PRINT: (_LARGE,),
}
"""The sizes of each kind of paper, the roomiest first; the denser ones are for saving a page."""
