"""6-TGN and 6-MMPN read together: the row of the level, the row of the ratio, and where they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from core.assessment import Metabolites
from core.book import Book
from core.evidence import Citation
from core.findings import Finding, Severity
from core.messages import finding
from core.quantity import Quantity

TGN, MMPN = "6-tgn", "6-mmpn"
FIELD = "results"


class Pattern(Enum):
    """What a pair of levels may mean, by the published tables."""

    NOT_TAKEN = "not-taken"
    UNDER_DOSED = "under-dosed"
    HYPERMETHYLATOR = "hypermethylator"
    IN_RANGE = "in-range"
    POSSIBLE_OVER_DOSE = "possible-over-dose"
    OVER_DOSED = "over-dosed"
    POSSIBLE_TPMT_DEFICIENCY = "possible-tpmt-deficiency"
    POSSIBLE_ABSENT_TPMT = "possible-absent-tpmt"


DANGERS = {Pattern.POSSIBLE_TPMT_DEFICIENCY: Severity.WARNING, Pattern.POSSIBLE_ABSENT_TPMT: Severity.STOP}
"""A risk to the bone marrow, whatever else the case says; the table's row for absent TPMT says stop."""


class Zone(Enum):
    """Where the 6-TGN level lies; both ends of the range belong to it."""

    LOW = "low"
    IN = "in"
    HIGH = "high"


_BY_LEVEL: Mapping[tuple[Zone, bool], Pattern] = {
    (Zone.LOW, False): Pattern.UNDER_DOSED,
    (Zone.LOW, True): Pattern.HYPERMETHYLATOR,
    (Zone.IN, False): Pattern.IN_RANGE,
    (Zone.IN, True): Pattern.POSSIBLE_OVER_DOSE,
    (Zone.HIGH, False): Pattern.POSSIBLE_TPMT_DEFICIENCY,
    (Zone.HIGH, True): Pattern.OVER_DOSED,
}
"""6-TGN zone and whether 6-MMPN is high."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The two levels (pmol per 8x10^8 red cells) against the book's figures. 0 is undetectable."""

    tgn: Quantity
    mmpn: Quantity
    book: Book

    @property
    def ratio(self) -> Fraction | None:
        """6-MMPN over 6-TGN; None, not calculable, when 6-TGN is 0."""
        return self.mmpn.exact / self.tgn.exact if self.tgn.value else None

    @property
    def zone(self) -> Zone:
        """Strictly below the range, in it with both ends, or strictly above it."""
        if self.tgn.exact < self._figure("metabolite-6tgn-low"):
            return Zone.LOW
        return Zone.HIGH if self.tgn.exact > self._figure("metabolite-6tgn-high") else Zone.IN

    @property
    def by_level(self) -> Pattern:
        """The row of the two levels. 6-MMPN exactly at its line counts as high: the careful side."""
        if self.tgn.value == self.mmpn.value == 0:
            return Pattern.NOT_TAKEN
        if self.mmpn.value == 0 and self.tgn.exact > self._figure("metabolite-6tgn-very-high"):
            return Pattern.POSSIBLE_ABSENT_TPMT
        return _BY_LEVEL[self.zone, self.mmpn.exact >= self._figure("metabolite-6mmpn-high")]

    @property
    def by_ratio(self) -> Pattern | None:
        """Hypermethylator when the ratio lies strictly above the book's line, whatever the levels."""
        ratio = self.ratio
        high = ratio is not None and ratio > self._figure("metabolite-ratio")
        return Pattern.HYPERMETHYLATOR if high else None

    @property
    def on_the_line(self) -> bool:
        """True when 6-MMPN is exactly the value that no table puts on either side."""
        return self.mmpn.exact == self._figure("metabolite-6mmpn-high")

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The row of the level, then the row of the ratio where that is another one."""
        rows = (self.by_level, self.by_ratio)
        return tuple(dict.fromkeys(row for row in rows if row is not None))

    def _figure(self, name: str) -> Fraction:
        return self.book.figures[name].exact


def read_metabolites(results: Mapping[str, Quantity], book: Book) -> Metabolites | None:
    """Both levels read together; None unless both are given.

    `ratio` is exact; a face writes it half-up to one decimal, but compares nothing with what it wrote.
    """
    levels = _levels(results, book)
    if levels is None:
        return None
    return Metabolites(tuple(one.value for one in levels.patterns), levels.ratio, _cited(levels))


def metabolite_findings(results: Mapping[str, Quantity], book: Book) -> tuple[Finding, ...]:
    """What a reader must know besides the pattern; nothing when no level is given.

    The patterns of `DANGERS` are findings of their own; the words of every pattern are in the book.
    """
    levels = _levels(results, book)
    if levels is None:
        return tuple(_incomplete(results, book))
    return (*_dangers(levels), *_disagreement(levels), *_boundary(levels))


def _levels(results: Mapping[str, Quantity], book: Book) -> Levels | None:
    if TGN not in results or MMPN not in results:
        return None
    return Levels(results[TGN], results[MMPN], book)


def _incomplete(results: Mapping[str, Quantity], book: Book) -> Iterator[Finding]:
    for given, missing in ((TGN, MMPN), (MMPN, TGN)):
        if given in results:
            value = results[given]
            shown = {"test": missing, "given": given, "value": value}
            yield finding(book, "metabolite-incomplete", FIELD, shown)


def _dangers(levels: Levels) -> Iterator[Finding]:
    shown = {"tgn": levels.tgn, "mmpn": levels.mmpn}
    for pattern in levels.patterns:
        if pattern in DANGERS:
            row = levels.book.metabolite_rows[pattern.value]
            sources = row.evidence.citations
            yield finding(levels.book, row.message, FIELD, shown, citations=sources, severity=DANGERS[pattern])


def _disagreement(levels: Levels) -> Iterator[Finding]:
    """`by_level` and `by_ratio` are the first words of the two rows' messages."""
    if len(levels.patterns) > 1:
        by_level, by_ratio = (_lead(pattern, levels.book) for pattern in levels.patterns)
        shown = {
            "tgn": levels.tgn,
            "mmpn": levels.mmpn,
            "ratio": levels.ratio,
            "by_level": by_level,
            "by_ratio": by_ratio,
        }
        yield finding(levels.book, "metabolite-rows-disagree", FIELD, shown, citations=_cited(levels))


def _boundary(levels: Levels) -> Iterator[Finding]:
    if levels.on_the_line:
        yield finding(levels.book, "metabolite-boundary", FIELD, {"value": levels.mmpn})


def _lead(pattern: Pattern, book: Book) -> str:
    return book.messages[book.metabolite_rows[pattern.value].message].lead


def _cited(levels: Levels) -> tuple[Citation, ...]:
    """The sources of every row that the levels point to, each once."""
    rows = (levels.book.metabolite_rows[pattern.value] for pattern in levels.patterns)
    return tuple(dict.fromkeys(one for row in rows for one in row.evidence.citations))
