"""Nothing of the fact tables is lost: every row leads to a statement, a rule or a figure of the book."""

import re
from decimal import Decimal
from typing import Any

import pytest

from core.evidence import Verification
from core.passages import Passage
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
SAYS_SO = re.compile(
    r"not (?:be )?(?:verified|read|re-read|shown)|general knowledge|no source|no primary figure|not found in", re.I
)
"""How a sentence says that nobody checked it."""
_FIGURE = re.compile(r"(?<![\w.*])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![\w*])")
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


def figures_of(passage: Passage) -> set[Decimal]:
    """Every number that a page prints for clinicians."""
    said = [f"{one.heading} {one.clinician} {one.grade}" for one in passage.statements]
    said += [f"{one.who} {one.says}" for one in passage.positions]
    return {Decimal(found.replace(",", "")) for found in _FIGURE.findall(" ".join(said))}


@pytest.mark.parametrize("entry", [entry for entry in ROWS if "figures" in entry], ids=name)
def test_the_figures_of_a_row_are_printed(entry: dict[str, Any]) -> None:
    printed = set().union(*(figures_of(statements()[id].passage) for id in said_by(entry)))
    assert {Decimal(figure) for figure in entry["figures"]} - printed == set()


UNVERIFIED = [
    (said.id, said.clinician)
    for passage in content().items("passages")
    for said in passage.statements
    if said.evidence.verification is Verification.UNVERIFIED
]


@pytest.mark.parametrize(("id", "text"), UNVERIFIED, ids=[id for id, _ in UNVERIFIED])
def test_what_nobody_checked_says_so_in_words(id: str, text: str) -> None:
    """The chip may be missed, and a sentence may be copied without it."""
    assert SAYS_SO.search(text), id
