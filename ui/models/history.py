"""Where the reader has been: passages, searches, and the way back and forward; no Qt."""

from typing import NamedTuple

from ui.models.view import Place


class Entry(NamedTuple):
    """One thing the reader showed: a place, or with a `query` what a search found."""

    place: Place = Place()
    query: str = ""


class History:
    """The entries in the order they were opened; going somewhere new forgets the way forward."""

    def __init__(self) -> None:
        self._entries, self._at = [Entry()], 0
        self.returned = False
        """True when the entry shown now was come back to."""

    @property
    def here(self) -> Entry:
        """What is shown."""
        return self._entries[self._at]

    @property
    def is_at_the_start(self) -> bool:
        """Nothing to go back to."""
        return self._at == 0

    @property
    def is_at_the_end(self) -> bool:
        """Nothing to go forward to."""
        return self._at == len(self._entries) - 1

    def open(self, place: Place) -> None:
        """Show a place; no place at all only leaves a search."""
        self._show(Entry(place or self.here.place))

    def search(self, query: str) -> None:
        """Show what answers; while one types the search stays one entry, and no words end it."""
        if not query:
            if self.here.query:
                self.back()
        elif self.here.query:
            if query != self.here.query:
                self._replace(Entry(self.here.place, query))
        else:
            self._show(Entry(self.here.place, query))

    def back(self) -> None:
        """Show the entry before."""
        self._at, self.returned = max(0, self._at - 1), True

    def forward(self) -> None:
        """Show the entry that was left with `back`."""
        self._at, self.returned = min(len(self._entries) - 1, self._at + 1), True

    def clear(self) -> None:
        """Forget everything."""
        self._entries, self._at, self.returned = [Entry()], 0, False

    def _show(self, entry: Entry) -> None:
        if entry != self.here:
            self._entries[self._at + 1 :] = [entry]
            self._at, self.returned = self._at + 1, False

    def _replace(self, entry: Entry) -> None:
        self._entries[self._at :] = [entry]
        self.returned = False
