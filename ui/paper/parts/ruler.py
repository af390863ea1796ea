"""The dose ruler, painted."""

from core.report.figures import RulerFigure
from ui.paper.fonts import Face
from ui.paper.parts.ruler_plan import Extent, LabelWidths, Level, RulerPlan, plan_ruler
from ui.paper.pen import DIM, EDGE, INK, PAPER, Pen
from ui.paper.sheet import Sheet
from ui.paper.slabs import Slab, figure
from ui.paper.text import Line, draw_line, run, runs

_TOP_BASE = 9.0
_BAND = (14.0, 26.5)
_BAND_BASE = 23.5
_AXIS = 31.0
_TICK = 3.5
_NUMBERS_BASE = 43.5
_BELOW_BASE = {Level.BELOW: 56.0, Level.DEEPER: 68.0}
_BASES = {Level.TOP: _TOP_BASE, Level.BAND: _BAND_BASE, **_BELOW_BASE}
_HATCH = 4.5
_GAP = 2.4
"""Paper left free on each side of the chosen line."""


def ruler(block: RulerFigure, sheet: Sheet, width: float) -> list[Slab]:
    """The whole figure as one slab."""
    texts = {
        "chosen": block.words.chosen,
        "adjusted": block.words.adjusted,
        "usual": block.words.usual,
        "maximum": block.words.maximum,
    }
    lines = {name: Line(runs(text, sheet.body.size - 0.5)) for name, text in texts.items()}
    widths = LabelWidths(**{name: line.width for name, line in lines.items()})
    plan = plan_ruler(block, widths, width)
    deepest = max(_BASES[place.level] for place in plan.labels.values())

    def paint(pen: Pen) -> None:
        _bands(pen, plan, block.adjusted.is_point)
        _axis(pen, plan, block.words.unit, sheet, width)
        _markers(pen, plan)
        for name, place in plan.labels.items():
            _label(pen, lines[name], place)

    return [figure(Slab(max(_NUMBERS_BASE, deepest) + 3, paint, before=sheet.group + 1.5), block.alt, width)]


def _bands(pen: Pen, plan: RulerPlan, point: bool) -> None:
    top, bottom = _BAND
    left, right = plan.usual
    if right > left:
        _hatch(pen, left, right)
        pen.box(left, top, right - left, bottom - top, 0.6, DIM)
    pen.block(plan.adjusted[0], top, plan.adjusted[1] - plan.adjusted[0], bottom - top, DIM)
    if plan.chosen is not None and not point:
        pen.block(plan.chosen - _GAP, top - 0.5, 2 * _GAP, bottom - top + 1, PAPER)


def _hatch(pen: Pen, left: float, right: float) -> None:
    """Lines at 45 degrees, each cut where it leaves the band."""
    top, bottom = _BAND
    tall = bottom - top
    x = left - tall + _HATCH
    while x < right:
        low, high = max(x, left), min(x + tall, right)
        pen.line((low, bottom - (low - x)), (high, bottom - (high - x)), 0.4, EDGE)
        x += _HATCH


def _axis(pen: Pen, plan: RulerPlan, unit: str, sheet: Sheet, width: float) -> None:
    pen.line((0, _AXIS), (width, _AXIS), 0.75, EDGE)
    size = sheet.small.size + 1
    words = run(unit, Face.REGULAR, size, DIM)
    for x, mg, labelled in plan.ticks:
        pen.line((x, _AXIS), (x, _AXIS + _TICK), 0.75, EDGE)
        number = run(str(mg), Face.REGULAR, size, DIM)
        start = max(0.0, x - number.width / 2)
        if labelled and start + number.width < width - words.width - 3:
            pen.text(start, _NUMBERS_BASE, number.text, number.face, size, DIM)
    pen.text(width - words.width, _NUMBERS_BASE, words.text, words.face, size, DIM)


def _markers(pen: Pen, plan: RulerPlan) -> None:
    pen.line((plan.maximum, 2), (plan.maximum, _AXIS + _TICK), 1.5)
    if plan.chosen is not None:
        x = plan.chosen
        pen.line((x, 4), (x, _AXIS + _TICK), 1.5)
        pen.shape([(x - 4, 1), (x + 4, 1), (x, 9)], INK)


def _label(pen: Pen, line: Line, place: Extent) -> None:
    if place.level is Level.BAND:
        pen.block(place.left - 4, _BAND[0] + 1, line.width + 8, _BAND[1] - _BAND[0] - 2, PAPER)
    draw_line(pen, line, place.left, _BASES[place.level])
