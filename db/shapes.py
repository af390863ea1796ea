"""Turns text trees (from YAML or from the database) into the book's frozen data, by the types of its fields.

A tree is text, a list of trees, or a mapping of trees. The three keys `citations`, `verification` and
`review` of a mapping become the field `evidence`. What does not fit raises `ContentError`.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from core import book, passages
from core.evidence import Citation, Evidence, Review, Source, Verification
from core.exact import exact, share
from core.quantity import read_number

Tree = Any
Convert = Callable[[Tree, str], Any]

EVIDENCE_KEYS = ("citations", "verification", "review", "reviewer")
_MAY_BE_LEFT_OUT: Mapping[type, frozenset[str]] = {
    book.Rule: frozenset({"practices", "indications"}),
    **dict.fromkeys((book.Band, book.RenalBand), frozenset({"low_open", "high_open"})),
    book.Share: frozenset({"below"}),
    book.EditionRow: frozenset({"capped_below", "strength"}),
    book.ReferenceRow: frozenset({"strength"}),
    passages.Passage: frozenset({"mark", "fact", "positions"}),
    passages.Position: frozenset({"used_by"}),
    passages.Statement: frozenset({"heading", "patient", "grade"}),
}
_MAY_BE_EMPTY: Mapping[type, frozenset[str]] = {
    **{kind: _MAY_BE_LEFT_OUT[kind] for kind in (passages.Passage, passages.Position, passages.Statement)},
    **dict.fromkeys((book.EditionRow, book.ReferenceRow), frozenset({"strength"})),
    book.Message: frozenset({"lead"}),
    Source: frozenset({"what_was_read"}),
}


class ContentError(Exception):
    """Something in the book's files is wrong; the text begins with file and line where they are known."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}" if place else reason)


def place_of(tree: Tree, otherwise: str = "") -> str:
    """`file:line` of a tree that was read from a file, else `otherwise`."""
    return str(getattr(tree, "place", otherwise))


def _text(tree: Tree, place: str) -> str:
    if not isinstance(tree, str):
        raise ContentError(place_of(tree, place), f"expected a text, found {_kind(tree)}")
    return str(tree)


def _kind(tree: Tree) -> str:
    return "a list" if isinstance(tree, list) else "a mapping" if isinstance(tree, dict) else "a text"


def _decimal(tree: Tree, place: str) -> Decimal:
    value = read_number(_text(tree, place))
    if not isinstance(value, Decimal):
        raise ContentError(place_of(tree, place), f"'{tree}' is not a number ({value.reason})")
    return value


def _fraction(tree: Tree, place: str) -> Fraction:
    above, slash, below = _text(tree, place).partition("/")
    if not slash:
        return exact(_decimal(tree, place))
    if not (above.isascii() and above.isdigit() and below.isascii() and below.isdigit() and int(below)):
        raise ContentError(place_of(tree, place), f"'{tree}' is not a fraction such as 1/4")
    return share(int(above), int(below))


def _whole(tree: Tree, place: str) -> int:
    value = _decimal(tree, place)
    if value != int(value):
        raise ContentError(place_of(tree, place), f"'{tree}' is not a whole number")
    return int(value)


def _flag(tree: Tree, place: str) -> bool:
    text = _text(tree, place)
    if text not in ("true", "false"):
        raise ContentError(place_of(tree, place), f"'{tree}' is neither true nor false")
    return text == "true"


def _date(tree: Tree, place: str) -> date:
    text = _text(tree, place)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ContentError(place_of(tree, place), f"'{tree}' is not a date such as 2026-11-22")
    return day


def _citation(tree: Tree, place: str) -> Citation:
    source, mark, locator = _text(tree, place).partition(" @ ")
    if not source.strip() or (mark and not locator.strip()):
        raise ContentError(place_of(tree, place), f"'{tree}' is not a citation such as us-lab @ dosage")
    return Citation(source, locator)


_SIMPLE: Mapping[Any, Convert] = {
    str: _text,
    Decimal: _decimal,
    Fraction: _fraction,
    int: _whole,
    bool: _flag,
    date: _date,
    Citation: _citation,
}


def _items(tree: Tree, place: str) -> list[Tree]:
    if not isinstance(tree, list):
        raise ContentError(place_of(tree, place), f"expected a list, found {_kind(tree)}")
    return tree


def _list_of(inner: Convert) -> Convert:
    return lambda tree, place: tuple([inner(item, place) for item in _items(tree, place)])


def _pair_of(inners: tuple[Convert, ...]) -> Convert:
    def convert(tree: Tree, place: str) -> Any:
        if len(_items(tree, place)) != len(inners):
            raise ContentError(place_of(tree, place), f"expected {len(inners)} values, found {len(tree)}")
        return tuple(inner(item, place) for inner, item in zip(inners, tree, strict=True))

    return convert


def _mapping_of(key: Convert, inner: Convert) -> Convert:
    def convert(tree: Tree, place: str) -> Any:
        if not isinstance(tree, dict):
            raise ContentError(place_of(tree, place), "expected a mapping")
        return {key(name, place): inner(item, place) for name, item in tree.items()}

    return convert


def _one_of(kind: type[Enum]) -> Convert:
    values = {member.value: member for member in kind}

    def convert(tree: Tree, place: str) -> Any:
        if _text(tree, place) not in values:
            allowed = ", ".join(values)
            raise ContentError(place_of(tree, place), f"unknown {kind.__name__.lower()} '{tree}'; allowed: {allowed}")
        return values[tree]

    return convert


