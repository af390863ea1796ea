"""A case as typed: texts only, so that it costs a start nothing. `core.case` is the case as read."""

from collections.abc import Mapping
from typing import NamedTuple

_NONE: Mapping[str, str] = {}


class GeneForm(NamedTuple):
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
