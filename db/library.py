"""The book as text: its chapters, its passages, and the search that answers from them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from core.evidence import Verification
from core.passages import Hit, Passage, SearchAnswer, Section, Statement
from db.open import open_book
from db.rulebook import read_table
from db.search_index import Index, Places, pages_of, places_of
from db.search_question import Asked, Understanding
from db.search_ranking import answering, best_rows, weighed
from db.search_words import Term, Words, is_drug_name, root_of, roots_asked, terms_of, tokens_of, words_of

_NEAREST = 3
UNVERIFIED = "Not verified: "
"""Stands before the words of a page of which nothing was verified."""
_FOR_PATIENTS, _THERE = "counselling", 0.7
"""Clinicians find the lines for patients below the pages that explain them."""
_OPENING = 1.5
"""Who types one word finds the page that opens its chapter above the others."""
_NAMED = 1.2
"""A page whose title was asked for in full stands above those that mention it."""
_PAIRS = "interactions"
_ABOUT = 2.5
"""A page about the other medicine that was asked about stands above those that mention it."""
_DOSES, _WANTED = "dose", 1.3
"""Who asks for a dose finds the pages of doses above those that mention one."""


class Library:
    """The passages of the built book. Opens the book itself, or uses a connection that is open."""

    def __init__(self, book: Path | sqlite3.Connection | None = None) -> None:
        self._connection = book if isinstance(book, sqlite3.Connection) else open_book(book)
        self._indexes: dict[str, Index] = {}
        self._kept: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kept_roots: dict[str, tuple[str, str, str]] = {}

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
        found = [] if asked.is_out_of_scope else self._about(asked, self._answers(asked.terms, audience))
        found = self._titled(query, audience, found)
        hits = tuple(self._hit(passage, asked.terms, audience, score) for passage, score in found[:limit])
        return SearchAnswer(bool(hits), hits, () if hits else self._nearest(query, asked.terms, audience), asked.meant)

    def forget(self) -> None:
        """Leave nothing of what was asked: looked-up words are kept for the next key that is pressed."""
        for index in self._indexes.values():
            index.forget()
        root_of.cache_clear()

    @cached_property
    def _by_title(self) -> Mapping[tuple[str, ...], Sequence[Passage]]:
        pages: dict[tuple[str, ...], list[Passage]] = {}
        for passage in self._order:
            pages.setdefault(tuple(words_of(passage.title)), []).append(passage)
        return pages

    def _titled(self, query: str, audience: str, found: list[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
        """What was found; who types a title in full finds that page among it, whatever its words are (`Taking it`)."""
        titled = [one for one in self._by_title.get(tuple(words_of(query)), ()) if _speaks_to(one, audience)]
        known = [passage for passage, _ in found]
        most = found[0][1] if found else 1.0
        return [*((one, most) for one in titled if one not in known[:_NEAREST]), *found]

    def _about(self, asked: Asked, found: list[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
        """Of what was found for a question about another medicine, the pages about it, or about its class, above those
        that mention it. Where the medicine itself is asked about (`when do I take methotrexate`), only the former: the
        others would tell azathioprine's."""
        if not asked.others:
            return found
        said = {passage.id: self._roots_said(passage) for passage, _ in found}
        place = 1 if asked.is_of_others else 0
        named = [one for one in found if _says(said[one[0].id][place], asked.others)]
        named = named or [one for one in found if _says(said[one[0].id][place], asked.classes)]
        if asked.is_of_others:
            return named
        mentioned = [one for one in found if one in named or _says(said[one[0].id][2], asked.others)]
        standing = ((page, score * (_ABOUT if (page, score) in named else 1)) for page, score in mentioned)
        return sorted(standing, key=lambda one: -one[1]) if len(asked.terms) > 1 else mentioned

    def _roots_said(self, passage: Passage) -> tuple[str, str, str]:
        """In roots, each between spaces: title and keywords; what it is certain to be about; its texts. Only on a page
        about two medicines the keywords are certain: elsewhere they may name what is compared."""
        if (kept := self._kept_roots.get(passage.id)) is None:
            headline = _in_roots((passage.title, *passage.keywords))
            certain = headline if passage.section == _PAIRS else _in_roots((passage.title,))
            texts = _in_roots(text for one in passage.statements for text in (one.clinician, one.patient))
            kept = self._kept_roots[passage.id] = (headline, certain, texts)
        return kept

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
        """The passage with the statement that holds most of what was asked. One that nobody verified stands for the
        passage only when all are such; then it says so first."""
        index, said = self._index(audience), self._said(passage, audience)
        held = [0] * len(said)
        for starts in map(index.starts_of, terms):
            for number, text in enumerate(said):
                held[number] += any(map(text.__contains__, starts))
        verified = [number for number, text in enumerate(said) if text and _is_verified(passage.statements[number])]
        spoken = verified or [number for number, text in enumerate(said) if text]
        best = _wording(passage.statements[max(spoken, key=held.__getitem__)], audience)
        return Hit(passage, best if verified else UNVERIFIED + best, score)

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


def _says(text: str, names: Iterable[Words]) -> bool:
    return any(f" {' '.join(name)} " in text for name in names)


def _in_roots(texts: Iterable[str]) -> str:
    return " | ".join(f" {' '.join(map(root_of, words_of(text)))} " for text in texts)


def _standing(passage: Passage, terms: Sequence[Term], audience: str) -> float:
    """What a passage gains or loses by its chapter, and by opening it."""
    if audience == "clinician" and passage.section == _FOR_PATIENTS:
        return _THERE
    wanted = _WANTED if passage.section == _DOSES and any(term.words == ("dose",) for term in terms) else 1
    return wanted * _OPENING if len(terms) == 1 and passage.id.endswith(".overview") else wanted


def _is_verified(statement: Statement) -> bool:
    return statement.evidence.verification is not Verification.UNVERIFIED


def _speaks_to(passage: Passage, audience: str) -> bool:
    """True when the passage says something to this audience."""
    return any(_wording(statement, audience) for statement in passage.statements)


def _wording(statement: Statement, audience: str) -> str:
    return statement.patient if audience == "patient" else statement.clinician
