"""A page as data: frozen blocks in reading order. What a block looks like is the paper's business.

Everything a reader sees is text here; every figure carries its text alternative in `alt`.
"""

from enum import Enum
from typing import NamedTuple

from core.findings import Severity
from core.report.figures import QuadrantFigure, RulerFigure, TrendFigures, WeekGrid, YearFigure
from core.report.spans import Text


class Layout(Enum):
    """What kind of paper a document is; sizes follow from it."""

    SUMMARY = "summary"
    HANDOUT = "handout"
    SHORT = "short"
    """The handout on one page."""
    LARGE_PRINT = "large-print"


class Icon(Enum):
    """A painted sign. It never stands alone: the words beside it say the same."""

    RECOMMENDED = "recommended"
    STOP = "stop"
    ALERT = "alert"
    WARNING = "warning"
    NOTE = "note"
    OPEN = "open"
    """Something is still missing or not yet done."""


class Align(Enum):
    """Where the words of a column stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class CellKind(Enum):
    """What a column of a table holds."""

    WORDS = "words"
    TICK = "tick"
    """A box to tick; its text alternative is the column's header."""
    BLANK = "blank"
    """Room to write."""


class Title(NamedTuple):
    """The first line of a page; `aside` stands at the right end, small."""

    text: str
    aside: str = ""


class Heading(NamedTuple):
    """The heading of what follows; `aside` explains it in a few muted words."""

    text: str
    aside: str = ""


class Paragraph(NamedTuple):
    """Running words; `small` ones are set as small print."""

    text: Text
    small: bool = False


class Fact(NamedTuple):
    """One label with its value."""

    label: str
    value: str


class Facts(NamedTuple):
    """A grid of facts, row by row; `barred` facts carry a heavy bar (limits that ask for action)."""

    rows: tuple[tuple[Fact, ...], ...]
    ruled: bool = False
    barred: bool = False


class Notice(NamedTuple):
    """One line that must not be overlooked."""

    icon: Icon
    text: Text


class DoseBox(NamedTuple):
    """The answer: status, headline, detail; at the right what belongs to it."""

    icon: Icon
    status: str
    headline: str
    detail: str
    aside: tuple[Text, ...] = ()


class TakeBox(NamedTuple):
    """What a patient takes, in words and as a week of tablets."""

    caption: str
    headline: str
    lines: tuple[Text, ...]
    week: WeekGrid | None = None


class FindingRow(NamedTuple):
    """One finding (or one missing entry) with its sign; `refs` is `[3, 4]`, or empty."""

    icon: Icon
    severity: Severity
    text: Text
    refs: str = ""


class FindingRows(NamedTuple):
    """Findings in their order of weight."""

    rows: tuple[FindingRow, ...]


class Column(NamedTuple):
    """One column of a table; `share` is its part of the width."""

    header: str
    share: float
    align: Align = Align.LEFT
    kind: CellKind = CellKind.WORDS


class Row(NamedTuple):
    """One row; a cell of a tick or blank column is empty. `closing` puts a heavier line above it."""

    cells: tuple[Text, ...]
    closing: bool = False


class Table(NamedTuple):
    """Rows under headers that are said again where the table goes on; `boxed` rows leave room to write."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    boxed: bool = False


class CheckGrid(NamedTuple):
    """Things to tick; `down` fills the columns one after the other, otherwise row by row.

    `alt` is what is said instead of a box.
    """

    items: tuple[str, ...]
    columns: int
    alt: str
    down: bool = False
    ruled: bool = False


class BulletGroup(NamedTuple):
    """Points, in `columns` columns, under a heading (which may be empty)."""

    heading: str
    items: tuple[str, ...]
    columns: int = 1


class SideBySide(NamedTuple):
    """Two groups next to each other; the left one is read first."""

    left: BulletGroup
    right: BulletGroup | None


class AlertBox(NamedTuple):
    """When to act at once. `write_in` labels lines to write on; `heavy` marks the most urgent box."""

    icon: Icon
    group: BulletGroup
    heavy: bool = False
    write_in: tuple[str, ...] = ()


class WriteIn(NamedTuple):
    """A label and a line to write on."""

    label: str


class Reference(NamedTuple):
    """A source with the number that the page cites it by."""

    number: int
    text: str


class References(NamedTuple):
    """The sources in order of first citation."""

    entries: tuple[Reference, ...]


class SignatureLines(NamedTuple):
    """Lines to sign on, and beside them what identifies the book."""

    labels: tuple[str, ...]
    notes: tuple[Text, ...]


class PageBreak(NamedTuple):
    """What follows begins on a new page."""


Block = (
    Title
    | Heading
    | Paragraph
    | Facts
    | Notice
    | DoseBox
    | TakeBox
    | RulerFigure
    | YearFigure
    | QuadrantFigure
    | TrendFigures
    | FindingRows
    | Table
    | CheckGrid
    | BulletGroup
    | SideBySide
    | AlertBox
    | WriteIn
    | References
    | SignatureLines
    | PageBreak
)


class Footer(NamedTuple):
    """What stands at the foot of every page; `pages` has the places `{page}` and `{pages}`."""

    patient: str
    identifiers: str
    book: str
    pages: str


class Document(NamedTuple):
    """A paper. `title` names the kind of paper, never the patient; `language` is a BCP 47 tag."""

    title: str
    language: str
    layout: Layout
    blocks: tuple[Block, ...]
    footer: Footer
