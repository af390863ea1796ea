"""Slabs: pieces of a page that are never cut, and how they are laid on pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ui.paper.pen import Pen
from ui.paper.tags import Element, Role, Scope, once

_SPILL = 0.4
"""A page less filled than that, by what the page before could not hold, goes on after a break."""

Paint = Callable[[Pen], None]


class Slab(NamedTuple):
    """`height` points of page; `paint` draws from the pen's origin downwards.

    `before` is the space above, dropped at the top of a page. `keep` holds the slab on the page of
    the next one. `repeat` is drawn first when the slab begins a page (the header of a table).
    `breaks` begins a new page. `elements` are the roots of what it says, in reading order.
    """

    height: float
    paint: Paint
    before: float = 0
    keep: bool = False
    repeat: tuple["Slab", ...] = ()
    breaks: bool = False
    elements: tuple[Element, ...] = ()


class Placed(NamedTuple):
    """A slab with its place on a page, in points from the top."""

    slab: Slab
    top: float


Page = tuple[Placed, ...]


def height_of(slabs: Sequence[Slab]) -> float:
    """The height of slabs one under the other, without the space above the first."""
    return sum(s.height for s in slabs) + sum(s.before for s in slabs[1:])


def stacked(slabs: Sequence[Slab], before: float = 0) -> Slab:
    """Slabs one under the other as a single slab."""

    def paint(pen: Pen) -> None:
        y = 0.0
        for index, slab in enumerate(slabs):
            y += slab.before if index else 0
            slab.paint(pen.moved(0, y))
            y += slab.height

    return Slab(height_of(slabs), paint, before, elements=_said(slabs))


def beside(parts: Sequence[tuple[float, Slab]], before: float = 0) -> Slab:
    """Slabs next to each other: (x, slab)."""

    def paint(pen: Pen) -> None:
        for x, slab in parts:
            slab.paint(pen.moved(x, 0))

    return Slab(max(s.height for _, s in parts), paint, before, elements=_said(s for _, s in parts))


def _said(slabs: Iterable[Slab]) -> tuple[Element, ...]:
    return once(element for slab in slabs for element in slab.elements)


def tagged(slabs: Sequence[Slab], element: Element) -> list[Slab]:
    """Slabs whose words belong to `element`, and whose own elements become its children."""
    element.children += [child for child in _said(slabs) if child not in element.children]
    return [slab._replace(paint=_inside(slab.paint, element), elements=(element,)) for slab in slabs]


def tagged_as(role: Role, slabs: Sequence[Slab], scope: Scope | None = None) -> list[Slab]:
    """The same with a new element."""
    return tagged(slabs, Element(role, scope=scope))


def figure(slab: Slab, alt: str, width: float) -> Slab:
    """A slab that is one figure, spoken as `alt`."""
    element = Element(Role.FIGURE, alt=alt)

    def paint(pen: Pen) -> None:
        inside = pen.inside(element)
        inside.frame(width, slab.height)
        slab.paint(inside)

    return slab._replace(paint=paint, elements=(element,))


def _inside(paint: Paint, element: Element) -> Paint:
    return lambda pen: paint(pen.inside(element))


def _said_before(slab: Slab) -> Slab:
    """A slab that is drawn once more: decoration to a screen reader."""
    return slab._replace(paint=lambda pen: slab.paint(pen.as_furniture()), elements=())


def kept(slabs: Iterable[Slab]) -> list[Slab]:
    """Slabs that stay together, as far as a page can hold them."""
    together = list(slabs)
    return [*(s._replace(keep=True) for s in together[:-1]), *together[-1:]]


def paginate(slabs: Sequence[Slab], room: float) -> tuple[Page, ...]:
    """Lay slabs on pages of `room` points; slabs that keep together move together."""
    pages: list[list[Placed]] = [[]]
    for chain in _chains(slabs):
        full = _end(pages[-1])
        breaks = chain[0].breaks and (len(pages) == 1 or full > room * _SPILL)
        if pages[-1] and (breaks or full + _tall(chain) > room):
            pages.append([])
        for slab in chain:
            if pages[-1] and _end(pages[-1]) + slab.before + slab.height > room + 0.01:
                pages.append([])
            _place(pages[-1], slab)
    return tuple(tuple(page) for page in pages)


def _chains(slabs: Sequence[Slab]) -> list[list[Slab]]:
    chains: list[list[Slab]] = []
    for slab in slabs:
        if chains and chains[-1][-1].keep:
            chains[-1].append(slab)
        else:
            chains.append([slab])
    return chains


def _tall(chain: Sequence[Slab]) -> float:
    return sum(slab.before + slab.height for slab in chain) - 0.01


def _end(page: Sequence[Placed]) -> float:
    return page[-1].top + page[-1].slab.height if page else 0


def _place(page: list[Placed], slab: Slab) -> None:
    for part in (*(() if page else map(_said_before, slab.repeat)), slab):
        page.append(Placed(part, _end(page) + part.before if page else 0))
