"""Cases with answers worked out by hand: what is expected is a path into the assessment and its value."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from core.book import Book
from ui.terminal.case_file import answer_text

NAMES = ("edition", "test", "code", "step")
"""The keys that name an item of a list."""


class Golden(NamedTuple):
    """One such case. `source` says where the expected values come from."""

    name: str
    source: str
    case: Mapping[str, Any]
    expect: Mapping[str, Any]


def golden_cases(text: str) -> Iterator[Golden]:
    """One case a line."""
    for line in text.splitlines():
        yield Golden(**json.loads(line))


def differences(golden: Golden, book: Book) -> tuple[str, ...]:
    """What the assessment says otherwise; nothing when it is as expected."""
    answer = answer_text(json.dumps(golden.case), book).as_json()
    found = ((path, wanted, value_at(answer, path)) for path, wanted in golden.expect.items())
    return tuple(f"{path}: {got!r} instead of {wanted!r}" for path, wanted, got in found if not agrees(wanted, got))


def value_at(answer: Any, path: str) -> Any:
    """The value at `dose.suggested.text`. In a list `0` takes the first item, `dpwg-2025` the item named so,
    and any other word gathers over the items. None where there is nothing."""
    for step in path.split("."):
        answer = _inside(answer, step)
    return answer


def _inside(answer: Any, step: str) -> Any:
    if isinstance(answer, Mapping):
        return answer.get(step)
    if not isinstance(answer, list):
        return None
    if step.isdigit():
        return answer[int(step)] if int(step) < len(answer) else None
    named = [item for item in answer if step in (item.get(key) for key in NAMES)]
    return named[0] if named else [item.get(step) for item in answer]


def agrees(wanted: Any, got: Any) -> bool:
    """Equal when written out; or, for `{"has": [...]}` and `{"lacks": [...]}`, about the members of a list."""
    members = in_text(got) if isinstance(got, list) else []
    if not (isinstance(wanted, Mapping) and wanted and wanted.keys() <= {"has", "lacks"}):
        return bool(in_text(wanted) == in_text(got))
    has, lacks = in_text(wanted.get("has", [])), in_text(wanted.get("lacks", []))
    return all(one in members for one in has) and not any(one in members for one in lacks)


def in_text(value: Any) -> Any:
    """The value with every scalar as JSON writes it, so that text files can expect `null`, `true` and `2`."""
    if isinstance(value, Mapping):
        return {key: in_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)
