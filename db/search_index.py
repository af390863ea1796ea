"""The full-text index of the book in memory: which pages hold a word, and how much it weighs there.

SQLite splits the texts into words and keeps their places; here they are read once. One question looks up many terms,
each with pages and a weight of its own, which takes a query for each in SQLite and one look into a table here.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from math import log

from db.search_words import DRUG_NAMES, Term, Words, root_of
from db.small_words import SMALL_WORDS

_COLUMNS = ("title", "keywords", "clinician", "patient")
_KEYWORDS = _COLUMNS.index("keywords")
_WEIGHTS: Mapping[str, Sequence[float]] = {"clinician": (30.0, 4.0, 1.0, 0.3), "patient": (30.0, 4.0, 1.0, 1.0)}
"""A word in the title counts most, then one in the keywords; clinicians also find what is told to patients."""
_SATURATION, _LENGTH = 2.0, 0.3
"""k1 and b of bm25. Pages are short and alike, so their length says little."""
_OTHER_WORD = 0.7
"""What another word of the same meaning weighs beside the word that was typed."""
_UNKNOWN = 3.0
"""What a word that the book does not know weighs."""

_NAMES_OF_OTHERS = (("g", "hb"), ("yellow", "fever"))
"""Words that alone do not mean what they end: the unit `nmol/h/g Hb` is not about haemoglobin, nor yellow fever about a
temperature."""

Scores = Mapping[int, float]
"""How well each row that holds a term answers to it, by bm25."""
Places = Sequence[int]
"""Where a word stands, in order: row, column and number of the word in one number each."""
_COLUMN_BIT, _ROW_BIT = 20, 22
_NUMBER = (1 << _COLUMN_BIT) - 1


class Index:
    """The words of all pages, for one audience: it decides how much the wording for patients weighs."""

    def __init__(self, places: Mapping[str, Places], audience: str) -> None:
        self._places = places
        self._words = sorted(places)
        self._roots = frozenset(map(root_of, places))
        weights = _WEIGHTS[audience]
        self._counts = {word: _counted(found, weights) for word, found in places.items()}
        for before, word in _NAMES_OF_OTHERS:
            self._counts[word] = _counted(_not_after(places.get(word, ()), places.get(before, ())), weights)
        self._damped = _damping(places)
        self._pages = len(self._damped)
        self._known: dict[Term, tuple[Scores, float]] = {}
        self._starts: dict[Term, tuple[str, ...]] = {}

    def look_up(self, term: Term) -> tuple[Scores, float]:
        """The rows that hold a term, and its weight: the rarer, the heavier."""
        if (known := self._known.get(term)) is None:
            known = self._known[term] = self._scored(term)
        return known

    def starts_of(self, term: Term) -> tuple[str, ...]:
        """What a text holds that says the term, or one that means the same: the words after a space."""
        if (starts := self._starts.get(term)) is None:
            own = (" ".join((*term.words[:-1], end)) + ("" if term.is_wide else " ") for end in term.ends)
            others = (start for other in term.also for start in self.starts_of(other))
            starts = self._starts[term] = tuple(f" {start}" for start in own) + tuple(others)
        return starts

    def forget(self) -> None:
        """Drop the terms that were looked up."""
        self._known.clear()
        self._starts.clear()

    def words_from(self, start: str) -> Iterator[str]:
        """The words of the book that begin so."""
        place = bisect_left(self._words, start)
        return takewhile(lambda word: word.startswith(start), self._words[place:])

    def _scored(self, term: Term) -> tuple[Scores, float]:
        scores = self._damped_counts(term, 1.0) if self._is_of_the_book(term) else {}
        for other in term.also:
            for row, score in self._damped_counts(other, _OTHER_WORD).items():
                scores[row] = max(scores.get(row, 0.0), score)
        weight = self._weight(len(scores))
        return {row: weight * score for row, score in scores.items()}, weight

    def _is_of_the_book(self, term: Term) -> bool:
        """False for a word that only stands for others (`chrons`), although a longer word begins so (`chronic`)."""
        return not term.also or len(term.words) > 1 or root_of(term.words[0]) in self._roots

    def _damped_counts(self, term: Term, part: float) -> dict[int, float]:
        """How much each row holds of the term itself, by bm25 without the weight of the term."""
        damped = self._damped
        return {
            row: part * count * (_SATURATION + 1) / (count + damped[row])
            for row, count in self._counted_for(term).items()
        }

    def _weight(self, pages: int) -> float:
        return log(1 + (self._pages - pages + 0.5) / (pages + 0.5)) if pages else _UNKNOWN

    def _counted_for(self, term: Term) -> Mapping[int, float]:
        """How often, weighed by column, each row holds the term itself."""
        *before, _ = term.words
        last = list(self._last_words(term))
        if before:
            return self._side_by_side(tuple(before), last)
        if len(term.words[0]) == 1:
            return self._named(last)
        if len(last) == 1:
            return self._counts[last[0]]
        return _summed(self._counts[word] for word in last)

    def _named(self, words: Iterable[str]) -> Mapping[int, float]:
        """The rows with one of the words in their title, first those that begin so; in a text it says nothing."""
        places = sorted(place for word in words if word not in SMALL_WORDS for place in self._places[word])
        named = reversed([place for place in places if place >> _COLUMN_BIT & 3 == 0])
        return {place >> _ROW_BIT: 1.0 if place & _NUMBER else _PHRASE[0] for place in named}

    def _last_words(self, term: Term) -> Iterator[str]:
        """The words of the book that the last word of the term may be."""
        for end in term.ends:
            if term.is_wide:
                yield from (word for word in self.words_from(end) if word not in DRUG_NAMES)
            elif end in self._places:
                yield end

    def _side_by_side(self, before: Words, last: Iterable[str]) -> Mapping[int, float]:
        """Where the words stand one after the other; only the places of the rarest are gone through."""
        groups = [[self._places.get(word, ())] for word in before] + [[self._places[word] for word in last]]
        rarest = min(range(len(groups)), key=lambda group: sum(map(len, groups[group])))
        counts: dict[int, float] = defaultdict(float)
        for start in {place - rarest for places in groups[rarest] for place in places}:
            if all(_is_at(start + step, group) for step, group in enumerate(groups)):
                counts[start >> _ROW_BIT] += _PHRASE[start >> _COLUMN_BIT & 3]
        return counts


_PHRASE = _WEIGHTS["patient"]


def places_of(connection: sqlite3.Connection) -> dict[str, Places]:
    """Every word of the full-text index with its places."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, passage_search, instance)"
    )
    columns = {name: number << _COLUMN_BIT for number, name in enumerate(_COLUMNS)}
    places: dict[str, list[int]] = defaultdict(list)
    for word, row, column, number in connection.execute("SELECT term, doc, col, offset FROM temp.instances"):
        places[word].append((row << _ROW_BIT) + columns[column] + number)
    return dict(places)


