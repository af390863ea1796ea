"""A case as read (`Case`), from what was typed (`core.case_form`)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from core.case_form import CaseForm, GeneForm
from core.findings import Finding
from core.quantity import Quantity


class EarlierResult(NamedTuple):
    """One result of an earlier day."""

    date: date
    test: str
    value: Quantity


class Choices(NamedTuple):
    """What a case says of genes and chooses out of the book: all that is neither a number nor a day."""

    practice: str
    indication: str | None
    edition: str
    tpmt: GeneForm
    nudt15: GeneForm
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    accept_untested: frozenset[str]


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

    @property
    def choices(self) -> Choices:
        """The part of the case that many cases share."""
        return Choices(
            self.practice,
            self.indication,
            self.edition,
            self.tpmt,
            self.nudt15,
            self.medicines,
            self.circumstances,
            self.accept_untested,
        )


class CaseReading(NamedTuple):
    """What reading a form gave: the case without what was refused, the refusals, the questions.

    `refusals` make the status `refused`; `questions` (findings `confirm-FIELD`) make it `needs-input`.
    """

    case: Case
    refusals: tuple[Finding, ...]
    questions: tuple[Finding, ...]
