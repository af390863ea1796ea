"""The book as text: its chapters, its passages, and the search that answers from them."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from core.passages import Hit, Passage, SearchAnswer, Section, Statement
from db.open import open_book
from db.rulebook import read_table
from db.search_index import Index, Places, pages_of, places_of
from db.search_question import Understanding
from db.search_ranking import answering, best_rows, weighed
from db.search_words import Term, is_drug_name, root_of, roots_asked, terms_of, tokens_of, words_of

_NEAREST = 3
_FOR_PATIENTS, _THERE = "counselling", 0.7
"""Clinicians find the lines for patients below the pages that explain them."""
_OPENING = 1.5
"""Who types one word finds the page that opens its chapter above the others."""
_NAMED = 1.2
"""A page whose title was asked for in full stands above those that mention it."""
_DOSES, _WANTED = "dose", 1.3
"""Who asks for a dose finds the pages of doses above those that mention one."""


class Library:
    """The passages of the built book. Opens the book itself, or uses a connection that is open."""

    def __init__(self, book: Path | sqlite3.Connection | None = None) -> None:
        self._connection = book if isinstance(book, sqlite3.Connection) else open_book(book)
        self._indexes: dict[str, Index] = {}
        self._kept: dict[tuple[str, str], tuple[str, ...]] = {}

    @cached_property
    def _passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in read_table(self._connection, "passages")}

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        return read_table(self._connection, "sections")

    @cached_property
    def _order(self) -> tuple[Passage, ...]:
        """The passages by the number of their row, less one."""
        return tuple(self._passages.values())

    @cached_property
    def _titles(self) -> Sequence[str]:
        return [passage.title.lower() for passage in self._order]

    @cached_property
    def _title_roots(self) -> Sequence[frozenset[str]]:
        """What each title names, in roots."""
        return [roots_asked(terms_of(tokens_of(passage.title))) for passage in self._order]

    @cached_property
    def _places(self) -> Mapping[str, Places]:
        return places_of(self._connection)

    @cached_property
    def _understanding(self) -> Understanding:
        pages = {word: pages_of(places) for word, places in self._places.items()}
        names = [name for passage in self._order for name in (passage.title, *passage.keywords)]
        known = (read_table(self._connection, table) for table in ("search", "medicines", "rules"))
        return Understanding(pages, names, *known)

    def _index(self, audience: str) -> Index:
        if (index := self._indexes.get(audience)) is None:
            index = self._indexes[audience] = Index(self._places, audience)
        return index

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
        asked = self._understanding.of(query)
        found = [] if asked.is_out_of_scope else self._answers(asked.terms, audience)
        hits = tuple(self._hit(passage, asked.terms, audience, score) for passage, score in found[:limit])
        return SearchAnswer(bool(hits), hits, () if hits else self._nearest(query, asked.terms, audience), asked.meant)

    def forget(self) -> None:
        """Leave nothing of what was asked: looked-up words are kept for the next key that is pressed."""
        for index in self._indexes.values():
            index.forget()
        root_of.cache_clear()

    def _answers(self, terms: Sequence[Term], audience: str) -> list[tuple[Passage, float]]:
        """The passages that answer, with their score, best first."""
        alone = bool(terms) and all(is_drug_name(term) for term in terms)
        found = self._opening() if alone else self._scored(terms, audience)
        return [(passage, score) for passage, score in found if _speaks_to(passage, audience)]

    def _opening(self) -> Iterator[tuple[Passage, float]]:
        """Who asks for nothing but the drug gets the first chapter."""
        first = self.passages(self._sections[0].id) if self._sections else ()
        yield from ((passage, 1 / number) for number, passage in enumerate(first, start=1))

    def _scored(self, terms: Sequence[Term], audience: str) -> Iterator[tuple[Passage, float]]:
        asked = roots_asked(terms)

        def standing(row: int) -> float:
            is_named = self._title_roots[row - 1] <= asked
            return _standing(self._order[row - 1], terms, audience) * (_NAMED if is_named else 1)

        for row, score in answering(weighed(terms, self._index(audience)), standing):
            yield self._order[row - 1], score

    def _hit(self, passage: Passage, terms: Sequence[Term], audience: str, score: float) -> Hit:
        """The passage with the statement that holds most of what was asked."""
        index, said = self._index(audience), self._said(passage, audience)
        held = [0] * len(said)
        for starts in map(index.starts_of, terms):
            for number, text in enumerate(said):
                held[number] += any(map(text.__contains__, starts))
        best = max((number for number, text in enumerate(said) if text), key=held.__getitem__)
        return Hit(passage, _wording(passage.statements[best], audience), score)

    def _said(self, passage: Passage, audience: str) -> tuple[str, ...]:
        """The words of every statement of a passage, a space before each; kept for the next time it is found."""
        if (kept := self._kept.get((passage.id, audience))) is None:
            texts = (
                (statement.heading_for(audience), _wording(statement, audience)) for statement in passage.statements
            )
            kept = tuple(f" {' '.join(words_of(' '.join(text)))} " if text[1] else "" for text in texts)
            self._kept[passage.id, audience] = kept
        return kept

    def _nearest(self, query: str, terms: Sequence[Term], audience: str) -> tuple[str, ...]:
        """The titles of the pages that hold most of what was asked, else those that are written most alike."""
        if best := best_rows(weighed(terms, self._index(audience)), _NEAREST):
            return tuple(self._order[row - 1].title for row, _ in best)
        from rapidfuzz import fuzz, process  # imported when first needed

        found = process.extract(query.lower(), self._titles, scorer=fuzz.ratio, limit=_NEAREST)
        return tuple(dict.fromkeys(self._order[place].title for _, alike, place in found if alike > 0))


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
