"""The settings panel: a row a key, what may be chosen, and who locked it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from core.book import Book
from core.genetics.own_bands import EXAMPLE, own_laboratory
from core.report.words import Words
from ui.models.settings import LEAST_IDLE, MOST_IDLE, SYSTEM, Allowed, InForce
from ui.models.view import Cell, Choice, Row, Table
from ui.wording.practices import differences

PRACTICES = "What differs between the practices"
NOTE = "These settings hold for every patient on this account. Saving clears the patient and starts again."
_AS_PRACTICE = "as the practice has it"
_NONE = {"laboratory": "none"}
_LABELS = (
    ("practice", "Practice"),
    ("tall_man", "Tall-man letters"),
    ("laboratory", "TPMT laboratory"),
    ("edition", "Edition"),
    ("renal_reference", "Kidney doses from"),
    ("thresholds", "Thresholds"),
    ("monitoring", "Blood test schedule"),
    ("paper", "Paper"),
    ("theme", "Colours"),
)
_FIXED = {
    "tall_man": {"yes": "azaTHIOprine", "no": "azathioprine"},
    "paper": {"a4": "A4", "letter": "Letter"},
    "theme": {
        SYSTEM: "as the system",
        "light": "light",
        "dark": "dark",
        "contrast-light": "high contrast, light",
        "contrast-dark": "high contrast, dark",
    },
}


class Setting(NamedTuple):
    """One row: `locked` is empty, or says who locked it."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str
    locked: str


class SettingsView(NamedTuple):
    """The rows with lists, the strengths of tablets, and the idle time."""

    rows: tuple[Setting, ...]
    strengths: tuple[str, ...]
    tablets: tuple[str, ...]
    tablets_locked: str
    idle_minutes: str
    idle_locked: str
    bands: str
    bands_locked: str
    practices: Table


def present(now: InForce, allowed: Allowed, book: Book, words: Words) -> SettingsView:
    """What the panel shows for the settings in force."""

    def locked(key: str) -> str:
        return f"Locked by {now.locked_by}." if key in now.locked else ""

    named = _names(book, words)
    rows = tuple(
        Setting(key, label, _choices(key, allowed[key], named), getattr(now.settings, key), locked(key))
        for key, label in _LABELS
    )
    idle = str(now.settings.idle_minutes)
    return SettingsView(
        rows,
        allowed["tablets"],
        now.settings.tablets,
        locked("tablets"),
        idle,
        locked("idle_minutes"),
        now.settings.own_bands,
        locked("own_bands"),
        practice_table(book),
    )


def practice_table(book: Book) -> Table:
    """What is not the same in every practice of the book."""
    rows = tuple(
        Row((Cell(row.what), *(Cell(each, "muted") for each in row.each)), copied="; ".join((row.what, *row.each)))
        for row in differences(book)
    )
    heads = ("", *(practice.name for practice in book.practices.values()))
    return Table(rows, heads, (186, *(0 for _ in book.practices)), PRACTICES)


_KINDS = {"renal_reference": "renal-reference", "thresholds": "threshold-set", "monitoring": "schedule"}


def _names(book: Book, words: Words) -> dict[str, Callable[[str], str]]:
    named: dict[str, Callable[[str], str]] = {
        key: partial(words.name_of, _KINDS.get(key, key)) for key in ("practice", "edition", *_KINDS)
    }
    return {**named, "laboratory": lambda id: f"{book.laboratories[id].name}, {book.laboratories[id].unit}"}


def _choices(key: str, ids: tuple[str, ...], named: dict[str, Callable[[str], str]]) -> tuple[Choice, ...]:
    fixed = _FIXED.get(key, {})
    return tuple(Choice(id, fixed.get(id) or (named[key](id) if id else _NONE.get(key, _AS_PRACTICE))) for id in ids)


def minutes(text: str) -> int | None:
    """The idle time as typed; None when it is no whole number within its bounds."""
    plain = text.isascii() and text.isdigit() and not text.startswith("0")
    return int(text) if plain and len(text) <= 3 and LEAST_IDLE <= int(text) <= MOST_IDLE else None


IDLE_REFUSED = f"Whole minutes from {LEAST_IDLE} to {MOST_IDLE}."


def bands_usable(text: str) -> bool:
    """True for no bands, or bands that are written as they must be."""
    return not text.strip() or own_laboratory(text.strip()) is not None


BANDS_REFUSED = f"Write them like this: {EXAMPLE}."
BANDS_NOTE = "Our own laboratory's TPMT bands. They stand under their own name; nobody else has checked them."
