"""From what is typed to what is asked: phrases, slips of the fingers, words of the same meaning, and the scope."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.book import Medicine, Rule
from db.search_scope import DOSE_SPEECH, Scope
from db.search_words import (
    DRUG_NAMES,
    Term,
    Words,
    roots_of,
    terms_of,
    tokens_of,
    with_ages,
    with_phrases,
    words_of,
)
from db.small_words import HARMLESS_WORDS, SMALL_WORDS
from db.topics import SameMeaning

_ALIKE = 75
"""How alike (of 100) a word of the book must be to stand for a misspelt one, before its slips are counted."""
_LONG = 8
"""Two slips are allowed in a word as long as this."""
_SHORTEST_STRANGER = 5
_SHORTEST_REPAIRED = 6
"""Short words resemble too many others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks: its terms, whether it lies outside this book, and how it is spelt right (else empty)."""

    terms: tuple[Term, ...]
    is_out_of_scope: bool
    meant: str = ""


@dataclass(frozen=True)
class Understanding:
    """What the book knows about words: its vocabulary with the number of passages of each word, what means the
    same, other medicines, and the rules that say beside which of them azathioprine has a dose of its own."""

    vocabulary: Mapping[str, int]
    same: Iterable[SameMeaning]
    medicines: Sequence[Medicine]
    rules: Iterable[Rule]

    def of(self, query: str) -> Asked:
        """What a question means in the words of the book."""
        typed = tuple(with_phrases(with_ages(tokens_of(query)), self._phrases))
        tokens = [self._repaired(token) for token in typed]
        terms = tuple(self._widened(term) for term in terms_of(tokens, query[-1:].isalnum()))
        slips = {was[0]: now[0] for was, now in zip(typed, tokens, strict=True) if was != now}
        return Asked(terms, self._is_out_of_scope(tokens), _respelt(query, slips))

    @cached_property
    def _meanings(self) -> Mapping[Words, tuple[Words, ...]]:
        """What a word or a phrase means in the words of the book; nothing, when the book is not about it."""
        return {
            tuple(words_of(entry.word)): tuple(tuple(words_of(other)) for other in entry.also)
            for entry in self.same
            if not entry.word.startswith("-")
        }

    @cached_property
    def _phrases(self) -> Mapping[Words, Words]:
        """The phrases by the roots of their words."""
        return {roots_of(words): words for words in self._meanings if len(words) > 1}

    @cached_property
    def _scope(self) -> Scope:
        endings = (entry.word for entry in self.same if entry.word.startswith("-"))
        reduced = {rule.subject for rule in self.rules if rule.remains}
        return Scope(
            frozenset(words for words, also in self._meanings.items() if not also),
            tuple(ending.removeprefix("-") for ending in endings),
            frozenset(name for medicine in self.medicines for name in _names(medicine)),
            frozenset(name for medicine in self.medicines if medicine.id in reduced for name in _names(medicine)),
            self.vocabulary,
        )

    @cached_property
    def _words(self) -> Sequence[str]:
        """Every word that a misspelt one may stand for, in order."""
        single = {words[0] for words in self._meanings if len(words) == 1}
        return sorted((single | set(self.vocabulary)) - SMALL_WORDS)

    def _is_out_of_scope(self, tokens: Sequence[Words]) -> bool:
        names_the_drug = any(token[0] in DRUG_NAMES for token in tokens)
        unknown = {token for token in tokens if self._is_a_stranger(token)}
        meant = [other for token in tokens for other in (token, *self._meanings.get(token, ()))]
        return self._scope.is_beyond(meant, names_the_drug) or (
            not names_the_drug and self._scope.asks_for_another_dose(tokens, unknown)
        )

    def _widened(self, term: Term) -> Term:
        return replace(term, also=tuple(Term(other) for other in self._meanings.get(term.words, ())))

    def _repaired(self, token: Words) -> Words:
        """The token with its one word replaced by the likest word of the book, when the book has no such word."""
        word = token[0]
        if len(token) > 1 or len(word) < _SHORTEST_REPAIRED or self._is_known(token):
            return token
        from rapidfuzz import fuzz, process  # imported when first needed: most words are spelt well

        alike = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        slips = [(score, found) for found, score, _ in alike if _is_a_slip(word, found)]
        likely = [(score, self.vocabulary.get(found, 1), found) for score, found in slips]
        return (max(likely)[2],) if likely else token

    def _is_a_stranger(self, token: Words) -> bool:
        """True for a word of some length that neither the book nor plain speech holds."""
        word = token[0]
        is_one = len(token) == 1 and len(word) >= _SHORTEST_STRANGER and word.isalpha()
        return is_one and word not in HARMLESS_WORDS and not self._is_known(token)

    def _is_known(self, token: Words) -> bool:
        """True for a word that needs no repair: of anybody's speech, of the book, or the beginning of one of its."""
        word = token[0]
        if word in SMALL_WORDS or word in DRUG_NAMES or word in DOSE_SPEECH or token in self._meanings:
            return True
        begins = Term(token).ends[0]
        place = bisect_left(self._words, begins)
        return word in self.vocabulary or self._words[place : place + 1] != [] and self._words[place].startswith(begins)


def _respelt(query: str, slips: Mapping[str, str]) -> str:
    """The question with its slips replaced; empty without any."""
    words = ((chunk, words_of(chunk)) for chunk in query.split())
    return " ".join(slips.get(word[0], chunk) if len(word) == 1 else chunk for chunk, word in words) if slips else ""


def _names(medicine: Medicine) -> Iterable[Words]:
    return (tuple(words_of(name)) for name in (medicine.name, *medicine.synonyms))


def _is_a_slip(typed: str, word: str) -> bool:
    """One slip of the fingers, in long words two, or the same letters in another order."""
    from rapidfuzz.distance import OSA

    allowed = 2 if len(typed) >= _LONG else 1
    return typed[0] == word[0] and (OSA.distance(typed, word) <= allowed or sorted(typed) == sorted(word))
