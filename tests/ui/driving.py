"""Hands and eyes for the tests: keys go in, words come out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from ui.main_window import MainWindow

EXAMPLE = {
    "caseAge": "42",
    "caseWeight": "70",
    "caseHeight": "165",
    "casePlannedStart": "2",
    "caseStartDate": "2026-11-23",
    "caseTpmt": "*1/*3A",
    "caseNudt15": "*1/*1",
    "caseCreatinine": "80",
}
"""The example case of the outside contract, without its medicine."""


class Driver:
    """Drives one window by object names."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        while window.answer.make_next():
            pass

    def find(self, name: str) -> QWidget:
        """A widget by its object name."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), f"no widget is called {name}"
        return found

    def line(self, name: str) -> QLineEdit:
        """A line of text."""
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a line, key by key."""
        line = self.line(name)
        line.clear()
        QTest.keyClicks(line, text)

    def typed_into(self, name: str, text: str) -> None:
        """Type into any field, without taking what it offers."""
        QTest.keyClicks(self.find(name), text)

    def choose(self, name: str, id: str) -> None:
        """Choose from a list by id."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(id))

    def pick(self, name: str, text: str) -> None:
        """Type into a list of things and press Enter."""
        field = self.find(name)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def example(self, **changes: str) -> None:
        """Enter the example case; a change names a field without `case`, as in `tpmt="*3A/*3A"`."""
        self.choose("caseSex", "female")
        self.choose("caseIndication", "crohns-disease")
        for name, text in EXAMPLE.items():
            self.line(name).setText(changes.get(name.removeprefix("case").lower(), text))

    def said(self, name: str) -> str:
        """What a label says to a screen reader."""
        return self.find(name).accessibleName()

    @property
    def headline(self) -> str:
        """The dose, or what to do instead."""
        return self.said("doseHeadline")

    def settle(self) -> None:
        """Let Qt show what is new and delete what was replaced."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def button(self, name: str) -> QWidget:
        """The one visible button of this accessible name."""
        self.settle()
        found = [w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]
        assert len(found) == 1, f"{len(found)} buttons are called {name}"
        return found[0]

    def press(self, name: str) -> None:
        """Click the one visible button of this accessible name."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def all_words(self) -> str:
        """Everything that stands in any widget, seen or not."""
        self.settle()
        words = []
        for widget in self.window.findChildren(QWidget):
            words += [widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, (QLabel, QLineEdit)):
                words.append(widget.text())
        return "\n".join(words)
