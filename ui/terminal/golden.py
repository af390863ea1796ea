"""Cases with answers worked out by hand: what is expected is a path into the assessment and its value."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.book import Book
from ui.terminal.case_file import answer_text


@dataclass(frozen=True, slots=True)
class Golden:
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
    """The value at `dose.suggested.text`; `findings.code` gathers over a list; else None."""
    for step in path.split("."):
        if isinstance(answer, list):
            answer = [item.get(step) for item in answer]
        else:
            answer = answer.get(step) if isinstance(answer, Mapping) else None
    return answer


def agrees(wanted: Any, got: Any) -> bool:
    """Equal; or, for `{"has": [...]}` and `{"lacks": [...]}`, about the members of a list."""
    if not (isinstance(wanted, Mapping) and wanted.keys() <= {"has", "lacks"}):
        return bool(wanted == got)
    members = got if isinstance(got, list) else []
    return all(one in members for one in wanted.get("has", ())) and not any(
        one in members for one in wanted.get("lacks", ())
    )
