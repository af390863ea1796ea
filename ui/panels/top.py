"""The top bar: search, wording, a new patient, the papers."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.session import Session
from ui.widgets import theme
from ui.widgets.button import Button
from ui.widgets.icon import Mark, paint
from ui.widgets.text import Words

_PAPERS = (
    ("summary", "Clinician's summary…"),
    ("handout", "Patient's handout…"),
    ("large-print", "Patient's handout, large print…"),
)


class SearchBox(QLineEdit):
    """The search line, with its magnifying glass and its key painted inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self.setAccessibleName("Search the book or ask a question, Ctrl+K")
        self.setFont(theme.font("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, "search", "muted", QRectF(11, (self.height() - 16) / 2, 16, 16))
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("label"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -10, 0), right, "Ctrl+K")
        painter.end()


class TopBar(QFrame):
    """Emits what was asked for; it decides nothing."""

    save_wanted = Signal(str)
    print_wanted = Signal()
    results_wanted = Signal()
    best_wanted = Signal()
    help_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._session = session
        self.setFixedHeight(theme.space("top-bar"))
        self.brand = self._brand()
        self.search = SearchBox()
        self.audience = self._audience()
        self.new = Button("New patient", "", "New patient, Ctrl+N: clears everything", "file-plus")
        self.save = Button("Save PDF", "", "Save as PDF", "file-down")
        self.printing = Button("Print", "chief", "Print the summary, Ctrl+P", "printer")
        self.help = Button("", "icon", "Help, F1", "circle-question-mark")
        self.settings = Button("", "icon", "Practice settings, Ctrl+,", "settings-2")
        self.new.setObjectName("newPatientButton")
        self.save.setObjectName("savePdfButton")
        self.printing.setObjectName("printButton")
        self._lay_out()
        self.search.textChanged.connect(session.search)
        self.search.installEventFilter(self)
        self.new.clicked.connect(session.clear)
        self.printing.clicked.connect(self.print_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        session.cleared.connect(partial(self.search.setText, ""))
        self._for_patients: list[QAction] = []
        self.render(papers=False, handout=False)
        session.opened.connect(self._follow)

    def _brand(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(8)
        name = Words("status")
        name.say("Azalea")
        self._subtitle = Words("label", "muted")
        self._subtitle.say("azathioprine reference")
        for widget in (Mark(), name, self._subtitle):
            row.addWidget(widget)
        row.addStretch()
        return box

    def _audience(self) -> QWidget:
        box = QWidget()
        box.setObjectName("audienceSwitch")
        box.setAccessibleName("Wording of the book")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(box)
        for label, id, role in (("Clinician", "clinician", "left"), ("Patient", "patient", "right")):
            half = Button(label, role, f"{label} wording")
            half.setObjectName(f"audience{label}")
            half.setCheckable(True)
            half.setChecked(id == self._session.audience)
            half.clicked.connect(lambda _=False, chosen=id: self._session.speak_to(chosen))
            self._session.audience_changed.connect(partial(self._show_audience, half, id))
            half.setFixedWidth(82 if role == "left" else 71)
            group.addButton(half)
            row.addWidget(half)
        return box

    def _show_audience(self, half: Button, id: str) -> None:
        half.setChecked(id == self._session.audience)

    def make_menu(self) -> None:
        """Which papers can be saved; the menu is made behind the first picture."""
        menu = QMenu(self.save)
        menu.setAccessibleName("Which paper to save")
        for kind, words in _PAPERS:
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, kind=kind: self.save_wanted.emit(kind))
            if kind != "summary":
                self._for_patients.append(action)
        self.save.setMenu(menu)
        self.render(papers=False, handout=False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(self.brand)
        row.addWidget(self.search, 1)
        for widget in (self.audience, self.new, self.save, self.printing, self.settings, self.help):
            row.addWidget(widget)

    def render(self, papers: bool, handout: bool) -> None:
        """Which papers can be made now."""
        self.save.setEnabled(papers)
        self.printing.setEnabled(papers)
        for action in self._for_patients:
            action.setEnabled(handout)

    def fit(self, wide: bool) -> None:
        """Shorter words where the window is narrow."""
        self._subtitle.setVisible(wide)
        self.brand.setFixedWidth(theme.space("case") - 8 if wide else 97)
        self.search.setPlaceholderText("Search the book or ask a question" if wide else "Search the book")
        self.save.setText("Save PDF" if wide else "PDF")

    def _follow(self) -> None:
        """Show the words of a search that was come back to."""
        if self._session.query and self._session.query != self.search.text():
            self.search.setText(self._session.query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self.search.text():
            event.accept()  # Esc empties the line first
            return True
        return event.type() == QEvent.Type.KeyPress and self._takes(event.key())

    def _takes(self, key: int) -> bool:
        """Keys of the search line that belong to its answers."""
        if key == Qt.Key.Key_Escape:
            self.search.clear()
        elif key == Qt.Key.Key_Down:
            self.results_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.best_wanted.emit()
        else:
            return False
        return True
