"""How slabs are laid on pages."""

from ui.paper.pen import Pen
from ui.paper.slabs import Slab, height_of, kept, paginate, stacked


def _slab(height: float, **more: object) -> Slab:
    return Slab(height, _nothing, **more)  # type: ignore[arg-type]


def _nothing(_pen: Pen) -> None:
    """Draws nothing."""


def _heights(slabs: list[Slab], room: float) -> list[list[float]]:
    return [[placed.slab.height for placed in page] for page in paginate(slabs, room)]


def test_slabs_fill_a_page_and_go_on_overleaf() -> None:
    assert _heights([_slab(40), _slab(40), _slab(40)], 100) == [[40, 40], [40]]


def test_the_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([_slab(90, before=20), _slab(50, before=20)], 100)
    assert [placed.top for page in pages for placed in page] == [0, 0]


def test_a_heading_goes_with_what_follows_it() -> None:
    assert _heights([_slab(70), _slab(10, keep=True), _slab(30)], 100) == [[70], [10, 30]]


def test_a_chain_longer_than_a_page_is_broken_rather_than_lost() -> None:
    assert _heights(kept([_slab(60), _slab(60), _slab(60)]), 100) == [[60], [60], [60]]


def test_a_header_is_repeated_where_its_table_goes_on() -> None:
    header = _slab(10)
    rows = [_slab(45, repeat=(header,)) for _ in range(3)]
    assert _heights([_slab(10, keep=True), *rows], 100) == [[10, 45, 45], [10, 45]]


def test_a_break_begins_a_page_but_never_an_empty_one() -> None:
    assert _heights([_slab(10, breaks=True), _slab(10, breaks=True)], 100) == [[10], [10]]


def test_a_stack_is_as_high_as_its_slabs_and_the_space_between() -> None:
    slabs = [_slab(10, before=5), _slab(20, before=5)]
    assert height_of(slabs) == stacked(slabs).height == 35
