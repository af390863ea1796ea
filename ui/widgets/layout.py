"""How parts stand in the window, and which side columns are open: the layout table of the design."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


class Columns(NamedTuple):
    """What is open now, and what the user wants when the window is wide again."""

    case: bool = True
    book: bool = True
    wanted_case: bool = True
    wanted_book: bool = True
    was_wide: bool = True

    def toggled(self, side: str, wide: bool) -> "Columns":
        """Open or close one side; in a narrow window the other one closes when it opens."""
        case = not self.case if side == "case" else self.case
        book = not self.book if side == "book" else self.book
        if wide:
            return self._replace(case=case, book=book, wanted_case=case, wanted_book=book)
        if case and book:
            case, book = side == "case", side == "book"
        return self._replace(case=case, book=book)


def columns_for(columns: Columns, wide: bool) -> Columns:
    """The columns after a change of width: wide restores the wish, narrow keeps the case and closes the book."""
    if wide == columns.was_wide:
        return columns
    if wide:
        return columns._replace(case=columns.wanted_case, book=columns.wanted_book, was_wide=True)
    return columns._replace(case=columns.case, book=columns.book and not columns.case, was_wide=False)


@contextmanager
def held(*layouts: QLayout) -> Iterator[None]:
    """While parts come, go and change, the layouts wait: Qt lays everything out anew at every part that is shown."""
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


_ROUNDS = 4
"""A part that grows asks its column, that asks the page, and the page its scroll bar: each in a round of its own."""


def settle() -> None:
    """Lay out all that waits, now: what Qt leaves to its queue would be painted half done first and whole after it."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def stacked(box: QWidget) -> QVBoxLayout:
    """A layout in which parts stand on each other without gaps."""
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
