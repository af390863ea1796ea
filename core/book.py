"""The book as the domain sees it: frozen data, loaded once, never edited at run time.

Every figure carries its unit and its evidence. Ids are lower-case words with hyphens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from core.evidence import Evidence, Review, Source
from core.findings import Severity


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the book."""

    value: Decimal
    unit: str
    evidence: Evidence

    @property
    def exact(self) -> Fraction:
        """The value for computing."""
        return Fraction(self.value)


@dataclass(frozen=True, slots=True)
class Limit:
    """What a case field accepts: outside the hard limits it is refused, outside the
    plausible ones one confirmation is asked. Limits are in `unit`, the first of `units`."""

    field: str
    units: tuple[str, ...]
    hard_low: Decimal
    hard_high: Decimal
    plausible_low: Decimal
    plausible_high: Decimal
    evidence: Evidence


# --- words -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Message:
    """The sentence behind a code: a Semibold lead, then one sentence; `{name}` takes a parameter,
    `{~fbc}` a word of the practice's vocabulary."""

    code: str
    lead: str
    text: str
    severity: Severity | None = None
    passage: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word that differs between practices or audiences, for example FBC and CBC."""

    id: str
    uk: str
    us: str
    patient: str


# --- indications and regimens ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Indication:
    """A disease that a regimen exists for."""

    id: str
    name: str
    patient_name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regimen:
    """How azathioprine is started for one indication under one practice.

    `standard_start` is mg/kg/day or mg/day; None when the source gives no start.
    `usual_low` to `usual_high` and `maximum` are mg/kg/day.
    """

    id: str
    indication: str
    practices: tuple[str, ...]
    licence: str
    children: bool
    standard_start: Figure | None
    usual_low: Figure
    usual_high: Figure
    maximum: Figure
    passage: str
    evidence: Evidence


# --- genes -------------------------------------------------------------------------------


class Function(Enum):
    """What an allele does, as the function tables name it."""

    NORMAL = "Normal function"
    DECREASED = "Decreased function"
    NO = "No function"
    UNCERTAIN = "Uncertain function"
    UNKNOWN = "Unknown function"


class Phenotype(Enum):
    """CPIC's standard terms; NO_RESULT for every gene that is not called."""

    NORMAL = "Normal Metabolizer"
    INTERMEDIATE = "Intermediate Metabolizer"
    POSSIBLE_INTERMEDIATE = "Possible Intermediate Metabolizer"
    POOR = "Poor Metabolizer"
    INDETERMINATE = "Indeterminate"
    NO_RESULT = "No Result"


@dataclass(frozen=True, slots=True)
class Variant:
    """One defining position of an allele, GRCh38 plus strand."""

    rsid: str | None
    chromosome: str
    position: int
    ref: str
    alt: str
    cdna: str | None


@dataclass(frozen=True, slots=True)
class Allele:
    """A star allele. `functions` maps a function table (`2025`, `2018`) to the function there;
    a table that lacks the allele is absent from the mapping. `now` names the allele that
    today's tables call it (NUDT15 *2 is *3)."""

    gene: str
    name: str
    functions: Mapping[str, Function]
    variants: tuple[Variant, ...]
    now: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PhenotypeRule:
    """Two functions, in either order, give a phenotype in one gene by one table."""

    table: str
    gene: str
    first: Function
    second: Function
    phenotype: Phenotype
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PhaseAlternative:
    """An unphased `diplotype` that a second pair of alleles fits as well."""

    gene: str
    diplotype: str
    alternative: str
    message: str
    evidence: Evidence


