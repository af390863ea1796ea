"""What a refusal says: the form that would be taken, in the unit that was typed, and nothing cut off."""

import json
import re
from typing import Any

import pytest

from tests.terminal.conftest import CASE, Run


@pytest.mark.parametrize(
    "changes",
    [
        {"creatinine": "80 µmol/L", "sex": "male"},
        {"results": {"neutrophils": "3.1 ×10⁹/L"}},
        {"results": {"6-tgn": "300 pmol/8×10⁸ red cells"}},
        {"results": {"egfr": "60"}},
        {"weight": "70"},
        {"planned_start": "2"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_units_that_a_refusal_offers_are_taken(changes: dict[str, Any], run: Run) -> None:
    refused = run("assess", "-", stdin=json.dumps(CASE | changes).encode())
    assert refused.code == 2
    offered = re.search(r"(?:Accepted: |a space and )(.+)\.", refused.err)
    assert offered, refused.err
    for unit in re.split(" or |, ", offered[1]):
        mended = json.loads(json.dumps(changes))
        field = next(iter(mended))
        value = "300" if unit == "/uL" else "60" if field in ("weight", "results") else "2"
        if isinstance(mended[field], dict):
            mended[field] = dict.fromkeys(mended[field], f"{value} {unit}")
        else:
            mended[field] = f"{value if unit != 'umol/L' else '80'} {unit}"
        assert run("assess", "-", stdin=json.dumps(CASE | mended).encode()).code == 0, unit


def test_a_value_outside_its_limits_is_also_said_in_the_unit_of_the_limits(run: Run) -> None:
    """80 mg/dL x 88.4 = 7072 umol/L."""
    refused = run("assess", "-", stdin=json.dumps(CASE | {"creatinine": "80 mg/dL"}).encode())
    assert "80 mg/dL is 7,072 µmol/L. Accepted: 5 to 3,000 µmol/L." in refused.err


def test_an_action_is_never_cut_off(run: Run) -> None:
    results = {"amylase": "300 U/L", "amylase-upper-limit": "100 U/L"}
    told = run(
        "assess", "-", "--json", stdin=json.dumps(CASE | {"results": results, "thresholds": "ibd-papers"}).encode()
    )
    (stop,) = [one["text"] for one in told.json["findings"] if one["code"] == "results-withhold"]
    assert "do not change to mercaptopurine." in stop


@pytest.mark.parametrize("start", ["1999-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
def test_a_schedule_has_the_years_of_a_case(start: str, run: Run) -> None:
    refused = run("schedule", "--start", start, "--guideline", "fda-label")
    assert refused.code == 2
    assert "from 2000 to 2100" in refused.err
    assert run("assess", "-", stdin=json.dumps(CASE | {"start_date": start}).encode()).code == 2
