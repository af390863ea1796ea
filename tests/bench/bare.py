"""The yardstick of a start: the widgets of our window as a plain PySide6 program, without any of our code.

`program(window)` writes that program: the same kinds and number of widgets in the same layouts, with the same words,
fonts, sizes and style sheet; what we paint ourselves (icons, chips, the dose ruler) is an empty widget there.
"""

import re
from collections.abc import Generator, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

HEAD = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import {kinds}


def build(fonts, sheet):
    for path in fonts:
        QFontDatabase.addApplicationFont(path)
    def font(size, weight, spacing):
        made = QFont("Source Sans 3")
        made.setPixelSize(size)
        made.setWeight(QFont.Weight(weight))
        if spacing:
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return made
"""
_STYLED = ("role", "tone", "state")
"""The properties that the style sheet reads."""
_OWN = ("qt_", "ScrollLeft")
_ANY = 16777215


def program(window: QMainWindow) -> str:
    """The text of a module with `build(fonts, sheet) -> QMainWindow`."""
    lines = list(_Writer().lines(window))
    kinds = sorted({found[1] for line in lines if (found := re.search(r"= (Q\w+)\(", line))})
    return HEAD.format(kinds=", ".join(kinds)) + "".join(f"    {line}\n" for line in lines) + "    return w0\n"


class _Writer:
    """Numbers the widgets and the fonts in the order it meets them."""

    def __init__(self) -> None:
        self._names: dict[QWidget, str] = {}
        self._fonts: dict[tuple[int, int, float], str] = {}
        self._layouts = 0

    def lines(self, window: QMainWindow) -> Iterator[str]:
        self._names[window] = "w0"
        yield "w0 = QMainWindow()"
        yield from self._look(window, "w0")
        yield "w0.setStyleSheet(sheet)"
        central = window.centralWidget()
        yield from self._widget(central)
        yield f"w0.setCentralWidget({self._names[central]})"
        size = window.size()
        yield f"w0.setMinimumSize({window.minimumWidth()}, {window.minimumHeight()})"
        yield f"w0.resize({size.width()}, {size.height()})"

    def _widget(self, widget: QWidget) -> Iterator[str]:
        name = self._names[widget] = f"w{len(self._names)}"
        yield f"{name} = {_kind(widget)}()"
        yield from self._look(widget, name)
        yield from self._words(widget, name)
        if isinstance(widget, QScrollArea) and widget.widget():
            yield from self._widget(widget.widget())
            yield f"{name}.setWidgetResizable(True)"
            yield f"{name}.setWidget({self._names[widget.widget()]})"
        elif isinstance(widget, QStackedWidget):
            for number in range(widget.count()):
                yield from self._widget(widget.widget(number))
                yield f"{name}.addWidget({self._names[widget.widget(number)]})"
        elif widget.layout() is not None:
            yield from self._layout(widget.layout(), name)
        yield from self._loose(widget, name)
        if widget.isHidden():
            yield f"{name}.hide()"

    def _loose(self, widget: QWidget, name: str) -> Iterator[str]:
        """Children that stand in no layout; those that Qt makes for itself come by themselves."""
        if isinstance(widget, (QScrollArea, QStackedWidget)) or "view" in _kind(widget).lower():
            return
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            ours = type(child).__module__.startswith("ui.") or type(child) is QWidget
            if child not in self._names and ours and not child.objectName().startswith(_OWN) and not child.isWindow():
                yield from self._widget(child)
                yield f"{self._names[child]}.setParent({name})"

    def _look(self, widget: QWidget, name: str) -> Iterator[str]:
        for call, text in (("setObjectName", widget.objectName()), ("setAccessibleName", widget.accessibleName())):
            if text:
                yield f"{name}.{call}({text!r})"
        for key in _STYLED:
            if widget.property(key):
                yield f"{name}.setProperty({key!r}, {widget.property(key)!r})"
        font = widget.font()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and font.pixelSize() > 0:
            yield from self._font(font, name)
        low, high = widget.minimumSize(), widget.maximumSize()
        if (low.width(), low.height()) != (0, 0):
            yield f"{name}.setMinimumSize({low.width()}, {low.height()})"
        if (high.width(), high.height()) != (_ANY, _ANY):
            yield f"{name}.setMaximumSize({high.width()}, {high.height()})"

    def _font(self, font: QFont, name: str) -> Iterator[str]:
        key = (font.pixelSize(), int(font.weight()), font.letterSpacing())
        if key not in self._fonts:
            self._fonts[key] = f"f{len(self._fonts)}"
            yield f"{self._fonts[key]} = font{key!r}"
        yield f"{name}.setFont({self._fonts[key]})"

    def _words(self, widget: QWidget, name: str) -> Iterator[str]:
        if isinstance(widget, QLabel):
            yield f"{name}.setTextFormat(Qt.TextFormat({widget.textFormat().value}))"
            if widget.wordWrap():
                yield f"{name}.setWordWrap(True)"
        if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)) and widget.text():
            yield f"{name}.setText({widget.text()!r})"
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            yield f"{name}.setCheckable(True)"
        if isinstance(widget, QComboBox):
            yield f"{name}.addItems({[widget.itemText(number) for number in range(widget.count())]!r})"

    def _layout(self, layout: QLayout, holder: str) -> Generator[str, None, str]:
        """The lines; the answer is the name of the layout."""
        self._layouts += 1
        name = f"l{self._layouts}"
        yield f"{name} = {_made(layout)}({holder})"
        edges = layout.contentsMargins()
        yield f"{name}.setContentsMargins({edges.left()}, {edges.top()}, {edges.right()}, {edges.bottom()})"
        yield f"{name}.setSpacing({max(0, layout.spacing())})"
        for number in range(layout.count()):
            yield from self._item(layout, number, name)
        return name

    def _item(self, layout: QLayout, number: int, name: str) -> Iterator[str]:
        item = layout.itemAt(number)
        widget, inner, spacer = item.widget(), item.layout(), item.spacerItem()
        stretch = layout.stretch(number) if isinstance(layout, QBoxLayout) else 0
        if widget is not None:
            yield from self._widget(widget)
            if isinstance(layout, QBoxLayout):
                way = f"Qt.AlignmentFlag({item.alignment().value})"
                yield f"{name}.addWidget({self._names[widget]}, {stretch}, {way})"
            elif isinstance(layout, QGridLayout):
                yield f"{name}.addWidget({self._names[widget]}, {number}, 0)"
            else:
                yield f"{name}.addWidget({self._names[widget]})"
        elif inner is not None:
            held = yield from self._layout(inner, "")
            yield f"{name}.addLayout({held}, {stretch})"
        elif spacer is not None:
            size = spacer.sizeHint()
            way = size.height() if "V" in _made(layout) else size.width()
            yield f"{name}.addSpacing({way})" if way else f"{name}.addStretch({stretch})"


def _kind(widget: QWidget) -> str:
    """The class of PySide6 that ours is made of."""
    name = next(kind.__name__ for kind in type(widget).__mro__ if kind.__module__.startswith("PySide6"))
    return "QPushButton" if name == "QAbstractButton" else name


def _made(layout: QLayout) -> str:
    if isinstance(layout, QGridLayout):
        return "QGridLayout"
    if isinstance(layout, QBoxLayout):
        down = layout.direction() in (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop)
        return "QVBoxLayout" if down else "QHBoxLayout"
    return "QHBoxLayout"
