"""How the dose may rise, on the summary."""

from core.book import Book
from core.report.document import Heading, Paragraph
from core.report.spans import Weight
from tests.core.example import answered
from tests.core.report.samples import blocks_of, plain_case, summary_of

ARTHRITIS = {"indication": "rheumatoid-arthritis", "tpmt": "*1/*1", "nudt15": "*1/*1", "planned_start": None}
"""DOSE-07, 70 kg, from Mon 23-Nov-2026: 50, then 100 after a week and 150 after two."""


def printed(book: Book, **changes: object) -> tuple[str, list[str]]:
    """The paragraph below the heading, and what of it is Semibold."""
    document = summary_of(answered(book, **ARTHRITIS | changes), book)
    number = next(n for n, one in enumerate(document.blocks) if getattr(one, "text", "") == "Raising the dose")
    paragraph = document.blocks[number + 1]
    assert isinstance(paragraph, Paragraph)
    return "".join(s.text for s in paragraph.text), [s.text for s in paragraph.text if s.weight is Weight.SEMIBOLD]


def test_each_dose_stands_with_its_date_and_the_test_before_it(book: Book) -> None:
    text, strong = printed(book)
    assert strong == ["50 mg once daily", "100 mg once daily", "150 mg once daily"]
    assert text.startswith(
        "Mon 23-Nov-2026 50 mg once daily; Mon 30-Nov-2026 100 mg once daily (FBC Mon 30-Nov-2026); "
        "Mon 07-Dec-2026 150 mg once daily (FBC Mon 07-Dec-2026). At most 50 mg/day more"
    )


def test_without_a_start_date_the_days_are_counted(book: Book) -> None:
    assert (
        "day 7 100 mg once daily (FBC day 7); day 14 150 mg once daily (FBC day 14). "
        in printed(book, start_date=None)[0]
    )


def test_a_regimen_without_a_step_says_nothing_of_rising(book: Book) -> None:
    """Crohn's disease starts at its full dose."""
    headings = blocks_of(summary_of(plain_case(book), book), Heading)
    assert "Raising the dose" not in [heading.text for heading in headings]
