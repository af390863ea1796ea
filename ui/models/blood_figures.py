"""The two figures of the Bloods tab as data: a series against its thresholds, and the metabolites in their cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from core.assessment import Assessment, Trend, TrendLine
from core.book import Book, ThresholdRow
from core.quantity import written
from core.report.labels import PATTERNS
from core.report.words import Words
from ui.models.printed import printed_unit, ratio_words, short_name

_CELLS = (
    (0, False, "under-dosed"),
    (1, False, "in-range"),
    (2, False, "possible-tpmt-deficiency"),
    (0, True, "hypermethylator"),
    (1, True, "possible-over-dose"),
    (2, True, "over-dosed"),
)
_AXIS_STEPS = (Fraction(1), Fraction(2), Fraction(5))


@dataclass(frozen=True, slots=True)
class LineView:
    """The line of one threshold set in a plot."""

    at: float
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TrendView:
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


@dataclass(frozen=True, slots=True)
class QuadrantView:
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


def trends(assessment: Assessment, rules: Mapping[str, ThresholdRow], words: Words) -> tuple[TrendView, ...]:
    """The series, the one that asks for the most first."""
    urgent = [f.params["test"] for f in assessment.findings if "test" in f.params]
    ordered = sorted(assessment.trends, key=lambda one: urgent.index(one.test) if one.test in urgent else len(urgent))
    return tuple(_trend(one, rules, words) for one in ordered)


def _trend(trend: Trend, rules: Mapping[str, ThresholdRow], words: Words) -> TrendView:
    amounts = [point.amount for point in trend.points]
    bottom, top, step = _axis([*amounts, *(line.amount for line in trend.lines)])
    first, last = trend.points[0], trend.points[-1]
    name, unit = words.name_of("test", trend.test), printed_unit(trend.unit)
    return TrendView(
        test=trend.test,
        name=name,
        unit=unit,
        points=tuple(zip(_across(trend), map(float, amounts), strict=True)),
        first_label=written(first.amount),
        last_label=written(last.amount),
        alarming=any(
            line.chosen and rules[line.rule].withholds and _reached(line.comparator, last.amount, line.amount)
            for line in trend.lines
        ),
        lines=tuple(
            LineView(float(one.amount), f"{short_name(one.set, words)} {_at(one, rules)}", one.chosen)
            for one in sorted(trend.lines, key=lambda line: line.amount, reverse=True)
        ),
        ticks=tuple(
            (float(bottom + step * number), written(bottom + step * number))
            for number in range(int((top - bottom) / step) + 1)
        ),
        bottom=float(bottom),
        top=float(top),
        days=(_when(first.date, words), _when(last.date, words)),
        spoken=f"{name}, {unit}: " + ", ".join(f"{written(p.amount)} {_when(p.date, words)}" for p in trend.points),
    )


def _at(line: TrendLine, rules: Mapping[str, ThresholdRow]) -> str:
    """The threshold as its source writes it (`1.0`), or what so many upper limits come to here."""
    rule = rules[line.rule]
    same = not rule.multiple and line.amount == Fraction(rule.value)
    return str(rule.value) if same else written(line.amount)


def _reached(comparator: str, value: Fraction, line: Fraction) -> bool:
    return {"<": value < line, "<=": value <= line, ">": value > line, ">=": value >= line}[comparator]


def _when(day: date | None, words: Words) -> str:
    return words.date(day) if day else "today"


def _across(trend: Trend) -> list[float]:
    """Where each point stands by its day; today without a date stands one mean step after the last."""
    days = [point.date.toordinal() for point in trend.points if point.date is not None]
    if len(days) < len(trend.points):
        days.append(days[-1] + max(7, round((days[-1] - days[0]) / max(1, len(days) - 1))))
    whole = max(1, days[-1] - days[0])
    return [(day - days[0]) / whole for day in days]


def _axis(amounts: list[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Lowest and highest value and the step: from zero where the values lie near it, at most six steps."""
    low, high = min(amounts), max(amounts)
    bottom = Fraction(0) if low < high / 2 else low
    step = next(step for step in _steps() if (high - bottom) / step <= 5)
    bottom = bottom // step * step
    return bottom, bottom + (-(-(high - bottom) // step) or 1) * step, step


def _steps() -> Iterable[Fraction]:
    """0.01, 0.02, 0.05, 0.1 and so on."""
    return (one * Fraction(10) ** power for power in range(-2, 6) for one in _AXIS_STEPS)


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
        cells=tuple((column, above, PATTERNS[name].replace("hyper", "hyper-")) for column, above, name in _CELLS),
        across=float(min(2 * high, max(high * Fraction(3, 2), tgn * Fraction(11, 10)))),
        up=float(min(3 * line, max(line * Fraction(7, 4), mmpn * Fraction(11, 10)))),
        here="beyond the figure" if beyond else "this result",
        unit=printed_unit("pmol/8x10^8 red cells"),
        aside=f"6-MMPN against 6-TGN; dashed: ratio {written(ratio)}",
        spoken=f"6-TGN {written(tgn)}, 6-MMPN {written(mmpn)}. {ratio_words(assessment.metabolites)} {patterns}",
    )
