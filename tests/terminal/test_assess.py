"""`assess`: one case, and one case a line."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.terminal.conftest import CASE, Run

CaseFile = Callable[..., str]
KEYS = (
    "assessment_version status genes dose guidelines findings derived trace monitoring results metabolites missing "
    "citations book program"
).split()


def test_the_text_leads_with_status_and_dose_and_ends_with_the_review(run: Run, case_file: CaseFile) -> None:
    outcome = run("assess", case_file())
    assert (outcome.code, outcome.err) == (0, "")
    first, *_rest = outcome.out.splitlines()
    assert first == "Recommended"
    assert "50 mg once daily" in outcome.out
    assert "42 to 112 mg/day" in outcome.out
    assert "Content pending human review." in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 96


def test_the_json_has_every_key_of_the_contract(run: Run, case_file: CaseFile) -> None:
    outcome = run("assess", case_file(), "--json")
    assert outcome.code == 0
    assert set(KEYS) <= outcome.json.keys()
    assert outcome.json["assessment_version"] == 1


def test_numbers_are_text_without_trailing_zeros(run: Run, case_file: CaseFile) -> None:
    dose = run("assess", case_file(), "--json").json["dose"]
    assert dose["range_mg_per_day"] == ["42", "112"]
    assert dose["suggested"]["mg_per_kg_per_day"] == "0.71"
    assert dose["suggested"]["tablets"] == [{"strength_mg": "50", "count": 1}]


def test_every_citation_is_in_the_dictionary(run: Run, case_file: CaseFile) -> None:
    answer = run("assess", case_file(medicines=["allopurinol"]), "--json").json
    cited = [c for part in ("findings", "trace", "guidelines") for item in answer[part] for c in item["citations"]]
    assert cited
    assert {citation.partition(" @ ")[0] for citation in cited} <= answer["citations"].keys()
    assert all({"title", "year", "status"} <= source.keys() for source in answer["citations"].values())


def test_a_refused_case_says_why_on_standard_error(run: Run, case_file: CaseFile) -> None:
    outcome = run("assess", case_file(weight="70,5 kg"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "Weight" in outcome.err
    assert "70,5" in outcome.err


def test_a_refused_case_is_a_whole_assessment_as_json(run: Run, case_file: CaseFile) -> None:
    outcome = run("assess", case_file(weight="70,5 kg"), "--json")
    assert outcome.code == 2
    assert outcome.json["status"] == "refused"
    assert outcome.json["dose"] is None
    assert "weight" in [finding["field"] for finding in outcome.json["findings"]]
    assert set(KEYS) <= outcome.json.keys()


def test_what_is_no_case_has_the_same_keys(run: Run) -> None:
    outcome = run("assess", "-", "--json", stdin=b"{")
    assert outcome.code == 2
    assert outcome.json["status"] == "refused"
    assert set(KEYS) <= outcome.json.keys()


def test_every_status_but_refused_ends_with_0(run: Run, case_file: CaseFile) -> None:
    for change in ({"tpmt": {"genotype": "*3A/*3A"}}, {"tpmt": {"state": "not-tested"}}, {"edition": "fda-label"}):
        outcome = run("assess", case_file(**change))
        assert outcome.code == 0
        assert "mg once daily" not in outcome.out


def test_standard_input_is_read_for_a_hyphen(run: Run) -> None:
    assert run("assess", "-", "--json", stdin=json.dumps(CASE).encode()).json["status"] == "recommended"


def test_a_batch_gives_one_line_for_one_line_in_order(run: Run, tmp_path: Path) -> None:
    good, bad = json.dumps(CASE), json.dumps(CASE | {"weight": "heavy"})
    path = tmp_path / "cases.jsonl"
    path.write_bytes("\r\n".join((good, bad, "", "nonsense", good)).encode() + b"\r\n")
    outcome = run("assess", "--batch", str(path))
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer["status"] for answer in answers] == [
        "recommended", "refused", "refused", "refused", "recommended"
    ]  # fmt: skip
    assert outcome.code == 3
    assert [f"Line {n}:" in outcome.err for n in (1, 2, 3, 4, 5)] == [False, True, True, True, False]


def test_a_batch_without_refusals_ends_with_0(run: Run) -> None:
    outcome = run("assess", "--batch", "-", stdin=json.dumps(CASE).encode())
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1


def test_an_empty_batch_is_done(run: Run) -> None:
    assert run("assess", "--batch", "-", stdin=b"").code == 0


def test_one_line_of_a_batch_is_as_the_case_alone(run: Run, case_file: CaseFile) -> None:
    alone = run("assess", case_file(), "--json").json
    assert json.loads(run("assess", "--batch", "-", stdin=json.dumps(CASE).encode()).out) == alone


def test_the_regimen_and_the_titration_come_with_their_sources(run: Run, case_file: CaseFile) -> None:
    """DOSE-04: US label, response after 6 to 8 weeks; 1 to 2.5 mg/kg/day in steps; 175 mg for 70 kg."""
    case = {"practice": "us", "indication": "rheumatoid-arthritis", "planned_start": "1 mg/kg/day", "weight": "70 kg"}
    answer = run("assess", case_file(**case, tpmt={"genotype": "*1/*1"}, tablets=["25 mg"]), "--json").json
    assert answer["regimen"]["maximum"]["value"] == "2.5 mg/kg/day"
    assert "6 to 8 weeks" in answer["regimen"]["time_to_effect"]["text"]
    assert answer["titration"]["most_mg_per_day"] == "175"
    assert answer["titration"]["steps"][0]["test"] is None
    assert all(step["test"]["tests"] for step in answer["titration"]["steps"][1:])
    cited = [*answer["regimen"]["citations"], *answer["titration"]["citations"]]
    assert {citation.partition(" @ ")[0] for citation in cited} <= answer["citations"].keys()
