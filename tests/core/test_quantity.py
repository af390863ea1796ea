"""The number grammar of design/entry-and-display.md, and how numbers are written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quantity import DoseRange, Quantity, Unreadable, converted, read_number, read_quantity, rounded, written


@pytest.mark.parametrize("text", ["70", "70.5", "0.5", "0", "0.0", "70.0", "1234567890.123"])
def test_a_plain_number_is_read_as_typed(text: str) -> None:
    assert read_number(text) == Decimal(text)
    assert str(read_number(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (".5", "leading-point"),
        ("5.", "trailing-point"),
        ("05", "leading-zero"),
        ("00", "leading-zero"),
        ("7.0.5", "two-points"),
        ("70,5", "comma"),
        ("1,000", "comma"),
        ("1e2", "exponent"),
        ("1E-2", "exponent"),
        ("+70", "sign"),
        ("-0", "sign"),
        ("70kg", "letters"),
        ("7O", "letters"),
        ("1_000", "letters"),
        ("nan", "letters"),
        ("inf", "letters"),
        ("0x10", "letters"),
        ("٧٠", "not-ascii"),
        ("\uff17\uff10", "not-ascii"),
        ("7\u200b0", "not-ascii"),
        ("½", "not-ascii"),
        ("70 ", "space"),
        (" 70", "space"),
        ("7\t0", "space"),
        ("7 0", "space"),
        ("70\n", "space"),
        (".", "leading-point"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    read = read_number(text)
    assert isinstance(read, Unreadable)
    assert (read.reason, read.typed) == (reason, text)


@given(st.text(max_size=12))
def test_only_the_grammar_is_read(text: str) -> None:
    read = read_number(text)
    whole, _, rest = text.partition(".")
    plain = whole.isascii() and whole.isdigit() and (whole == "0" or not whole.startswith("0"))
    tail = "." not in text or (rest.isascii() and rest.isdigit())
    assert isinstance(read, Decimal) == (plain and tail)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("70", "unit-missing"),
        ("70 lb", "unit-unknown"),
        ("70  kg", "space"),
        ("70kg", "letters"),
        ("70 KG", "unit-unknown"),
        ("70 kg ", "unit-unknown"),
        ("kg", "letters"),
        ("70,5 kg", "comma"),
        (" kg", "empty"),
    ],
)
def test_a_quantity_needs_one_space_and_a_known_unit(text: str, reason: str) -> None:
    read = read_quantity(text, ("kg",))
    assert isinstance(read, Unreadable)
    assert read.reason == reason


def test_a_unit_may_hold_spaces() -> None:
    unit = "pmol/8x10^8 RBC"
    assert read_quantity(f"200 {unit}", (unit,)) == Quantity(Decimal(200), unit)


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        (Quantity(Decimal("1400"), "/uL"), (Fraction("1.4"), "x10^9/L")),
        (Quantity(Decimal("3.0"), "g/dL"), (Fraction(30), "g/L")),
        (Quantity(Decimal("3.1"), "x10^9/L"), (Fraction("3.1"), "x10^9/L")),
    ],
)
def test_units_convert_exactly(typed: Quantity, base: tuple[Fraction, str]) -> None:
    assert converted(typed) == base


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(50), "50"),
        (Fraction(21, 2), "10.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(150, 7), "21.43"),
        (Fraction(1, 8), "0.125"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Decimal("70.0"), "70"),
    ],
)
def test_a_number_is_written_exactly_or_half_up_to_two_places(value: Fraction | Decimal, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(25, 2), 0, "13"),
        (Fraction("0.005"), 2, "0.01"),
        (Fraction("89.54"), 1, "89.5"),
        (Fraction("89.55"), 1, "89.6"),
        (Fraction("2.00"), 1, "2"),
    ],
)
def test_rounding_is_half_up(value: Fraction, places: int, text: str) -> None:
    assert rounded(value, places) == text


def test_a_range_never_grows_past_a_ceiling() -> None:
    assert DoseRange(Fraction(40), Fraction(110)).at_most(Fraction(75)) == DoseRange(Fraction(40), Fraction(75))
