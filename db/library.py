"""The book as text: its chapters, its passages, and the search that answers from them."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from math import log
from pathlib import Path

from core.passages import Hit, Passage, SearchAnswer, Section, Statement
from db.open import open_book
from db.rulebook import read_table
from db.search_words import STOP_WORDS, Term, is_drug_name, terms_of, words_of

_COLUMNS: Mapping[str, str] = {"clinician": "title keywords clinician", "patient": "title keywords clinician patient"}
_WEIGHTS = "10.0, 6.0, 1.0, 1.0"
"""A word in the title counts ten times, one in the keywords six times."""
_ANSWERS_FROM = 0.33
"""A passage answers when it holds at least this part of what was asked, rare words counting more."""
_UNKNOWN, _UNKNOWN_LONG = 3.0, 4.5
"""What a word that the book does not know weighs; a long one is likely the name of something."""
_LONG = 8
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
    def _same_meaning(self) -> Mapping[str, tuple[str, ...]]:
        return {entry.word: entry.also for entry in read_table(self._connection, "search")}

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
        terms = self._meant(terms_of(query))
        hits = self._opening(audience) if _only_the_drug(terms) else self._hits(terms, audience)
        hits.sort(key=lambda hit: -hit.score)
        return SearchAnswer(bool(hits), tuple(hits[:limit]), () if hits else self._nearest(query))

    def _opening(self, audience: str) -> list[Hit]:
        """Who asks for nothing but the drug gets the first chapter."""
        first = self.passages(self._sections[0].id) if self._sections else ()
        found = (_hit(passage, [], audience, 1 / number) for number, passage in enumerate(first, start=1))
        return [hit for hit in found if hit is not None]

    def _hits(self, terms: list[Term], audience: str) -> list[Hit]:
        asked = [(term, *self._found(term, audience)) for term in terms]
        known = [term for term, rows, _ in asked if rows]
        total = sum(weight for _, _, weight in asked)
        passages = list(self._passages.values())
        hits = []
        for row, rank in self._ranked(known, audience):
            part = sum(weight for _, rows, weight in asked if row in rows) / total
            hit = _hit(passages[row - 1], known, audience, -rank * part)
            if part >= _ANSWERS_FROM and hit is not None:
                hits.append(hit)
        return hits

    def _meant(self, terms: list[Term]) -> list[Term]:
        """The terms with misspelt words repaired and words of the same meaning beside them."""
        repaired = [self._repair(term) for term in terms]
        kept = [term for term in repaired if not is_drug_name(term)] or repaired
        return [self._widened(term) for term in kept]

    def _widened(self, term: Term) -> Term:
        others = self._same_meaning.get(term.words[-1], ()) if len(term.words) == 1 else ()
        return replace(term, also=tuple(Term(tuple(words_of(other))) for other in others))

    def _repair(self, term: Term) -> Term:
        """The term with its one word replaced by the likest word of the book, when the book has no such word."""
        word = term.words[0]
        if len(term.words) > 1 or len(word) < _SHORTEST_REPAIRED or self._is_known(term):
            return term
        from rapidfuzz import fuzz, process  # imported when first needed: most words are spelt well

        alike = process.extract(word, self._vocabulary.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        likely = [
            (score, self._vocabulary[found], found)
            for found, score, _ in alike
            if found not in STOP_WORDS and _is_a_slip(word, found)
        ]
        return Term((max(likely)[2],)) if likely else term

    def _is_known(self, term: Term) -> bool:
        return term.words[0] in self._same_meaning or any(term.is_in([word]) for word in self._vocabulary)

    def _found(self, term: Term, audience: str) -> tuple[frozenset[int], float]:
        """The rows that hold a term, and its weight: the rarer, the heavier."""
        rows = frozenset(
            row
            for (row,) in self._connection.execute(
                "SELECT rowid FROM passage_search WHERE passage_search MATCH ?", (_match([term], audience),)
            )
        )
        if not rows:
            return rows, _UNKNOWN_LONG if len(term.words[-1]) >= _LONG else _UNKNOWN
        return rows, log(1 + (len(self._passages) - len(rows) + 0.5) / (len(rows) + 0.5))

    def _ranked(self, terms: list[Term], audience: str) -> list[tuple[int, float]]:
        if not terms:
            return []
        return self._connection.execute(
            f"SELECT rowid, bm25(passage_search, {_WEIGHTS}) FROM passage_search "  # noqa: S608  our own constant
            "WHERE passage_search MATCH ? ORDER BY rowid",
            (_match(terms, audience),),
        ).fetchall()

    def _nearest(self, query: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process

        titles = [passage.title for passage in self._passages.values()]
        wanted = " ".join(word for term in terms_of(query) for word in term.words)
        found = process.extract(wanted, titles, scorer=fuzz.WRatio, processor=str.lower, limit=_NEAREST)
        return tuple(dict.fromkeys(title for title, score, _ in found if score > 0))


def _only_the_drug(terms: list[Term]) -> bool:
    return bool(terms) and all(is_drug_name(term) for term in terms)


def _is_a_slip(typed: str, word: str) -> bool:
    """One slip of the fingers, in long words two, or the same letters in another order."""
    from rapidfuzz.distance import OSA

    allowed = 2 if len(typed) >= _LONG else 1
    return typed[0] == word[0] and (OSA.distance(typed, word) <= allowed or sorted(typed) == sorted(word))


def _match(terms: list[Term], audience: str) -> str:
    return f"{{{_COLUMNS[audience]}}} : ({' OR '.join(term.pattern for term in terms)})"


def _hit(passage: Passage, terms: list[Term], audience: str, score: float) -> Hit | None:
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


def _matches(text: str, terms: list[Term]) -> int:
    words = words_of(text)
    return sum(term.is_in(words) for term in terms)
