"""A small book with the published thresholds, typed from the fact tables and not from the book's files."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.book import Book, Figure, Message, MetaboliteRow, Schedule, ThresholdRow, ThresholdSet
from core.evidence import Citation, Evidence, Review, Verification
from core.findings import Severity
from core.quantity import Quantity

COUNT, ENZYME, RED_CELLS = "x10^9/L", "U/L", "pmol/8x10^8 RBC"
UPPER_LIMITS = "x ULN"


def evidence(source: str, verification: Verification = Verification.READ) -> Evidence:
    """Evidence that rests on one source."""
    return Evidence((Citation(source),), verification)


def row(
    set: str,
    test: str,
    rule: str,
    unit: str,
    action: str,
    withholds: bool = False,
    verification: Verification = Verification.READ,
) -> ThresholdRow:
    """`rule` is the comparator and the value: `< 1.6`."""
    comparator, value = rule.split()
    return ThresholdRow(
        f"{set}-{test}-{value}",
        set,
        test,
        comparator,
        Decimal(value),
        unit,
        unit == UPPER_LIMITS,
        action,
        withholds,
        f"results.{test}",
        evidence(f"{set}-{test}-{value}", verification),
    )


BSR = (
    row("bsr-2017", "white-cells", "< 3.5", COUNT, "withhold and discuss with specialist", True),
    row("bsr-2017", "neutrophils", "< 1.6", COUNT, "withhold and discuss", True),
    row("bsr-2017", "platelets", "< 140", COUNT, "withhold and discuss", True),
    row("bsr-2017", "mcv", "> 105", "fL", "check B12, folate, TSH; discuss"),
    row("bsr-2017", "alt", "> 100", ENZYME, "withhold and discuss", True),
    row("bsr-2017", "albumin", "< 30", "g/L", "discuss"),
    row("bsr-2017", "eosinophils", "> 0.5", COUNT, "discuss"),
)
SPS = (
    row("nhs-sps", "neutrophils", "< 2.0", COUNT, "stop and contact specialist", True),
    row("nhs-sps", "neutrophils", "< 1.0", COUNT, "consider antibiotics and G-CSF if febrile"),
)
GPNOTEBOOK = (
    row("gpnotebook", "white-cells", "< 3.5", COUNT, "stop and seek advice", True),
    row("gpnotebook", "neutrophils", "< 2.5", COUNT, "stop and seek advice", True),
    row("gpnotebook", "platelets", "< 150", COUNT, "stop and seek advice", True),
    row("gpnotebook", "alt", "> 3", UPPER_LIMITS, "stop, repeat LFT", True),
    row("gpnotebook", "mcv", "> 100", "fL", "check B12, folate"),
)
BAD = (
    row("bad-2011", "lymphocytes", "< 0.5", COUNT, "reduce dose"),
    row("bad-2011", "neutrophils", "< 1.0", COUNT, "haematology advice, consider withdrawal"),
    row("bad-2011", "platelets", "< 50", COUNT, "haematology advice, consider withdrawal"),
)
EDINBURGH = (
    row("edinburgh", "white-cells", "< 4.0", COUNT, "reduce"),
    row("edinburgh", "white-cells", "< 3.0", COUNT, "stop", True),
)
# Not from the facts: rows that no published set has, to reach every branch.
MADE_UP = (
    row("made-up", "amylase", ">= 3", UPPER_LIMITS, "stop", True),
    row("made-up", "bilirubin", "> 50", "umol/L", "discuss"),
    row("made-up", "creatinine", "<= 40", "umol/L", "discuss"),
    row("made-up", "platelets", "< 100000", "/uL", "discuss"),
    row("made-up", "egfr", "< 15", "mL/min/1.73m2", "stop", True, Verification.UNVERIFIED),
    row("made-up", "alp", "> 200", ENZYME, "stop", True),
    row("made-up", "alp", "> 300", ENZYME, "discuss"),
    row("made-up", "ast", "> 90", ENZYME, "discuss"),
    row("made-up", "ast", "> 2", UPPER_LIMITS, "discuss again"),
)
PAPERS = (replace(row("papers", "amylase", ">= 3", UPPER_LIMITS, "stop", True), symptoms=("severe-vomiting",)),)
ALL_ROWS = (*BSR, *SPS, *GPNOTEBOOK, *BAD, *EDINBURGH, *PAPERS, *MADE_UP)

SEVERITIES = {
    "results-withhold": Severity.STOP,
    "result-action": Severity.WARNING,
    "chosen-set-silent": Severity.STOP,
    "other-set-withholds": Severity.WARNING,
    "upper-limit-missing": Severity.NOTE,
    "result-unit-not-compared": Severity.WARNING,
    "result-without-threshold": Severity.NOTE,
    "metabolite-incomplete": Severity.NOTE,
    "metabolite-rows-disagree": Severity.WARNING,
    "metabolite-boundary": Severity.NOTE,
}
PATTERNS = (
    "not-taken",
    "under-dosed",
    "hypermethylator",
    "in-range",
    "possible-over-dose",
    "over-dosed",
    "possible-tpmt-deficiency",
    "possible-absent-tpmt",
)
FIGURES = {
    "metabolite-6tgn-low": ("235", RED_CELLS),
    "metabolite-6tgn-high": ("450", RED_CELLS),
    "metabolite-6tgn-very-high": ("1000", RED_CELLS),
    "metabolite-6mmpn-high": ("5700", RED_CELLS),
    "metabolite-ratio": ("11", "ratio"),
    "creatinine-factor": ("88.4", "umol/L per mg/dL"),
}


def message(code: str) -> Message:
    """A message with the code as its first words and a source of its own."""
    return Message(code, f"{code}.", "", SEVERITIES.get(code), None, evidence(f"source-of-{code}"))


def small_book(figures: dict[str, tuple[str, str]] | None = None) -> Book:
    """The book of this folder's tests; `figures` replaces its single numbers."""
    sets: dict[str, list[ThresholdRow]] = {}
    for one in ALL_ROWS:
        sets.setdefault(one.set, []).append(one)
    return Book(
        version="test",
        digest="",
        valid_until=date(2027, 1, 1),
        review=Review.UNDER_REVIEW,
        sources={},
        limits={},
        figures={
            name: Figure(Decimal(value), unit, evidence(name)) for name, (value, unit) in (figures or FIGURES).items()
        },
        messages={code: message(code) for code in (*SEVERITIES, *PATTERNS)},
        terms={},
        practices={},
        indications={},
        regimens=(),
        alleles={},
        phenotype_rules=(),
        phase_alternatives=(),
        editions={},
        laboratories={},
        medicines={},
        circumstances={},
        rules=(),
        renal_references={},
        schedules={},
        tests={},
        threshold_sets={id: ThresholdSet(id, id, tuple(rows), evidence(id)) for id, rows in sets.items()},
        metabolite_rows={one: MetaboliteRow(one, one, evidence(f"row-of-{one}")) for one in PATTERNS},
    )


def results(**typed: str) -> dict[str, Quantity]:
    """Results by test; `white_cells="3.1 x10^9/L"` stands for `white-cells`."""
    read = {}
    for test, text in typed.items():
        value, _space, unit = text.partition(" ")
        read[test.replace("_", "-")] = Quantity(Decimal(value), unit)
    return read


def levels(tgn: str | None = None, mmpn: str | None = None) -> dict[str, Quantity]:
    """Metabolite levels in pmol per 8x10^8 red cells; None is not given."""
    given = {"6-tgn": tgn, "6-mmpn": mmpn}
    return {test: Quantity(Decimal(value), RED_CELLS) for test, value in given.items() if value is not None}


def schedule(weeks: tuple[int, ...], then_every: int, assumption: str | None = None) -> Schedule:
    """A schedule of one test."""
    return Schedule("a-guideline", "A guideline", weeks, then_every, ("FBC",), assumption, None, evidence("a-source"))
