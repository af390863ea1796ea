"""How good the answers are: a fixed set of questions, and numbers that may only get better."""

from dataclasses import asdict, fields

import pytest
import yaml

from db.library import Library
from tests.search.asked import HERE, VOICES, Outcome, Question, Score, outcomes, questions, score

QUESTIONS = questions()
PARTS = list(dict.fromkeys(question.part for question in QUESTIONS))
RECALL_AT_3, ABSTENTION = 95, 90
"""Targets, in percent of the questions that have an answer, and of those that have none."""


def shares(name: str) -> dict[str, float]:
    """One line of the ratchet."""
    lines = yaml.safe_load((HERE / "ratchet.yaml").read_text(encoding="utf-8"))
    return {key: float(value) for key, value in lines[name].items()}


def part(done: list[Outcome], name: str) -> list[Outcome]:
    """The outcomes of one part of the questions."""
    return [outcome for outcome in done if outcome.question.part == name]


@pytest.fixture(scope="module")
def done(evaluated: Library) -> list[Outcome]:
    """Every question with its answer."""
    return outcomes(evaluated, QUESTIONS)


def test_the_set_is_what_it_claims_to_be() -> None:
    asked = [question.ask for question in QUESTIONS]
    without = [question for question in QUESTIONS if not question.answers]
    misspelt = [question for question in QUESTIONS if question.misspelt]
    assert len(asked) >= 300
    assert set(PARTS) == {"tuned", "held_out", *(f"fresh-{number}" for number in range(1, len(PARTS) - 1))}
    assert {question.voice for question in QUESTIONS} == set(VOICES)
    assert len(without) >= len(asked) / 5
    assert len(misspelt) >= len(asked) / 10
    assert sum("azacit" in ask.lower() for ask in asked) >= 6
    assert all(len(question.answers) <= 3 for question in QUESTIONS)


def test_every_expected_passage_is_in_the_book(evaluated: Library) -> None:
    expected = set().union(*(question.answers for question in QUESTIONS))
    assert [id for id in sorted(expected) if evaluated.passage(id) is None] == []


@pytest.mark.parametrize("name", PARTS)
def test_the_answers_only_get_better(done: list[Outcome], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    reached = score(part(done, name))
    with capsys.disabled():
        print(f"\n  {name}: {len(part(done, name))} questions, {reached}")
    held = shares(name)
    assert set(held) == {field.name for field in fields(Score)}
    worse = {key for key, value in asdict(reached).items() if key != "wrong_answers" and value < held[key]}
    assert not worse
    assert reached.wrong_answers <= held["wrong_answers"]


@pytest.mark.parametrize("name", PARTS)
def test_the_targets_are_met(done: list[Outcome], name: str) -> None:
    reached = score(part(done, name))
    assert reached.recall_at_3 >= RECALL_AT_3
    assert reached.abstains >= ABSTENTION
    assert shares(name)["recall_at_3"] >= RECALL_AT_3
    assert shares(name)["abstains"] >= ABSTENTION


@pytest.mark.parametrize("voice", VOICES)
def test_no_voice_is_left_behind(done: list[Outcome], voice: str) -> None:
    """The targets are for all; nobody's questions fall ten points below."""
    reached = score([outcome for outcome in done if outcome.question.voice == voice])
    assert reached.recall_at_3 >= RECALL_AT_3 - 10
    assert reached.abstains >= ABSTENTION - 10


def test_a_question_about_azacitidine_never_gets_a_dose_of_azathioprine(done: list[Outcome]) -> None:
    asked: list[Question] = [outcome.question for outcome in done if "azacit" in outcome.question.ask.lower()]
    found = {outcome.question.ask: outcome.found for outcome in done if outcome.question in asked}
    assert not any(id.startswith("dose.") for ids in found.values() for id in ids[:1])
