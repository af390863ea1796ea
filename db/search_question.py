"""From what is typed to what is asked: phrases, slips of the fingers, words of the same meaning, and the scope."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from core.book import Medicine, Rule
from db.search_scope import DOSE_SPEECH, Scope
from db.search_spelling import Spelling
from db.search_words import (
    DRUG_NAMES,
    GENE_NAMES,
    Term,
    Words,
    chunks_of,
    is_drug_name,
    phrases_by_start,
    root_of,
    roots_of,
    terms_of,
    tokens_of,
    with_ages,
    with_phrases,
    with_quantities,
    with_stars,
    without_spans,
    words_of,
)
from db.small_words import HARMLESS_WORDS, SMALL_WORDS
from db.topics import SameMeaning

_SHORTEST_STRANGER = 5
_SHORTEST_TORN = 8
_SHORT_FORM = 3
_NUMBER_FIRST = re.compile(r"([0-9]+)([a-z]+)")
_PLAIN = SMALL_WORDS | HARMLESS_WORDS | DRUG_NAMES | DOSE_SPEECH
"""Words that are spelt well, whatever the book holds."""


class Asked(NamedTuple):
    """What a question asks: its terms, whether it lies outside this book, and how it is spelt right (else empty).

    `others` are all the names, in roots, of the other medicines that it is about, `classes` those of the classes that
    they belong to; `is_of_others` says that it asks how those are given."""

    terms: tuple[Term, ...]
    is_out_of_scope: bool
    meant: str = ""
    others: frozenset[Words] = frozenset()
    classes: frozenset[Words] = frozenset()
    is_of_others: bool = False


@dataclass(frozen=True)
class Understanding:
    """What the book knows about words: its vocabulary with the number of passages of each word, the names of its
    pages, what means the same, other medicines, and the rules that say beside which of them azathioprine has a dose of
    its own."""

    vocabulary: Mapping[str, int]
    names: Sequence[str]
    same: Iterable[SameMeaning]
    medicines: Sequence[Medicine]
    rules: Iterable[Rule]

    def of(self, query: str) -> Asked:
        """What a question means in the words of the book."""
        is_growing = query[-1:].isalnum()
        typed = [(chunk, tokens[0]) for chunk in chunks_of(query) if (tokens := tokens_of(chunk))]
        spelt = list(self._spelt([token for _, token in typed], is_growing))
        tokens = with_ages(list(with_stars([meant for _, meant in spelt])))
        tokens = list(with_quantities(list(with_phrases(without_spans(tokens), self._phrases))))
        terms = tuple(self._widened(term) for term in terms_of(tokens, is_growing))
        asked = Asked(terms, self._is_out_of_scope(tokens), _respelt(typed, spelt))
        if not (others := self._others(tokens)):
            return asked
        groups = {group for medicine in others for group in medicine.groups}
        classes = (medicine for medicine in self.medicines if medicine.id in groups)
        is_of_others = self._scope.asks_how_it_is_given(tokens)
        return asked._replace(others=self._called(others), classes=self._called(classes), is_of_others=is_of_others)

    @cached_property
    def _meanings(self) -> Mapping[Words, tuple[Words, ...]]:
        """What a word or a phrase, by its roots, means in the words of the book; nothing, when it is not about it. A
        medicine by another name means its own, unless the list says more."""
        medicines = {
            roots_of(other): (tuple(words_of(medicine.name)),)
            for medicine in self.medicines
            for other in map(tuple, map(words_of, medicine.synonyms))
            if len(other) == 1
        }
        return medicines | {
            roots_of(tuple(words_of(entry.word))): tuple(tuple(words_of(other)) for other in entry.also)
            for entry in self.same
            if not entry.word.startswith("-")
        }

    @cached_property
    def _phrases(self) -> Mapping[str, Sequence[tuple[Words, Words]]]:
        """What is read as one: the phrases of the list, and names of the book that hold a word beyond it
        (`portal hypertension`)."""
        strange = {entry.word for entry in self.same if not entry.also}
        names = (tuple(words_of(name)) for name in self.names)
        spoken = (tuple(words_of(entry.word)) for entry in self.same if not entry.word.startswith("-"))
        ours = (words for words in names if not strange.isdisjoint(words))
        return phrases_by_start(words for words in {*spoken, *ours} if len(words) > 1)

    @cached_property
    def _scope(self) -> Scope:
        endings = (entry.word for entry in self.same if entry.word.startswith("-"))
        reduced = {rule.subject for rule in self.rules if rule.remains}
        return Scope(
            frozenset(tuple(words_of(entry.word)) for entry in self.same if not entry.also),
            tuple(ending.removeprefix("-") for ending in endings),
            frozenset(name for medicine in self.medicines for name in _names(medicine)),
            frozenset(name for medicine in self.medicines if medicine.id in reduced for name in _names(medicine)),
            self.vocabulary,
        )

    @cached_property
    def _spelling(self) -> Spelling:
        """Every word that a misspelt one may stand for."""
        single = {words_of(entry.word)[0]: 1 for entry in self.same if len(words_of(entry.word)) == 1}
        known = single | dict.fromkeys(DRUG_NAMES, 1) | dict(self.vocabulary)
        return Spelling({word: pages for word, pages in known.items() if word not in SMALL_WORDS})

    @cached_property
    def _in_order(self) -> Sequence[str]:
        return sorted(self.vocabulary)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The roots of all words that need no repair: of the book, and of the list."""
        return frozenset(map(root_of, self.vocabulary)) | {word for words in self._meanings for word in words}

    @cached_property
    def _medicines_by_name(self) -> Mapping[Words, Sequence[Medicine]]:
        """Two may share a name: gout tablets."""
        found: dict[Words, list[Medicine]] = {}
        for medicine in self.medicines:
            for name in _names(medicine):
                found.setdefault(name, []).append(medicine)
        return found

    def _others(self, tokens: Sequence[Words]) -> Sequence[Medicine]:
        """The other medicines that a question without azathioprine and its genes is about."""
        if any(is_drug_name(Term(token)) or token[0] in GENE_NAMES for token in tokens):
            return ()
        named = self._scope.others_asked(tokens)
        return [medicine for name in named for medicine in self._medicines_by_name[name]]

    def _called(self, medicines: Iterable[Medicine]) -> frozenset[Words]:
        """All names of the medicines, and what means the same, in roots."""
        names = {name for medicine in medicines for name in _names(medicine)}
        return frozenset(roots_of(other) for name in names for other in (name, *self._meaning_of(name)))

    def _is_out_of_scope(self, tokens: Sequence[Words]) -> bool:
        """True when the book must not answer; the mere name of a medicine that it knows (`naproxen`) is in scope."""
        if len(tokens) == 1 and tokens[0] in self._medicines_by_name:
            return False
        names_the_drug = any(is_drug_name(Term(token)) for token in tokens)
        is_ours = names_the_drug or any(token[0] in GENE_NAMES for token in tokens)
        unknown = {token for token in tokens if self._is_a_stranger(token)}
        meant = [other for token in tokens for other in (token, *self._meaning_of(token))]
        return self._scope.is_beyond(meant, is_ours) or (
            not names_the_drug and self._scope.asks_for_another_dose(tokens, meant, unknown)
        )

    def _meaning_of(self, words: Words) -> tuple[Words, ...]:
        return self._meanings.get(roots_of(words), ())

    def _widened(self, term: Term) -> Term:
        """The term with what means the same; a short form that stands for something is whole (`anc` is not ANCA)."""
        also = tuple(Term(other) for other in self._meaning_of(term.words))
        is_whole = bool(also) and len(term.words[-1]) == _SHORT_FORM
        return term._replace(also=also, growing=term.growing and not is_whole)

    def _spelt(self, tokens: Sequence[Words], is_growing: bool) -> Iterator[tuple[int, Words]]:
        """What is meant, each with how many typed tokens it stands for: slips mended, torn words joined."""
        place = 0
        while place < len(tokens):
            token, after = tokens[place], tokens[place + 1 : place + 2]
            is_begun = is_growing and not after and self._is_begun(token)
            whole = "" if is_begun or not after or self._is_known(token) else self._joined(token, after[0])
            yield (2, (whole,)) if whole else (1, token if is_begun else self._repaired(token))
            place += 2 if whole else 1

    def _joined(self, token: Words, after: Words) -> str:
        is_torn = len(token) == len(after) == 1 and after[0].isalpha() and len(token[0] + after[0]) >= _SHORTEST_TORN
        return self._spelling.joined((token[0], after[0])) if is_torn else ""

    def _repaired(self, token: Words) -> Words:
        """The token with its words mended, where the book has no such word but one like it."""
        if self._is_known(token):
            return token
        if len(token) > 1:
            return tuple(word for part in token for word in self._repaired((part,)))
        if number := _NUMBER_FIRST.fullmatch(token[0]):
            return number.groups()
        likeliest = self._spelling.likeliest(token[0])
        return (likeliest,) if likeliest else self._spelling.parts_of(token[0]) or token

    def _is_begun(self, token: Words) -> bool:
        """True when a word of the book begins so."""
        place = bisect_left(self._in_order, token[-1])
        return any(word.startswith(token[-1]) for word in self._in_order[place : place + 1])

    def _is_a_stranger(self, token: Words) -> bool:
        """True for a word of some length that neither the book nor plain speech holds."""
        word = token[0]
        is_one = len(token) == 1 and len(word) >= _SHORTEST_STRANGER and word.isalpha()
        return is_one and not self._is_known(token)

    def _is_known(self, token: Words) -> bool:
        """True for words that need no repair: of anybody's speech, or of the book, whatever their ending."""
        return roots_of(token) in self._meanings or all(map(self._is_word, token))

    def _is_word(self, word: str) -> bool:
        if word in _PLAIN or word in self.vocabulary or len(word) == 1:
            return True
        root = root_of(word)
        return root in self._beginnings or root in _PLAIN


def _respelt(typed: Sequence[tuple[str, Words]], spelt: Iterable[tuple[int, Words]]) -> str:
    """The question with its slips mended, all else as it was typed; empty when nothing had to be."""
    said: list[str] = []
    place, is_mended = 0, False
    for count, meant in spelt:
        parts = typed[place : place + count]
        is_slip = "".join(word for _, token in parts for word in token) != "".join(meant)
        is_mended |= is_slip
        said += meant if is_slip else [chunk for chunk, _ in parts]
        place += count
    return " ".join(said) if is_mended else ""


def _names(medicine: Medicine) -> Iterable[Words]:
    return (tuple(words_of(name)) for name in (medicine.name, *medicine.synonyms))
