"""Which word of the book a misspelt one stands for: words are compared as they sound."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from db.search_words import root_of

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"ph", "f"),
        (r"[ao]e", "e"),
        (r"ch|ck|q", "k"),
        (r"c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"ow", "ou"),
        (r"y", "i"),
        (r"(?<=[kr])h", ""),
        (r"(.)\1", r"\1"),
    )
)
_SHORTEST, _SHORTEST_WITH_A_SLIP, _LONG = 4, 5, 8
"""Short words resemble too many others; two slips are allowed in a long one."""
_SHORTEST_PART, _SHORTEST_PAIR = 4, 8


def sound_of(word: str) -> str:
    """The word as it sounds, roughly: `neutrofil` and `neutrophil` are one."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word


class Spelling:
    """The words that a misspelt one may stand for, with the number of pages that hold each."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._pages = dict(words)
        for word in words:
            self._pages.setdefault(root_of(word), words[word])
        self._alike: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for word in self._pages:
            if word.isalpha() and len(word) >= _SHORTEST:
                sound = sound_of(word)
                self._alike[sound[:1]][sound].append(word)

    def likeliest(self, word: str) -> str:
        """The word of the book that sounds most alike; empty when none is near enough. The first sound must agree."""
        if not word.isalpha() or len(word) < _SHORTEST:
            return ""
        sound = sound_of(word)
        alike = self._alike.get(sound[:1], {})
        if sound in alike:
            return min((-self._pages[one], one) for one in alike[sound])[1]
        return self._nearest(word, [one for heard in alike for one in alike[heard]]) or self._heard(sound, alike)

    def _heard(self, sound: str, alike: Mapping[str, Sequence[str]]) -> str:
        """The word that sounds one slip away (`neutrafil`), of a long one."""
        if len(sound) < _LONG:
            return ""
        from rapidfuzz import process  # imported when first needed
        from rapidfuzz.distance import OSA

        found = process.extract(sound, list(alike), scorer=OSA.distance, score_cutoff=1, limit=None)
        near = (one for heard, _, _ in found if len(heard) >= _LONG for one in alike[heard])
        return min(((-self._pages[one], one) for one in near), default=(0, ""))[1]

    def _nearest(self, word: str, known: Iterable[str]) -> str:
        """The word that is fewest slips away; a swap of neighbours is one slip."""
        if not (allowed := _slips_allowed(word)):
            return ""
        from rapidfuzz import process  # imported when first needed: most words are spelt well
        from rapidfuzz.distance import OSA

        near = [one for one in known if abs(len(one) - len(word)) <= allowed]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        return min(((slips, -self._pages[one], one) for one, slips, _ in found), default=(0, 0, ""))[2]

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The two words of the book that were written as one (`bloodtest`); empty when there are none."""
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if len(word) >= _SHORTEST_PAIR else ()
        pairs = ((word[:place], word[place:]) for place in places)
        return next((pair for pair in pairs if all(part in self._pages for part in pair)), ())

    def joined(self, words: Iterable[str]) -> str:
        """The word of the book that two were made of (`chiken pox`); empty when there is none."""
        word = "".join(words)
        if word in self._pages:
            return word
        return next(iter(self._alike.get(sound_of(word)[:1], {}).get(sound_of(word), ())), "")


def _slips_allowed(word: str) -> int:
    return 0 if len(word) < _SHORTEST_WITH_A_SLIP else 1 if len(word) < _LONG else 2