class Advice(Enum):
    """What an edition says for a pair of phenotypes."""

    FACTOR = "factor"
    ALTERNATIVE = "alternative"
    REDUCE_WITHOUT_FIGURE = "reduce-without-figure"
    UNASSIGNED = "unassigned"
    NO_RECOMMENDATION = "no-recommendation"


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One cell of an edition's table for azathioprine.

    `low` and `high` are the percent of the planned start that remains (FACTOR); a comparison
    figure may stand beside ALTERNATIVE (DPWG's 10) and never enters a dose.
    The factor applies when the planned start is at least `applies_from` (mg/kg/day); below it
    the start stays, but if `capped_below` never above `high` percent of `applies_from`.
    """

    tpmt: Phenotype
    nudt15: Phenotype
    advice: Advice
    low: Decimal | None
    high: Decimal | None
    strength: str
    applies_from: Figure | None
    capped_below: bool
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Edition:
    """One published genotype guideline as a table."""

    id: str
    name: str
    table: str
    rows: Mapping[tuple[Phenotype, Phenotype], EditionRow]
    passage: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a laboratory's enzyme activity; ends included, None means open.

    `low_open` / `high_open` exclude the end itself (`<10`, `>150`)."""

    name: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    phenotype: Phenotype


@dataclass(frozen=True, slots=True)
class Laboratory:
    """A laboratory's TPMT activity bands in its own unit."""

    id: str
    name: str
    unit: str
    bands: tuple[Band, ...]
    evidence: Evidence


# --- medicines and circumstances -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine or a class a case may name; `groups` are the classes it belongs to."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A circumstance a case may name."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a medicine (or a class) or a circumstance does to a case.

    Empty `practices` or `indications` mean all. `remains` is the part of the dose that stays
    (lowest, highest) for the xanthine oxidase step; `message` is the code of the finding.
    """

    id: str
    subject: str
    practices: tuple[str, ...]
    indications: tuple[str, ...]
    severity: Severity
    remains: tuple[Fraction, Fraction] | None
    message: str
    passage: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RenalBand:
    """Creatinine clearance from `low` to `high` mL/min keeps `remains` (lowest, highest) of the dose.

    `low_open` / `high_open` exclude the end itself; None means open-ended."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    remains: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class RenalReference:
    """One published table of doses by creatinine clearance."""

    id: str
    name: str
    bands: tuple[RenalBand, ...]
    passage: str | None
    evidence: Evidence


# --- monitoring ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Schedule:
    """A guideline's blood tests: weeks after the start, then every `then_every` weeks.

    `assumption` is the code of the message that says what the dates assume, or None."""

    id: str
    name: str
    weeks: tuple[int, ...]
    then_every: int
    tests: tuple[str, ...]
    assumption: str | None
    passage: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Test:
    """A blood test a case may give: `units` accepted (the first is the book's), plausible range."""

    __test__ = False  # not a test case for pytest

    id: str
    name: str
    units: tuple[str, ...]
    hard_low: Decimal
    hard_high: Decimal
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """`test` `comparator` `value` asks for `action`.

    `comparator` is `<`, `>`, `<=` or `>=`, strictly as written. `multiple` is True when `value` counts
    upper limits of normal instead of the test's unit. `withholds` marks rows that say withhold or stop.
    """

    id: str
    set: str
    test: str
    comparator: str
    value: Decimal
    unit: str
    multiple: bool
    action: str
    withholds: bool
    passage: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """One guideline's rows, in its own order."""

    id: str
    name: str
    rows: tuple[ThresholdRow, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MetaboliteRow:
    """What a guideline asks for when 6-TGN and 6-MMPN show `pattern`; `message` words it."""

    pattern: str
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Practice:
    """The defaults and the words of one country's practice."""

    id: str
    name: str
    tablets: tuple[Figure, ...]
    renal_reference: str
    thresholds: str
    monitoring: str
    creatinine_unit: str
    paper: str
    tall_man: bool


# --- the whole ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the domain may know besides the case."""

    version: str
    digest: str
    valid_until: date
    review: Review
    sources: Mapping[str, Source]
    limits: Mapping[str, Limit]
    figures: Mapping[str, Figure]
    """Single numbers by name, for example `elderly-from`, `metabolite-6tgn-low`, `mercaptopurine-factor`."""
    messages: Mapping[str, Message]
    terms: Mapping[str, Term]
    practices: Mapping[str, Practice]
    indications: Mapping[str, Indication]
    regimens: tuple[Regimen, ...]
    alleles: Mapping[tuple[str, str], Allele]
    phenotype_rules: tuple[PhenotypeRule, ...]
    phase_alternatives: tuple[PhaseAlternative, ...]
    editions: Mapping[str, Edition]
    laboratories: Mapping[str, Laboratory]
    medicines: Mapping[str, Medicine]
    circumstances: Mapping[str, Circumstance]
    rules: tuple[Rule, ...]
    renal_references: Mapping[str, RenalReference]
    schedules: Mapping[str, Schedule]
    tests: Mapping[str, Test]
    threshold_sets: Mapping[str, ThresholdSet]
    metabolite_rows: Mapping[str, MetaboliteRow] = field(default_factory=dict)
