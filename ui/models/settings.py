"""The practice settings: what a ward or a hospital sets once, in a file a person can read. Never patient data.

Two files may set them: the hospital's, read-only beside the program, and the user's own. What the hospital's
file sets is locked. A value that cannot be used is left out, and named.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from core.case_form import CaseForm

if TYPE_CHECKING:
    from core.book import Book, Laboratory

LEAST_IDLE, MOST_IDLE = 2, 60
SYSTEM = "system"
LOCKED_BY = "locked_by"
_HEAD = "# Azalea practice settings. No patient data belongs here.\n"


class Settings(NamedTuple):
    """Every text is an id of the book; empty means: as the practice has it."""

    practice: str = "uk"
    tall_man: str = ""
    tablets: tuple[str, ...] = ()
    laboratory: str = ""
    edition: str = ""
    renal_reference: str = ""
    thresholds: str = ""
    monitoring: str = ""
    idle_minutes: int = 10
    paper: str = ""
    theme: str = SYSTEM
    own_bands: str = ""
    """TPMT activity bands of this hospital's laboratory (`core.genetics.own_bands`)."""


class InForce(NamedTuple):
    """The settings as they hold now; `locked` names the keys that the hospital's file sets, `locked_by` who did."""

    settings: Settings = Settings()
    locked: frozenset[str] = frozenset()
    locked_by: str = ""
    problems: tuple[str, ...] = ()


Allowed = Mapping[str, tuple[str, ...]]
Allowing = Callable[[], Allowed]
"""What each key may hold, asked for only where a file sets one: it needs the book."""


def allowed_values(book: "Book") -> Allowed:
    """What each key may hold."""
    strengths = {f"{int(t.value)} mg": int(t.value) for p in book.practices.values() for t in p.tablets}
    return {
        "practice": tuple(book.practices),
        "tall_man": ("", "yes", "no"),
        "tablets": tuple(sorted(strengths, key=lambda text: strengths[text])),
        "laboratory": ("", *book.laboratories),
        "edition": ("", *book.editions),
        "renal_reference": ("", *book.renal_references),
        "thresholds": ("", *book.threshold_sets),
        "monitoring": ("", *book.schedules),
        "paper": ("", "a4", "letter"),
        "theme": (SYSTEM, "light", "dark", "contrast-light", "contrast-dark"),
    }


def in_force(hospital: str | None, own: str | None, allowed: Allowing) -> InForce:
    """Both files over the defaults; None where there is no file. Never raises for what a file holds."""
    by_hospital, who, first = _read(hospital, "The hospital's settings file", allowed)
    by_user, _, second = _read(own, "The settings file", allowed)
    settings = Settings()._replace(**{**by_user, **by_hospital})  # type: ignore[arg-type]
    locked = frozenset(by_hospital)
    return InForce(settings, locked, (who or "this hospital") if locked else "", (*first, *second))


def _read(text: str | None, name: str, allowing: Allowing) -> tuple[dict[str, object], str, tuple[str, ...]]:
    if text is None:
        return {}, "", ()
    import tomllib  # most installations have no file to read

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):  # ValueError also for a number of thousands of digits
        return {}, "", (f"{name} cannot be read: the usual settings hold.",)
    who, allowed = table.pop(LOCKED_BY, ""), allowing()
    good = {key: _usable(key, value, allowed) for key, value in table.items()}
    bad = sorted(key for key, value in good.items() if value is None)
    problems = (f"{name}: not used: {', '.join(_plain(key) for key in bad)}.",) if bad else ()
    return {key: value for key, value in good.items() if value is not None}, _plain(who), problems


def _usable(key: str, value: object, allowed: Allowed) -> object | None:
    """The value as a setting holds it; None when it cannot be used."""
    if key == "idle_minutes":
        return value if type(value) is int and LEAST_IDLE <= value <= MOST_IDLE else None
    if key == "tablets":
        whole = isinstance(value, list) and all(one in allowed[key] for one in value)
        return tuple(value) if whole and isinstance(value, list) else None
    if key == "own_bands":
        return value if isinstance(value, str) and _own(value) is not None else None
    return value if key in allowed and isinstance(value, str) and value in allowed[key] else None


def _plain(text: object) -> str:
    """At most a line's worth of printable text."""
    return "".join(c for c in str(text) if c.isprintable())[:60] if isinstance(text, str) else ""


def written(settings: Settings, locked: frozenset[str]) -> str:
    """The user's file: what differs from the defaults and is not locked, one key a line."""
    usual = Settings()
    named = [name for name in Settings._fields if name not in locked]
    changed = [name for name in named if getattr(settings, name) != getattr(usual, name)]
    return _HEAD + "".join(f"{name} = {_toml(getattr(settings, name))}\n" for name in changed)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'


def practised(book: "Book", settings: Settings) -> "Book":
    """The book with the letters and the paper of its practice, and with the laboratory that the hospital set."""
    from dataclasses import replace

    practice = book.practices[settings.practice]
    changed = replace(
        practice,
        tall_man={"yes": True, "no": False}.get(settings.tall_man, practice.tall_man),
        paper=settings.paper or practice.paper,
    )
    ours = _own(settings.own_bands)
    laboratories = {**book.laboratories, ours.id: ours} if ours else book.laboratories
    return replace(book, practices={**book.practices, settings.practice: changed}, laboratories=laboratories)


def usual_laboratory(settings: Settings) -> str:
    """The laboratory that stands beside a TPMT activity at first: the chosen one, else the hospital's own."""
    ours = _own(settings.own_bands)
    return settings.laboratory or (ours.id if ours else "")


def _own(bands: str) -> "Laboratory | None":
    """The laboratory with the bands that this hospital set; most set none, and a start does without the book."""
    if not bands:
        return None
    from core.genetics.own_bands import own_laboratory

    return own_laboratory(bands)


def blank_form(settings: Settings) -> CaseForm:
    """The case with which every patient begins: the settings as if they had been typed."""
    return CaseForm(
        practice=settings.practice,
        edition=settings.edition or None,
        renal_reference=settings.renal_reference or None,
        thresholds=settings.thresholds or None,
        monitoring=settings.monitoring or None,
        tablets=settings.tablets,
    )
