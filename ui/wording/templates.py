"""Filling the book's sentences: `{name}`, `{name:kind}` and `{~term}`."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache

from core.assessment import TabletPlan
from core.book import Book
from core.quantity import DoseRange, Number, Quantity
from ui.wording import values
from ui.wording.doses import mean_text, plan_text

_SLOT = re.compile(r"\{(~?)([a-z0-9_-]+)(?::([A-Za-z0-9_-]+))?\}")
FUNCTION_WORDS = {
    "Normal function": "normal",
    "Decreased function": "decreased",
    "No function": "no",
    "Uncertain function": "uncertain",
    "Unknown function": "unknown",
}
Params = Mapping[str, object]


Slot = tuple[str, str, str | None]
"""A tilde or nothing, the name, the kind: `{~fbc}`, `{weight}`, `{clearance:1}`."""


@lru_cache(maxsize=4096)
def _parsed(template: str) -> tuple[str | Slot, ...]:
    """The literal text and the slots of a template, in order."""
    parts: list[str | Slot] = []
    end = 0
    for match in _SLOT.finditer(template):
        tilde, name, kind = match.groups()
        parts += [template[end : match.start()], (tilde, name, kind)]
        end = match.end()
    return (*parts, template[end:])


class Templates:
    """Fills sentences with the words of one practice."""

    def __init__(self, book: Book, practice: str, elsewhere: str) -> None:
        self._book, self._practice, self._elsewhere = book, practice, elsewhere
        self._kinds: Mapping[str, Callable[[object], str]] = {
            "percent": _percent,
            "parts": _parts,
            "span": lambda value: values.between(*_pair(value)),
            "years": lambda value: values.years(_exact(value)),
            "number": lambda value: values.quantity(value).split(" ")[0] if isinstance(value, Quantity) else str(value),
            "unit": lambda value: values.unit(str(value)),
            "or": lambda value: values.listed([values.unit(one) for one in _texts(value)], "or"),
            "as-typed": lambda value: values.listed(_texts(value), "or"),
            "mean": lambda value: mean_text(value) if isinstance(value, TabletPlan) else "",
            "functions": lambda value: " + ".join(f"{FUNCTION_WORDS.get(one, one)} function" for one in _texts(value)),
            "lead": lambda value: self.fill(self._book.messages[str(value)].lead, {}).removesuffix("."),
            "whole": str,
            "word": lambda value: values.listed([self.word(one) for one in _texts(value)]),
            "test": lambda value: values.listed([_inside(self.name_of("test", id)) for id in _texts(value)]),
            "Test": lambda value: _capital(values.listed([_inside(self.name_of("test", id)) for id in _texts(value)])),
            "Symptom": lambda value: _capital(values.listed([self.name_of("symptom", id) for id in _texts(value)])),
            "Medicine": lambda value: _capital(values.listed([self.name_of("medicine", id) for id in _texts(value)])),
        }

    def fill(self, template: str, params: Params) -> str:
        """The template with every slot filled; a slot without a parameter is our bug (KeyError)."""
        parts = _parsed(template)
        return "".join(part if isinstance(part, str) else self._slot(part, params) for part in parts).strip()

    def _slot(self, slot: Slot, params: Params) -> str:
        tilde, name, kind = slot
        if tilde:
            return self.term(name)
        if kind == "nearest":
            return _nearest(params, self._elsewhere)
        if name == "low_high":
            return _percent((params["low"], params["high"]))
        if name == "example":
            return _example(str(params.get("typed", "")))
        return self._value(params[name], kind)

    def _value(self, value: object, kind: str | None) -> str:
        if kind is None:
            return _plain(value)
        if kind in self._kinds:
            return self._kinds[kind](value)
        if kind.isdigit():
            return values.rounded_number(_exact(value), int(kind))
        return values.listed([self.name_of(kind, one) for one in _texts(value)])

    def term(self, id: str) -> str:
        """A word of the practice's vocabulary."""
        term = self._book.terms[id]
        return term.us if self._practice == "us" else term.uk

    def word(self, id: str) -> str:
        """An id as words: a medicine's name, a term, or the id without its hyphens."""
        if id in self._book.medicines:
            return self.name_of("medicine", id)
        return self.term(id) if id in self._book.terms else id.replace("-", " ")

    def name_of(self, kind: str, id: str) -> str:
        """The display name of an id of the book; the id itself, spaced, where the book has no name."""
        book = self._book
        tables: Mapping[str, Mapping[str, object]] = {
            "indication": book.indications,
            "medicine": book.medicines,
            "circumstance": book.circumstances,
            "edition": book.editions,
            "schedule": book.schedules,
            "threshold-set": book.threshold_sets,
            "test": book.tests,
            "symptom": book.symptoms,
            "metabolite-times": book.metabolite_times,
            "renal-reference": book.renal_references,
            "practice": book.practices,
            "laboratory": book.laboratories,
        }
        entry = tables.get(kind, {}).get(id)
        if kind in ("medicine", "test") and id in book.terms:
            return self.term(id)
        return str(getattr(entry, "name", id.replace("-", " ")))


def _plain(value: object) -> str:
    if isinstance(value, Decimal | Fraction | int):
        return values.number(value)
    if isinstance(value, DoseRange):
        return values.dose_range(value)
    if isinstance(value, Quantity):
        return values.quantity(value)
    if isinstance(value, TabletPlan):
        return plan_text(value)
    if isinstance(value, date):
        return values.day(value)
    if isinstance(value, tuple | list | frozenset):
        return values.listed([_plain(one) for one in value])
    return values.quoted(str(value))


def _exact(value: object) -> Fraction:
    if not isinstance(value, Decimal | Fraction | int):
        raise TypeError(f"not a number: {type(value).__name__}")
    return Fraction(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple | list) else (str(value),)


def _pair(value: object) -> tuple[Number, Number]:
    low, high = value if isinstance(value, tuple) else (value, value)
    return _exact(low), _exact(high)


def _percent(value: object) -> str:
    return values.between(*_pair(value), "%")


def _parts(value: object) -> str:
    low, high = _pair(value)
    return values.parts(Fraction(low), Fraction(high))


def _capital(text: str) -> str:
    """Words as they begin a sentence; `eGFR` stays as it is."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: `neutrophils`, but `ALT`, `eGFR` and `6-TGN`."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _example(typed: str) -> str:
    """The typed number mended where only one reading is possible, otherwise an example."""
    mended = typed.replace(",", ".") if re.fullmatch(r"[1-9][0-9]*,[0-9]{1,2}", typed, re.ASCII) else "70.5"
    return mended if len(mended) <= 12 else "70.5"


def _nearest(params: Params, elsewhere: str) -> str:
    """`Did you mean …?`, or the short list of what is known; of a long one, how to find what is in it."""
    if "suggestion" in params or "known" not in params:
        return f"Did you mean “{values.quoted(str(params['suggestion']))}”?" if "suggestion" in params else ""
    known = _texts(params["known"])
    typed = str(params.get("typed", params.get("key", "")))[:60]
    close = get_close_matches(typed.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    if len(known) <= 12:
        return f"Accepted: {values.listed(known, 'or')}."
    return elsewhere
