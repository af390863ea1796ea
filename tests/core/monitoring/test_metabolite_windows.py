"""Where published windows and ratios differ, at the value and beside it (MET-01, MET-02, MET-04, MET-06)."""

import pytest

from core.book import Book
from core.findings import Severity
from core.monitoring.metabolite_windows import window_findings
from tests.core.example import answered, codes
from tests.core.monitoring.hand_made import levels


def found(book: Book, tgn: str | None, mmpn: str | None = None) -> list[tuple[str, str]]:
    """Codes and variants, without the note on the assay that every level has."""
    said = window_findings(levels(tgn, mmpn), book)
    assert said[0].code == "metabolite-assay"
    assert {one.severity for one in said} == {Severity.NOTE}
    return [(one.code, str(one.params.get("variant", ""))) for one in said[1:]]


LOW, HIGH, RATIO = (
    ("metabolite-windows-differ", "low"),
    ("metabolite-windows-differ", "high"),
    ("metabolite-ratios-differ", ""),
)


@pytest.mark.parametrize(
    ("tgn", "said"),
    [
        ("229", []), ("229.9", []), ("230", [LOW]), ("231", [LOW]), ("234", [LOW]), ("234.9", [LOW]), ("235", []),
        ("399", []), ("400", []), ("400.1", [HIGH]), ("401", [HIGH]), ("449", [HIGH]), ("450", [HIGH]), ("451", []),
        ("0", []),
    ],
)  # fmt: skip
def test_the_windows_of_aga_and_prometheus_are_said_where_they_differ(
    book: Book, tgn: str, said: list[tuple[str, str]]
) -> None:
    assert found(book, tgn) == said


@pytest.mark.parametrize(
    ("tgn", "mmpn", "said"),
    [
        ("300", "3300", []),  # 11 itself is not above 11
        ("300", "3301", [RATIO]),
        ("300", "5999", [RATIO]),
        ("300", "6000", []),  # 20 is high for both
        ("300", "6001", []),
        ("0", "6000", []),
    ],
)
def test_the_ratio_of_the_allopurinol_review_is_said_where_it_differs(
    book: Book, tgn: str, mmpn: str, said: list[tuple[str, str]]
) -> None:
    assert found(book, tgn, mmpn) == said


def test_both_may_be_said_at_once(book: Book) -> None:
    assert found(book, "232", "3000") == [LOW, RATIO]


def test_6_mmpn_alone_has_no_window_of_6_tgn(book: Book) -> None:
    assert found(book, None, "3000") == []


def test_without_levels_nothing_is_said(book: Book) -> None:
    assert window_findings({}, book) == ()


def test_each_disagreement_cites_both_sides(book: Book) -> None:
    low, ratio = window_findings(levels("232", "3000"), book)[1:]
    assert {one.source for one in low.citations} >= {"bsg-t10", "aga-17"}
    assert {one.source for one in ratio.citations} >= {"bsg-t10", "ldaa-rev"}


def test_a_case_has_them(book: Book) -> None:
    results = {"6-tgn": "200 pmol/8x10^8 RBC", "6-mmpn": "3000 pmol/8x10^8 RBC"}  # ratio 15
    assert {"metabolite-assay", "metabolite-ratios-differ", "metabolite-rows-disagree"} <= codes(
        answered(book, results=results)
    )
