"""Whatever stands in a case: an answer or a refusal in the shape of the contract, never an error of ours."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.book import Book
from ui.terminal.as_text import assessment_text
from ui.terminal.case_file import answer_text

TEXT = st.text(max_size=12)
NUMBER = st.sampled_from(["0", "1", "2", "2.5", "42", "70", "100", "1.4", "9999", "0.05"])


def _quantity(*units: str) -> st.SearchStrategy[str]:
    return st.builds(lambda number, unit: f"{number} {unit}", NUMBER, st.sampled_from(units))


def _one_of(*ids: str) -> st.SearchStrategy[str]:
    return st.sampled_from(ids)


GENE = st.fixed_dictionaries(
    {},
    optional={
        "genotype": _one_of("*1/*1", "*1/*3A", "*3A/*3A", "*1/*3", "*2/*8", "*1/*99", "rs1142345 T/C", "*3"),
        "phenotype": _one_of("Poor Metabolizer", "Normal Metabolizer", "Indeterminate", "poor"),
        "activity": NUMBER,
        "laboratory": _one_of("st-thomas", "arup", "birmingham", "nobody"),
        "state": _one_of("not-tested", "no-call", "partial", "whatever"),
    },
)
MEDICINES = _one_of("allopurinol", "febuxostat", "ribavirin", "warfarin", "mesalazine", "ace-inhibitor", "aspirinn")
TESTS = _one_of("neutrophils", "alt", "alt-upper-limit", "6-tgn", "6-mmpn", "platelets", "mcv", "nothing")
VALUES = _quantity("x10^9/L", "/uL", "U/L", "pmol/8x10^8 RBC", "fL", "umol/L", "g/dL")
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "practice": _one_of("uk", "us"),
    "indication": _one_of("crohns-disease", "rheumatoid-arthritis", "anca-vasculitis", "kidney-transplant"),
    "age": _quantity("years", "months"),
    "sex": _one_of("female", "male"),
    "weight": _quantity("kg", "lb"),
    "height": _quantity("cm"),
    "planned_start": _quantity("mg/kg/day", "mg/day"),
    "tpmt": GENE,
    "nudt15": GENE,
    "edition": _one_of("cpic-2025", "cpic-2018", "dpwg-2025", "fda-label"),
    "creatinine": _quantity("umol/L", "mg/dL"),
    "renal_reference": _one_of("uk-handbook", "us-card"),
    "medicines": st.lists(MEDICINES, max_size=4),
    "circumstances": st.lists(
        _one_of("pregnant", "breastfeeding", "active-infection", "live-vaccine-planned"), max_size=3
    ),
    "accept_untested": st.lists(_one_of("tpmt", "nudt15"), max_size=2),
    "confirmed": st.lists(_one_of("weight", "age", "height", "creatinine"), max_size=4),
    "results": st.dictionaries(TESTS, VALUES, max_size=4),
    "thresholds": _one_of("bsr-2017", "bad-2011"),
    "start_date": _one_of("2026-11-23", "2028-02-29", "9999-12-31", "0001-01-01"),
    "monitoring": _one_of("fda-label", "bsr-2017", "bsg-2019", "bad-2011", "smpc"),
    "tablets": st.lists(_quantity("mg"), max_size=4),
    "identifiers": st.dictionaries(_one_of("name", "number", "date_of_birth"), TEXT, max_size=3),
}
ANYTHING = st.recursive(
    TEXT | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=5,
)
SENSIBLE = st.fixed_dictionaries({}, optional=FIELDS)
WILD = st.dictionaries(st.sampled_from(sorted(FIELDS)) | TEXT, ANYTHING, max_size=4)
FIXTURES = [HealthCheck.function_scoped_fixture]


@settings(max_examples=150, deadline=None, suppress_health_check=FIXTURES)
@given(sensible=SENSIBLE, wild=WILD, mixed=st.booleans())
def test_any_case_is_answered_or_refused(
    sensible: dict[str, Any], wild: dict[str, Any], mixed: bool, book: Book
) -> None:
    answer = answer_text(json.dumps(sensible | wild if mixed else sensible), book)
    written = answer.as_json()
    assert written["status"] in ("recommended", "not-recommended", "needs-input", "no-advice", "refused")
    assert (written["dose"] is not None) == (written["status"] == "recommended")
    assert answer.reasons or not answer.refused
    json.dumps(written)
    if answer.assessment:
        text = assessment_text(answer.assessment, book, answer.words)
        assert max(map(len, text.splitlines())) <= 200


@settings(max_examples=150, deadline=None, suppress_health_check=FIXTURES)
@given(text=st.text(max_size=200) | ANYTHING.map(json.dumps))
def test_any_text_is_answered_or_refused(text: str, book: Book) -> None:
    answer = answer_text(text, book)
    assert answer.as_json()["dose"] is None
