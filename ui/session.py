"""One patient at the screen: what was typed, the answer to it, what is open in the book, and the idle clock.

Everything here lives in memory and goes with `clear`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from core.case_form import CaseForm
from ui.models.case_column import CaseChoices
from ui.models.history import History
from ui.models.view import Place

if TYPE_CHECKING:
    from core.assessment import Assessment, GeneCall
    from core.book import Book
    from core.report.words import Words

Answer = Callable[[CaseForm], "Assessment"]
_RESTS_ON = {"weight": ("weight", "height", "age")}
"""What a confirmed value was weighed against: when one of these changes, the question comes back."""
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)


class Session(QObject):
    """Holds the form and its assessment; the two always belong together.

    `book` and `words` are opened when something first asks for them: the first picture of the window does not."""

    answered = Signal()
    failed = Signal()
    opened = Signal()
    searched = Signal()
    audience_changed = Signal()
    clearing = Signal()
    """The patient is about to go: the last moment at which the fields still hold what was typed."""
    cleared = Signal()
    ticked = Signal()
    field_wanted = Signal(str)
    reference_pointed = Signal(str)

    def __init__(
        self,
        book: "Callable[[], Book]",
        words: "Callable[[], Words]",
        answer: Answer,
        practice: str,
        idle_seconds: int,
        blank: CaseForm | None = None,
        laboratory: str = "",
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.today = today
        self._open_book, self._open_words, self.practice = book, words, practice
        self.audience = "clinician"
        self.history = History()
        self._in_search_box = ""
        self._answer = answer
        self.blank = blank or CaseForm(practice=practice)
        self.laboratory = laboratory
        self.unusable, self._without_calls = "", False
        """Why no answer may be shown whatever is typed: an expired book, or a check that failed. Empty usually."""
        self._idle_seconds = idle_seconds
        self.seconds_left = idle_seconds
        self.form = self.blank
        self._assessment: Assessment | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(1000)  # as a keyword PySide looks for it by the rules of the locale: not in Turkish
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self._watched: QObject | None = None

    def watch(self, window: QObject) -> None:
        """Keys and the mouse in this window of the system start the idle time anew.

        Not the application: Python would be asked about every event of every widget, hundreds a key."""
        self._watched = window
        window.installEventFilter(self)

    def stop(self) -> None:
        """The window closes: no clock and no filter stays behind."""
        self._clock.stop()
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)

    @cached_property
    def book(self) -> "Book":
        """The book in this practice."""
        return self._open_book()

    @cached_property
    def words(self) -> "Words":
        """The sentences of this practice."""
        return self._open_words()

    @cached_property
    def choices(self) -> CaseChoices:
        """What the book offers to the fields of the case."""
        from ui.presenters.case import choices_from

        return choices_from(self.book, self.practice, self.words)

    # --- the case ------------------------------------------------------------------------

    @property
    def assessment(self) -> "Assessment":
        """The answer to the form; that to an empty one is worked out when somebody asks."""
        if self._assessment is None:
            self._assessment = self._answer(self.form)
        return self._assessment

    @property
    def something_typed(self) -> bool:
        """True when there is anything to clear."""
        return self.form != self.blank or bool(self._in_search_box)

    def set_case(self, form: CaseForm) -> None:
        """Take the case column; what the other panels hold stays as it was.

        A confirmation falls with any edit of its field, an acceptance with any edit of TPMT."""
        old = self.form
        self._take(
            form._replace(
                practice=self.practice,
                edition=form.edition or self.blank.edition,
                renal_reference=self.blank.renal_reference,
                tablets=self.blank.tablets,
                results=old.results,
                thresholds=old.thresholds,
                monitoring=old.monitoring,
                results_date=old.results_date,
                earlier=old.earlier,
                symptoms=old.symptoms,
                dose_changed=old.dose_changed,
                confirmed=tuple(field for field in old.confirmed if _unchanged(field, old, form)),
                accept_untested=tuple(g for g in old.accept_untested if getattr(form, g) == getattr(old, g)),
            )
        )

    def confirm(self, field: str) -> None:
        """The prescriber says that an unlikely value is meant."""
        self._take(self.form._replace(confirmed=(*self.form.confirmed, field)))

    def accept_untested(self, gene: str, accepted: bool) -> None:
        """Go on without a result of `gene` (`tpmt`, `nudt15`), or take that back."""
        others = tuple(one for one in self.form.accept_untested if one != gene)
        self._take(self.form._replace(accept_untested=(*others, gene) if accepted else others))

    def set_result(self, test: str, text: str | None) -> None:
        """Enter, change or (None) remove one blood result."""
        results = {name: typed for name, typed in self.form.results.items() if name != test}
        if text is not None:
            results[test] = text
        self._take(self.form._replace(results=results))

    def add_results(self, results: dict[str, str]) -> None:
        """Enter several blood results at once, as from a file."""
        self._take(self.form._replace(results={**self.form.results, **results}))

    def set_bloods(self, form: CaseForm) -> None:
        """Take the results of a form, of today and of earlier days, and nothing else of it."""
        changed = self.form._replace(results=form.results, results_date=form.results_date, earlier=form.earlier)
        self._take(changed)

    def set_symptoms(self, symptoms: tuple[str, ...]) -> None:
        """The symptoms of today."""
        self._take(self.form._replace(symptoms=symptoms))

    def set_dose_changed(self, typed: str) -> None:
        """The day the dose changed, as typed."""
        self._take(self.form._replace(dose_changed=typed or None))

    def set_thresholds(self, chosen: str) -> None:
        """Choose the set that results are read against."""
        self._take(self.form._replace(thresholds=chosen))

    def set_monitoring(self, chosen: str) -> None:
        """Choose the schedule of blood tests."""
        self._take(self.form._replace(monitoring=chosen))

    def _take(self, form: CaseForm) -> None:
        if form != self.form:
            self.form = form
            self._work_out()
            self.ticked.emit()

    def _work_out(self) -> None:
        """Answer the form; if that fails, the answer of before must not stay on the screen."""
        try:
            self._assessment = self._answer(self.form)
        except Exception:
            self._without_calls = True
            self._tell(self.failed)
            raise
        self._without_calls = False
        self._tell(self.answered)

    def _tell(self, signal: SignalInstance) -> None:
        """Say that the answer is another; a page that explains a result is of the case on the screen."""
        signal.emit()
        if self.place.explains:
            self.opened.emit()

    def clear(self) -> None:
        """Forget the patient at once."""
        self.clearing.emit()
        self.history.clear()
        self.cleared.emit()
        self.form = self.blank
        self.seconds_left = self._idle_seconds
        self.audience = "clinician"
        self._work_out()
        self.audience_changed.emit()
        self.ticked.emit()

    def close_calculator(self, reason: str) -> None:
        """Show no answer any more, whatever is typed; the book stays readable."""
        self.unusable, self._without_calls = reason, True
        self._tell(self.answered)

    # --- the book ------------------------------------------------------------------------

    @property
    def calls(self) -> "Mapping[str, GeneCall]":
        """The genes of the case; none while there is no answer."""
        return {} if self._without_calls else self.assessment.genes

    @property
    def place(self) -> Place:
        """What is open in the book; an empty place is the contents list."""
        return self.history.here.place

    @property
    def query(self) -> str:
        """The search whose answers are shown; empty when something else is open."""
        return self.history.here.query

    def open(self, place: Place) -> None:
        """Open a passage or a source."""
        self.history.open(place)
        self.opened.emit()

    def back(self) -> None:
        """Return to what was open before."""
        self.history.back()
        self.opened.emit()

    def forward(self) -> None:
        """Go again where `back` came from."""
        self.history.forward()
        self.opened.emit()

    def search(self, text: str) -> None:
        """Show what the book answers to these words; nothing typed shows what was open."""
        self._in_search_box = text
        self.history.search(text)
        self.opened.emit()
        self.ticked.emit()

    def speak_to(self, audience: str) -> None:
        """Show the book's wording for `clinician` or `patient`."""
        self.audience = audience
        self.audience_changed.emit()

    # --- the clock -----------------------------------------------------------------------

    def tick(self) -> None:
        """One second without a key or the mouse."""
        if not self.something_typed:
            return
        self.seconds_left -= 1
        if self.seconds_left <= 0:
            self.clear()
        else:
            self.ticked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self.seconds_left != self._idle_seconds:
            self.seconds_left = self._idle_seconds
            self.ticked.emit()
        return False


def _unchanged(field: str, old: CaseForm, new: CaseForm) -> bool:
    return all(getattr(old, other) == getattr(new, other) for other in _RESTS_ON.get(field, (field,)))
