"""The charts of the summary as data, and the tables that say the same."""

from fractions import Fraction

import pytest

from core.book import Book
from core.report.document import Heading, Paragraph, Table
from core.report.figures import QuadrantFigure, YearFigure
from tests.core.report import samples
from tests.core.report.samples import blocks_of, summary_of


def test_the_year_has_a_dot_for_every_row_of_the_schedule(book: Book) -> None:
    document = summary_of(samples.plain_case(book), book)
    (year,) = blocks_of(document, YearFigure)
    (table,) = [table for table in blocks_of(document, Table) if table.boxed]
    assert len(year.tests) == len(table.rows) == 19
    assert [test.day for test in year.tests][:3] == [7, 14, 21]
    assert sum(test.weekly for test in year.tests) == 8
    assert year.alt == "Blood tests of 12 months on a line: 19 tests, the first 8 a week apart."


def test_the_months_stand_at_their_first_day(book: Book) -> None:
    (year,) = blocks_of(summary_of(samples.plain_case(book), book), YearFigure)
    assert year.marks[0] == (8, "Dec")  # 23 November and 8 days
    assert [name for _, name in year.marks[:3]] == ["Dec", "Jan", "Feb"]


def test_without_a_start_the_year_counts_weeks(book: Book) -> None:
    (year,) = blocks_of(summary_of(samples.anonymous(book), book), YearFigure)
    assert year.marks[0] == (84, "week 12")


def test_the_quadrant_and_its_table_have_the_levels_and_the_limits_of_the_book(book: Book) -> None:
    document = summary_of(samples.withheld(book), book)
    (chart,) = blocks_of(document, QuadrantFigure)
    assert (chart.tgn, chart.mmpn) == (200, 3000)
    assert (chart.low, chart.high, chart.line, chart.ratio) == (235, 450, 5700, Fraction(11))
    assert "6-TGN 200, 6-MMPN 3000; under-dosed and hypermethylator" in chart.alt
    table = document.blocks[document.blocks.index(chart) + 1]
    assert isinstance(table, Table)
    assert [[cell[0].text for cell in row.cells[:3]] for row in table.rows] == [
        ["6-TGN", "200 pmol/8×10⁸ RBC", "range 235 to 450"],
        ["6-MMPN", "3000 pmol/8×10⁸ RBC", "high from 5700"],
        ["Ratio 6-MMPN to 6-TGN", "15", "high above 11"],
    ]
    assert all(row.cells[3] for row in table.rows)


@pytest.mark.parametrize("kind", ["withheld", "withheld-under-dosed"])
def test_a_page_that_says_withhold_never_says_raise_the_dose(kind: str, book: Book) -> None:
    document = summary_of(samples.KINDS[kind](book), book)
    after = document.blocks[document.blocks.index(next(h for h in blocks_of(document, Heading) if "meta" in h.text)) :]
    said = " ".join(span.text for block in after if isinstance(block, Paragraph) for span in block.text)
    assert "the stop above comes first" in said
    assert "aise the dose" not in repr(document)


def test_with_a_dose_the_metabolites_say_what_they_ask_for(book: Book) -> None:
    document = summary_of(samples.metabolites(book), book)
    assert "Raise the dose and measure again." in repr(document)
