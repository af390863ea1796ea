"""The questions of the evaluation, and how well the library answers them.

A quarter of `questions.yaml`, chosen by a hash of their words, is held out: nobody tunes the search by looking at it.
The files `fresh-*.yaml` are rounds of questions that were asked once before anybody looked at what was found; each says
at its head how that went. A set that was mended against flatters: the figures at the heads are the honest ones.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zlib import crc32

import yaml

from core.passages import SearchAnswer
from db.library import Library

HERE = Path(__file__).parent
VOICES = ("prescriber", "nurse", "pharmacist", "patient")
_HELD_OUT_EVERY = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks; `answers` are passages any of which will do, empty when the book must not answer; `part` is
    the part of the evaluation that it belongs to."""

    voice: str
    ask: str
    answers: frozenset[str]
    misspelt: bool
    part: str

    @property
    def audience(self) -> str:
        """Whose wording the search shows."""
        return "patient" if self.voice == "patient" else "clinician"


def questions() -> list[Question]:
    """All questions, in the order of the files."""
    files = [HERE / "questions.yaml", *sorted(HERE.glob("fresh-*.yaml"))]
    return [
        Question(
            entry["voice"],
            entry["ask"],
            frozenset(entry["answers"]),
            entry.get("misspelt") == "true",
            _part_of(file, entry["ask"]),
        )
        for file in files
        for entry in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    ]


def _part_of(file: Path, ask: str) -> str:
    if file.stem.startswith("fresh"):
        return file.stem
    return "held_out" if crc32(ask.encode()) % _HELD_OUT_EVERY == 0 else "tuned"


@dataclass(frozen=True)
class Outcome:
    """A question with what the library gave."""

    question: Question
    answer: SearchAnswer

    @cached_property
    def found(self) -> list[str]:
        """The ids of the passages, best first."""
        return [hit.passage.id for hit in self.answer.hits]

    def is_right_within(self, places: int) -> bool:
        """True when one of the first passages answers."""
        return not self.question.answers.isdisjoint(self.found[:places])

    @property
    def is_wrong(self) -> bool:
        """True when a reader who trusts the first passage is misled."""
        return self.answer.answered and not self.is_right_within(1)


@dataclass(frozen=True)
class Score:
    """How well a set of questions was answered; all in percent."""

    recall_at_1: float
    recall_at_3: float
    wrong_answers: float
    abstains: float

    def __str__(self) -> str:
        return (
            f"recall@1 {self.recall_at_1:.1f}%, recall@3 {self.recall_at_3:.1f}%, "
            f"wrong first answers {self.wrong_answers:.1f}%, correct abstention {self.abstains:.1f}%"
        )


def outcomes(library: Library, asked: Iterable[Question]) -> list[Outcome]:
    """What the library gives to each question."""
    return [Outcome(question, library.search(question.ask, question.audience)) for question in asked]


def score(done: Sequence[Outcome]) -> Score:
    """Recall over the questions that have an answer, abstention over those that have none, wrong answers over all."""
    answerable = [outcome for outcome in done if outcome.question.answers]
    others = [outcome for outcome in done if not outcome.question.answers]
    return Score(
        recall_at_1=_percent(answerable, lambda outcome: outcome.is_right_within(1)),
        recall_at_3=_percent(answerable, lambda outcome: outcome.is_right_within(3)),
        wrong_answers=_percent(done, lambda outcome: outcome.is_wrong),
        abstains=_percent(others, lambda outcome: not outcome.answer.answered),
    )


def _percent(done: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    return 100 * sum(map(holds, done)) / len(done)
