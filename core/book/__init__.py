"""The book as the domain sees it: frozen data, loaded once, never edited at run time.

Every figure carries its unit and its evidence. Ids are lower-case words with hyphens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.book.figures import Figure, Limit
from core.book.genes import (
    Advice,
    Allele,
    AlleleFrequency,
    Band,
    Edition,
    EditionRow,
    Function,
    Laboratory,
    PhaseAlternative,
    Phenotype,
    PhenotypeRule,
    ReferenceEdition,
    ReferenceRow,
    Share,
    Variant,
)
from core.book.monitoring import (
    MetaboliteRow,
    MetaboliteSpan,
    MetaboliteTimes,
    Schedule,
    Symptom,
    Test,
    ThresholdRow,
    ThresholdSet,
)
from core.book.regimens import AgeCap, Indication, Regimen, Remark, Rise
from core.book.rules import Circumstance, Medicine, RenalBand, RenalReference, Rule
from core.book.words import Message, Term
from core.evidence import Review, Source
from core.exact import Exact

__all__ = [
    "Advice",
    "AgeCap",
    "Allele",
    "AlleleFrequency",
    "Band",
    "Book",
    "Circumstance",
    "Edition",
    "EditionRow",
    "Figure",
    "Function",
    "Indication",
    "Laboratory",
    "Limit",
    "Medicine",
    "Message",
    "MetaboliteRow",
    "MetaboliteSpan",
    "MetaboliteTimes",
    "PhaseAlternative",
    "Phenotype",
    "PhenotypeRule",
    "Practice",
    "ReferenceEdition",
    "ReferenceRow",
    "Regimen",
    "Remark",
    "RenalBand",
    "RenalReference",
    "Rise",
    "Rule",
    "Schedule",
    "Share",
    "Symptom",
    "Term",
    "Test",
    "ThresholdRow",
    "ThresholdSet",
    "Variant",
]


@dataclass(frozen=True, slots=True)
class Practice:
    """The defaults and the words of one country's practice. `strengths` are its tablets in mg, ascending."""

    id: str
    name: str
    tablets: tuple[Figure, ...]
    renal_reference: str
    thresholds: str
    monitoring: str
    creatinine_unit: str
    paper: str
    tall_man: bool
    strengths: tuple[Exact, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "strengths", tuple(sorted(figure.exact for figure in self.tablets)))


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Everything the domain may know besides the case. Loaded once, so that a book is itself and no other:
    what follows from it and a few words of a case is remembered by the functions that work it out."""

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
    symptoms: Mapping[str, Symptom] = field(default_factory=dict)
    metabolite_times: Mapping[str, MetaboliteTimes] = field(default_factory=dict)
    reference_editions: Mapping[str, ReferenceEdition] = field(default_factory=dict)
    """What the editions say of mercaptopurine and tioguanine; no dose is worked out from them."""
    frequencies: tuple[AlleleFrequency, ...] = ()
