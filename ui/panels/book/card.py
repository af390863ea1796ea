"""The card of one reference: what it is, how to find it, what was read of it and when."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.presenters.book import Reference
from ui.widgets.reading import Reading, Run
from ui.widgets.text import NO_BREAK

_CLOSE = Run("Close", "close:")
_BETWEEN = (Run(4 * NO_BREAK), _CLOSE)


class Card(QFrame):
    """Stands below the statement that cites it; its address can be copied, nothing is opened."""

    def __init__(self, reference: Reference, where: str, zoom: int, room: int) -> None:
        super().__init__()
        self.setProperty("role", "reference")
        self.setAccessibleName(f"Reference {reference.number}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 8, 11, 8)
        layout.setSpacing(3)
        self.readings: list[Reading] = []
        for runs, role, tone in (
            ([Run(f"{reference.number}  {reference.short}")], "label-strong", ""),
            ([Run(reference.title)], "label", ""),
            ([Run(reference.ids)], "label", ""),
            ([Run(reference.address, address=True)], "label", "muted"),
            ([Run(reference.read)], "label", ""),
            ([Run(f"Cited here: {where}." if where else "")], "label", ""),
            (_links(reference), "label", ""),
        ):
            if any(run.text for run in runs):
                self.readings.append(Reading(runs, role, tone, zoom, room))
                layout.addWidget(self.readings[-1])

    def say_copied(self) -> None:
        """Show that the address lies on the clipboard."""
        self.readings[-1].say([Run("Address copied", tone="muted"), *_BETWEEN])


def _links(reference: Reference) -> list[Run]:
    copy = Run("Copy the address", f"copy:{reference.address}")
    return [copy, *_BETWEEN] if reference.address else [_CLOSE]
