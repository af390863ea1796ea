"""Nothing of the fact tables is lost: every row leads to a statement, a rule or a figure of the book."""

from typing import Any

import pytest

from core.evidence import Verification
from tests.content.written import content, entries, numbered, statements

ROWS = entries("fact_rows.yaml")
TABLES = {
    "ID": 22,
    "IND": 22,
    "DOSE": 32,
    "ADJ": 19,
    "CI": 14,
    "INT": 44,
    "BASE": 13,
    "MON": 15,
    "THR": 27,
    "MET": 19,
    "AE": 31,
    "PREG": 16,
    "VAC": 5,
    "PAT": 22,
    "OD": 7,
    "FRM": 16,
}
"""How many numbered rows each table of the facts has."""
INSERTED = {"IND-12b", "INT-13b"}
TOPICS = {"rule": "rules", "figure": "figures", "schedule": "schedules", "renal": "renal"}


def name(entry: dict[str, Any]) -> str:
    """The id of a row."""
    return str(entry["row"])


def said_by(entry: dict[str, Any]) -> list[str]:
    """The statements among what says a row."""
    return [id for id in entry["said_by"] if ":" not in id]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every id that a row may lead to."""
    ids = {f"{word}:{item.id}" for word, table in TOPICS.items() for item in content().items(table)}
    ids |= {f"threshold:{row.id}" for kept in content().items("thresholds") for row in kept.rows}
    return ids | set(statements())


def test_every_row_stands_there_once() -> None:
    wanted = {row for table, last in TABLES.items() for row in numbered(table, last)} | INSERTED
    given = [name(entry) for entry in ROWS]
    assert set(given) == wanted
    assert len(given) == len(wanted)


@pytest.mark.parametrize("entry", ROWS, ids=name)
def test_a_row_leads_to_what_the_book_says(entry: dict[str, Any], known: set[str]) -> None:
    assert said_by(entry)
    assert [id for id in entry["said_by"] if id not in known] == []


@pytest.mark.parametrize("entry", [entry for entry in ROWS if entry["status"] == "G"], ids=name)
def test_an_unverified_row_is_only_told_as_such(entry: dict[str, Any]) -> None:
    assert [id for id in said_by(entry) if not statements()[id].is_said_to_be_unverified] == []


@pytest.mark.parametrize("entry", [entry for entry in ROWS if entry["status"] == "S"], ids=name)
def test_a_row_known_second_hand_is_not_told_as_read(entry: dict[str, Any]) -> None:
    weights = {statements()[id].statement.evidence.verification for id in said_by(entry)}
    assert weights & {Verification.SECONDARY, Verification.UNVERIFIED}
