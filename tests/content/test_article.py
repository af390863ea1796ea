"""Every statement of the article that this book started from is answered in the book."""

from typing import Any

import pytest

from tests.content.written import entries, numbered, statements

ARTICLE = entries("article_statements.yaml")
VERDICTS = {"agrees": 52, "imprecise": 42, "conflicts": 16, "unverifiable": 16}
"""As the clinical check counts its 126 statements."""
WRONG = [entry for entry in ARTICLE if entry["verdict"] in ("imprecise", "conflicts")]


def name(entry: dict[str, Any]) -> str:
    """The id of a statement of the article."""
    return str(entry["id"])


def test_each_of_the_126_statements_stands_there_once() -> None:
    clinical = [f"SC-{number:03d}" for number in range(1, 127)]
    assert [name(entry) for entry in ARTICLE] == [*clinical, *numbered("GC", 18)]


def test_the_verdicts_are_those_of_the_check() -> None:
    given = [entry["verdict"] for entry in ARTICLE if name(entry).startswith("SC")]
    assert {verdict: given.count(verdict) for verdict in set(given)} == VERDICTS


@pytest.mark.parametrize("entry", ARTICLE, ids=name)
def test_each_leads_to_statements_of_the_book(entry: dict[str, Any]) -> None:
    assert entry["statements"]
    assert [id for id in entry["statements"] if id not in statements()] == []


@pytest.mark.parametrize("entry", WRONG, ids=name)
def test_what_is_wrong_leads_to_a_statement_with_the_source_that_puts_it_right(entry: dict[str, Any]) -> None:
    found = set().union(*(statements()[id].sources for id in entry["statements"]))
    assert found & set(entry["corrected_by"])


@pytest.mark.parametrize("entry", [entry for entry in ARTICLE if entry["verdict"] == "conflicts"], ids=name)
def test_a_conflict_is_never_shown_alone(entry: dict[str, Any]) -> None:
    """Beside it stand positions, or the statement itself speaks of the article's mistake."""
    beside = [statements()[id] for id in entry["statements"]]
    assert any(said.passage.positions or "article-2026" in said.sources for said in beside)


@pytest.mark.parametrize("entry", [entry for entry in ARTICLE if entry["verdict"] == "unverifiable"], ids=name)
def test_what_could_not_be_verified_is_not_told_as_read(entry: dict[str, Any]) -> None:
    """It is marked second-hand or unverified, or a statement says whose claim it is, or positions stand beside it."""
    beside = [statements()[id] for id in entry["statements"]]
    assert any(
        said.statement.evidence.verification.value in "SG"
        or "article-2026" in said.sources
        or "article" in said.statement.grade
        for said in beside
    )
