"""Where the program and the oracle are known to differ, each with its rule and its smallest case.

A difference is left out of the comparison only when it is exactly one of these. Strike an entry out as soon as the
program or the rule has been put right; `test_agreement.py` shows which entries no longer differ (XPASS).
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.oracle.answer import Answer

Differences = dict[str, tuple[Any, Any]]
CASE = {"practice": "uk", "indication": "crohns-disease", "age": "40 years", "weight": "70 kg"}
NORMAL_GENES = {"tpmt": {"genotype": "*1/*1"}, "nudt15": {"genotype": "*1/*1"}}


class Known(NamedTuple):
    """`what` is left out where `explains` holds."""

    name: str
    rule: str
    smallest: dict[str, Any]
    what: set[str]
    explains: Callable[[Answer, Differences], bool]


def _silent_about(code: str, found: Differences) -> bool:
    program, oracle = found.get("findings", (set(), set()))
    return bool(oracle - program == {code} and program <= oracle)


def _absent_from_the_2018_table(said: Answer, found: Differences) -> bool:
    return said.case.edition == "cpic-2018" and _silent_about("phenotype-indeterminate", found)


def _planned_without_weight(said: Answer, found: Differences) -> bool:
    return said.case.weight is None and _silent_about("planned-start-above-maximum", found)


def _at_the_daily_maximum(said: Answer) -> bool:
    """Whether a day of a week could come up against the daily maximum."""
    return said.dose is not None and said.dose.limit < said.dose.high + max(said.case.tablets)


def _alternative_at_the_maximum(said: Answer, found: Differences) -> bool:
    return "alternative" in found and _at_the_daily_maximum(said)


def _pattern_at_the_maximum(said: Answer, found: Differences) -> bool:
    suggested = said.dose and said.dose.suggested
    pattern = suggested is not None and suggested.kind == "weekly-pattern"
    return found.keys() == {"dose"} and pattern and _at_the_daily_maximum(said)


KNOWN = (
    Known(
        "allele-absent-in-2018",
        "an allele that the 2018 table does not have leaves its gene without an assignment: missing is never normal, "
        "and phenotype-indeterminate should say so; the program says nothing",
        CASE | NORMAL_GENES | {"nudt15": {"genotype": "*1/*11"}, "edition": "cpic-2018"},
        {"findings"},
        _absent_from_the_2018_table,
    ),
    Known(
        "planned-start-without-weight",
        "planned-start-above-maximum in mg/kg/day needs no weight; the program waits for it",
        {"indication": "crohns-disease", "age": "40 years", **NORMAL_GENES, "planned_start": "3 mg/kg/day"},
        {"findings"},
        _planned_without_weight,
    ),
    Known(
        "alternative-week-at-the-daily-maximum",
        "for a point the week has the largest mean not above it, then the fewest tablets; where the fewest tablets "
        "do not fit under the daily maximum the program takes a smaller mean",
        CASE | NORMAL_GENES | {"practice": "us", "weight": "60 kg"},
        {"alternative"},
        _alternative_at_the_maximum,
    ),
    Known(
        "suggested-week-at-the-daily-maximum",
        "the same where the week is the suggested dose: 55.5 to 74 mg/day, at most 92.5 mg a day, is 75 mg on two days "
        "and 50 mg on five, a mean of 57.14; the program gives the suspension",
        CASE | NORMAL_GENES | {"weight": "37 kg", "age": "39 years", "sex": "female", "creatinine": "200 umol/L"},
        {"dose"},
        _pattern_at_the_maximum,
    ),
)