def _rows_by_pair(kind: type) -> Convert:
    """Rows of an edition, by the phenotypes of TPMT and NUDT15; no pair twice."""

    def convert(tree: Tree, place: str) -> Any:
        rows: dict[tuple[book.Phenotype, book.Phenotype], Any] = {}
        for item in _items(tree, place):
            row = shape_of(kind).make(item, place)
            if rows.setdefault((row.tpmt, row.nudt15), row) is not row:
                names = f"{row.tpmt.value} and {row.nudt15.value}"
                raise ContentError(place_of(item, place), f"a second row for TPMT and NUDT15 {names}")
        return rows

    return convert


@cache
def _converter(hint: Any) -> Convert:
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if origin is UnionType:
        return _converter(next(part for part in inner if part is not NoneType))
    if origin is tuple and inner[-1] is Ellipsis:
        return _list_of(_converter(inner[0]))
    if origin is tuple:
        return _pair_of(tuple(_converter(part) for part in inner))
    if origin is Mapping and get_origin(inner[0]) is tuple:
        return _rows_by_pair(inner[1])
    if origin is Mapping:
        return _mapping_of(_converter(inner[0]), _converter(inner[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(hint)
    return shape_of(hint).make


class Key(NamedTuple):
    """One key of a mapping: how it is converted, and what may be missing."""

    name: str
    convert: Convert
    required: bool
    may_be_empty: bool
    nested: bool
    otherwise: Any


class Shape(NamedTuple):
    """How a mapping becomes one frozen object of `kind`."""

    kind: type
    keys: Mapping[str, Key]
    evidence: bool

    def make(self, tree: Tree, place: str = "") -> Any:
        """The object; `ContentError` for unknown, missing, empty or unreadable keys."""
        place = place_of(tree, place)
        if not isinstance(tree, dict):
            raise ContentError(place, f"expected a mapping with {', '.join(self.keys)}")
        if not tree.keys() <= self.keys.keys():
            self._refuse_unknown(tree, place)
        values = {name: self._value(key, tree, place) for name, key in self.keys.items()}
        if self.evidence:
            values["evidence"] = _evidence([values.pop(name) for name in EVIDENCE_KEYS], tree, place)
        return self.kind(**values)

    def _refuse_unknown(self, tree: dict[str, Tree], place: str) -> None:
        name = next(name for name in tree if name not in self.keys)
        raise ContentError(place_of(name, place), f"unknown key '{name}'; allowed: {', '.join(self.keys)}")

    def _value(self, key: Key, tree: dict[str, Tree], place: str) -> Any:
        if key.name not in tree:
            if key.required:
                raise ContentError(place, f"missing key '{key.name}'")
            return key.otherwise
        value = tree[key.name]
        if value == "" and not key.may_be_empty:
            raise ContentError(place_of(value, place), f"'{key.name}' is empty")
        return key.convert(value, place)


def _evidence(parts: list[Any], tree: dict[str, Tree], place: str) -> Evidence | None:
    citations, verification, review, reviewer = parts
    if citations is None and verification is None:
        return None
    if not citations or verification is None:
        raise ContentError(place, "citations and verification go together, and neither may be empty")
    return Evidence(citations, verification, review, reviewer)


def _otherwise(hint: Any) -> Any:
    """What stands for a key left out: nothing, false, or an empty text or list."""
    empty: Mapping[Any, Any] = {str: "", bool: False}
    return () if get_origin(hint) is tuple else empty.get(hint)


def _is_nested(hint: Any) -> bool:
    if get_origin(hint) is UnionType:
        return any(_is_nested(part) for part in get_args(hint))
    made = is_dataclass(hint) or hasattr(hint, "_fields")
    return get_origin(hint) in (tuple, Mapping) or (made and hint is not Citation)


def _key(kind: type, name: str, hint: Any, default: Any) -> Key:
    optional = default is not MISSING or NoneType in get_args(hint) or name in _MAY_BE_LEFT_OUT.get(kind, ())
    otherwise = default if default is not MISSING else None if NoneType in get_args(hint) else _otherwise(hint)
    return Key(name, _converter(hint), not optional, name in _MAY_BE_EMPTY.get(kind, ()), _is_nested(hint), otherwise)


def _evidence_keys(required: bool) -> list[Key]:
    return [
        Key("citations", _converter(tuple[Citation, ...]), required, False, True, None),
        Key("verification", _converter(Verification), required, False, False, None),
        Key("review", _converter(Review), False, False, False, Review.UNDER_REVIEW),
        Key("reviewer", _converter(str), False, False, False, ""),
    ]


def _fields(kind: Any) -> list[tuple[str, Any]]:
    """The names that are given, with their defaults; a kind that works something out for itself is a dataclass."""
    made = [(one.name, one.default) for one in fields(kind) if one.init] if is_dataclass(kind) else None
    return made or [(name, kind._field_defaults.get(name, MISSING)) for name in kind._fields]


@cache
def shape_of(kind: type) -> Shape:
    """The shape of one of the book's classes; worked out once."""
    hints = get_type_hints(kind)
    keys: list[Key] = []
    for name, default in _fields(kind):
        if name == "evidence":
            keys.extend(_evidence_keys(NoneType not in get_args(hints[name])))
        else:
            keys.append(_key(kind, name, hints[name], default))
    return Shape(kind, {key.name: key for key in keys}, "evidence" in hints)
