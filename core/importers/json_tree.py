"""JSON of a foreign program: parsed with its limits, and walked so that every surprise names its path."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from core.genetics.spelling import shown
from core.importers.reading import Unusable
from core.json_text import JsonNumber, nests_deeper

LONGEST = 20_000_000
"""Characters; a whole report has about a million."""
DEEPEST = 50
"""Levels; the deepest of these formats has about fifteen."""


def parsed(text: str) -> "Node":
    """The root of a JSON text; raises `Unusable` for anything that is not sound JSON within the limits."""
    if len(text) > LONGEST:
        raise Unusable("import-too-large", most=LONGEST)
    if nests_deeper(text, DEEPEST):
        raise Unusable("import-unreadable", reason=f"nested more than {DEEPEST} levels deep")
    twice: list[dict[str, Any]] = []
    try:
        raw = json.loads(
            text,
            object_pairs_hook=_each_key_once(twice),
            parse_constant=JsonNumber,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
        )
    except json.JSONDecodeError as error:
        raise Unusable("import-unreadable", reason=f"{error.msg}, line {error.lineno}, column {error.colno}") from error
    if twice:
        raise Unusable("import-unreadable", reason=f"a key is given twice in one object, at {_path_of(twice[0], raw)}")
    return Node(raw)


def _each_key_once(twice: list[dict[str, Any]]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    """Makes an object; one that has a key twice is noted."""

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            found = {_TWICE: next(key for number, key in enumerate(keys) if key in keys[:number])}
            twice.append(found)
        return found

    return made


_TWICE = "\0"
"""The key under which an object that has a key twice keeps that key's name."""


def _path_of(wanted: dict[str, Any], raw: Any) -> str:
    """Where an object lies, and its key that is given twice; what lies inside another such object has no place."""
    nodes = [Node(raw)]
    while nodes:
        node = nodes.pop()
        if node.value is wanted:
            return Node(None, wanted[_TWICE], node).path
        if isinstance(node.value, dict):
            nodes += [Node(item, key, node) for key, item in node.value.items()]
        elif isinstance(node.value, list):
            nodes += [Node(item, number, node) for number, item in enumerate(node.value)]
    return shown(wanted[_TWICE])


class Node:
    """One place in a JSON tree; a wrong kind of value raises `Unusable` with the path to it."""

    __slots__ = ("_key", "_parent", "value")

    def __init__(self, value: Any, key: str | int = "", parent: "Node | None" = None) -> None:
        self.value, self._key, self._parent = value, key, parent

    @property
    def path(self) -> str:
        """For example `genes.TPMT.sourceDiplotypes[0]`; for the root `the top level`."""
        parts: list[str] = []
        node = self
        while node._parent is not None:
            parts.append(f"[{node._key}]" if isinstance(node._key, int) else f".{shown(node._key)}")
            node = node._parent
        return "".join(reversed(parts)).removeprefix(".") or "the top level"

    @property
    def is_object(self) -> bool:
        """True for a JSON object."""
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        """True for a JSON list."""
        return isinstance(self.value, list)

    @property
    def is_text(self) -> bool:
        """True for a JSON text."""
        return type(self.value) is str

    @property
    def is_absent(self) -> bool:
        """True when the key is not there, or null."""
        return self.value is None

    def has(self, key: str) -> bool:
        """True for an object with this key."""
        return isinstance(self.value, dict) and key in self.value

    def get(self, key: str) -> "Node":
        """What stands under a key; absent when the object, or the key, is."""
        if type(self.value) is dict:
            return Node(self.value.get(key), key, self)
        if self.value is None:
            return Node(None, key, self)
        raise self._surprise("an object")

    def each(self) -> Iterator["Node"]:
        """The items of a list; none when it is absent."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self._surprise("a list")
        for number, item in enumerate(self.value):
            yield Node(item, number, self)

    def members(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of an object; none when it is absent."""
        if self.value is None:
            return
        if not isinstance(self.value, dict):
            raise self._surprise("an object")
        for key, item in self.value.items():
            yield key, Node(item, key, self)

    def text(self) -> str:
        """A text; empty when absent."""
        if type(self.value) is str:
            return self.value
        if self.value is None:
            return ""
        raise self._surprise("a text")

    def word(self, key: str) -> str:
        """The text under a key; empty when absent. As `get(key).text()`, but quick where there is a text."""
        if type(self.value) is dict and type(found := self.value.get(key, "")) is str:
            return found
        return self.get(key).text()

    def number(self) -> str:
        """A number as written; empty when absent."""
        if self.value is None:
            return ""
        if not isinstance(self.value, JsonNumber):
            raise self._surprise("a number")
        return str(self.value)

    def flag(self) -> bool:
        """True or false; false when absent."""
        if not isinstance(self.value, bool | None):
            raise self._surprise("true or false")
        return bool(self.value)

    def _surprise(self, wanted: str) -> Unusable:
        return Unusable("import-malformed", where=self.path, wanted=wanted)
