"""Reads the book's YAML strictly: every value is text, and whatever is odd is refused with file and line.

Only this module knows YAML. Refused: syntax errors, double keys, anchors and aliases, tags, several documents
in a file, keys without a value, unknown or missing keys, two entries of one name.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from db.shapes import ContentError, Tree, place_of, shape_of
from db.topics import HEAD_FILE, TOPICS, BookHead, Topic

CONTENT = Path(__file__).parent / "content"


class Text(str):
    """A scalar with its place."""

    place: str


class Items(list[Tree]):
    """A list with its place."""

    place: str


class Keys(dict[str, Tree]):
    """A mapping with its place."""

    place: str


class Entry(NamedTuple):
    """One entry of a topic: where it stands, as text, and as an object."""

    place: str
    tree: dict[str, Tree]
    item: Any


class Content(NamedTuple):
    """Everything in the content folder, by topic."""

    head: BookHead
    entries: Mapping[str, tuple[Entry, ...]]

    def items(self, table: str) -> tuple[Any, ...]:
        """The objects of one topic, in the order of the files."""
        return tuple(entry.item for entry in self.entries[table])


class _Events:
    """The events of one file, each refused unless it is plain text, a list or a mapping."""

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.events = self._read(path)

    def _read(self, path: Path) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            line = 1 + getattr(error.problem_mark, "line", 0)
            raise ContentError(f"{self.shown}:{line}", f"not readable as YAML: {error.problem}") from None
        except (UnicodeDecodeError, yaml.YAMLError):
            raise ContentError(f"{self.shown}:1", "not readable as YAML in UTF-8") from None

    def place(self, event: yaml.Event) -> str:
        return f"{self.shown}:{1 + getattr(event.start_mark, 'line', 0)}"

    def next(self) -> yaml.Event:
        event = next(self.events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ContentError(self.place(event), "anchors and aliases are not allowed; quote a leading * or &")
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise ContentError(self.place(event), f"tags are not allowed: {tag}")
        return event

    def document(self) -> Tree:
        """The one document of the file."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise ContentError(f"{self.shown}:1", "the file is empty")
        tree = self.tree(self.next())
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise ContentError(self.place(after), "a second document in one file")
        return tree

    def tree(self, event: yaml.Event) -> Tree:
        value = self._value(event)
        value.place = self.place(event)
        return value

    def _value(self, event: yaml.Event) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        return self._list() if isinstance(event, yaml.SequenceStartEvent) else self._mapping()

    def _text(self, event: yaml.ScalarEvent) -> Text:
        if event.value == "" and not event.style:
            raise ContentError(self.place(event), 'a value is missing; leave the key out or write ""')
        return Text(event.value)

    def _list(self) -> Items:
        items = Items()
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.tree(event))
        return items

    def _mapping(self) -> Keys:
        keys = Keys()
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            name = self.tree(event)
            if not isinstance(name, Text):
                raise ContentError(self.place(event), "a key must be a text")
            if name in keys:
                raise ContentError(self.place(event), f"key '{name}' is given twice")
            keys[name] = self.tree(self.next())
        return keys


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_file(path: Path, shown: str) -> Tree:
    """The tree of one file, every scalar as text; `shown` is the name that errors print."""
    return _Events(path, shown).document()


def _shown(root: Path, path: Path) -> str:
    return "/".join((root.parent.name, root.name, *path.relative_to(root).parts))


def _written(root: Path, topic: Topic) -> Iterator[dict[str, Tree]]:
    """The entries of a topic as written, file by file in the order of their names."""
    for path in sorted(root.glob(topic.files), key=lambda found: found.as_posix()):
        shown = _shown(root, path)
        tree = read_file(path, shown)
        if not isinstance(tree, Items):
            raise ContentError(f"{shown}:1", "expected a list of entries")
        for entry in tree:
            if not isinstance(entry, Keys):
                raise ContentError(place_of(entry), "expected a mapping with keys")
            yield entry


def _entries(root: Path, topic: Topic) -> tuple[Entry, ...]:
    entries: dict[Any, Entry] = {}
    shape = shape_of(topic.kind)
    for written in _written(root, topic):
        for tree in topic.prepare(written):
            item = shape.make(tree)
            name = topic.name_of(item)
            if name in entries:
                raise ContentError(
                    place_of(tree), f"'{_words(name)}' is given twice in {topic.table}, first at {entries[name].place}"
                )
            entries[name] = Entry(place_of(tree), tree, item)
    return tuple(entries.values())


def _words(name: Any) -> str:
    parts = name if isinstance(name, tuple) else (name,)
    return " ".join(str(getattr(part, "value", part)) for part in parts)


def read_content(root: Path = CONTENT) -> Content:
    """The whole content folder; `ContentError` at the first thing that is not as described in its README."""
    path = root / HEAD_FILE
    if not path.is_file():
        raise ContentError(_shown(root, path), "the file is missing")
    head: BookHead = shape_of(BookHead).make(read_file(path, _shown(root, path)))
    _refuse_strays(root)
    return Content(head, {topic.table: _entries(root, topic) for topic in TOPICS})


def _refuse_strays(root: Path) -> None:
    """A file that no topic reads would be a fact that nobody sees."""
    known = {path for topic in TOPICS for path in root.glob(topic.files)} | {root / HEAD_FILE}
    for path in sorted(root.rglob("*.y*ml")):
        if path not in known:
            raise ContentError(_shown(root, path), "no topic of the book reads this file")


def mappings(tree: Tree) -> Iterator[dict[str, Tree]]:
    """Every mapping in a tree, the outer ones first."""
    if isinstance(tree, dict):
        yield tree
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from mappings(inner)
