"""The papers before they leave: seen from memory, printed or saved from here and nowhere else."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from core.assessment import Assessment
from ui.models.view import Choice
from ui.presenters import preview as presenter
from ui.session import Session
from ui.widgets import papers, theme
from ui.widgets.aside import Aside
from ui.widgets.button import Button
from ui.widgets.field import ChoiceField
from ui.widgets.paper_pages import PaperPages
from ui.widgets.scroll import Page
from ui.widgets.text import Words, line

Paper = Callable[[str, Assessment, str], bytes]
_PRINTER = (90, 210)
"""How narrow and how wide the list of printers may be, in pixels."""
Leaf = Callable[[str], bytes]
"""Makes pages of the book on paper of a size."""


class PreviewPanel(Aside):
    """Kind of paper, size, printer; below them the pages as they will be."""

    said = Signal(str)
    """What became of a paper, for the bottom bar."""

    def __init__(self, session: Session, paper: Paper, size: str, parent: QWidget | None = None) -> None:
        super().__init__("Papers", parent)
        self._session, self._made, self._data, self._shown = session, paper, b"", ""
        self._leaf: Leaf | None = None
        self._kinds = self._switch()
        self._size = ChoiceField("previewPaper", "Size of the paper", 84)
        self._size.offer(tuple(Choice(id, name) for id, name in presenter.SIZES), empty=False)
        self._size.choose(size)
        self._printer = ChoiceField("previewPrinter", "Printer")
        self._printer.setMinimumWidth(_PRINTER[0])
        self._printer.setMaximumWidth(_PRINTER[1])
        self._names = papers.printer_names()
        self._printer.offer(tuple(Choice(name, name) for name in self._names), empty=False)
        self._follow_printer()
        self.printing = Button("Print", "chief", "Print these pages, Ctrl+P", "printer")
        self.saving = Button("Save PDF", "", "Save these pages as PDF, Ctrl+S", "file-down")
        self.printing.setObjectName("previewPrint")
        self.saving.setObjectName("previewSave")
        self._note = Words("label", "muted", wrap=True)
        self.pages = PaperPages()
        self._page = Page("Pages of the paper", theme.space("pad-centre"), 12, theme.space("pad-centre"), 16)
        self._lay_out()
        self._connect()

    def _switch(self) -> dict[str, Button]:
        group = QButtonGroup(self)
        halves = {}
        for place, (id, label) in enumerate(presenter.KINDS):
            button = Button(label, ("left", *["middle"] * (len(presenter.KINDS) - 2), "right")[place], f"Show: {label}")
            button.setObjectName(f"preview-{id}")
            button.setCheckable(True)
            button.clicked.connect(partial(self.show_kind, id))
            group.addButton(button)
            halves[id] = button
        return halves

    def _lay_out(self) -> None:
        pad = theme.space("pad-centre")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setContentsMargins(pad, 10, pad, 4)
        second.setContentsMargins(pad, 4, pad, 8)
        first.setSpacing(0)
        second.setSpacing(8)
        for half in self._kinds.values():
            first.addWidget(half)
        first.addSpacing(12)
        first.addWidget(self._note, 1)
        for part in (_label("Paper"), self._size, _label("Printer")):
            second.addWidget(part)
        second.addWidget(self._printer, 1)
        second.addStretch()
        second.addWidget(self.saving)
        second.addWidget(self.printing)
        self.outer.addLayout(first)
        self.outer.addLayout(second)
        self.outer.addWidget(line())
        self._page.body.addWidget(self.pages)
        self._page.body.addStretch()
        self.outer.addWidget(self._page, 1)

    def _connect(self) -> None:
        self._size.currentIndexChanged.connect(self._make_again)
        self._printer.currentIndexChanged.connect(self._follow_printer)
        self.printing.clicked.connect(self.print_out)
        self.saving.clicked.connect(self.save)

    def _follow_printer(self) -> None:
        self._size.choose(papers.paper_in(self._printer.chosen()) or self._size.chosen())

    def first(self) -> QWidget:
        return self.printing if self.printing.isEnabled() else self.saving

    def show_kind(self, wanted: str, _checked: bool = False) -> None:
        """Make the paper of the case as it stands now, and show it."""
        self.forget()
        view = presenter.present(self._session.assessment, wanted)
        for id, half in self._kinds.items():
            half.setEnabled(id in view.possible)
            half.setChecked(id == view.kind)
        if view.kind:
            self._data = self._made(view.kind, self._session.assessment, self._size.chosen())
            self._shown = view.kind
        self._show_made(view.note)

    def show_leaf(self, leaf: Leaf) -> None:
        """Make pages of the book, which belong to no case, and show them."""
        self.forget()
        self._leaf, self._shown = leaf, presenter.LEAF
        self._data = leaf(self._size.chosen())
        self._show_made(presenter.NO_PATIENT)

    def _make_again(self) -> None:
        self.show_kind(self._shown) if self._leaf is None else self.show_leaf(self._leaf)

    def _show_made(self, note: str) -> None:
        if self._data:
            self.pages.show_paper(self._data)
        for half in self._kinds.values():
            half.setVisible(self._leaf is None)
        printable = bool(self._data and self._names)
        self.saving.setEnabled(bool(self._data))
        self.printing.setEnabled(printable)
        self._printer.setEnabled(bool(self._names))
        counted = f"{presenter.counted(self.pages.count)}. " if self._data else ""
        self._note.say(f"{counted}{note} {'' if self._names else presenter.NO_PRINTER}".strip())
        self._page.verticalScrollBar().setValue(0)
        self._fit()

    def forget(self) -> None:
        self._data, self._shown, self._leaf = b"", "", None
        self.pages.forget()

    def print_out(self) -> None:
        """Print what is shown on the chosen printer."""
        if not self.printing.isEnabled():
            return
        printer = papers.printer_for(self._printer.chosen(), self._size.chosen(), f"azathioprine-{self._shown}")
        trouble = papers.print_pages(printer, self._data)
        self.said.emit(f"Not printed. {trouble}" if trouble else f"Sent to {self._printer.chosen()}.")

    def save(self) -> None:
        """Save what is shown where the user says."""
        data = self._data
        path = papers.ask_where(self, presenter.file_name(self._shown)) if data else ""
        if path:
            trouble = papers.write_whole(path, data)
            self.said.emit(f"Not saved. {trouble}" if trouble else "Saved.")

    def _fit(self) -> None:
        self.pages.fit(self.width() - 2 * theme.space("pad-centre"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _label(text: str) -> Words:
    label = Words("label", "muted")
    label.say(text)
    return label
