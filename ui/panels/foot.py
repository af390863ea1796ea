"""The bottom bar."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.presenters import foot
from ui.session import Session
from ui.widgets import theme
from ui.widgets.icon import IconLabel
from ui.widgets.text import Words


class BottomBar(QFrame):
    """Edition, review, validity, practice; offline; the time left. A pointed source shows its reference here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottomBar")
        self.setFixedHeight(theme.space("bottom-bar"))
        self._session, self._wide = session, True
        self._parts = [Words("label", "muted") for _ in range(4)]
        for part, name in zip(self._parts, ("bookEdition", "reviewStatus", "validUntil", "practice"), strict=True):
            part.setObjectName(name)
        self._reference = Words("label")
        self._reference.setObjectName("pointedReference")
        self._reference.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._offline = Words("label", "muted")
        self._offline.say("Offline")
        self._clock = IconLabel("clock", "muted")
        self._countdown = Words("label", "muted")
        self._countdown.setObjectName("idleCountdown")
        self._lay_out()
        self.point("")
        self.tick()
        session.reference_pointed.connect(self.point)
        session.ticked.connect(self.tick)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(20)
        for part in self._parts:
            row.addWidget(part)
        row.addWidget(self._reference, 1)
        row.addStretch()
        for picture, words in ((IconLabel("wifi-off", "muted", 14), self._offline), (self._clock, self._countdown)):
            pair = QHBoxLayout()
            pair.setSpacing(5)
            pair.addWidget(picture)
            pair.addWidget(words)
            row.addLayout(pair)

    def render(self, view: foot.FootView) -> None:
        """Show what the book says of itself."""
        for part, text in zip(self._parts, (view.edition, view.review, view.valid_until, view.practice), strict=True):
            part.say(text)
        self.tick()

    def point(self, reference: str) -> None:
        """Show a full reference in place of the book's own data; empty returns to them."""
        self._reference.say(reference)
        self._reference.setVisible(bool(reference))
        for part in self._parts:
            part.setVisible(not reference and (part is not self._parts[3] or self._wide))

    def show_checks(self, text: str, warn: bool = False) -> None:
        """What the start-up checks came to, in the place of the date."""
        self._parts[2].say(text)
        self._parts[2].paint_tone("stop" if warn else "muted")

    def fit(self, wide: bool) -> None:
        """The practice needs a wide window."""
        self._wide = wide
        self._parts[3].setVisible(wide and not self._reference.text())

    def tick(self) -> None:
        """Show the time left, as long as there is something to clear."""
        last = self._session.seconds_left <= theme.idle("warn-last-s")
        typed = self._session.something_typed
        self._clock.setVisible(typed)
        self._countdown.setVisible(typed)
        self._countdown.say(foot.countdown(self._session.seconds_left) if typed else "")
        self._countdown.paint_tone("warn" if last else "muted")
        self._countdown.setFont(theme.font("label-strong" if last else "label"))
        self._clock.show_icon("triangle-alert" if last else "clock", "warn" if last else "muted")
