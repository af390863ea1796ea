"""The two figures of the Bloods tab as data: a series against its thresholds, and the metabolites in their cells."""

from fractions import Fraction
from typing import NamedTuple

from core.assessment import Assessment
from core.book import Book
from core.quantity import written
from core.report.figures import TrendFigure
from core.report.labels import PATTERNS
from core.report.trends import trend_figures
from core.report.words import Words
from ui.models.printed import printed_unit, ratio_words

_CELLS = (
    (0, False, "under-dosed"),
    (1, False, "in-range"),
    (2, False, "possible-tpmt-deficiency"),
    (0, True, "hypermethylator"),
    (1, True, "possible-over-dose"),
    (2, True, "over-dosed"),
)


class LineView(NamedTuple):
    """The line of one threshold set in a plot."""

    at: float
    text: str
    chosen: bool


class TrendView(NamedTuple):
    """One series for the plot: points as (from 0 to 1 across, value), everything else in ready words."""

    test: str
    name: str
    unit: str
    points: tuple[tuple[float, float], ...]
    first_label: str
    last_label: str
    alarming: bool
    lines: tuple[LineView, ...]
    ticks: tuple[tuple[float, str], ...]
    bottom: float
    top: float
    days: tuple[str, str]
    spoken: str


class QuadrantView(NamedTuple):
    """Both metabolites for the quadrant, and the lines of the book."""

    tgn: float
    mmpn: float
    low: float
    high: float
    line: float
    ratio: float
    marks: tuple[str, str, str]
    cells: tuple[tuple[int, bool, str], ...]
    across: float
    up: float
    here: str
    unit: str
    aside: str
    spoken: str


# --- over time --------------------------------------------------------------------------------------


def trends(assessment: Assessment, book: Book, words: Words) -> tuple[TrendView, ...]:
    """The series, the one that asks for the most first."""
    return tuple(_view(one) for one in trend_figures(assessment, book, words))


def _view(figure: TrendFigure) -> TrendView:
    return TrendView(
        test=figure.test,
        name=figure.name,
        unit=figure.unit,
        points=tuple((float(across), float(value)) for across, value in figure.points),
        first_label=figure.first,
        last_label=figure.last,
        alarming=figure.alarming,
        lines=tuple(LineView(float(one.amount), one.words, one.chosen) for one in figure.marks),
        ticks=tuple((float(value), text) for value, text in figure.ticks),
        bottom=float(figure.bottom),
        top=float(figure.top),
        days=figure.days,
        spoken=f"{figure.name}, {figure.unit}: {figure.alt}",
    )


def _in_two_lines(pattern: str) -> str:
    """Where the name of a pattern may break in its narrow cell."""
    return pattern.replace("hyper", "hyper\u00ad").replace("possible over", "possible\nover")


def quadrant(assessment: Assessment, book: Book) -> QuadrantView | None:
    results = assessment.case.results
    if assessment.metabolites is None or "6-tgn" not in results or "6-mmpn" not in results:
        return None
    tgn, mmpn = results["6-tgn"].exact, results["6-mmpn"].exact
    low, high, line, ratio = (
        book.figures[f"metabolite-{name}"].exact for name in ("6tgn-low", "6tgn-high", "6mmpn-high", "ratio")
    )
    patterns = " and ".join(PATTERNS.get(one, one) for one in assessment.metabolites.patterns)
    beyond = tgn > 2 * high or mmpn > 3 * line
    return QuadrantView(
        tgn=float(tgn),
        mmpn=float(mmpn),
        low=float(low),
        high=float(high),
        line=float(line),
        ratio=float(ratio),
        marks=(written(low), written(high), f"{int(line):,}"),
        cells=tuple((column, above, _in_two_lines(PATTERNS[name])) for column, above, name in _CELLS),
        across=float(min(2 * high, max(high * Fraction(3, 2), tgn * Fraction(11, 10)))),
        up=float(min(3 * line, max(line * Fraction(7, 4), mmpn * Fraction(11, 10)))),
        here="beyond the figure" if beyond else "this result",
        unit=printed_unit("pmol/8x10^8 red cells"),
        aside=f"6-MMPN against 6-TGN; dashed: ratio {written(ratio)}",
        spoken=f"6-TGN {written(tgn)}, 6-MMPN {written(mmpn)}. {ratio_words(assessment.metabolites)} {patterns}",
    )
