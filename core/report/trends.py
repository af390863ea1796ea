"""Results over time: each series against the lines of the threshold sets, and the same in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from core.assessment import Assessment, Trend, TrendLine
from core.book import Book, ThresholdRow
from core.quantity import written
from core.report.bloods import test_name, unit_words
from core.report.document import Block, Heading, Paragraph
from core.report.figures import TrendFigure, TrendFigures, TrendMark
from core.report.labels import label
from core.report.spans import Span, strong
from core.report.words import Words

_AXIS_STEPS = (Fraction(1), Fraction(2), Fraction(5))
_MOST_STEPS = 5
_LEAST_STEP_DAYS = 7
"""Today without a date stands at least a week after the last day."""


def trends(assessment: Assessment, book: Book, words: Words) -> list[Block]:
    """The series as figures and as words; nothing without results of two days."""
    series = trend_figures(assessment, book, words)
    if not series:
        return []
    said = [Paragraph((*strong(f"{one.name}, {one.unit}:"), Span(f" {_unbroken(one)}")), small=True) for one in series]
    return [Heading(label("trends"), label("trends-aside")), TrendFigures(series), *said]


def _unbroken(series: TrendFigure) -> str:
    """Every value on the line of its day."""
    return series.alt.replace(" ", "\u00a0").replace(",\u00a0", ", ")


def trend_figures(assessment: Assessment, book: Book, words: Words) -> tuple[TrendFigure, ...]:
    """One figure a series, the one that asks for the most first."""
    rules = {row.id: row for found in book.threshold_sets.values() for row in found.rows}
    urgent = [f.params["test"] for f in assessment.findings if "test" in f.params]
    ordered = sorted(assessment.trends, key=lambda one: urgent.index(one.test) if one.test in urgent else len(urgent))
    return tuple(_figure(one, rules, words) for one in ordered)


def set_name(set: str, words: Words) -> str:
    """The name of a threshold set without what its passage explains."""
    return words.name_of("threshold-set", set).partition(" (")[0]


def _figure(trend: Trend, rules: Mapping[str, ThresholdRow], words: Words) -> TrendFigure:
    amounts = [point.amount for point in trend.points]
    bottom, top, step = _axis([*amounts, *(line.amount for line in trend.lines)])
    first, last = trend.points[0], trend.points[-1]
    lines = sorted(trend.lines, key=lambda line: line.amount, reverse=True)
    return TrendFigure(
        test=trend.test,
        name=test_name(trend.test, words),
        unit=unit_words(trend.unit),
        points=tuple(zip(_across(trend), amounts, strict=True)),
        first=written(first.amount),
        last=written(last.amount),
        marks=tuple(_mark(one, rules, words) for one in lines),
        ticks=tuple((value, written(value)) for value in _ticks(bottom, top, step)),
        bottom=bottom,
        top=top,
        days=(_when(first.date, words), _when(last.date, words)),
        alarming=any(_is_past(one, last.amount) and one.chosen and rules[one.rule].withholds for one in lines),
        alt=", ".join(f"{written(p.amount)} {_when(p.date, words)}" for p in trend.points),
    )


def _mark(line: TrendLine, rules: Mapping[str, ThresholdRow], words: Words) -> TrendMark:
    return TrendMark(line.amount, f"{set_name(line.set, words)} {_at(line, rules)}", line.chosen)


def _at(line: TrendLine, rules: Mapping[str, ThresholdRow]) -> str:
    """The threshold as its source writes it (`1.0`), or what so many upper limits come to here."""
    rule = rules[line.rule]
    same = not rule.multiple and line.amount == Fraction(rule.value)
    return str(rule.value) if same else written(line.amount)


def _is_past(line: TrendLine, value: Fraction) -> bool:
    low = line.comparator.startswith("<")
    beyond = value < line.amount if low else value > line.amount
    return beyond or (line.comparator.endswith("=") and value == line.amount)


def _when(day: date | None, words: Words) -> str:
    return words.date(day) if day else label("today")


def _across(trend: Trend) -> list[Fraction]:
    """Where each point stands by its day; today without a date stands one mean step after the last."""
    days = [point.date.toordinal() for point in trend.points if point.date is not None]
    if len(days) < len(trend.points):
        days.append(days[-1] + max(_LEAST_STEP_DAYS, round((days[-1] - days[0]) / max(1, len(days) - 1))))
    whole = max(1, days[-1] - days[0])
    return [Fraction(day - days[0], whole) for day in days]


def _axis(amounts: list[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Lowest and highest value and the step: from zero where the values lie near it, at most six steps."""
    low, high = min(amounts), max(amounts)
    bottom = Fraction(0) if low < high / 2 else low
    step = next(step for step in _steps() if (high - bottom) / step <= _MOST_STEPS)
    bottom = bottom // step * step
    return bottom, bottom + (-(-(high - bottom) // step) or 1) * step, step


def _ticks(bottom: Fraction, top: Fraction, step: Fraction) -> list[Fraction]:
    return [bottom + step * number for number in range(int((top - bottom) / step) + 1)]


def _steps() -> Iterable[Fraction]:
    """0.01, 0.02, 0.05, 0.1 and so on."""
    return (one * Fraction(10) ** power for power in range(-2, 6) for one in _AXIS_STEPS)
