"""The clinician's summary as data."""

import re
from fractions import Fraction

import pytest

from core import PROGRAM_VERSION
from core.assessment import Status
from core.book import Book
from core.quantity import DoseRange
from core.report.bloods import limit_words
from core.report.document import (
    CheckGrid,
    DoseBox,
    Facts,
    FindingRows,
    Heading,
    Icon,
    Notice,
    PageBreak,
    References,
    SignatureLines,
    Table,
    Title,
)
from core.report.figures import RulerFigure
from core.report.provenance import code_of, digest_words
from core.report.spans import Span, Weight
from tests.core.example import answered
from tests.core.report import samples
from tests.core.report.samples import WITHOUT_A_DOSE, blocks_of, summary_of
from ui.wording import Wording


def _words(text: object) -> str:
    return str(re.sub(r"Span\(text='([^']*)'[^)]*\)", r"\1", repr(text)))


def test_a_refused_case_has_no_summary(book: Book) -> None:
    refused = samples.plain_case(book)._replace(status=Status.REFUSED)
    with pytest.raises(ValueError):
        summary_of(refused, book)


def test_the_dose_on_paper_is_the_headline_of_every_face(book: Book) -> None:
    found = samples.allopurinol(book)
    (box,) = blocks_of(summary_of(found, book), DoseBox)
    words = Wording(book, "uk")
    assert (box.headline, box.detail) == (words.headline(found), words.detail(found))
    assert box.headline == "25 mg once daily"
    assert box.icon is Icon.RECOMMENDED


def test_the_ruler_carries_the_numbers_of_the_dose(book: Book) -> None:
    (ruler,) = blocks_of(summary_of(samples.allopurinol(book), book), RulerFigure)
    assert (ruler.adjusted, ruler.chosen) == (DoseRange(Fraction(21, 2), Fraction(28)), Fraction(25))
    assert (ruler.usual, ruler.maximum) == (DoseRange(Fraction(105), Fraction(175)), Fraction(175))
    assert ruler.alt == ("Dose ruler in mg/day: usual 105 to 175, adjusted 10.5 to 28, maximum 175, chosen 25.")


@pytest.mark.parametrize("kind", WITHOUT_A_DOSE)
def test_without_a_dose_there_is_no_ruler_no_schedule_and_no_dose_number(kind: str, book: Book) -> None:
    document = summary_of(samples.KINDS[kind](book), book)
    assert not blocks_of(document, RulerFigure)
    assert not blocks_of(document, PageBreak)
    assert not re.search(r"\d\s*mg", _words(document.blocks))


@pytest.mark.parametrize(("tpmt", "shown"), [("*3A/*3A", False), ("*1/*1", True)])
def test_tablets_that_nobody_makes_are_asked_about_only_beside_a_dose(tpmt: str, shown: bool, book: Book) -> None:
    found = answered(book, tpmt=tpmt, tablets=("30 mg", "50 mg"))
    assert "tablet-strength-unusual" in {finding.code for finding in found.findings}
    (box,) = blocks_of(summary_of(found, book), DoseBox)
    (rows,) = blocks_of(summary_of(found, book), FindingRows)
    warnings = [row for row in rows.rows if row.icon is Icon.WARNING]
    assert ("30 mg" in _words(rows.rows)) is shown
    assert len(warnings) == int(shown)
    assert box.status == ("Recommended, with 1 warning" if shown else "Not recommended, with 1 stop")


def test_a_stop_leads_with_what_to_do_and_why(book: Book) -> None:
    document = summary_of(samples.stopped(book), book)
    (box,) = blocks_of(document, DoseBox)
    headings = [heading.text for heading in blocks_of(document, Heading)]
    assert box.headline == "Do not start azathioprine"
    assert box.icon is Icon.STOP
    assert headings[:3] == ["Findings", "Guidelines compared", "Why there is no dose"]


def test_a_result_that_says_withhold_is_shown_against_every_set(book: Book) -> None:
    document = summary_of(samples.withheld(book), book)
    (box,) = blocks_of(document, DoseBox)
    assert box.icon is Icon.ALERT
    assert "below 1.6 ×10⁹/L: withhold and discuss" in _words(document.blocks)


def test_sets_that_say_the_same_about_a_result_share_a_row_and_none_is_left_out(book: Book) -> None:
    found = answered(book, results={"neutrophils": "2.4 x10^9/L"})
    tables = blocks_of(summary_of(found, book), Table)
    (table,) = [table for table in tables if "What the sets say" in {column.header for column in table.columns}]
    said = ["".join(span.text for span in row.cells[2]) for row in table.rows]
    assert said == [
        "no row reached · BSR 2017, Arthritis Centre, BAD 2011, NHS SPS (mercaptopurine page)",
        "below 2.5 ×10⁹/L: stop and seek advice · GPnotebook",
    ]
    assert table.rows[0].cells[2][0] == Span("no row reached · BSR 2017", Weight.SEMIBOLD)


def test_needs_input_lists_what_is_missing(book: Book) -> None:
    document = summary_of(samples.unfinished(book), book)
    needed = document.blocks.index(Heading("Needed"))
    rows = document.blocks[needed + 1]
    assert isinstance(rows, FindingRows)
    assert {row.text[0].text for row in rows.rows} == {"Weight", "TPMT"}
    assert all(row.icon is Icon.OPEN for row in rows.rows)


