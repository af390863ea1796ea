"""What a question is not answered with: things beyond this book, and the dose of another medicine."""

from collections.abc import Collection, Container, Sequence
from itertools import dropwhile
from typing import NamedTuple

from db.search_words import UNITS, Words, is_number

_DOSE_WORDS = frozenset("dose doses dosing dosage titration titrate titrating taper tapering trough regimen".split())
_DESCRIBING = frozenset(
    (
        "starting loading maintenance induction initial target maximum max usual standard oral daily weekly pulse "
        "recommended"
    ).split()
)
"""Words that may stand between the name of a medicine and its dose."""
_OF_ITSELF = frozenset(
    (
        "strength strengths colour colours color colors capsule capsules granules sachet sachets brand brands storage "
        "stability expiry overdose overdosed overdosage poisoning missed forgot pharmacokinetics mechanism price"
    ).split()
)
"""What is asked of a medicine itself: a question that names only another one is not about azathioprine."""
_HANDLED = frozenset(
    (
        "how when timing injection injections inject injected injecting subcutaneous infusion vial drip schedule "
        "schedules interval monitoring monitor administer administered swallow crush halve store storing fridge take "
        "taking blood bloods test tests level levels food breakfast morning evening night time"
    ).split()
)
"""How a medicine is given and watched over: asked of another one, only a page about the two together answers."""
_BEFORE_A_NAME = frozenset("of for".split())
_BESIDE = frozenset("with beside besides on and plus taking takes take given when alongside under while having".split())
"""Words before a medicine that say that azathioprine is given beside it."""
_OWNED = frozenset("my his her your their our the some".split())
"""Words that may stand between those and the medicine."""
_TAKEN = frozenset("taking takes take given when".split())
_SET_BESIDE = _BESIDE | frozenset("after before than versus vs from since".split())
"""The same, and words that set azathioprine against it: `after cyclophosphamide`."""
_HOW = frozenset("how when".split())
_BETWEEN = frozenset("do does did is be should must can may to i you we he she they my your often much long".split())
"""Between `how` and `take`: who asks how to take a medicine does not say what is beside it."""
DOSE_SPEECH = _DOSE_WORDS | _DESCRIBING | UNITS
"""Words in which a dose is asked for; they are spelt well, whatever the book may hold."""
_SHORTEST_NAME = 7
_ERROR = ("medication", "error")
"""A medicine beyond the book may have been mixed up with azathioprine."""


class Scope(NamedTuple):
    """`strangers` are words for what this book is not about, `endings` those of medicines' names; `medicines`
    are names of other medicines that the book knows, `reduced_beside` those beside which azathioprine has a dose
    of its own; `vocabulary` are the words of the book."""

    strangers: frozenset[Words]
    endings: Words
    medicines: frozenset[Words]
    reduced_beside: frozenset[Words]
    vocabulary: Collection[str]

    def is_beyond(self, asked: Sequence[Words], names_the_drug: bool) -> bool:
        """True when the question is about something that this book does not hold.

        A stranger that the book mentions (azacitidine) may be asked about beside azathioprine, or as a mistake."""
        may_be_mentioned = names_the_drug or _ERROR in asked
        strange = [token for token in asked if self._is_strange(token)]
        return any(not (may_be_mentioned and token[-1] in self.vocabulary) for token in strange)

    def asks_for_another_dose(self, asked: Sequence[Words], meant: Sequence[Words], unknown: Container[Words]) -> bool:
        """True when the dose of another medicine is asked for (`febuxostat 80 mg`, `dose of infliximab`), or another
        thing of its own (`methotrexate overdose`; in what is `meant` too: `too much methotrexate`). A word that
        nobody knows is taken for a medicine where a dose is asked of it."""
        asks_for_a_dose = _names_a_dose([word for token in asked for word in token])
        asks_of_itself = any(not _OF_ITSELF.isdisjoint(token) for token in meant)
        return any(
            (token in unknown or self._is_medicine(token))
            and self._has_own_dose(asked, place)
            or (asks_for_a_dose and self._is_medicine(token) and self._stands_alone(asked, place))
            or (asks_of_itself and self._is_medicine(token) and not _is_beside(asked, place))
            for place, token in enumerate(asked)
        )

    def others_asked(self, asked: Sequence[Words]) -> list[Words]:
        """The other medicines that a question without azathioprine is about (`when do I take methotrexate`)."""
        return [
            token
            for place, token in enumerate(asked)
            if token in self.medicines and not _is_beside(asked, place, _SET_BESIDE)
        ]

    @staticmethod
    def asks_how_it_is_given(asked: Sequence[Words]) -> bool:
        """True when the giving of a medicine, or watching over it, is asked about."""
        return not (_HANDLED | _OF_ITSELF | _DOSE_WORDS).isdisjoint(word for token in asked for word in token)

    def _stands_alone(self, asked: Sequence[Words], place: int) -> bool:
        """True when nothing says that the medicine is given beside azathioprine, and no dose of that depends on it."""
        return not _is_beside(asked, place) and asked[place] not in self.reduced_beside

    def _is_strange(self, token: Words) -> bool:
        unknown = token[0] not in self.vocabulary and token not in self.medicines
        return self._is_listed(token) or (unknown and self._sounds_like_a_medicine(token))

    def _is_medicine(self, token: Words) -> bool:
        return token in self.medicines or self._is_listed(token) or self._sounds_like_a_medicine(token)

    def _is_listed(self, token: Words) -> bool:
        forms = (token, (*token[:-1], token[-1].removesuffix("s")), _without_numbers(token))
        return any(form in self.strangers for form in forms)

    def _sounds_like_a_medicine(self, token: Words) -> bool:
        return len(token) == 1 and len(token[0]) >= _SHORTEST_NAME and token[0].endswith(self.endings)

    def _has_own_dose(self, asked: Sequence[Words], place: int) -> bool:
        before = [token[-1] for token in asked[max(0, place - 2) : place]]
        if len(before) > 1 and before[0] in _DOSE_WORDS and before[1] in _BEFORE_A_NAME:
            return True
        after = [word for token in asked[place + 1 : place + 5] for word in token]
        if len(after) > 1 and is_number(after[0]) and _unit_after(after):
            return True
        named = next(dropwhile(_DESCRIBING.__contains__, after), "")
        is_described = bool(after) and after[0] in _DESCRIBING
        return named in _DOSE_WORDS and (is_described or asked[place] not in self.reduced_beside)


def _is_beside(asked: Sequence[Words], place: int, beside: Container[str] = _BESIDE) -> bool:
    before = [word for token in asked[:place] for word in token]
    while before and before[-1] in _OWNED:
        before.pop()
    return bool(before) and before[-1] in beside and not _asks_how(before)


def _asks_how(before: Sequence[str]) -> bool:
    """True when the words end in `how do I take`."""
    if before[-1] not in _TAKEN:
        return False
    return before[-1] in _HOW or next(dropwhile(_BETWEEN.__contains__, before[-2::-1]), "") in _HOW


def _without_numbers(token: Words) -> Words:
    """The name in `5-azacytidine` or `n-acetylcysteine`."""
    return tuple(dropwhile(lambda word: is_number(word) or len(word) == 1, token))


def _names_a_dose(words: Sequence[str]) -> bool:
    quantities = (is_number(word) and _unit_after(words[place:]) for place, word in enumerate(words))
    return not _DOSE_WORDS.isdisjoint(words) or any(quantities)


def _unit_after(words: Sequence[str]) -> bool:
    """True when a number, perhaps with decimals, is followed by a unit of dose."""
    return next(dropwhile(is_number, words), "") in UNITS
