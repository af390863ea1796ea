"""The verification code."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.book import Book
from core.report.provenance import CodeUnreadable, Part, check, code_of, digest_words

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_has_three_groups_and_a_check_character(book: Book) -> None:
    groups = code_of(book).split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 1]
    assert set("".join(groups)) <= set(SYMBOLS)


def test_the_code_of_this_copy_matches_it(book: Book) -> None:
    found = check(code_of(book), book)
    assert found.matches
    assert found.code == code_of(book)


def test_another_program_changes_only_the_first_group(book: Book) -> None:
    found = check(code_of(book, "9.9.9"), book)
    assert found.same == {Part.PROGRAM: False, Part.BOOK: True, Part.RULES: True}


def test_a_reworded_book_has_the_same_rule_set(book: Book) -> None:
    reworded = replace(book, digest="0" * 64, messages={})
    assert check(code_of(reworded), book).same == {Part.PROGRAM: True, Part.BOOK: False, Part.RULES: True}


def test_another_figure_is_another_rule_set(book: Book) -> None:
    figure = book.figures["metabolite-ratio"]
    figures = {**book.figures, "metabolite-ratio": replace(figure, value=figure.value + 1)}
    assert not check(code_of(replace(book, figures=figures)), book).same[Part.RULES]


def test_a_code_is_read_as_people_write_it(book: Book) -> None:
    code = code_of(book)
    plain = code.replace("-", "").lower()
    assert check(f"  {plain[:5]} {plain[5:]} ", book).matches
    assert check(code.replace("0", "o").replace("1", "l"), book).matches


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "length"), ("ABC", "length"), ("7K2M-9QXD-4B1T-U", "character"), ("\x00" * 13, "character")],
)
def test_what_is_no_code_is_refused_with_its_reason(typed: str, reason: str, book: Book) -> None:
    with pytest.raises(CodeUnreadable) as refused:
        check(typed, book)
    assert refused.value.reason == reason


@given(place=st.integers(0, 12), symbol=st.sampled_from(SYMBOLS))
def test_one_wrong_character_is_always_noticed(place: int, symbol: str, book: Book) -> None:
    code = code_of(book).replace("-", "")
    if code[place] != symbol:
        with pytest.raises(CodeUnreadable, match="check"):
            check(code[:place] + symbol + code[place + 1 :], book)


@given(place=st.integers(0, 11))
def test_two_neighbours_swapped_are_always_noticed(place: int, book: Book) -> None:
    code = code_of(book).replace("-", "")
    if code[place] != code[place + 1]:
        with pytest.raises(CodeUnreadable, match="check"):
            check(code[:place] + code[place + 1] + code[place] + code[place + 2 :], book)


def test_a_digest_is_its_first_sixteen_digits_in_fours() -> None:
    assert digest_words("9f3a1c77e0b254d8ffff") == "9f3a 1c77 e0b2 54d8"
