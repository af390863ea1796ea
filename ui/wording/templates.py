"""Filling the book's sentences: `{name}`, `{name:kind}` and `{~term}`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from core.assessment import TabletPlan
from core.book import Book
from core.exact import Exact, exact
from core.quantity import DoseRange, Quantity
from ui.wording import values
from ui.wording.doses import mean_text, plan_text

_TERM = re.compile(r"\{~([a-z0-9_-]+)\}")
_SLOT = re.compile(r"\{([a-z0-9_-]+)(?::([A-Za-z0-9_-]+))?\}")
FUNCTION_WORDS = {
    "Normal function": "normal",
    "Decreased function": "decreased",
    "No function": "no",
    "Uncertain function": "uncertain",
    "Unknown function": "unknown",
}
Params = Mapping[str, object]

Slot = tuple[str, Callable[[Any], str] | None]
"""The name of a parameter (empty: all of them), and what shows it (`{clearance:1}`); None shows it by its type."""


class Template:
    """A sentence whose slots were looked up once: `texts` stand around the slots, one more than there are slots."""

    __slots__ = ("_pieces", "_slots")

    def __init__(self, texts: Sequence[str], slots: Sequence[Slot]) -> None:
        self._pieces = [piece for text in texts for piece in (text, "")][:-1]
        self._slots = tuple((2 * number + 1, name, show) for number, (name, show) in enumerate(slots))

    def fill(self, params: Params) -> str:
        """The sentence; a slot without a parameter is our bug (KeyError)."""
        if not self._slots:
            return self._pieces[0]
        pieces = self._pieces.copy()
        for place, name, show in self._slots:
            value = params[name] if name else params
            pieces[place] = (show or _SHOWN.get(type(value), _other))(value)
        return "".join(pieces).strip()


class Templates:
    """Fills sentences with the words of one practice."""

    def __init__(self, book: Book, practice: str, elsewhere: str) -> None:
        self._book, self._practice, self._elsewhere = book, practice, elsewhere
        self._tables: Mapping[str, Mapping[str, object]] = {
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
        self.parsed = lru_cache(maxsize=4096)(self._parsed)
        self._kinds: Mapping[str, Callable[[object], str]] = {
            "percent": _percent,
            "figures": _figures,
            "parts": _parts,
            "span": lambda value: values.between(*_pair(value)),
            "years": lambda value: values.years(_exact(value)),
            "number": lambda value: values.quantity(value).split(" ")[0] if isinstance(value, Quantity) else str(value),
            "unit": lambda value: values.unit(str(value)),
            "or": lambda value: values.listed([values.unit(one) for one in _texts(value)], "or"),
            "as-typed": lambda value: values.listed(_texts(value), "or"),
            "laboratories": lambda value: _apart([self.name_of("laboratory", id) for id in _texts(value)]),
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
        return self.parsed(template).fill(params)

    def _parsed(self, template: str) -> Template:
        """A template with the practice's words in it, ready to be filled."""
        text = _TERM.sub(lambda match: self.term(match[1]), template).strip()
        slots = [self._slot(*match.groups()) for match in _SLOT.finditer(text)]
        return Template(_SLOT.split(text)[:: _SLOT.groups + 1], slots)

    def _slot(self, name: str, kind: str | None) -> Slot:
        if kind == "nearest":
            return "", lambda params: _nearest(params, self._elsewhere)
        if name == "low_high":
            return "", lambda params: _percent((params["low"], params["high"]))
        if name == "example":
            return "", lambda params: _example(str(params.get("typed", "")))
        return name, None if kind is None else self._kinds.get(kind) or self._of_kind(kind)

    def _of_kind(self, kind: str) -> Callable[[object], str]:
        if kind.isdigit():
            return lambda value: values.rounded_number(_exact(value), int(kind))
        return lambda value: values.listed([self.name_of(kind, one) for one in _texts(value)])

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
        entry = self._tables.get(kind, {}).get(id)
        if kind in ("medicine", "test") and id in self._book.terms:
            return self.term(id)
        return str(getattr(entry, "name", id.replace("-", " ")))


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    **dict.fromkeys((Exact, Fraction, Decimal, int), values.number),
    str: values.quoted,
    DoseRange: values.dose_range,
    Quantity: values.quantity,
    TabletPlan: plan_text,
    date: values.day,
}


def _other(value: object) -> str:
    """What has no way of its own to be shown: several of what has, or a text."""
    if isinstance(value, tuple | list | frozenset):
        return values.listed([_SHOWN.get(type(one), _other)(one) for one in value])
    return values.quoted(str(value))


def _exact(value: object) -> Exact:
    if type(value) is Exact:
        return value
    if not isinstance(value, Decimal | Fraction | int):
        raise TypeError(f"not a number: {type(value).__name__}")
    return exact(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple | list) else (str(value),)


def _apart(names: list[str]) -> str:
    """Names that hold commas and brackets of their own, parted by semicolons."""
    return "; ".join(names[:-1]) + f"; or {names[-1]}" if len(names) > 1 else "".join(names)


def _pair(value: object) -> tuple[Exact, Exact]:
    if isinstance(value, tuple):
        return _exact(value[0]), _exact(value[1])
    alone = _exact(value)
    return alone, alone


def _figures(value: object) -> str:
    """Several quantities, the unit once where all have the same: `1.0, 1.6 and 2.5 ×10⁹/L`."""
    shown = [values.quantity(one) for one in value if isinstance(one, Quantity)] if isinstance(value, tuple) else []
    numbers, units = zip(*(one.split(" ", 1) for one in shown), strict=True)
    return values.listed(shown) if len(set(units)) > 1 else f"{values.listed(numbers)} {units[0]}"


def _percent(value: object) -> str:
    return values.between(*_pair(value), "%")


def _parts(value: object) -> str:
    low, high = _pair(value)
    return values.parts(low, high)


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
    from difflib import get_close_matches  # few words are misspelt, and it costs every start

    close = get_close_matches(typed.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    if len(known) <= 12:
        return f"Accepted: {values.listed(known, 'or')}."
    return elsewhere
