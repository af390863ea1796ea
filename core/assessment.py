"""The answer to a case: frozen data that every face shows and none changes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from core.book import Phenotype
from core.case import Case
from core.evidence import Citation
from core.exact import exact
from core.findings import Finding, Params
from core.quantity import DoseRange, Quantity
from core.scheduling import MetabolitePlan, Monitoring

NOTHING = exact(0)


class Status(Enum):
    """Exactly one of these five, in order of precedence."""

    REFUSED = "refused"
    NOT_RECOMMENDED = "not-recommended"
    NEEDS_INPUT = "needs-input"
    NO_ADVICE = "no-advice"
    RECOMMENDED = "recommended"


class CallState(Enum):
    """What is known of a gene."""

    CALLED = "called"
    NOT_TESTED = "not-tested"
    NO_CALL = "no-call"
    PARTIAL = "partial"
    AMBIGUOUS = "ambiguous"
    CONFLICTING = "conflicting"
    UNKNOWN_ALLELE = "unknown-allele"
    UNDEFINED_ACTIVITY = "undefined-activity"


@dataclass(frozen=True, slots=True)
class GeneAlternative:
    """Another diplotype that the same result fits."""

    diplotype: str
    phenotype: Phenotype


@dataclass(frozen=True, slots=True)
class Measured:
    """An enzyme activity as the laboratory measured it, and its band there."""

    value: Decimal
    unit: str
    laboratory: str
    band: str


@dataclass(frozen=True, slots=True)
class GeneCall:
    """One gene, by the current function table.

    `by_table` has the phenotype by every function table of the book (`2025`, `2018`); without a
    genotype all are alike. `basis` is `genotype`, `phenotype`, `activity` or None when not called.
    `functions` are the two allele functions behind the phenotype, when there is a genotype.
    """

    gene: str
    state: CallState
    diplotype: str | None
    phenotype: Phenotype
    by_table: Mapping[str, Phenotype]
    alternatives: tuple[GeneAlternative, ...] = ()
    basis: str | None = None
    functions: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    measured: Measured | None = None
    """The activity that was given, alone or beside a genotype."""

    def __hash__(self) -> int:
        """Quick, because calls that are equal mostly are one object: what is said of a call is remembered."""
        return hash((self.gene, self.diplotype, self.measured))


class GuidelineLine(NamedTuple):
    """What one edition says for these genes, whether it was selected or not.

    `factor_percent` is None without a figure. `range_mg` is the planned start under this edition alone."""

    edition: str
    advice: str
    factor_percent: tuple[Decimal, Decimal] | None
    applies: bool
    strength: str
    message: str
    params: Params
    range_mg: DoseRange | None
    citations: tuple[Citation, ...]

    def with_range(self, range_mg: DoseRange) -> "GuidelineLine":
        """The same of a planned start; by position, because every case does it for every edition."""
        edition, advice, factor, applies, strength, message, params, _, citations = self
        return GuidelineLine(edition, advice, factor, applies, strength, message, params, range_mg, citations)


class TraceStep(NamedTuple):
    """One step of the working; `message` and `params` word it, `result` is what came out.

    `result` is a DoseRange (mg/day), a Quantity, or the code of a word such as `unchanged`."""

    step: str
    message: str
    params: Params
    result: DoseRange | Quantity | str
    changed: bool
    citations: tuple[Citation, ...]
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class TabletCount:
    """So many tablets of one strength."""

    strength_mg: Fraction
    count: int


class PlanKind(Enum):
    """How the suggested dose is taken."""

    DAILY = "daily"
    WEEKLY_PATTERN = "weekly-pattern"
    SUSPENSION = "suspension"


@dataclass(frozen=True, slots=True)
class TabletPlan:
    """The dose in the hand. `week` has the tablets of each day, Monday first (empty for suspension).

    `mg_per_day` is the mean of the week. `tablets` counts one day (daily) or the week (pattern).
    `week_mg` are the milligrams of each day, Monday first."""

    kind: PlanKind
    mg_per_day: Fraction
    tablets: tuple[TabletCount, ...]
    week: tuple[tuple[TabletCount, ...], ...]
    volume_ml: Fraction | None = None
    week_mg: tuple[Fraction, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = (sum((t.strength_mg * t.count for t in day), NOTHING) for day in self.week)
        object.__setattr__(self, "week_mg", tuple(days))

    def __hash__(self) -> int:
        """Quick, because plans that are equal mostly are one object: what is said of a plan is remembered."""
        return hash((self.mg_per_day.numerator, len(self.tablets)))

    def first_day(self, start: datetime.date) -> datetime.date:
        """The day of the first dose: `start`, or the next day after it that has tablets in the week."""
        days = (start + datetime.timedelta(days) for days in range(7))
        return next((day for day in days if self.week and self.week[day.weekday()]), start)


class Dose(NamedTuple):
    """The one dose of a recommended case. All ranges in mg/day."""

    planned_mg_per_day: Fraction
    range: DoseRange
    usual: DoseRange
    maximum_mg_per_day: Fraction
    suggested: TabletPlan | None
    mg_per_kg_per_day: Fraction | None
    alternative: TabletPlan | None = None


class Derived(NamedTuple):
    """Values worked out from the case; each None unless its inputs are there."""

    creatinine_clearance: Fraction | None = None
    ideal_weight_kg: Fraction | None = None
    adjusted_weight_kg: Fraction | None = None
    body_surface_m2: Fraction | None = None
    mercaptopurine_mg: Fraction | None = None


class TitrationStep(NamedTuple):
    """One dose of a titration plan. Days count from the first tablet; dates need a start date.

    The blood test belongs before the step: None for the first dose, whose tests are the baseline.
    `test_scheduled` is False when the monitoring schedule has no test close enough before."""

    day: int
    date: datetime.date | None
    plan: TabletPlan
    mg_per_kg_per_day: Fraction
    test_day: int | None = None
    test_date: datetime.date | None = None
    test_scheduled: bool = False


class Titration(NamedTuple):
    """How the dose may rise, in whole tablets: the suggested dose first, never above `most_mg_per_day`.

    `message` and `params` say what it rests on; `tests` are the tests before each step."""

    steps: tuple[TitrationStep, ...]
    most_mg_per_day: Fraction
    tests: tuple[str, ...]
    message: str
    params: Params
    citations: tuple[Citation, ...]
    passage: str | None = None


class ResultReading(NamedTuple):
    """One blood result against one threshold set; `rule` is the id of the row reached, or None."""

    test: str
    value: Quantity
    set: str
    chosen: bool
    rule: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One result of a series; `amount` is its value in the unit of the series. Today's may have no date."""

    date: datetime.date | None
    value: Quantity
    amount: Fraction


