"""`Exact` is a `Fraction` in everything but speed; the yardstick is the standard library's own."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exact import Exact, exact, share

NUMBERS = st.fractions(min_value=-2000, max_value=2000, max_denominator=5000)
OTHERS = NUMBERS | st.integers(-50, 50) | NUMBERS.map(exact)
ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.truediv)
COMPARISON = (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne)


def plain(value: Any) -> Any:
    return Fraction(value.numerator, value.denominator)


@pytest.mark.parametrize("does", ARITHMETIC)
@given(one=NUMBERS, other=OTHERS)
def test_arithmetic_is_that_of_fractions_and_stays_exact(
    does: Callable[[Any, Any], Any], one: Fraction, other: Any
) -> None:
    for first, second in ((exact(one), other), (other, exact(one))):
        if does is operator.truediv and not second:
            with pytest.raises(ZeroDivisionError):
                does(first, second)
            continue
        made = does(first, second)
        assert type(made) is Exact
        assert plain(made) == does(plain(first), plain(second))
        assert (made.numerator, made.denominator) == plain(made).as_integer_ratio()


@pytest.mark.parametrize("does", COMPARISON)
@given(one=NUMBERS, other=OTHERS)
def test_order_is_that_of_fractions(does: Callable[[Any, Any], Any], one: Fraction, other: Any) -> None:
    assert does(exact(one), other) == does(one, plain(other))
    assert does(other, exact(one)) == does(plain(other), one)


@given(one=NUMBERS)
def test_an_exact_number_is_at_home_wherever_its_fraction_is(one: Fraction) -> None:
    number = exact(one)
    assert hash(number) == hash(one)
    assert {one: "found"}[number] == "found"
    assert (floor(number), ceil(number), bool(number), float(number)) == (floor(one), ceil(one), bool(one), float(one))
    assert str(number) == str(one)


def test_numbers_are_made_of_what_was_typed_and_of_parts() -> None:
    assert exact(Decimal("0.10")).as_integer_ratio() == (1, 10)
    assert share(14, 35).as_integer_ratio() == (2, 5)
    assert exact(7) == 7


@pytest.mark.parametrize("other", ["1", None, 1j])
def test_what_is_no_number_is_refused(other: Any) -> None:
    with pytest.raises(TypeError):
        exact(1) < other  # noqa: B015
    if not isinstance(other, complex):
        with pytest.raises(TypeError):
            exact(1) + other
