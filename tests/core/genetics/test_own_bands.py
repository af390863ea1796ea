"""A hospital's own bands: one text of the practice settings, read or refused as a whole."""

from dataclasses import replace

import pytest

from core.book import Book
from core.genetics.own_bands import EXAMPLE, OUR_LABORATORY, own_laboratory
from tests.core.genetics.asked import ask, codes, told

POOR, INTERMEDIATE, NORMAL = "Poor Metabolizer", "Intermediate Metabolizer", "Normal Metabolizer"


@pytest.mark.parametrize(
    ("activity", "phenotype"),
    [
        ("0", POOR),
        ("9.9", POOR),
        ("10", INTERMEDIATE),
        ("25", INTERMEDIATE),
        ("26", NORMAL),
        ("50", NORMAL),
        ("51", NORMAL),
    ],
)
def test_an_activity_is_read_with_them(book: Book, activity: str, phenotype: str) -> None:
    ours = own_laboratory(EXAMPLE)
    assert ours is not None
    with_ours = replace(book, laboratories={**book.laboratories, ours.id: ours})
    reading = ask(with_ours, "TPMT", activity=activity, laboratory=OUR_LABORATORY)
    assert told(reading) == ("called", None, phenotype)
    assert reading.call.citations[0].source == "azalea"


def test_a_gap_between_them_is_undefined(book: Book) -> None:
    ours = own_laboratory(EXAMPLE)
    assert ours is not None
    with_ours = replace(book, laboratories={**book.laboratories, ours.id: ours})
    reading = ask(with_ours, "TPMT", activity="25.5", laboratory=OUR_LABORATORY)
    assert codes(reading) == ["undefined-activity"]


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        "U/mL: deficient <10; intermediate 10 to 20; normal >20",
        "mU/L: deficient <10; intermediate 10 to 67; normal 68 to 150",
        "mU/L: deficient <5.5; intermediate 5.5 to 10.5; normal 10.6 to 50; high >50",
    ],
)
def test_what_is_written_so_is_read(text: str) -> None:
    assert own_laboratory(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nmol/h/g Hb",
        ": deficient <10; intermediate 10 to 25; normal 26 to 50",
        "U/mL: deficient <10; normal 26 to 50",
        "U/mL: intermediate 10 to 25; deficient <10; normal 26 to 50",
        "U/mL: deficient <10; intermediate 9 to 25; normal 26 to 50",
        "U/mL: deficient <10; intermediate 25 to 10; normal 26 to 50",
        "U/mL: deficient <10; intermediate 10 to 26; normal 26 to 50",
        "U/mL: deficient <10; intermediate >10; normal 26 to 50",
        "U/mL: deficient >10; intermediate 10 to 25; normal 26 to 50",
        "U/mL: deficient <010; intermediate 10 to 25; normal 26 to 50",
        "U/mL: deficient <1e1; intermediate 10 to 25; normal 26 to 50",
        "U/mL: deficient <10; intermediate 10-25; normal 26 to 50",
        "U/mL: deficient <10; intermediate 10 to 25; normal 26 to 50;",
        'U"mL: deficient <10; intermediate 10 to 25; normal 26 to 50',
        "U/mL: deficient <10; intermediate 10 to 25; normal <50",
        "x" * 10_000,
    ],
)
def test_what_is_not_is_not_used(text: str) -> None:
    assert own_laboratory(text) is None