def pages_of(places: Places) -> int:
    """On how many pages a word stands."""
    return len({place >> _ROW_BIT for place in places})


def _is_at(place: int, lists: Iterable[Places]) -> bool:
    return any(places[at] == place for places in lists if (at := bisect_left(places, place)) < len(places))


def _not_after(places: Places, before: Places) -> Places:
    """The places of a word but those right after the places of another."""
    after = {place + 1 for place in before}
    return [place for place in places if place not in after]


def _counted(places: Places, weights: Sequence[float]) -> Mapping[int, float]:
    counts: dict[int, float] = {}
    for place in places:
        row = place >> _ROW_BIT
        counts[row] = counts.get(row, 0.0) + weights[place >> _COLUMN_BIT & 3]
    return counts


def _summed(counts: Iterable[Mapping[int, float]]) -> Mapping[int, float]:
    total: dict[int, float] = defaultdict(float)
    for one in counts:
        for row, count in one.items():
            total[row] += count
    return total


def _damping(places: Mapping[str, Places]) -> Mapping[int, float]:
    """What the count of a word is held against in each row: more in a long one. Keywords make no page longer."""
    texts = (place for found in places.values() for place in found if place >> _COLUMN_BIT & 3 != _KEYWORDS)
    lengths = Counter(place >> _ROW_BIT for place in texts)
    mean = sum(lengths.values()) / max(1, len(lengths))
    return {row: _SATURATION * (1 - _LENGTH + _LENGTH * length / mean) for row, length in lengths.items()}
