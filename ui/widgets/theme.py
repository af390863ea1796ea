"""The design tokens: one data file in, colours, fonts and the style sheet out."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QJsonDocument, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import resource

FOLDER = resource()
LIGHT, DARK = "light", "dark"
CONTRAST_LIGHT, CONTRAST_DARK = "contrast-light", "contrast-dark"
SCHEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
_scheme = LIGHT


@cache
def _tokens() -> dict[str, Any]:
    """Read by Qt: Python's own reader would be imported for this file alone before the first picture."""
    tokens: dict[str, Any] = QJsonDocument.fromJson((FOLDER / "theme.json").read_bytes()).toVariant()
    return tokens


@cache
def _template() -> str:
    return (FOLDER / "theme.qss").read_text(encoding="utf-8")


@cache
def load_fonts() -> None:
    """Register the bundled faces that the window is set in, once for the process; only paper has an italic one."""
    for face in ("Regular", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(FOLDER / "fonts" / f"SourceSans3-{face}.ttf"))


def scheme() -> str:
    """One of SCHEMES, as painted now."""
    return _scheme


def system_scheme() -> str:
    """What the desktop asks for; light and without high contrast when it does not say."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def tell_of_change(changed: Callable[[], object]) -> None:
    """Call back when the desktop asks for another scheme."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(changed)
    hints.accessibility().contrastPreferenceChanged.connect(changed)


def colour(token: str) -> QColor:
    """The colour of a token in the scheme painted now."""
    return QColor(hex_colour(token))


def hex_colour(token: str) -> str:
    """The same as `#RRGGBB`, for rich text and style sheets."""
    return str(_tokens()["colour"][_scheme][token])


def space(token: str) -> int:
    """A length in device-independent pixels."""
    return int(_tokens()["space"][token])


def layout(token: str) -> int:
    """A break point of the layout table, in pixels."""
    return int(_tokens()["layout"][token])


def idle(token: str) -> int:
    """Seconds of the idle clear."""
    return int(_tokens()["idle"][token])


@cache
def font(role: str) -> QFont:
    """The font of a role of the type table."""
    kind = _tokens()["type"][role]
    made = QFont(_tokens()["family"])
    made.setPixelSize(kind["size"])
    made.setWeight(QFont.Weight(kind["weight"]))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if kind["spacing"]:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind["spacing"])
    return made


def line_height(role: str) -> int:
    """The line height of a role in pixels."""
    return int(_tokens()["type"][role]["line"])


def style_sheet() -> str:
    """The window's style sheet in the scheme painted now."""
    values = dict(_tokens()["colour"][_scheme])
    return re.sub(r"@([a-z-]+)", lambda found: str(values[found[1]]), _template())


def apply(window: QWidget, chosen: str) -> None:
    """Dress a window and everything in it."""
    global _scheme
    _scheme = chosen
    load_fonts()
    window.setFont(font("body"))
    window.setPalette(_palette())
    window.setStyleSheet(style_sheet())
    QApplication.sendPostedEvents()


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    pairs = (
        (roles.Window, "surface"),
        (roles.Base, "field"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.Button, "field"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on-accent"),
        (roles.Link, "accent"),
        (roles.PlaceholderText, "muted"),
        (roles.Accent, "accent"),
    )
    for role, token in pairs:
        palette.setColor(role, colour(token))
    return palette
