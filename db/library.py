"""The book as text: its chapters, its passages, and the search that answers from them."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from pathlib import Path

from core.passages import Hit, Passage, SearchAnswer, Section, Statement
from db.open import open_book
from db.rulebook import read_table
from db.search_question import Understanding
from db.search_words import Term, is_drug_name, words_of
from db.small_words import HARMLESS_WORDS

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
_NEAREST = 3
_FOR_PATIENTS, _THERE = "counselling", 0.7
"""Clinicians find the lines for patients below the pages that explain them."""
_OPENING = 1.5
"""Who types one word finds the page that opens its chapter above the others."""
_DOSES, _WANTED = "dose", 1.3
"""Who asks for a dose finds the pages of doses above those that mention one."""


class Library:
    """The passages of the built book. Opens the book itself, or uses a connection that is open."""

    def __init__(self, book: Path | sqlite3.Connection | None = None) -> None:
        self._connection = book if isinstance(book, sqlite3.Connection) else open_book(book)
        self._kept: dict[tuple[str, str], list[list[str]]] = {}
        self._asked = False

    @cached_property
    def _passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in read_table(self._connection, "passages")}

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        return read_table(self._connection, "sections")

    @cached_property
    def _understanding(self) -> Understanding:
        words = self._connection.execute("SELECT word, passages FROM vocabulary ORDER BY word")
        tables = (read_table(self._connection, table) for table in ("search", "medicines", "rules"))
        return Understanding(dict(words), *tables)

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
        self._asked = True
        asked = self._understanding.of(query)
        found = [] if asked.is_out_of_scope else self._answers(asked.terms, audience)
        hits = tuple(self._hit(passage, asked.terms, audience, score) for passage, score in found[:limit])
        return SearchAnswer(bool(hits), hits, () if hits else self._nearest(query, asked.terms, audience), asked.meant)

    def forget(self) -> None:
        """Leave nothing of the last question: SQLite keeps the words of a query until it is asked the next one."""
        if self._asked:
            self.search("allopurinol")
            self._asked = False

    def _answers(self, terms: Sequence[Term], audience: str) -> list[tuple[Passage, float]]:
        """The passages that answer, with their score, best first."""
        alone = bool(terms) and all(is_drug_name(term) for term in terms)
        found = self._opening() if alone else self._scored(terms, audience)
        spoken = ((passage, score) for passage, score in found if _speaks_to(passage, audience))
        return sorted(spoken, key=lambda one: -one[1])

    def _opening(self) -> Iterator[tuple[Passage, float]]:
        """Who asks for nothing but the drug gets the first chapter."""
        first = self.passages(self._sections[0].id) if self._sections else ()
        yield from ((passage, 1 / number) for number, passage in enumerate(first, start=1))

    def _scored(self, terms: Sequence[Term], audience: str) -> Iterator[tuple[Passage, float]]:
        looked_up = [(term, *self._found(term, audience)) for term in terms]
        asked = [(term, rows, weight) for term, rows, weight in looked_up if rows or not _is_harmless(term)]
        known = [term for term, rows, _ in asked if rows]
        if any(not rows and _is_a_name(term) for term, rows, _ in asked):
            return
        least = _ANSWERS_FROM if len(known) == len(asked) else _WITH_UNKNOWN_FROM
        total = sum(weight for _, _, weight in asked)
        passages = list(self._passages.values())
        for row, rank in self._ranked(known, audience):
            part = sum(weight for _, rows, weight in asked if row in rows) / total
            if part >= least and (part == 1 or -rank * part >= _FAINT):
                yield passages[row - 1], -rank * part * _standing(passages[row - 1], terms, audience)

    def _hit(self, passage: Passage, terms: Sequence[Term], audience: str, score: float) -> Hit:
        """The passage with the statement that holds most of what was asked."""
        wordings = [_wording(statement, audience) for statement in passage.statements]
        counts = [
            sum(term.is_in(words) for term in terms) if wording else -1
            for wording, words in zip(wordings, self._words_of(passage, audience), strict=True)
        ]
        return Hit(passage, wordings[counts.index(max(counts))], score)

    def _words_of(self, passage: Passage, audience: str) -> list[list[str]]:
        """The words of every statement of a passage, kept for the next time it is found."""
        if (kept := self._kept.get((passage.id, audience))) is None:
            texts = (f"{statement.heading} {_wording(statement, audience)}" for statement in passage.statements)
            kept = self._kept[passage.id, audience] = [words_of(text) for text in texts]
        return kept

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


def _is_harmless(term: Term) -> bool:
    return len(term.words) == 1 and term.words[0] in HARMLESS_WORDS


def _is_a_name(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= _LONG and not term.growing


def _match(terms: Sequence[Term], audience: str) -> str:
    return f"{{{_COLUMNS[audience]}}} : ({' OR '.join(term.pattern for term in terms)})"


def _standing(passage: Passage, terms: Sequence[Term], audience: str) -> float:
    """What a passage gains or loses by its chapter, and by opening it."""
    if audience == "clinician" and passage.section == _FOR_PATIENTS:
        return _THERE
    wanted = _WANTED if passage.section == _DOSES and any(term.words == ("dose",) for term in terms) else 1
    return wanted * _OPENING if len(terms) == 1 and passage.id.endswith(".overview") else wanted


def _speaks_to(passage: Passage, audience: str) -> bool:
    """True when the passage says something to this audience."""
    return any(_wording(statement, audience) for statement in passage.statements)


def _wording(statement: Statement, audience: str) -> str:
    return statement.patient if audience == "patient" else statement.clinician
