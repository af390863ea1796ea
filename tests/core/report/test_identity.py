"""Whose paper it is."""

import pytest

from core.book import Book
from core.report.document import Fact
from core.report.identity import birth_date, case_facts, gene_words, is_nhs_number, names_a_dose, number_fact
from tests.core.example import answered
from ui.wording import Wording


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("9990000018", True),  # 9x10 + 9x9 + 9x8 + 1x2 = 245; 245 + 8 = 23 x 11
        ("999 000 0018", True),
        ("9990000019", False),
        ("999000001", False),
        ("99900000188", False),
        ("ABC0000018", False),
        ("٩٩٩٠٠٠٠٠١٨", False),
        ("", False),
    ],
)
def test_an_nhs_number_has_ten_digits_and_its_check_digit(number: str, is_one: bool) -> None:
    assert is_nhs_number(number) is is_one


def test_an_nhs_number_is_written_three_three_four(book: Book) -> None:
    fact = number_fact(answered(book, number="9990000018"))
    assert (fact.label, fact.value) == ("NHS number", "999 000 0018")


@pytest.mark.parametrize(("practice", "number"), [("uk", "H123"), ("us", "9990000018")])
def test_any_other_number_stays_as_typed(practice: str, number: str, book: Book) -> None:
    fact = number_fact(answered(book, practice=practice, number=number))
    assert (fact.label, fact.value) == ("Number, as typed", number)


@pytest.mark.parametrize(
    ("typed", "shown"), [("1984-03-14", "14-Mar-1984"), ("14/3/84", "14/3/84"), ("1984-13-14", "1984-13-14"), ("", "")]
)
def test_a_birth_date_is_read_only_when_it_can_mean_one_thing(typed: str, shown: str, book: Book) -> None:
    assert birth_date(answered(book, date_of_birth=typed), Wording(book, "uk")) == shown


def test_a_long_list_of_medicines_has_a_row_of_its_own_and_loses_none(book: Book) -> None:
    medicines = tuple(book.medicines)[:12]
    found, words = answered(book, medicines=medicines), Wording(book, "uk")
    facts = case_facts(found, words).rows
    assert Fact("Other medicines", "12, listed below") in facts[1]
    assert facts[2] == (Fact("Other medicines", ", ".join(words.name_of("medicine", id) for id in medicines)),)
    assert len(facts) == 3


def test_a_gene_that_nobody_tested_is_never_an_empty_cell() -> None:
    assert gene_words(None, None) == "not tested"


@pytest.mark.parametrize(
    ("text", "does"), [("25 mg once daily", True), ("2 mg/kg/day", True), ("80 mL/min", False), ("10% of it", False)]
)
def test_a_dose_in_words_is_recognised(text: str, does: bool) -> None:
    assert names_a_dose(text) is does