@dataclass(frozen=True, slots=True)
class TrendLine:
    """Where one threshold set draws its line in a series."""

    set: str
    chosen: bool
    comparator: str
    amount: Fraction
    rule: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The results of one test in the order of their days, and the thresholds they are read against."""

    test: str
    unit: str
    points: tuple[TrendPoint, ...]
    lines: tuple[TrendLine, ...]


@dataclass(frozen=True, slots=True)
class Metabolites:
    """6-TGN and 6-MMPN read together; `ratio` None is not calculable."""

    patterns: tuple[str, ...]
    ratio: Fraction | None
    citations: tuple[Citation, ...]


class Assessment(NamedTuple):
    """One case, answered. `refusals` are those of the findings that make it refused."""

    status: Status
    case: Case
    genes: Mapping[str, GeneCall]
    dose: Dose | None
    guidelines: tuple[GuidelineLine, ...]
    findings: tuple[Finding, ...]
    derived: Derived
    trace: tuple[TraceStep, ...]
    monitoring: Monitoring | None
    results: tuple[ResultReading, ...]
    metabolites: Metabolites | None
    missing: tuple[str, ...]
    refusals: tuple[Finding, ...] = ()
    titration: Titration | None = None
    trends: tuple[Trend, ...] = ()
    metabolite_plans: tuple[MetabolitePlan, ...] = ()
