"""The words of a question as the full-text index sees them, and what of them counts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?:[^\W_]|\*)+")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_ENDINGS = ("ing", "es", "ed", "s")
_EXACT_UP_TO = 4
"""Words as short as this are looked up as they are, or with an s; `live` must not find `liver`."""

DRUG_NAMES = frozenset(
    "azathioprine imuran imurek imurel azasan jayempi azafor azapress thiopurine thiopurines".split()
)
"""They stand on every page, so they count only when nothing else was asked."""

BROAD_WORDS = frozenset("interact interaction interactions interacts use used uses using".split())
"""They say what is wanted, not of what; they count only when nothing but the drug stands beside them."""

STOP_WORDS = frozenset(
    (
        "a about after all also am an and another any anyone anything are as ask asked asking at be because "
        "been before being brother but by can could daughter did do doctor does doing during each either "
        "else ever father for friend from get getting give given gives go going good had has have having he "
        "hello help her his how husband i if in into is it its just know let like long make many may me "
        "mean means might mother much must my need needs no not now nurse of off ok on one only or other "
        "our out over patient patients people person please possible put safe say says see she should show "
        "sister so some someone something son take taken takes taking tell than thanks that the their them "
        "then there these they thing things this those to too two up us very want wants was we were what "
        "when where whether which while who whom why wife will with without would you your "
    ).split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that was asked: a word, or words that must stand side by side (`6-MP`).

    `growing` marks a last word that may still be typed; `also` are other terms that mean the same."""

    words: tuple[str, ...]
    growing: bool = False
    also: tuple["Term", ...] = ()

    @property
    def is_wide(self) -> bool:
        """True when the last word may go on."""
        return self.growing or len(self.words[-1]) > _EXACT_UP_TO

    @property
    def ends(self) -> tuple[str, ...]:
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
        before = self.words[:-1]
        return any(
            (word.startswith(self.ends) if self.is_wide else word in self.ends)
            and tuple(words[max(0, place - len(before)) : place]) == before
            for place, word in enumerate(words)
        )


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


def terms_of(question: str) -> list[Term]:
    """The terms that count: words of the question before broad words before names of the drug."""
    terms = [term for term in dict.fromkeys(_chunks(question)) if not _is_one_of(term, STOP_WORDS)]
    for counts in (_is_asked, _is_broad, _is_any):
        if chosen := [term for term in terms if counts(term)]:
            return chosen
    return []


def _chunks(question: str) -> Iterator[Term]:
    chunks = [tuple(words_of(_POSSESSIVE.sub("", chunk))) for chunk in question.split()]
    open_end = question[-1:].isalnum()
    for number, words in enumerate(chunks, start=1):
        if words and (len(words) > 1 or len(words[0]) > 1 or words[0].isdigit()):
            long_enough = len(words[-1]) > (1 if number == 1 else _EXACT_UP_TO - 1)
            yield Term(words, open_end and number == len(chunks) and long_enough)


def _is_one_of(term: Term, words: frozenset[str]) -> bool:
    return len(term.words) == 1 and term.words[0] in words


def _is_asked(term: Term) -> bool:
    numeric = all(word.isdigit() for word in term.words)
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
