"""How deep a JSON text nests, measured without parsing it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.json_text import nests_deeper

TREES = st.recursive(
    st.none() | st.text(alphabet='[]{}"\\,:ab\n', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='[{"\\', max_size=3), inner, max_size=3)
    ),
    max_leaves=20,
)


def depth(tree: Any) -> int:
    """The levels of a parsed tree."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@settings(max_examples=200, deadline=None)
@given(tree=TREES)
def test_the_nesting_of_any_sound_text_is_that_of_its_tree(tree: Any) -> None:
    text, levels = json.dumps(tree), depth(tree)
    assert not nests_deeper(text, levels)
    assert levels == 0 or nests_deeper(text, levels - 1)


@pytest.mark.parametrize("text", ["[" * 9, "{" * 9, "[{" * 5, '{"a":' * 9, "[" * 17 + "]" * 8, "[" * 1_000_000])
def test_what_opens_too_often_is_too_deep_closed_or_not(text: str) -> None:
    assert nests_deeper(text, 8)


@pytest.mark.parametrize(
    "text", ["", "x", '"' + "[" * 100, '"\\"[[[[[[[[["', '["\\\\", "[[[[[[[[["]', "[]" * 100_000, "]" * 99]
)
def test_brackets_in_texts_and_side_by_side_are_not_deep(text: str) -> None:
    assert not nests_deeper(text, 8)
