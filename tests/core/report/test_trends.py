"""Series of results and symptoms on the summary."""

from fractions import Fraction

import pytest

from core.book import Book
from core.report.document import Heading, Paragraph, Table
from core.report.figures import TrendFigures, apart
from tests.core.report import samples
from tests.core.report.samples import blocks_of, summary_of


def words_of(block: Paragraph) -> str:
    return "".join(span.text for span in block.text)


def test_each_series_has_its_values_its_days_and_the_lines_of_the_sets(book: Book) -> None:
    (block,) = blocks_of(summary_of(samples.followed(book), book), TrendFigures)
    counts, liver = block.series
    assert (counts.name, counts.unit, counts.first, counts.last) == ("Neutrophils", "×10⁹/L", "4.2", "1.9")
    assert [value for _, value in counts.points] == [Fraction(n, 10) for n in (42, 37, 31, 22, 19)]
    assert [at for at, _ in counts.points] == [Fraction(day, 83) for day in (0, 28, 56, 70, 83)]  # 31-Aug to 22-Nov
    assert counts.days == ("31-Aug-2026", "22-Nov-2026")
    assert [(mark.words, mark.chosen) for mark in counts.marks if mark.chosen] == [("BSR 2017 1.6", True)]
    assert {"GPnotebook 2.5", "NHS SPS 2.0", "Arthritis Centre 2.0", "BAD 2011 1.0"} < {m.words for m in counts.marks}
    assert liver.name == "ALT"
    assert not counts.alarming


def test_the_numbers_of_a_figure_stand_below_it_each_with_its_day(book: Book) -> None:
    document = summary_of(samples.followed(book), book)
    (block,) = blocks_of(document, TrendFigures)
    below = document.blocks[document.blocks.index(block) + 1]
    assert isinstance(below, Paragraph)
    assert words_of(below).replace("\u00a0", " ").startswith("Neutrophils, ×10⁹/L: 4.2 31-Aug-2026, 3.7 28-Sep-2026")
    assert "1.9\u00a022-Nov-2026" in words_of(below)


def test_a_value_past_the_line_of_the_set_in_use_is_alarming(book: Book) -> None:
    (block,) = blocks_of(summary_of(samples.followed_to_a_stop(book), book), TrendFigures)
    found = {one.test: one.alarming for one in block.series}
    assert found == {"neutrophils": True, "white-cells": True, "platelets": True, "lymphocytes": False}
    assert block.series[0].days[1] == "today"


def test_without_a_series_there_is_no_figure(book: Book) -> None:
    assert blocks_of(summary_of(samples.withheld(book), book), TrendFigures) == []


def test_symptoms_are_listed_the_most_urgent_first_with_what_they_ask_for(book: Book) -> None:
    document = summary_of(samples.followed_to_a_stop(book), book)
    (heading,) = [one for one in blocks_of(document, Heading) if one.text == "Symptoms"]
    table = document.blocks[document.blocks.index(heading) + 1]
    assert isinstance(table, Table)
    rows = [["".join(span.text for span in cell) for cell in row.cells] for row in table.rows]
    assert [row[:2] for row in rows] == [
        ["Sore throat", "Withhold azathioprine."],
        ["Bruising", "Withhold azathioprine."],
    ]
    assert all(row[2] for row in rows)


def test_metabolite_times_stand_beside_a_level_and_nowhere_else(book: Book) -> None:
    with_level = " ".join(words_of(one) for one in blocks_of(summary_of(samples.metabolites(book), book), Paragraph))
    assert (
        "Practical Neurology (read): week 4, Mon 21-Dec-2026; weeks 12 to 16, Mon 15-Feb-2027 to Mon 15-Mar-2027"
        in with_level
    )
    assert "NHS SPS (read): week 4, Mon 21-Dec-2026; week 16, Mon 15-Mar-2027" in with_level
    assert "AGA 2017 (read): no dates" in with_level
    without = " ".join(words_of(one) for one in blocks_of(summary_of(samples.plain_case(book), book), Paragraph))
    assert "Practical Neurology" not in without


def test_names_move_as_little_as_may_be_and_share_the_move() -> None:
    """By hand: 100 and 104 meet at a step of 10 and go 3 each way; 150 stays; at an edge all move the other way."""
    assert apart([100, 150, 104], 10, 0, 200) == [97, 150, 107]
    assert apart([90, 90, 104], 15, 0, 200) == pytest.approx([79.667, 94.667, 109.667], abs=0.01)
    assert apart([2, 4], 10, 5, 200) == [5, 15]
    assert apart([198, 199], 10, 5, 200) == [190, 200]
    assert apart([], 10, 5, 200) == []
