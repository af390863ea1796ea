"""Alleles, phenotypes, guideline editions and enzyme activity bands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from core.book.figures import Figure
from core.evidence import Evidence
from core.exact import Exact, exact


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
class Share:
    """How many percent of the alleles of a population; `below` when the source says less than that."""

    population: str
    percent: Decimal
    below: bool


@dataclass(frozen=True, slots=True)
class AlleleFrequency:
    """How common an allele is, under the name that the source prints; populations that it leaves out are absent."""

    gene: str
    allele: str
    shares: tuple[Share, ...]
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
    `percent` and `keeps` (the same as parts) are 100% and all where there is no figure; it `reduces` where it keeps
    less than all. `guard_per_kg` is our guard (mg/kg/day): a lower plan never gives more than the top of the
    reduced range at the threshold.
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
    percent: tuple[Exact, Exact] = field(init=False, repr=False, compare=False)
    keeps: tuple[Exact, Exact] = field(init=False, repr=False, compare=False)
    reduces: bool = field(init=False, repr=False, compare=False)
    guard_per_kg: Exact = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        percent = tuple(exact(100 if end is None else end) for end in (self.low, self.high))
        object.__setattr__(self, "percent", percent)
        object.__setattr__(self, "keeps", tuple(end / 100 for end in percent))
        object.__setattr__(self, "reduces", any(end != 100 for end in percent))
        threshold = self.applies_from.exact if self.applies_from else exact(0)
        object.__setattr__(self, "guard_per_kg", self.keeps[1] * threshold)


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
class ReferenceRow:
    """What an edition says of another thiopurine for a pair of phenotypes; `low` and `high` as in `EditionRow`.

    It has no threshold and no advice: nothing is computed from it.
    """

    tpmt: Phenotype
    nudt15: Phenotype
    low: Decimal | None
    high: Decimal | None
    strength: str
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReferenceEdition:
    """One edition's table for mercaptopurine or tioguanine: shown as reference, never in a dose.

    A pair that was not read, or has no row, is absent.
    """

    id: str
    medicine: str
    edition: str
    rows: Mapping[tuple[Phenotype, Phenotype], ReferenceRow]
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
