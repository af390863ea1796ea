"""The book as text: its chapters, its passages, and the search that answers from them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import log
from pathlib import Path

from core.book import Medicine
from core.passages import Hit, Passage, SearchAnswer, Section, Statement
from db.open import open_book
from db.rulebook import read_table
from db.search_scope import DOSE_SPEECH, Scope
from db.search_words import (
    DRUG_NAMES,
    Term,
    Words,
    is_drug_name,
    terms_of,
    tokens_of,
    with_ages,
    with_phrases,
    words_of,
)
from db.small_words import SMALL_WORDS

_COLUMNS: Mapping[str, str] = {"clinician": "title keywords clinician", "patient": "title keywords clinician patient"}
_WEIGHTS = "10.0, 6.0, 1.0, 1.0"
"""A word in the title counts ten times, one in the keywords six times."""
_ANSWERS_FROM = 0.33
"""A passage answers when it holds at least this part of what was asked, rare words counting more."""
_WITH_UNKNOWN_FROM = 0.45
"""The same, when the book does not know one of the words."""
_UNKNOWN = 3.0
"""What a word that the book does not know weighs."""
_LONG = 8
"""A word as long as this that the book does not know is the name of something else."""
_FAINT = 2.5
"""A passage that holds only a part of what was asked must score at least this much."""
_ALIKE = 75
"""How alike (of 100) a word of the book must be to stand for a misspelt one, before its slips are counted."""
_SHORTEST_REPAIRED = 6
"""Short words resemble too many others."""
_NEAREST = 3
_FOR_PATIENTS, _THERE = "counselling", 0.7
"""Clinicians find the lines for patients below the pages that explain them."""


class Library:
    """The passages of the built book. Opens the book itself, or uses a connection that is open."""

    def __init__(self, book: Path | sqlite3.Connection | None = None) -> None:
        self._connection = book if isinstance(book, sqlite3.Connection) else open_book(book)

    @cached_property
    def _passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in read_table(self._connection, "passages")}

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        return read_table(self._connection, "sections")

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        return dict(self._connection.execute("SELECT word, passages FROM vocabulary ORDER BY word"))

    @cached_property
    def _same_meaning(self) -> Mapping[Words, tuple[Words, ...]]:
        """What a word or a phrase means in the words of the book; nothing, when the book is not about it."""
        return {
            tuple(words_of(entry.word)): tuple(tuple(words_of(other)) for other in entry.also)
            for entry in read_table(self._connection, "search")
            if not entry.word.startswith("-")
        }

    @cached_property
    def _scope(self) -> Scope:
        endings = (entry.word for entry in read_table(self._connection, "search") if entry.word.startswith("-"))
        reduced = {rule.subject for rule in read_table(self._connection, "rules") if rule.remains}
        medicines = read_table(self._connection, "medicines")
        return Scope(
            frozenset(words for words, also in self._same_meaning.items() if not also),
            tuple(ending.removeprefix("-") for ending in endings),
            frozenset(name for medicine in medicines for name in _names(medicine)),
            frozenset(name for medicine in medicines if medicine.id in reduced for name in _names(medicine)),
            self._vocabulary,
        )

    @cached_property
    def _known_words(self) -> Sequence[str]:
        """Every word that a misspelt one may stand for."""
        known = {word for words in self._same_meaning for word in words if len(words) == 1}
        return sorted((known | set(self._vocabulary)) - SMALL_WORDS)

    def sections(self) -> tuple[Section, ...]:
        """The chapters in the order of the contents list."""
        return self._sections

    def passages(self, section: str) -> tuple[Passage, ...]:
        """The passages of a chapter, in order."""
        return tuple(passage for passage in self._passages.values() if passage.section == section)

    def passage(self, id: str) -> Passage | None:
        """One passage, or None when there is none of that id."""
        return self._passages.get(id)

    def search(self, query: str, audience: str = "clinician", limit: int = 8) -> SearchAnswer:
        """The passages that answer, best first, with the statement that answers best in the wording of the
        audience (`clinician` or `patient`); when none does, the nearest titles."""
        tokens = [self._repaired(token) for token in with_phrases(with_ages(tokens_of(query)), self._same_meaning)]
        terms = [self._widened(term) for term in terms_of(tokens, query[-1:].isalnum())]
        hits = [] if self._is_out_of_scope(tokens) else self._answers(terms, audience)
        hits.sort(key=lambda hit: -hit.score)
        return SearchAnswer(bool(hits), tuple(hits[:limit]), () if hits else self._nearest(query, terms, audience))

    def _is_out_of_scope(self, tokens: Sequence[Words]) -> bool:
        names_the_drug = any(token[0] in DRUG_NAMES for token in tokens)
        meant = [other for token in tokens for other in (token, *self._same_meaning.get(token, ()))]
        return self._scope.is_beyond(meant, names_the_drug) or (
            not names_the_drug and self._scope.asks_for_another_dose(tokens)
        )

    def _answers(self, terms: Sequence[Term], audience: str) -> list[Hit]:
        if terms and all(is_drug_name(term) for term in terms):
            return self._opening(audience)
        return self._hits(terms, audience)

    def _opening(self, audience: str) -> list[Hit]:
        """Who asks for nothing but the drug gets the first chapter."""
        first = self.passages(self._sections[0].id) if self._sections else ()
        found = (_hit(passage, [], audience, 1 / number) for number, passage in enumerate(first, start=1))
        return [hit for hit in found if hit is not None]

    def _hits(self, terms: Sequence[Term], audience: str) -> list[Hit]:
        asked = [(term, *self._found(term, audience)) for term in terms]
        known = [term for term, rows, _ in asked if rows]
        if any(not rows and _is_a_name(term) for term, rows, _ in asked):
            return []
        least = _ANSWERS_FROM if len(known) == len(asked) else _WITH_UNKNOWN_FROM
        total = sum(weight for _, _, weight in asked)
        passages = list(self._passages.values())
        hits = []
        for row, rank in self._ranked(known, audience):
            part = sum(weight for _, rows, weight in asked if row in rows) / total
            hit = _hit(passages[row - 1], known, audience, -rank * part)
            is_enough = part >= least and (part == 1 or -rank * part >= _FAINT)
            if is_enough and hit is not None:
                hits.append(hit)
        return hits

    def _widened(self, term: Term) -> Term:
        return replace(term, also=tuple(Term(other) for other in self._same_meaning.get(term.words, ())))

    def _repaired(self, token: Words) -> Words:
        """The token with its one word replaced by the likest word of the book, when the book has no such word."""
        word = token[0]
        if len(token) > 1 or len(word) < _SHORTEST_REPAIRED or self._is_known(token):
            return token
        from rapidfuzz import fuzz, process  # imported when first needed: most words are spelt well

        alike = process.extract(word, self._known_words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        slips = [(score, found) for found, score, _ in alike if _is_a_slip(word, found)]
        likely = [(score, self._vocabulary.get(found, 1), found) for score, found in slips]
        return (max(likely)[2],) if likely else token

    def _is_known(self, token: Words) -> bool:
        spoken = token[0] in SMALL_WORDS or token[0] in DRUG_NAMES or token[0] in DOSE_SPEECH
        return spoken or token in self._same_meaning or any(Term(token).is_in([word]) for word in self._vocabulary)

    def _found(self, term: Term, audience: str) -> tuple[frozenset[int], float]:
        """The rows that hold a term, and its weight: the rarer, the heavier."""
        rows = frozenset(
            row
            for (row,) in self._connection.execute(
                "SELECT rowid FROM passage_search WHERE passage_search MATCH ?", (_match([term], audience),)
            )
        )
        if not rows:
            return rows, _UNKNOWN
        return rows, log(1 + (len(self._passages) - len(rows) + 0.5) / (len(rows) + 0.5))

    def _ranked(self, terms: Sequence[Term], audience: str) -> list[tuple[int, float]]:
        if not terms:
            return []
        return self._connection.execute(
            f"SELECT rowid, bm25(passage_search, {_WEIGHTS}) FROM passage_search "  # noqa: S608  our own constant
            "WHERE passage_search MATCH ? ORDER BY rowid",
            (_match(terms, audience),),
        ).fetchall()

    def _nearest(self, query: str, terms: Sequence[Term], audience: str) -> tuple[str, ...]:
        """The titles of the pages that hold most of what was asked, else those that are written most alike."""
        titles = [passage.title for passage in self._passages.values()]
        if ranked := sorted(self._ranked(terms, audience), key=lambda found: found[1])[:_NEAREST]:
            return tuple(titles[row - 1] for row, _ in ranked)
        from rapidfuzz import fuzz, process

        found = process.extract(query, titles, scorer=fuzz.WRatio, processor=str.lower, limit=_NEAREST)
        return tuple(dict.fromkeys(title for title, score, _ in found if score > 0))


def _names(medicine: Medicine) -> Iterable[Words]:
    return (tuple(words_of(name)) for name in (medicine.name, *medicine.synonyms))


def _is_a_name(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= _LONG and not term.growing


def _is_a_slip(typed: str, word: str) -> bool:
    """One slip of the fingers, in long words two, or the same letters in another order."""
    from rapidfuzz.distance import OSA

    allowed = 2 if len(typed) >= _LONG else 1
    return typed[0] == word[0] and (OSA.distance(typed, word) <= allowed or sorted(typed) == sorted(word))


def _match(terms: Sequence[Term], audience: str) -> str:
    return f"{{{_COLUMNS[audience]}}} : ({' OR '.join(term.pattern for term in terms)})"


def _hit(passage: Passage, terms: Sequence[Term], audience: str, score: float) -> Hit | None:
    """The passage with its best statement; None when it says nothing to this audience."""
    if audience == "clinician" and passage.section == _FOR_PATIENTS:
        score *= _THERE
    texts = [(_wording(statement, audience), statement) for statement in passage.statements]
    spoken = [(text, statement) for text, statement in texts if text]
    if not spoken:
        return None
    counts = [_matches(f"{statement.heading} {text}", terms) for text, statement in spoken]
    return Hit(passage, spoken[counts.index(max(counts))][0], score)


def _wording(statement: Statement, audience: str) -> str:
    return statement.patient if audience == "patient" else statement.clinician


def _matches(text: str, terms: Sequence[Term]) -> int:
    words = words_of(text)
    return sum(term.is_in(words) for term in terms)
