"""Which pages answer best to the terms of a question, and whether any answers at all."""

from collections.abc import Callable, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from db.search_index import Index, Scores
from db.search_words import Term, is_number, is_quantity, root_of
from db.small_words import HARMLESS_WORDS, SMALL_WORDS

_ANSWERS_FROM = 0.33
"""A page answers when it holds at least this part of what was asked, rare words counting more."""
_WITH_UNKNOWN_FROM = 0.4
"""The same, when the book does not know one of the words."""
_FAINT = 2.0
"""A page that holds only a part of what was asked must score at least this much."""
_WEAK = 0.5
"""A page answers better than a passing word for patients would, as a part of the weight of what was asked."""
_UNKNOWN, _UNKNOWN_NAME, _NAME = 3.0, 5.0, 8
"""What a word weighs that the book does not know; as long as this it is probably the name of something else."""
_UNKNOWN_QUALITY = 1.0
_QUALITIES = tuple("ed ly wise able ible ility ful ness ward wards ist ists".split())
"""What one weighs that by its ending only says how, or who somebody is."""
_OF_PLAIN_SPEECH = 0.5
"""What verbs and describing words count beside words that name something."""
_LOOKED_AT = 40
"""So many of the best pages, by the sum over the terms, are looked at closely."""
_FIRST = 3
"""So many are read by who asks."""
_MANY = 2000
"""A word that stands on more pages than this only adds to pages that hold a rarer one."""

_PLAIN_ROOTS = frozenset(map(root_of, HARMLESS_WORDS))


class Weighed(NamedTuple):
    """A term with the rows that hold it, what it weighs, the part of its scores that counts, and whether it names
    something: a question of plain words alone is about anything."""

    scores: Scores
    weight: float
    counts: float = 1.0
    names: bool = True


def weighed(terms: Sequence[Term], index: Index) -> list[Weighed]:
    """The terms that count: plain words that the book does not hold say nothing."""
    found = ((term, *index.look_up(term)) for said in terms for term in _taken_apart(said, index))
    return [_weighed(term, scores, weight) for term, scores, weight in found if scores or not _is_plain(term)]


def _taken_apart(term: Term, index: Index) -> Sequence[Term]:
    """The term; its words alone, when they stand nowhere side by side (`co-prescribed`)."""
    if len(term.words) == 1 or is_quantity(term.words) or index.look_up(term)[0]:
        return (term,)
    return [Term((word,)) for word in term.words if len(word) > 1 and word not in SMALL_WORDS and not is_number(word)]


def answering(asked: Sequence[Weighed], standing: Callable[[int], float]) -> list[tuple[int, float]]:
    """The rows that answer with their scores, the best first. `standing` is what a row gains or loses by its place."""
    total = sum(term.weight for term in asked)
    least = _ANSWERS_FROM if all(term.scores for term in asked) else _WITH_UNKNOWN_FROM
    names_something = any(term.scores and term.names for term in asked)
    found: list[tuple[int, float]] = []
    if not names_something:
        return found
    for row, score in best_rows(asked, _LOOKED_AT):
        part = sum(term.weight for term in asked if row in term.scores) / total
        if part >= least and score >= _WEAK * total and (part == 1 or score * part >= _FAINT):
            found.append((row, score * part * standing(row)))
    return _varied(sorted(found, key=lambda one: -one[1]), asked)


def _varied(found: list[tuple[int, float]], asked: Sequence[Weighed]) -> list[tuple[int, float]]:
    """The same rows; when the best lacks something that was asked (`lupus, pregnancy`), the one that holds most of that
    stands among the first."""
    lacking = [term for term in asked if found and term.counts == 1 and found[0][0] not in term.scores]

    def held(one: tuple[int, float]) -> float:
        return sum(term.scores.get(one[0], 0.0) for term in lacking)

    late = max(found[_FIRST:], key=held, default=None)
    if late is None or held(late) <= max(map(held, found[:_FIRST])):
        return found
    others = [one for one in found if one is not late]
    return [*others[: _FIRST - 1], (late[0], found[_FIRST - 1][1]), *others[_FIRST - 1 :]]


def best_rows(asked: Sequence[Weighed], most: int) -> list[tuple[int, float]]:
    """The rows with the highest sums over the terms, the best first."""
    sums: dict[int, float] = {}
    for term in sorted(asked, key=lambda term: len(term.scores)):
        scores, counts = term.scores, term.counts
        if len(scores) > _MANY and len(sums) >= _LOOKED_AT:
            for row in sums:
                sums[row] += scores.get(row, 0.0) * counts
        else:
            for row, score in scores.items():
                sums[row] = sums.get(row, 0.0) + score * counts
    return nlargest(most, sums.items(), key=itemgetter(1))


def _weighed(term: Term, scores: Scores, weight: float) -> Weighed:
    if not scores:
        return Weighed(scores, _unknown(term))
    if not _is_plain(term):
        return Weighed(scores, weight)
    return Weighed(scores, weight * _OF_PLAIN_SPEECH, _OF_PLAIN_SPEECH, is_quantity(term.words))


def _is_plain(term: Term) -> bool:
    """True for a quantity, or a word of anybody's speech that stands for nothing in this book (`forgot` does)."""
    return is_quantity(term.words) or not term.also and len(term.words) == 1 and root_of(term.words[0]) in _PLAIN_ROOTS


def _unknown(term: Term) -> float:
    if term.words[-1].endswith(_QUALITIES):
        return _UNKNOWN_QUALITY
    return _UNKNOWN_NAME if _is_a_name(term) else _UNKNOWN


def _is_a_name(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= _NAME and not term.growing
