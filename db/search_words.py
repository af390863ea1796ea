"""The words of a question as the full-text index sees them, and what of them counts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from db.small_words import SMALL_WORDS

_WORD = re.compile(r"(?:[^\W_]|\*)+")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_ALLELE = re.compile(r"(?<=[^\W_])\*(?=[0-9])")
"""Where an allele is written on to its gene: `NUDT15*3`."""
_ENDINGS = tuple("ations ation ating ated ates ions ion ing ies ied ily ly es ed s y e".split())
"""Longest first where one ends another."""
_EXACT_UP_TO = 4
"""Roots as short as this are looked up as they are, or with an ending."""
_A_SENTENCE = 4
_OLD = (65, 110)
_YEARS = frozenset("year years yr yrs yo".split())
_SOMEBODY = frozenset("man woman patient person lady gentleman mother father".split())
OLDER_PEOPLE = ("older", "people")

UNITS = frozenset("mg g mcg microgram micrograms gram grams ml iu units".split())
"""Units in which a dose is told."""

_PARTS_OF_DAYS = frozenset("night morning afternoon evening".split())
_TIMES = _PARTS_OF_DAYS | frozenset(
    "last this yesterday today lunch lunchtime weekend monday tuesday wednesday thursday friday saturday sunday".split()
)
_SOME = frozenset("a of one two three four five few couple several".split())
_DAYS = frozenset("hour hours day days".split())

DRUG_NAMES = frozenset(
    "azathioprine imuran imurek imurel azasan jayempi azafor azapress thiopurine thiopurines".split()
)
"""They stand on every page, so they count only when nothing else was asked."""

GENE_NAMES = frozenset("tpmt nudt15".split())
"""Who names one of them asks about this medicine."""

BROAD_WORDS = frozenset(
    (
        "interact interaction interactions interacts use used uses using medicine medicines drug drugs tablet tablets"
    ).split()
)
"""They say what is wanted, not of what; they count only when nothing but the drug stands beside them."""


Words = tuple[str, ...]
"""What stands between two spaces of a question, as words: `6-MP` is two. A phrase is one such token as well."""


class Term(NamedTuple):
    """One thing that was asked: a word, or words that must stand side by side (`6-MP`).

    `growing` marks a last word that may still be typed; `also` are other terms that mean the same."""

    words: Words
    growing: bool = False
    also: tuple["Term", ...] = ()

    @property
    def is_wide(self) -> bool:
        """True when the last word may go on."""
        return self.growing or len(root_of(self.words[-1])) > _EXACT_UP_TO

    @property
    def ends(self) -> Words:
        """What the last word of a match is, or, when the term is wide, begins with."""
        word = self.words[-1]
        if self.growing:
            return (word if len(word) <= _EXACT_UP_TO else root_of(word),)
        return (root_of(word),) if self.is_wide else tuple(dict.fromkeys(_forms_of(word)))


def _forms_of(word: str) -> Iterator[str]:
    """A short word, and what it is with an ending; `live` must not find `liver`."""
    yield word
    for base in {word, root_of(word)}:
        yield from (base, base + "s", base + "es")
        stem = base.removesuffix("e")
        yield from (stem + "ed", stem + "ing")


def words_of(text: str) -> list[str]:
    """The words of a text, in order: lower case, without accents, a star kept as part of a word."""
    if not text.isascii():
        text = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1 << 14)
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
    return [tokens for chunk in chunks_of(question) if (tokens := tuple(words_of(_POSSESSIVE.sub("", chunk))))]


def chunks_of(question: str) -> list[str]:
    """What stands between the spaces of a question; an allele is apart from its gene."""
    return _ALLELE.sub(" *", question).split()


def phrases_by_start(phrases: Iterable[Words]) -> Mapping[str, Sequence[tuple[Words, Words]]]:
    """The phrases by the root of their first word, each with the roots of all its words; the longest come first."""
    found: dict[str, list[tuple[Words, Words]]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        roots = roots_of(words)
        found.setdefault(roots[0], []).append((roots, words))
    return found


def with_phrases(tokens: Sequence[Words], phrases: Mapping[str, Sequence[tuple[Words, Words]]]) -> Iterator[Words]:
    """The tokens, those of a known phrase (`before I start`) joined to one; the longest phrase wins. Words are compared
    by their roots, so that `kicks in` is `kick in`."""
    roots = [roots_of(token) for token in tokens]
    place = 0
    while place < len(tokens):
        phrase, end = _phrase_at(roots, place, phrases.get(roots[place][0], ()))
        yield phrase or tokens[place]
        place = end


def _phrase_at(roots: Sequence[Words], place: int, phrases: Sequence[tuple[Words, Words]]) -> tuple[Words | None, int]:
    """The longest phrase that begins with a token and ends with one, and the place after it."""
    for wanted, words in phrases:
        end, found = place, list[str]()
        while end < len(roots) and len(found) < len(wanted):
            found += roots[end]
            end += 1
        if tuple(found) == wanted:
            return words, end
    return None, place + 1


def without_spans(tokens: Sequence[Words]) -> list[Words]:
    """The tokens without how long something has been so (`since last night`, `for two days`): who feels ill says it,
    and no page answers to it. All of them when nothing else is there."""
    said = [token[0] if len(token) == 1 else "" for token in tokens]
    kept: list[Words] = []
    place = 0
    while place < len(tokens):
        length = _span_at(said, place)
        kept += [] if length else [tokens[place]]
        place += length or 1
    return kept or list(tokens)


def _span_at(said: Sequence[str], place: int) -> int:
    """How many words from a place on tell a time; 0 when they tell something else."""
    ahead = said[place + 1 :]
    if said[place] == "since":
        times = len(list(takewhile(_TIMES.__contains__, ahead)))
        return times and times + 1
    if said[place] in ("this", "last"):
        return 2 if ahead[:1] and ahead[0] in _PARTS_OF_DAYS else 0
    numbers = len(list(takewhile(_is_some, ahead))) if said[place] == "for" else 0
    return numbers + 2 if numbers and ahead[numbers : numbers + 1] and ahead[numbers] in _DAYS else 0


def _is_some(word: str) -> bool:
    return word in _SOME or is_number(word)


def with_stars(tokens: Sequence[Words]) -> Iterator[Words]:
    """The tokens, an allele in words (`star 3A`) written as reports write it (`*3A`)."""
    place = 0
    while place < len(tokens):
        is_allele = tokens[place] == ("star",) and place + 1 < len(tokens) and tokens[place + 1][0][:1].isdigit()
        yield (f"*{''.join(tokens[place + 1])}",) if is_allele else tokens[place]
        place += 2 if is_allele else 1


def with_quantities(tokens: Sequence[Words]) -> Iterator[Words]:
    """The tokens, a number and its unit joined to one: the book may print `75 mg`."""
    place = 0
    while place < len(tokens):
        joined = tokens[place] + (tokens[place + 1] if place + 1 < len(tokens) else ())
        if is_quantity(joined):
            yield joined
        else:
            yield tokens[place]
        place += 2 if is_quantity(joined) and len(tokens[place]) == 1 else 1


def is_quantity(words: Words) -> bool:
    """True for a number with its unit of dose."""
    return len(words) == 2 and is_number(words[0]) and words[1] in UNITS


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
    `growing` says that the last word may still be typed; a single letter begins one."""
    if growing and [len(word) for token in tokens for word in token] == [1]:
        return [Term(tokens[0], growing)]
    made = (_term(token, growing and place == len(tokens), place) for place, token in enumerate(tokens, start=1))
    terms = [term for term in dict.fromkeys(made) if _says_something(term)]
    for counts in (_is_asked, _is_broad, _is_any):
        if chosen := [term for term in terms if counts(term)]:
            return chosen
    return []


def roots_asked(terms: Iterable[Term]) -> frozenset[str]:
    """The roots of all words of the terms, and of what means the same."""
    said = (words for term in terms for words in (term.words, *(other.words for other in term.also)))
    return frozenset(root_of(word) for words in said for word in words)


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
    numeric = all(is_number(word) or word in UNITS for word in term.words) and not is_quantity(term.words)
    return not numeric and not _is_one_of(term, BROAD_WORDS) and not is_drug_name(term)


def _is_broad(term: Term) -> bool:
    return not is_drug_name(term)


def _is_any(term: Term) -> bool:
    return True


def is_drug_name(term: Term) -> bool:
    """True for a name of the drug, or the beginning of one that is still being typed."""
    word = term.words[0]
    started = term.growing and len(word) > 2 and any(name.startswith(word) for name in DRUG_NAMES)
    return len(term.words) == 1 and (root_of(word) in _DRUG_ROOTS or started)


_DRUG_ROOTS = frozenset(map(root_of, DRUG_NAMES))
