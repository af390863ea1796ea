"""Words into lines: measured, broken at spaces, a number never parted from its unit."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from core.report.spans import Text, Weight
from ui.paper.fonts import CAP_HEIGHT, Face, shown, width
from ui.paper.pen import DIM, INK, Pen
from ui.paper.tags import Element

_UNITS = (
    r"mg|mL|kg|g|cm|m|µmol|umol|pmol|fL|U|µL|uL|L|×|x10|milligrams|tablets?"
    r"|years?|months?|weeks?|days?|hours?|minutes?"
)
_UNIT_AFTER_NUMBER = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:[^\w]|$|\d))")
_TOKEN = re.compile(r" +|[^ ]+")
_FACES = {Weight.PLAIN: Face.REGULAR, Weight.SEMIBOLD: Face.SEMIBOLD}


class Run(NamedTuple):
    """Words of one face, size and grey; `element` where one line holds words of several."""

    text: str
    face: Face
    size: float
    grey: str = INK
    element: Element | None = None

    @property
    def width(self) -> float:
        """In points."""
        return width(self.text, self.face, self.size)

    def saying(self, text: str) -> "Run":
        """Other words that look the same."""
        return Run(text, self.face, self.size, self.grey, self.element)


class Line(NamedTuple):
    """Runs that stand on one baseline; `goes_on` when the next line follows after a space."""

    runs: tuple[Run, ...]
    goes_on: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return sum(run.width for run in self.runs)


def run(text: str, face: Face, size: float, grey: str = INK, element: Element | None = None) -> Run:
    """A run that is safe to draw; numbers are tied to their units."""
    return Run(_UNIT_AFTER_NUMBER.sub("\u00a0", shown(text)), face, size, grey, element)


def runs(text: Text, size: float) -> tuple[Run, ...]:
    """The spans of a text as runs of `size`."""
    return tuple(run(s.text, _FACES[s.weight], size, DIM if s.muted else INK) for s in text)


_Known = dict[tuple[tuple[Run, ...], float], tuple[Line, ...]]
_known: list[_Known] = []
"""The lines of the document that is being laid out; never kept longer, for they name a patient."""


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, the same words in the same room are broken into lines once; afterwards nothing is kept."""
    _known.append({})
    try:
        yield
    finally:
        _known.pop()


def wrap(pieces: Iterable[Run], room: float) -> tuple[Line, ...]:
    """Break runs into lines of at most `room` points; a word longer than that is cut between letters."""
    key = (tuple(pieces), room)
    if not _known:
        return _broken(*key)
    if key not in _known[-1]:
        _known[-1][key] = _broken(*key)
    return _known[-1][key]


def _broken(pieces: tuple[Run, ...], room: float) -> tuple[Line, ...]:
    text = "".join(piece.text for piece in pieces)
    if text and not text.startswith(" ") and "  " not in text:
        if _wide(pieces) <= room:
            return (Line(_merged(pieces)),)
        if len(pieces) == 1:
            return _broken_at_spaces(pieces[0], room)
    return _broken_by_runs(pieces, room)


def _broken_at_spaces(piece: Run, room: float) -> tuple[Line, ...]:
    """The quick way for words that all look the same and none of which is wider than the room."""
    space = width(" ", piece.face, piece.size)
    lines, current, filled = [], "", -space
    for word in piece.text.split(" "):
        wide = width(word, piece.face, piece.size)
        if wide > room:
            return _broken_by_runs((piece,), room)
        if current and filled + space + wide > room:
            lines.append(Line((piece.saying(current),), goes_on=True))
            current, filled = word, wide
        else:
            current = f"{current} {word}" if current else word
            filled += space + wide
    return (*lines, Line((piece.saying(current),)))


def _broken_by_runs(pieces: Iterable[Run], room: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    current: list[Run] = []
    filled = 0.0
    for word in _words(pieces):
        for part in _cut(word, room):
            if current and filled + part.wide > room:
                lines.append(Line(_merged(current), goes_on=part.space > 0))
                current, filled = [], 0.0
            current += part.runs if current else _stripped(part.runs)
            filled += part.wide if filled else part.wide - part.space
    return (*lines, Line(_merged(current))) if current else tuple(lines)


def _wide(pieces: Iterable[Run]) -> float:
    return sum(piece.width for piece in pieces)


def _words(pieces: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Words as runs; the first run of a word that follows a space begins with it."""
    word: tuple[Run, ...] = ()
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            if token.startswith(" "):
                if word:
                    yield word
                word = (piece.saying(" "),)
            else:
                word = (*word, piece.saying(token))
    if word:
        yield word


class _Part(NamedTuple):
    """What is never broken, with its width and how much of that is the space before it."""

    runs: tuple[Run, ...]
    wide: float
    space: float


def _part(runs: tuple[Run, ...]) -> _Part:
    first = runs[0]
    rest = _wide(runs[1:])
    return _Part(runs, first.width + rest, first.width if first.text == " " else 0.0)


def _cut(word: tuple[Run, ...], room: float) -> Iterator[_Part]:
    whole = _part(word)
    if whole.wide - whole.space <= room:
        yield whole
        return
    inner = _stripped(word)
    part: tuple[Run, ...] = ()
    space, filled = word[: len(word) - len(inner)], 0.0
    for letter in (piece.saying(letter) for piece in inner for letter in piece.text):
        if part and filled + letter.width > room:
            yield _part((*space, *_merged(part)))
            space = part = ()
            filled = 0.0
        part, filled = (*part, letter), filled + letter.width
    yield _part((*space, *_merged(part)))


def _stripped(word: tuple[Run, ...]) -> tuple[Run, ...]:
    return word[1:] if word and word[0].text == " " else word


def _merged(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run: the text of the PDF stays whole."""
    grouped = groupby(pieces, key=lambda piece: (piece.face, piece.size, piece.grey, piece.element))
    return tuple(Run("".join(p.text for p in group), *look) for look, group in grouped)


def baseline(top: float, leading: float, size: float) -> float:
    """Where the baseline lies in a line box, so that capitals stand in its middle."""
    return top + (leading + CAP_HEIGHT * size) / 2


def draw_line(pen: Pen, line: Line, x: float, y: float) -> None:
    """Draw a line from `x` with its baseline at `y`."""
    last = len(line.runs) - 1
    for index, piece in enumerate(line.runs):
        space = " " if line.goes_on and index == last else ""
        pen.inside(piece.element).text(x, y, piece.text + space, piece.face, piece.size, piece.grey)
        x += piece.width
