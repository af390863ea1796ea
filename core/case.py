"""A case as typed (`CaseForm`) and as read (`Case`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from core.findings import Finding
from core.quantity import Quantity

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class GeneForm:
    """What was typed for one gene; None means not given."""

    genotype: str | None = None
    phenotype: str | None = None
    activity: str | None = None
    laboratory: str | None = None
    state: str | None = None


class EarlierForm(NamedTuple):
    """One result of an earlier day, as typed."""

    date: str
    test: str
    value: str


class CaseForm(NamedTuple):
    """A case exactly as typed. None (or an empty tuple) means not given; nothing is corrected."""

    practice: str | None = None
    indication: str | None = None
    age: str | None = None
    sex: str | None = None
    weight: str | None = None
    height: str | None = None
    planned_start: str | None = None
    tpmt: GeneForm | None = None
    nudt15: GeneForm | None = None
    edition: str | None = None
    creatinine: str | None = None
    renal_reference: str | None = None
    medicines: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    accept_untested: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    results: Mapping[str, str] = _NONE
    thresholds: str | None = None
    start_date: str | None = None
    monitoring: str | None = None
    tablets: tuple[str, ...] = ()
    name: str | None = None
    number: str | None = None
    date_of_birth: str | None = None
    results_date: str | None = None
    earlier: tuple[EarlierForm, ...] = ()
    symptoms: tuple[str, ...] = ()
    dose_changed: str | None = None


class EarlierResult(NamedTuple):
    """One result of an earlier day."""

    date: date
    test: str
    value: Quantity


class Case(NamedTuple):
    """A case whose every given value was read. A required value that is missing is None."""

    practice: str
    indication: str | None
    age_years: Fraction | None
    sex: str | None
    weight_kg: Fraction | None
    height_cm: Fraction | None
    planned_start: Quantity | None
    tpmt: GeneForm
    nudt15: GeneForm
    edition: str
    creatinine: Quantity | None
    renal_reference: str
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    accept_untested: frozenset[str]
    results: Mapping[str, Quantity]
    thresholds: str
    start_date: date | None
    monitoring: str
    tablets_mg: tuple[Fraction, ...]
    name: str
    number: str
    date_of_birth: str
    typed: CaseForm
    missing: tuple[str, ...]
    results_date: date | None = None
    earlier: tuple[EarlierResult, ...] = ()
    symptoms: tuple[str, ...] = ()
    dose_changed: date | None = None


class CaseReading(NamedTuple):
    """What reading a form gave: the case without what was refused, the refusals, the questions.

    `refusals` make the status `refused`; `questions` (findings `confirm-FIELD`) make it `needs-input`.
    """

    case: Case
    refusals: tuple[Finding, ...]
    questions: tuple[Finding, ...]
