"""The middle of the window: the answer, or what stands in its place for a while. Made only when asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.models.settings import Allowed, Allowing, InForce, Settings
from ui.models.view import Place
from ui.session import Session
from ui.widgets.aside import Aside

if TYPE_CHECKING:
    from core.assessment import Assessment
    from core.importers.reading import ImportReading
    from ui.panels.preview import PreviewPanel

Paper = Callable[[str, "Assessment", str], bytes]
Leaf = Callable[[str], bytes]
PREVIEW, IMPORT, SETTINGS, HELP = "preview", "import", "settings", "help"
OPENED_BY = {"Ctrl+O": IMPORT, "Ctrl+,": SETTINGS, "F1": HELP}
"""The keys that open an aside at any time."""


def _unread(text: str) -> "ImportReading":
    from core.importers.reading import ImportReading

    return ImportReading("unknown")


def _no_leaf(place: Place, audience: str) -> Leaf | None:
    return None


def _unsaved(settings: Settings, locked: frozenset[str]) -> str:
    return "This window has no settings file."


def _nothing_allowed() -> Allowed:
    return {}


class Services(NamedTuple):
    """What the window is given, because it may know neither the database nor the paper room.

    `paper` makes the bytes of a kind, an assessment and a size; `leaf` gives what makes those of an open page of the
    book for an audience, None where there is nothing to print; `read_text` and `read_file` read a result;
    `save` writes the settings and says why it could not."""

    paper: Paper
    read_text: Callable[[str], "ImportReading"] = _unread
    read_file: Callable[[str], "ImportReading"] = _unread
    settings: InForce = InForce()
    allowed: Allowing = _nothing_allowed
    save: Callable[[Settings, frozenset[str]], str] = _unsaved
    leaf: Callable[[Place, str], Leaf | None] = _no_leaf


class Centre(QStackedWidget):
    """Never two at once: while an aside is open the answer is not on the screen."""

    returned = Signal()
    said = Signal(str)
    imported = Signal(dict, dict)
    settings_saved = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, answer: QWidget, session: Session, services: Services) -> None:
        super().__init__()
        self._answer, self._session, self._services = answer, session, services
        self._asides: dict[str, Aside] = {}
        self._came_from: QWidget | None = None
        self._makers = {
            PREVIEW: self._make_preview,
            IMPORT: self._make_import,
            SETTINGS: self._make_settings,
            HELP: self._make_help,
        }
        self.addWidget(answer)
        session.answered.connect(self._leave_paper)

    # Each is imported when it is first opened: QtPdf and the print system cost a start-up.

    def _make_preview(self) -> Aside:
        from ui.panels.preview import PreviewPanel

        size = self._session.book.practices[self._session.practice].paper
        panel = PreviewPanel(self._session, self._services.paper, size)
        panel.said.connect(self.said)
        return panel

    def _make_import(self) -> Aside:
        from ui.panels.importing import ImportPanel

        panel = ImportPanel(self._session, self._services.read_text, self._services.read_file)
        panel.taken.connect(self.imported)
        panel.opened.connect(self.place_wanted)
        return panel

    def _make_settings(self) -> Aside:
        from ui.panels.settings import SettingsPanel

        given = self._services
        panel = SettingsPanel(self._session, given.settings, given.allowed(), given.save)
        panel.saved.connect(self.settings_saved)
        return panel

    def _make_help(self) -> Aside:
        from ui.panels.help import HelpPanel

        return HelpPanel()

    # --- coming and going ----------------------------------------------------------------

    @property
    def aside(self) -> Aside | None:
        """What stands in the place of the answer now."""
        now = self.currentWidget()
        return now if isinstance(now, Aside) else None

    @property
    def showing_paper(self) -> "PreviewPanel | None":
        """The preview, while it is open."""
        return cast("PreviewPanel", self.aside) if self.aside and self.aside is self._asides.get(PREVIEW) else None

    def open(self, name: str) -> Aside:
        """Put an aside in the place of the answer, with the focus in it."""
        if name not in self._asides:
            self._asides[name] = self._makers[name]()
            self._asides[name].closed.connect(self.go_back)
            self.addWidget(self._asides[name])
        aside = self._asides[name]
        if self.aside is None:
            self._came_from = self.window().focusWidget()
        self._forget_all_but(aside)
        self.setCurrentWidget(aside)
        aside.enter()
        return aside

    def print_paper(self, allowed: bool) -> None:
        """Print what is shown; where nothing is, show the summary, if one may be made."""
        if (shown := self.showing_paper) is not None:
            shown.print_out()
        elif allowed:
            self.preview("summary")

    def save_paper(self, kind: str, allowed: bool) -> None:
        """Ask where the paper of a kind should go (empty: what is shown, or the summary, if one may be made)."""
        shown = self.showing_paper
        if kind or (shown is None and allowed):
            shown = self.preview(kind or "summary")
        if shown is not None:
            shown.save()

    def preview(self, kind: str) -> "PreviewPanel":
        """Show a paper of the case as it stands."""
        panel = cast("PreviewPanel", self.open(PREVIEW))
        panel.show_kind(kind)
        panel.enter()
        return panel

    def preview_leaf(self) -> bool:
        """Show the page of the book that stands in the reader as it would be printed; False when it is none."""
        session = self._session
        leaf = None if session.query else self._services.leaf(session.place, session.audience)
        if leaf is not None:
            panel = cast("PreviewPanel", self.open(PREVIEW))
            panel.show_leaf(leaf)
            panel.enter()
        return leaf is not None

    def go_back(self) -> None:
        """Show the answer again, with the focus in the field that one came from."""
        if self.aside is not None:
            field = self._came_from
            self.forget()
            if field is not None and isValid(field) and field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.returned.emit()

    def _leave_paper(self) -> None:
        """A paper belongs to the case it was made for: any edit leads back to the answer."""
        if self.aside is self._asides.get(PREVIEW) and self.aside is not None:
            self.forget()

    def _forget_all_but(self, stays: Aside | None) -> None:
        for aside in self._asides.values():
            if aside is not stays:
                aside.forget()

    def forget(self) -> None:
        """Every aside forgets the patient, and the answer comes back."""
        self._forget_all_but(None)
        self.setCurrentWidget(self._answer)
