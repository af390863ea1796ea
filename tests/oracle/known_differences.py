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


def _planned_without_weight(said: Answer, found: Differences) -> bool:
    return said.case.weight is None and _silent_about("planned-start-above-maximum", found)


KNOWN = (
    Known(
        "planned-start-without-weight",
        "planned-start-above-maximum in mg/kg/day needs no weight; the program waits for it",
        {"indication": "crohns-disease", "age": "40 years", **NORMAL_GENES, "planned_start": "3 mg/kg/day"},
        {"findings"},
        _planned_without_weight,
    ),
)
