"""The signs on paper, as paths after Lucide's outlines (ISC licence, see resources/icons)."""

from core.report.document import Icon
from ui.paper.pen import Pen, Point

_OCTAGON: tuple[Point, ...] = (
    (8.27, 2), (15.73, 2), (22, 8.27), (22, 15.73), (15.73, 22), (8.27, 22), (2, 15.73), (2, 8.27),
)  # fmt: skip
_TRIANGLE: tuple[Point, ...] = (
    (12.9, 3.5), (21.7, 18.8), (20.8, 20.5), (3.2, 20.5), (2.3, 18.8), (11.1, 3.5), (12, 3),
)  # fmt: skip
_CLOSED: dict[Icon, tuple[Point, ...]] = {
    Icon.STOP: _OCTAGON,
    Icon.ALERT: _OCTAGON,
    Icon.WARNING: _TRIANGLE,
}
_STROKES: dict[Icon, tuple[tuple[Point, ...], ...]] = {
    Icon.RECOMMENDED: (((16, 9), (10.5, 14.5), (8, 12)),),
    Icon.STOP: (((15, 9), (9, 15)), ((9, 9), (15, 15))),
    Icon.ALERT: (((12, 8), (12, 12)), ((12, 16), (12.01, 16))),
    Icon.WARNING: (((12, 9), (12, 13)), ((12, 17), (12.01, 17))),
    Icon.NOTE: (((12, 12), (12, 16)), ((12, 8), (12.01, 8))),
    Icon.OPEN: (),
}
_ROUND = {Icon.RECOMMENDED, Icon.NOTE, Icon.OPEN}
_SIDE = 24.0
_RADIUS = 10.0
_DASH = 3.927
"""A sixteenth of the circle: eight dashes and eight gaps."""


def draw_icon(pen: Pen, icon: Icon, x: float, y: float, side: float) -> None:
    """Draw `icon` in a square of `side` points whose top left corner is (x, y)."""
    scale = side / _SIDE
    line = 2 * scale

    def at(points: tuple[Point, ...]) -> list[Point]:
        return [(x + px * scale, y + py * scale) for px, py in points]

    if icon in _ROUND:
        dash = _DASH * scale if icon is Icon.OPEN else 0
        pen.ring((x + side / 2, y + side / 2), _RADIUS * scale, line, dash=dash)
    if icon in _CLOSED:
        pen.path(at(_CLOSED[icon]), line, closed=True)
    for stroke in _STROKES[icon]:
        pen.path(at(stroke), line)