def test_findings_say_their_weight_in_a_word_the_heaviest_first(book: Book) -> None:
    found = samples.many_findings(book)
    (rows,) = blocks_of(summary_of(found, book), FindingRows)
    leads = [row.text[0].text.split(".")[0] for row in rows.rows]
    assert leads == sorted(leads, key=["Stop", "Warning", "Note"].index)
    assert len(leads) == len(found.findings) >= 12


def test_references_are_numbered_in_the_order_of_first_citation(book: Book) -> None:
    document = summary_of(samples.allopurinol(book), book)
    (references,) = blocks_of(document, References)
    assert [entry.number for entry in references.entries] == list(range(1, len(references.entries) + 1))
    first_seen = list(dict.fromkeys(_cited(document.blocks)))
    assert sorted(first_seen) == [entry.number for entry in references.entries]
    assert first_seen[0] == 1


def _cited(blocks: object) -> list[int]:
    marks = re.findall(r"\[(\d+(?:, \d+)*)\]|'(\d+(?:, \d+)+)'", repr(blocks))
    tables = [row.cells[-1] for block in blocks if isinstance(block, Table) for row in block.rows]  # type: ignore[attr-defined]
    cells = [span.text for cell in tables for span in cell]
    found = [number for pair in marks for group in pair for number in re.findall(r"\d+", group)]
    return [int(n) for n in found] + [int(n) for cell in cells for n in re.findall(r"\d+", cell)]


def test_a_schedule_has_a_row_for_every_test_with_room_to_write(book: Book) -> None:
    document = summary_of(samples.allopurinol(book), book)
    (table,) = [table for table in blocks_of(document, Table) if table.boxed]
    dates = [row.cells[1][0].text for row in table.rows]
    assert len(dates) == 19
    assert (dates[0], dates[-1]) == ("Mon 30-Nov-2026", "Mon 22-Nov-2027")
    assert all(not cell for row in table.rows for cell in row.cells[2:])


def test_without_a_start_date_the_dates_are_left_to_be_written(book: Book) -> None:
    document = summary_of(samples.anonymous(book), book)
    (table,) = [table for table in blocks_of(document, Table) if table.boxed]
    assert all(row.cells[1] == () for row in table.rows)
    assert Heading("Blood tests for 12 months") in [Heading(h.text) for h in blocks_of(document, Heading)]


def test_the_baseline_can_be_ticked(book: Book) -> None:
    (grid,) = blocks_of(summary_of(samples.allopurinol(book), book), CheckGrid)
    assert grid.items[0] == "FBC with platelets"
    assert len(grid.items) == 12  # BASE-01 to BASE-12: both genes in one, two of BASE-12


def test_the_limits_to_withhold_say_that_they_were_read_second_hand(book: Book) -> None:
    document = summary_of(samples.allopurinol(book), book)
    (heading,) = [h for h in blocks_of(document, Heading) if h.text.startswith("Withhold")]
    assert heading.aside.startswith("BSR 2017, as NHS pages restate it [")
    (limits,) = [facts for facts in blocks_of(document, Facts) if facts.barred]
    shown = {fact.label: fact.value for row in limits.rows for fact in row}
    assert shown["Neutrophils"] == "below 1.6 ×10⁹/L"
    assert shown["ALT or AST"] == "above 100 U/L"


def test_a_set_without_limits_says_so(book: Book) -> None:
    document = summary_of(samples.american(book), book)
    assert not [facts for facts in blocks_of(document, Facts) if facts.barred]
    assert "gives no limit" in _words(document.blocks)


def test_a_limit_in_upper_limits_of_normal_is_not_a_plain_number(book: Book) -> None:
    rows = [row for found in book.threshold_sets.values() for row in found.rows if row.multiple]
    assert all("× upper limit" in limit_words(row) for row in rows)


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_summary_says_that_its_content_is_pending_review(kind: str, book: Book) -> None:
    document = summary_of(samples.KINDS[kind](book), book)
    assert "content pending human review" in document.footer.book
    assert blocks_of(document, Notice)


def test_the_book_is_named_with_edition_validity_and_digest(book: Book) -> None:
    (lines,) = blocks_of(summary_of(samples.plain_case(book), book), SignatureLines)
    shown = [text[0].text for text in lines.notes]
    assert shown[0].startswith(f"Book {book.version}, valid until ")
    assert shown[1] == f"Digest {digest_words(book.digest)}"
    assert shown[2] == f"Azalea {PROGRAM_VERSION}, code {code_of(book)}"


def test_the_edition_is_named_where_its_number_is_used(book: Book) -> None:
    document = summary_of(samples.plain_case(book), book)
    (box,) = blocks_of(document, DoseBox)
    assert box.aside[1] == (Span("by CPIC 2025"),)
    (chain,) = [table for table in blocks_of(document, Table) if table.columns[1].header == "Step"]
    assert "CPIC 2025: 140 mg/day × 30% to 80%" in _words(chain.rows)


def test_no_patient_is_named_in_the_title(book: Book) -> None:
    document = summary_of(samples.plain_case(book), book)
    assert "EXAMPLE" not in document.title
    assert blocks_of(document, Title)[0].text == "Azathioprine: starting dose"


def test_us_practice_writes_tall_man_letters(book: Book) -> None:
    assert blocks_of(summary_of(samples.american(book), book), Title)[0].text == "azaTHIOprine: starting dose"


def test_a_moved_date_says_which_day_it_was_moved_from(book: Book) -> None:
    document = summary_of(samples.answered(book, start_date="2026-11-28"), book)  # a Saturday
    (table,) = [table for table in blocks_of(document, Table) if table.boxed]
    assert table.rows[0].cells[1][0].text == "Mon 07-Dec-2026, moved from Sat"
