"""Assessments and papers of the kinds that print differently."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import TypeVar

from core.assessment import Assessment, PlanKind, TabletPlan
from core.book import Book
from core.case_form import EarlierForm, GeneForm
from core.findings import Finding
from core.report.document import Block, Document
from core.report.handout import build_handout
from core.report.summary import build_summary
from tests.core.example import answered
from ui.wording import Wording

B = TypeVar("B", bound=Block)
PRINTED = datetime(2026, 11, 22, 14, 5)  # noqa: DTZ001  (the program prints local time)
ANN = {"name": "EXAMPLE, Ann", "number": "9990000018", "date_of_birth": "1984-03-14"}
LONG_NAME = ("Wolfeschlegelsteinhausenbergerdorff " * 9)[:300]
ODD_NAME = "Zoë \u05d0\u05d1 \u0639 \U0001f600 Ōe"
"""Hebrew, Arabic and an emoji, which the type lacks, between letters that it has."""


def allopurinol(book: Book) -> Assessment:
    """The example with allopurinol: 25 mg once daily."""
    return answered(book, medicines=("allopurinol",), **ANN)


def plain_case(book: Book) -> Assessment:
    """The example of the contract: 50 mg once daily."""
    return answered(book, **ANN)


def stopped(book: Book) -> Assessment:
    """A poor metaboliser: not recommended."""
    return answered(book, tpmt="*3A/*3A", medicines=("allopurinol",), **ANN)


def withheld(book: Book) -> Assessment:
    """Neutrophils of 1.4: the result says withhold."""
    bloods = {"neutrophils": "1.4 x10^9/L", "6-tgn": "200 pmol/8x10^8 RBC", "6-mmpn": "3000 pmol/8x10^8 RBC"}
    return answered(book, results=bloods, **ANN)


def withheld_under_dosed(book: Book) -> Assessment:
    """Withhold, with metabolites whose row would raise the dose."""
    bloods = {"neutrophils": "1.4 x10^9/L", "6-tgn": "100 pmol/8x10^8 RBC", "6-mmpn": "500 pmol/8x10^8 RBC"}
    return answered(book, results=bloods, **ANN)


FALLING = (("2026-08-31", "4.2"), ("2026-09-28", "3.7"), ("2026-10-26", "3.1"), ("2026-11-09", "2.2"))


def followed(book: Book) -> Assessment:
    """Under treatment: neutrophils falling to a value that the chosen set allows, symptoms that need no stop."""
    earlier = tuple(EarlierForm(day, "neutrophils", f"{value} x10^9/L") for day, value in FALLING)
    liver = tuple(EarlierForm(day, "alt", "28 U/L") for day, _ in FALLING[:2])
    results = {"neutrophils": "1.9 x10^9/L", "alt": "44 U/L"}
    symptoms = ("sudden-hair-loss",)
    return answered(
        book, earlier=(*earlier, *liver), results=results, results_date="2026-11-22", symptoms=symptoms, **ANN
    )


def followed_to_a_stop(book: Book) -> Assessment:
    """The same with a sore throat, a count that withholds, and four series."""
    tests = ("neutrophils", "white-cells", "lymphocytes", "platelets")
    earlier = tuple(EarlierForm(day, test, f"{value} x10^9/L") for test in tests for day, value in FALLING)
    results = dict.fromkeys(tests, "1.4 x10^9/L")
    return answered(book, earlier=earlier, results=results, symptoms=("bruising", "sore-throat"), **ANN)


def metabolites(book: Book) -> Assessment:
    """A dose, and metabolites below their range."""
    return answered(book, results={"6-tgn": "100 pmol/8x10^8 RBC", "6-mmpn": "500 pmol/8x10^8 RBC"}, **ANN)


def extreme_metabolites(book: Book) -> Assessment:
    """Levels far above every line."""
    return answered(book, results={"6-tgn": "19000 pmol/8x10^8 RBC", "6-mmpn": "190000 pmol/8x10^8 RBC"}, **ANN)


def unfinished(book: Book) -> Assessment:
    """Weight and TPMT missing."""
    return answered(book, weight=None, tpmt=None, **ANN)


def without_advice(book: Book) -> Assessment:
    """The FDA label asks for less without a figure."""
    return answered(book, edition="fda-label", **ANN)


def weekly(book: Book) -> Assessment:
    """33.75 mg/day in tablets of 50 mg: four a week."""
    changes = {"weight": "90 kg", "planned_start": "1.5 mg/kg/day", "tablets": ("50 mg",)}
    return answered(book, medicines=("allopurinol",), **changes, **ANN)


def american(book: Book) -> Assessment:
    """US practice."""
    changes = {"practice": "us", "creatinine": "0.9 mg/dL", "tablets": ("50 mg", "75 mg", "100 mg")}
    return answered(book, **changes, **ANN)


def suspension(book: Book) -> Assessment:
    """The example as if only the liquid fitted: 26 mg in 2.6 mL."""
    found = allopurinol(book)
    plan = TabletPlan(PlanKind.SUSPENSION, Fraction(26), (), (), Fraction(13, 5))
    assert found.dose is not None
    return found._replace(dose=found.dose._replace(suggested=plan, mg_per_kg_per_day=Fraction(26, 70)))


def named(book: Book, name: str) -> Assessment:
    """The example for a patient of this name."""
    return answered(book, medicines=("allopurinol",), **{**ANN, "name": name})


def anonymous(book: Book) -> Assessment:
    """The example without identifiers and without a start date."""
    return answered(book, start_date=None)


def many_findings(book: Book) -> Assessment:
    """At least twelve findings."""
    medicines = ("allopurinol", "warfarin", "enalapril", "mesalazine", "co-trimoxazole", "ciclosporin")
    circumstances = ("breastfeeding", "planning-pregnancy", "hepatic-impairment", "recent-transfusion", "phototherapy")
    return answered(book, medicines=medicines, circumstances=circumstances, nudt15=GeneForm(), **ANN)


def endless(book: Book) -> Assessment:
    """The example with a finding repeated eighty times."""
    found = allopurinol(book)
    again: tuple[Finding, ...] = found.findings[:1] * 80
    return found._replace(findings=(*found.findings, *again))


KINDS = {
    "allopurinol": allopurinol,
    "plain": plain_case,
    "stopped": stopped,
    "withheld": withheld,
    "withheld-under-dosed": withheld_under_dosed,
    "followed": followed,
    "followed-to-a-stop": followed_to_a_stop,
    "metabolites": metabolites,
    "extreme-metabolites": extreme_metabolites,
    "unfinished": unfinished,
    "without-advice": without_advice,
    "weekly": weekly,
    "american": american,
    "suspension": suspension,
    "anonymous": anonymous,
    "many-findings": many_findings,
    "endless": endless,
    "long-name": lambda book: named(book, LONG_NAME),
    "odd-name": lambda book: named(book, ODD_NAME),
}
WITH_A_DOSE = ("allopurinol", "plain", "weekly", "american", "suspension", "anonymous", "long-name", "odd-name")
WITHOUT_A_DOSE = ("stopped", "withheld", "unfinished", "without-advice")


def summary_of(found: Assessment, book: Book) -> Document:
    """The summary of an assessment."""
    return build_summary(found, book, Wording(book, found.case.practice), PRINTED)


def handout_of(found: Assessment, book: Book, large_print: bool = False, short: bool = False) -> Document:
    """The handout of an assessment."""
    return build_handout(found, book, Wording(book, found.case.practice), PRINTED, large_print, short)


_MADE: dict[tuple[str, str], tuple[Document, ...]] = {}


def papers(kind: str, book: Book) -> tuple[Document, ...]:
    """Every paper of a kind of case; made once."""
    if (kind, book.digest) not in _MADE:
        _MADE[kind, book.digest] = tuple(_papers(kind, book))
    return _MADE[kind, book.digest]


def _papers(kind: str, book: Book) -> Iterator[Document]:
    found = KINDS[kind](book)
    yield summary_of(found, book)
    if found.dose is not None:
        yield handout_of(found, book)
        yield handout_of(found, book, large_print=True)
        yield handout_of(found, book, short=True)


def blocks_of(document: Document, kind: type[B]) -> list[B]:
    """The blocks of one kind."""
    return [block for block in document.blocks if isinstance(block, kind)]
