"""Checks of the passages as prose: limits with their unit, and patient wording that can be read."""

import re
from collections.abc import Callable, Iterable, Iterator

from core.passages import Passage, Statement
from db.reader import Content

READING_TARGET = 8
"""School grade that the patient wording of a section may reach, by Flesch and Kincaid."""
_ENOUGH_WORDS = 50
"""In fewer words one long one moves the grade too far."""
_UNIT = (
    r"(?:%|×10|mg|kg|g\b|mL|mm|L\b|fL|U/|mU|nmol|pmol|ng|µmol|micrograms?|per |cm|m2|°C|hours?|days?|weeks?|months?|"
    r"years?|minutes?|times|inch|people|adults|children|men\b|women\b|tablets?|tests?|red cells|in [0-9])"
)
_LIMIT = re.compile(
    r"\b(?:below|above|over|under|at least|at most|up to|more than|less than|dose of|maximum)\s+"
    r"(?P<number>[0-9][0-9,.]*[0-9]|[0-9])(?!\w)(?P<after>[^.;:]*)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^[\s,]*(?:(?:to|and|or|below|then)\s+(?:below )?[0-9][0-9,.]*[\s,]*)*{_UNIT}")
_MEASURED = re.compile(r"(?:[0-9]\s*|\(|in )(?:×10|mg|kg|mL|L\b|fL|U/|mU|nmol|pmol|ng|µmol|months|inch)")
_WORD, _SENTENCE, _SYLLABLE = re.compile(r"[a-z']+"), re.compile(r"[.!?]+"), re.compile(r"[aeiouy]+")


def _limits(content: Content) -> Iterator[str]:
    """`below 235` says nothing while its statement names no unit."""
    for entry in content.entries["passages"]:
        for statement in entry.item.statements:
            if number := _without_unit(statement):
                yield f"{entry.place}: {statement.id} has the limit {number} without a unit"


def _without_unit(statement: Statement) -> str:
    text = statement.clinician
    if _MEASURED.search(text):
        return ""
    return next((found["number"] for found in _LIMIT.finditer(text) if not _AFTER.match(found["after"])), "")


def reading_grade(texts: Iterable[str]) -> float:
    """The school grade of a text by the formula of Flesch and Kincaid; syllables are counted as groups of vowels."""
    text = " ".join(texts).lower()
    words = _WORD.findall(text)
    sentences = [sentence for sentence in _SENTENCE.split(text) if _WORD.search(sentence)]
    if not words or not sentences:
        return 0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    silent = word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, len(_SYLLABLE.findall(word)) - silent)


def _reading(content: Content) -> Iterator[str]:
    for section in content.items("sections"):
        passages: list[Passage] = [one for one in content.items("passages") if one.section == section.id]
        texts = [statement.patient for passage in passages for statement in passage.statements]
        grade = reading_grade(texts)
        if grade > READING_TARGET and len(" ".join(texts).split()) >= _ENOUGH_WORDS:
            yield f"sections.yaml: the patient wording of {section.id} is of school grade {grade:.1f}"


PROSE_CHECKS: tuple[Callable[[Content], Iterator[str]], ...] = (_limits, _reading)
