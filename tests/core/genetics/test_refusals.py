"""What cannot be read is refused in linear time, and never becomes a phenotype."""

import pytest

from core.book import Book
from core.genetics.spelling import LONGEST
from tests.core.genetics.asked import ask, refused

UNREADABLE = [
    "",
    " ",
    "*",
    "/",
    "*/",
    "*1",
    "*3A",
    "*1/",
    "/*3A",
    "*1/*3A/*3C",
    "*1//*3A",
    "**1/*3A",
    "*1/*0",
    "0/1",
    "1|1",
    "1|2",
    "./.",
    "*1/*1000",
    "*3A/*3A het",
    "*1/*3A hom",
    "*1 het",
    "het hom *3A",
    "normal",
    "positive",
    "deficient",
    "PM",
    "IM",
    "not tested",
    "unknown",
    "None",
    "null",
    "*1/*3A?",
    "*1/*3A.",
    "*1/*3A extra",
    "*1 *3A",
    "-1/3A",
    "*1/*3A phased unphased",
    "Unknown/Unknown",
    "n/a",
    "*1/*\u0663A",
    "*\uff11/*3A",
    "*1/*3A\u200b",
    "\u202e*1/*3A",
    "*1\x00/*3A",
    "*1/*3A\n",
    "\t*1/*3A",
    "*1/*3A\x1b[31m",
    "\ud800",
    "*1/*3A\u00ad",
    "\ufeff*1/*3A",
]


@pytest.mark.parametrize("text", UNREADABLE)
@pytest.mark.parametrize("gene", ["TPMT", "NUDT15"])
def test_a_text_that_is_no_result_is_refused(book: Book, gene: str, text: str) -> None:
    reading = ask(book, gene, text)
    assert refused(reading) == ["genotype-unreadable"]
    assert reading.call.state.value == "no-call"
    assert reading.call.phenotype.value == "No Result"
    assert reading.refusals[0].field == gene.lower()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("*1-*3A", "*1/*3A"),
        ("*1\\*3A", "*1/*3A"),
        ("*1,*3A", "*1/*3A"),
        ("*l/*3A", "*1/*3A"),
        ("*I/*3C", "*1/*3C"),
        ("*1/*3\u0410", "*1/*3A"),
        ("*1\uff0f*3A", "*1/*3A"),
        ("*1 *3A", "*1/*3A"),
        ("*1 and *3A", "*1/*3A"),
        ("*1+*3A", "*1/*3A"),
        ("= *1/*3A", "*1/*3A"),
        ("*1/*3A.", "*1/*3A"),
    ],
)
def test_one_obvious_reading_is_suggested_and_not_taken(book: Book, text: str, suggestion: str) -> None:
    reading = ask(book, "TPMT", text)
    assert refused(reading) == ["genotype-unreadable"]
    assert reading.refusals[0].params["suggestion"] == suggestion


@pytest.mark.parametrize("text", ["*3A", "*1-*99", "banana", "*1/*3A\u200b"])
def test_nothing_is_suggested_where_nothing_is_obvious(book: Book, text: str) -> None:
    assert "suggestion" not in ask(book, "TPMT", text).refusals[0].params


@pytest.mark.parametrize(
    ("gene", "text", "hint"),
    [
        ("TPMT", "*3A", "one-allele"),
        ("NUDT15", "*2", "one-older-allele"),
        ("NUDT15", "C/T", "only-bases"),
        ("TPMT", "Unknown/Unknown", "no-result"),
        ("TPMT", "banana", None),
    ],
)
def test_what_is_lacking_is_said_where_it_is_plain(book: Book, gene: str, text: str, hint: str | None) -> None:
    (refusal,) = ask(book, gene, text).refusals
    assert refusal.params.get("variant") == hint
    assert hint is None or f"genotype-unreadable.{hint}" in book.messages


@pytest.mark.parametrize(
    "text",
    [
        "*1/*3A normal",
        "*1/*3A or",
        "*1/*3A or *3B",
        "or",
        "*3A het, *3B",
        "*3A het, *99 het",
        "*1 negative",
        "*3 negative",
        "het *3A, hom *3A",
        "*2 het, *3A het, *3C het",
    ],
)
def test_a_list_of_alleles_that_is_not_clear_is_refused(book: Book, text: str) -> None:
    assert refused(ask(book, "TPMT", text)) == ["genotype-unreadable"]


def test_what_was_typed_is_shown_with_invisible_characters_named_and_cut_off(book: Book) -> None:
    shown = ask(book, "TPMT", "\u202e*1\x00/*3A").refusals[0].params["typed"]
    assert shown == "[U+202E]*1[U+0000]/*3A"
    long = str(ask(book, "TPMT", "x" * 100_000).refusals[0].params["typed"])
    assert len(long) == 81
    assert long.endswith("…")


@pytest.mark.parametrize(
    "piece",
    [
        "*1/",
        "*",
        " ",
        "het ",
        "c.719A>G het + ",
        "rs1142345 T/C; ",
        "rs123 ",
        "(((",
        "gagtcg(",
        "a",
        "1",
        "no ",
        "wild ",
        "*3C, ",
        "c.719A>G, ",
        "\u202e",
        "\x00",
        "∗",
        "TPMT ",
        "homozygous ",
        "GAGTCG(3)/GAGTCG(4); ",
        "and ",
    ],
)
@pytest.mark.parametrize("length", [LONGEST, 1_000_000])
def test_a_hostile_text_is_answered(book: Book, piece: str, length: int) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    reading = ask(book, "TPMT", text)
    assert reading.call.phenotype.value == "No Result" or not reading.refusals
    if length > LONGEST:
        assert refused(reading) == ["genotype-unreadable"]
