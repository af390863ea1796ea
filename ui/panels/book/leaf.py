"""One page of the reader, built from its view: statements, disagreements, references, lists."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.panels.book.card import Card
from ui.panels.book.lists import STACKED_FROM, ContentsRow
from ui.presenters.book import BookView, Cited, ListRow, Paragraph, PositionRow
from ui.widgets import theme
from ui.widgets.clearing import emptied
from ui.widgets.flow import Flow
from ui.widgets.icon import IconLabel
from ui.widgets.layout import held
from ui.widgets.reading import Reading, Run, Tag, zoomed
from ui.widgets.text import NO_BREAK, Words, line

_PAD = 20


class Leaf(QObject):
    """Fills a column with one view; a citation number opens the card of its reference below it."""

    followed = Signal(str)
    card_opened = Signal(object)

    def __init__(self, body: QVBoxLayout, panel: QWidget) -> None:
        super().__init__(panel)
        self._body, self._panel = body, panel
        self._view, self._zoom = BookView("contents", ""), 100
        self._frame: tuple[object, ...] = ()
        self._slots: list[QVBoxLayout] = []
        self._where: list[tuple[Cited, ...]] = []
        self._open: tuple[int, int] | None = None
        self._card: Card | None = None
        self.readings: list[Reading] = []

    def show(self, view: BookView, zoom: int, results: QWidget) -> None:
        """Replace the page, unless only the `results` in it differ."""
        frame = (view._replace(found=view.found[:0]), bool(view.found), zoom, theme.scheme())
        if frame == self._frame:
            return
        self._frame = frame
        with held(self._body):
            self._fill(view, zoom, results)

    def _fill(self, view: BookView, zoom: int, results: QWidget) -> None:
        if self._holds(results):  # those in the other leaf stay there
            results.setParent(self._panel)
        emptied(self._body, kept=(results,))
        self._view, self._zoom, self._open, self._card = view, zoom, None, None
        self._slots, self._where, self.readings = [], [], []
        self._say([Run(view.title)], "title")
        self._meta(view)
        self._asked(view)
        for paragraph in view.paragraphs:
            self._paragraph(paragraph)
        self._positions(view.positions)
        if view.found:
            self._body.addWidget(_inset(results, 10), 0, Qt.AlignmentFlag.AlignTop)
        self._rows("", view.rows)
        self._references()
        if view.kind in ("passage", "explained"):
            self._say([Run(view.updated)], "label", "muted", gap=12)
        self._rows(view.more_title, view.more)
        self._body.addStretch()
        if view.kind == "source":
            self._open_card(0, 1)

    def _holds(self, results: QWidget) -> bool:
        box = self._body.parentWidget()
        return box is not None and box.isAncestorOf(results)

    # --- the parts -----------------------------------------------------------------------

    def _reading(self, runs: Sequence[Run], role: str = "reading", tone: str = "", room: int = 0) -> Reading:
        made = Reading(runs, role, tone, self._zoom, room or theme.space("book") - 2 * _PAD - 4)
        made.linkActivated.connect(self._follow)
        self.readings.append(made)
        return made

    def _say(self, runs: Sequence[Run], role: str, tone: str = "", gap: int = 0) -> None:
        self._body.addSpacing(gap)
        self._body.addWidget(_inset(self._reading(runs, role, tone)))

    def _meta(self, view: BookView) -> None:
        flow = Flow(gap=12)
        updated = "" if view.kind in ("passage", "explained") else view.updated
        approved = view.review.startswith("Approved")
        for picture, text, tone in (
            (view.mark_icon, view.mark, view.mark_tone),
            ("", view.fact, "muted"),
            ("", updated, "muted"),
            ("circle-check" if approved else "circle-dashed", view.review, "muted"),
        ):
            if text:
                flow.addWidget(self._signed(picture, text, tone))
        if flow.count():
            self._body.addSpacing(4)
            self._body.addWidget(_held(flow))
        self._body.addSpacing(8)

    def _signed(self, picture: str, text: str, tone: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        if picture:
            sign = QVBoxLayout()
            sign.setContentsMargins(0, 2, 0, 0)
            sign.addWidget(IconLabel(picture, tone, round(14 * self._zoom / 100)), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(sign)
        row.addWidget(self._reading([Run(text)], "label", tone), 1)
        return box

    def _small(self, text: str, tone: str) -> Words:
        words = Words("label", tone)
        words.say(text)
        words.setFont(zoomed("label", self._zoom))
        return words

    def _asked(self, view: BookView) -> None:
        if view.meant:
            self._say([Run("Did you mean "), Run(view.meant, f"search:{view.meant}"), Run("?")], "body")
            self._body.addSpacing(6)
        if view.note:
            self._say([Run(view.note)], "reading")
            self._body.addSpacing(4)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.heading:
            link = f"place:{paragraph.target}" if paragraph.target else ""
            self._say([Run(paragraph.heading, link)], "label-strong", gap=11)
            self._body.addSpacing(4)
        elif self._slots:
            self._body.addSpacing(8)
        part = QVBoxLayout()
        part.setSpacing(5)
        part.addWidget(self._reading([Run(paragraph.text), *self._numbers(paragraph.cited)]))
        self._below(paragraph, part)
        self._body.addWidget(_opened(part) if paragraph.opened else _held(part))
        self._slot(paragraph.cited)

    def _below(self, paragraph: Paragraph, part: QVBoxLayout) -> None:
        flow = Flow(gap=6)
        for grade in paragraph.grades:
            tag = Tag([Run(grade)], "label", "grade", self._zoom, theme.space("book") - 2 * _PAD - 16)
            tag.setAccessibleName(f"Grade: {grade}")
            self.readings.append(tag)
            flow.addWidget(tag)
        if paragraph.status:
            flow.addWidget(self._reading([Run(paragraph.status)], "label", "muted"))
        if flow.count():
            part.addLayout(flow)

    def _numbers(self, cited: tuple[Cited, ...]) -> list[Run]:
        """The citation numbers as links into the slot that comes next."""
        runs: list[Run] = []
        for one in cited:
            runs.append(Run(NO_BREAK, raised=True) if runs else Run("\u2060", raised=True))
            runs.append(Run(str(one.number), f"ref:{len(self._slots)}:{one.number}", raised=True))
        return runs

    def _positions(self, positions: tuple[PositionRow, ...]) -> None:
        if not positions:
            return
        self._say([Run("Where the sources disagree")], "label-strong", gap=14)
        self._body.addSpacing(5)
        for position in positions:
            self._body.addWidget(_inset(line()))
            stacked = self._zoom >= STACKED_FROM
            row = QVBoxLayout() if stacked else QHBoxLayout()
            row.setSpacing(0 if stacked else 8)
            who = self._reading([Run(position.who)], "side-by-side-strong", room=0 if stacked else 96)
            if not stacked:
                who.setFixedWidth(round(96 * self._zoom / 100))
            row.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(self._said(position), 1)
            self._body.addWidget(_held(row, 5))
            self._slot(position.cited)

    def _said(self, position: PositionRow) -> QVBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._reading([Run(position.says), *self._numbers(position.cited)], "side-by-side"))
        for text, tone in ((position.used, "accent"), (position.status, "muted")):
            if text:
                said.addWidget(self._reading([Run(text)], "label", tone))
        return said

    def _references(self) -> None:
        if not self._view.references or self._view.kind == "source":
            return
        self._say([Run("References")], "label-strong", gap=14)
        self._body.addSpacing(3)
        for reference in self._view.references:
            row = QHBoxLayout()
            row.setSpacing(4)
            number = self._small(str(reference.number), "muted")
            taken = round((22 if len(self._view.references) > 9 else 14) * self._zoom / 100)
            number.setFixedWidth(taken)
            link = f"ref:{len(self._slots)}:{reference.number}"
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            room = theme.space("book") - 2 * _PAD - taken - 12
            row.addWidget(self._reading([Run(reference.line, link, tone="muted")], "label", room=room), 1)
            self._body.addWidget(_held(row, 1))
            self._slot((Cited(reference.number),))

    def _rows(self, heading: str, rows: tuple[ListRow, ...]) -> None:
        if not rows:
            return
        if heading:
            self._say([Run(heading)], "label-strong", gap=18)
            self._body.addSpacing(3)
        self._body.addWidget(_inset(line()))
        for row in rows:
            button = ContentsRow(row, self._zoom, theme.space("book") - 2 * _PAD - 4)
            button.clicked.connect(lambda _=False, target=row.target: self.followed.emit(f"place:{target}"))
            self.readings.append(button.title)
            self._body.addWidget(_inset(button))

    # --- references in place -------------------------------------------------------------

    def _slot(self, cited: tuple[Cited, ...]) -> None:
        slot = QVBoxLayout()
        slot.setContentsMargins(_PAD, 0, _PAD, 0)
        self._slots.append(slot)
        self._where.append(cited)
        self._body.addLayout(slot)

    def _follow(self, link: str) -> None:
        kind, _, rest = link.partition(":")
        if kind == "ref":
            slot, number = (int(part) for part in rest.split(":"))
            self.close_card() if self._open == (slot, number) else self._open_card(slot, number)
        elif kind == "close":
            self.close_card()
        else:
            self.followed.emit(link)
        if kind == "copy" and self._card is not None:
            self._card.say_copied()

    def _open_card(self, slot: int, number: int) -> None:
        self.close_card()
        where = next(one.where for one in self._where[slot] if one.number == number)
        card = Card(self._view.references[number - 1], where, self._zoom, theme.space("book") - 2 * _PAD - 28)
        for reading in card.readings:
            reading.linkActivated.connect(self._follow)
        self._slots[slot].setContentsMargins(_PAD, 6, _PAD, 6)
        self._slots[slot].addWidget(card)
        self._open, self._card = (slot, number), card
        self.card_opened.emit(card)

    @property
    def has_card(self) -> bool:
        """True while a reference stands open."""
        return self._open is not None

    def close_card(self) -> bool:
        """Close the open reference; False when none is open."""
        if self._open is None:
            return False
        slot = self._slots[self._open[0]]
        emptied(slot)
        slot.setContentsMargins(_PAD, 0, _PAD, 0)
        self._open = self._card = None
        return True


def _held(layout: QLayout, above: int = 0) -> QWidget:
    """A layout in a box with the column's padding at its sides."""
    box = QWidget()
    outer = QVBoxLayout(box)
    outer.setContentsMargins(_PAD, above, _PAD, above)
    outer.setSpacing(0)
    outer.addLayout(layout)
    return box


def _opened(layout: QLayout) -> QWidget:
    box = QFrame()
    box.setProperty("role", "opened")
    inner = QVBoxLayout(box)
    inner.setContentsMargins(11, 8, 12, 8)
    inner.addLayout(layout)
    return _inset(box, 6, 8)


def _inset(widget: QWidget, left: int = _PAD, right: int | None = None) -> QWidget:
    """A widget with the column's padding at its sides."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(left, 0, left if right is None else right, 0)
    row.setSpacing(0)
    row.addWidget(widget)
    return box
