"""The words of a question as the full-text index sees them, and what of them counts."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.small_words import SMALL_WORDS

_WORD = re.compile(r"(?:[^\W_]|\*)+")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_ENDINGS = ("ing", "es", "ed", "s")
_EXACT_UP_TO = 4
"""Words as short as this are looked up as they are, or with an s; `live` must not find `liver`."""
_LONGEST_PHRASE = 6
_A_SENTENCE = 4
_OLD = (65, 110)
_YEARS = frozenset("year years yr yrs yo".split())
_SOMEBODY = frozenset("man woman patient person lady gentleman mother father".split())
OLDER_PEOPLE = ("older", "people")

DRUG_NAMES = frozenset(
    "azathioprine imuran imurek imurel azasan jayempi azafor azapress thiopurine thiopurines".split()
)
"""They stand on every page, so they count only when nothing else was asked."""

BROAD_WORDS = frozenset(
    (
        "interact interaction interactions interacts use used uses using medicine medicines drug drugs tablet tablets"
    ).split()
)
"""They say what is wanted, not of what; they count only when nothing but the drug stands beside them."""


Words = tuple[str, ...]
"""What stands between two spaces of a question, as words: `6-MP` is two. A phrase is one such token as well."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that was asked: a word, or words that must stand side by side (`6-MP`).

    `growing` marks a last word that may still be typed; `also` are other terms that mean the same."""

    words: Words
    growing: bool = False
    also: tuple["Term", ...] = ()

    @property
    def is_wide(self) -> bool:
        """True when the last word may go on."""
        return self.growing or len(self.words[-1]) > _EXACT_UP_TO

    @property
    def ends(self) -> Words:
        """What the last word of a match is, or, when the term is wide, begins with."""
        word = self.words[-1]
        return (root_of(word),) if self.is_wide else (word, word + "s")

    @property
    def pattern(self) -> str:
        """The term in the language of the index; quoted, so that nothing typed is an operator."""
        star = "*" if self.is_wide else ""
        own = [f'"{" ".join((*self.words[:-1], end))}"{star}' for end in self.ends]
        return f"({' OR '.join((*own, *(term.pattern for term in self.also)))})"

    def is_in(self, words: list[str]) -> bool:
        """True when the words of a text hold this term or one that means the same."""
        return self._stands_in(words) or any(term.is_in(words) for term in self.also)

    def _stands_in(self, words: list[str]) -> bool:
        before, ends, is_wide = self.words[:-1], self.ends, self.is_wide
        places = (place for place, word in enumerate(words) if (word.startswith(ends) if is_wide else word in ends))
        return any(tuple(words[max(0, place - len(before)) : place]) == before for place in places)


def words_of(text: str) -> list[str]:
    """The words of a text, in order: lower case, without accents, a star kept as part of a word."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return _WORD.findall(plain.lower())


def root_of(word: str) -> str:
    """The word without its ending, where enough remains."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _EXACT_UP_TO:
            return word.removesuffix(ending)
    return word


def roots_of(words: Words) -> Words:
    """The words without their endings."""
    return tuple(map(root_of, words))


def tokens_of(question: str) -> list[Words]:
    """The question in order, token by token."""
    return [tokens for chunk in question.split() if (tokens := tuple(words_of(_POSSESSIVE.sub("", chunk))))]


def with_phrases(tokens: Sequence[Words], phrases: Mapping[Words, Words]) -> Iterator[Words]:
    """The tokens, those of a known phrase (`before I start`) joined to one; the longest phrase wins.
    `phrases` lead from the roots of its words, so that `kicks in` is `kick in`."""
    place = 0
    while place < len(tokens):
        for end in range(min(len(tokens), place + _LONGEST_PHRASE), place, -1):
            joined = tuple(word for token in tokens[place:end] for word in token)
            phrase = phrases.get(roots_of(joined)) if end > place + 1 else joined
            if phrase:
                yield phrase
                place = end
                break


def with_ages(tokens: Sequence[Words]) -> list[Words]:
    """The tokens, an age that counts as old (`a woman of 84`, `I am 78`) in the words of the book."""
    return [OLDER_PEOPLE if _is_old_age(tokens, place) else token for place, token in enumerate(tokens)]


def _is_old_age(tokens: Sequence[Words], place: int) -> bool:
    age = tokens[place][0]
    if len(tokens[place]) > 1 or not age.isascii() or not is_number(age) or not _OLD[0] <= int(age[:4]) <= _OLD[1]:
        return False
    before = [token[0] for token in tokens[max(0, place - 2) : place]]
    after = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    of_somebody = before[-1:] == ["of"] and before[0] in _SOMEBODY
    return after in _YEARS or before[-1:] in (["am"], ["aged"], ["age"]) or of_somebody


def terms_of(tokens: Sequence[Words], growing: bool = False) -> list[Term]:
    """The terms that count: words of the question before broad words before names of the drug.
    `growing` says that the last word may still be typed."""
    made = (_term(token, growing and place == len(tokens), place) for place, token in enumerate(tokens, start=1))
    terms = [term for term in dict.fromkeys(made) if _says_something(term)]
    for counts in (_is_asked, _is_broad, _is_any):
        if chosen := [term for term in terms if counts(term)]:
            return chosen
    return []


def is_number(word: str) -> bool:
    """True for digits alone."""
    return word.isdigit()


def _term(token: Words, growing: bool, place: int) -> Term:
    """The fewer words stand before it, the sooner a last word is taken as one that goes on."""
    return Term(token, growing and len(token[-1]) > (1 if place < _A_SENTENCE else _EXACT_UP_TO - 1))


def _says_something(term: Term) -> bool:
    *before, last = term.words
    if before:
        return len(last) > 1 or is_number(last) or not all(word in SMALL_WORDS for word in before)
    return last not in SMALL_WORDS and (len(last) > 1 or is_number(last))


def _is_one_of(term: Term, words: frozenset[str]) -> bool:
    return len(term.words) == 1 and term.words[0] in words


def _is_asked(term: Term) -> bool:
    numeric = all(is_number(word) for word in term.words)
    return not numeric and not _is_one_of(term, BROAD_WORDS) and not is_drug_name(term)


def _is_broad(term: Term) -> bool:
    return not is_drug_name(term)


def _is_any(term: Term) -> bool:
    return True


def is_drug_name(term: Term) -> bool:
    """True for a name of the drug, or the beginning of one that is still being typed."""
    word = term.words[0]
    started = term.growing and len(word) > 2 and any(name.startswith(word) for name in DRUG_NAMES)
    return len(term.words) == 1 and (word in DRUG_NAMES or started)
