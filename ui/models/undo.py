"""Taking back what was typed, one field at a time; nothing of it outlives the patient."""

from collections.abc import Mapping
from typing import Generic, TypeVar

State = TypeVar("State")


class Undo(Generic[State]):
    """The states before and after the one now. Edits of one field after the other count as one step."""

    def __init__(self, first: State) -> None:
        self.clear(first)

    def clear(self, first: State) -> None:
        """Forget everything but this."""
        self._past: list[State] = []
        self._future: list[State] = []
        self._now, self._field = first, ""

    def record(self, state: State, field: str) -> None:
        """A change, of one `field` or (empty) of several at once."""
        if state == self._now:
            return
        if not field or field != self._field:
            self._past.append(self._now)
        self._now, self._field = state, field
        self._future.clear()

    def seal(self) -> None:
        """What comes next is a step of its own, also in the same field."""
        self._field = ""

    def back(self) -> State | None:
        """The state before; None when there is none."""
        return self._step(self._past, self._future)

    def forward(self) -> State | None:
        """The state that was left with `back`."""
        return self._step(self._future, self._past)

    def _step(self, there: list[State], behind: list[State]) -> State | None:
        if not there:
            return None
        behind.append(self._now)
        self._now, self._field = there.pop(), ""
        return self._now


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The fields in which two states differ."""
    return tuple(field for field in after if before.get(field) != after[field])
