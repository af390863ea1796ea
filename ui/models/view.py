"""The small parts that view states are made of: plain frozen data, no Qt.

Presenters make them, widgets show them, nobody changes them.
"""

from typing import NamedTuple

EXPLAIN = "call:"
"""A place that is no passage: the result of a gene of this case, explained."""


class Place(NamedTuple):
    """Where a click leads: a passage of the book, or else a source; both empty leads nowhere."""

    passage: str = ""
    source: str = ""
    locator: str = ""

    def __bool__(self) -> bool:
        return bool(self.passage or self.source)

    @property
    def explains(self) -> bool:
        """True for a result of this case; such a page may not outlive it."""
        return self.passage.startswith(EXPLAIN)

    def is_open_at(self, open_place: "Place") -> bool:
        """True when this leads to what is open now; where in the source does not matter."""
        same = (self.passage, self.source) == (open_place.passage, open_place.source)
        return bool(self) and same


class Chip(NamedTuple):
    """A source chip: `text` on it, `reference` for the bottom bar."""

    text: str
    reference: str
    place: Place


class Chips(NamedTuple):
    """The chips of one row; `more` counts the sources not drawn."""

    shown: tuple[Chip, ...] = ()
    more: int = 0

    @property
    def spoken(self) -> str:
        """The sources for a screen reader."""
        return ", ".join(chip.text for chip in self.shown)


class FindingRow(NamedTuple):
    """One finding as shown: `tone` is stop, warn or note."""

    code: str
    tone: str
    lead: str
    text: str
    chips: Chips
    place: Place


class Cell(NamedTuple):
    """One cell of a table; `tone` is a colour token, `mark` a tick box to draw instead of words, `icon` a picture
    before them."""

    text: str
    tone: str = "text"
    strong: bool = False
    right: bool = False
    mark: str = ""
    icon: str = ""


class Row(NamedTuple):
    """One row of a table; `copied` is what Ctrl+C puts on the clipboard; `heavy` draws a darker line above."""

    cells: tuple[Cell, ...]
    chips: Chips = Chips()
    place: Place = Place()
    copied: str = ""
    heavy: bool = False


class Table(NamedTuple):
    """A table: `heads` may be empty; `widths` in px, 0 takes the rest."""

    rows: tuple[Row, ...] = ()
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    name: str = ""


class NeededRow(NamedTuple):
    """One row of the Needed list; `kind` is missing, refused, confirm or optional.

    `action` is the label of a button in the row (empty without one)."""

    field: str
    kind: str
    label: str
    text: str
    action: str = ""


class Choice(NamedTuple):
    """One line of a combo box."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    shown: str = ""
    """The words of a suggestion, when they differ from the name."""


class FieldView(NamedTuple):
    """What stands around one field of the case.

    `state` is empty, refused or confirm; `message` is the sentence below; `action` a button's words."""

    missing: bool = False
    under: str = ""
    state: str = ""
    message: str = ""
    action: str = ""
