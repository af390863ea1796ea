"""6-TGN and 6-MMPN together: every quadrant, every edge, and what is said beside the pattern."""

from decimal import Decimal
from fractions import Fraction

import pytest

from core.assessment import Metabolites
from core.evidence import Citation
from core.findings import Finding, Severity
from core.monitoring.metabolites import Pattern, metabolite_findings, read_metabolites
from tests.core.monitoring.hand_made import levels, small_book

BOOK = small_book()
UNDER, HYPER, IN, MAYBE_OVER = ("under-dosed",), ("hypermethylator",), ("in-range",), ("possible-over-dose",)
OVER, DEFICIENT, ABSENT = ("over-dosed",), ("possible-tpmt-deficiency",), ("possible-absent-tpmt",)

# 6-TGN, 6-MMPN, patterns. A row of the ratio follows where 6-MMPN / 6-TGN is above 11.
QUADRANTS = [
    ("0", "0", ("not-taken",)),
    ("0.1", "0", UNDER),
    ("0", "1", UNDER),
    ("0", "5699", UNDER),
    ("0", "5700", HYPER),
    ("100", "500", UNDER),
    ("200", "2200", UNDER),
    ("200", "2201", UNDER + HYPER),
    ("200", "3000", UNDER + HYPER),
    ("234", "2000", UNDER),
    ("234.9", "2000", UNDER),
    ("235", "2000", IN),
    ("235.1", "2000", IN),
    ("200", "5699", UNDER + HYPER),
    ("200", "5700", HYPER),
    ("200", "9000", HYPER),
    ("300", "1000", IN),
    ("300", "0", IN),
    ("300", "3300", IN),
    ("300", "3300.1", IN + HYPER),
    ("300", "3303", IN + HYPER),
    ("449.9", "4000", IN),
    ("450", "4000", IN),
    ("450.1", "4000", DEFICIENT),
    ("450", "5700", MAYBE_OVER + HYPER),
    ("300", "5699.9", IN + HYPER),
    ("300", "5700", MAYBE_OVER + HYPER),
    ("300", "6000", MAYBE_OVER + HYPER),
    ("600", "1000", DEFICIENT),
    ("600", "5699.9", DEFICIENT),
    ("600", "5700", OVER),
    ("600", "5700.1", OVER),
    ("600", "6600", OVER),
    ("600", "6601", OVER + HYPER),
    ("451", "5000", DEFICIENT + HYPER),
    ("600", "0", DEFICIENT),
    ("1000", "0", DEFICIENT),
    ("1000.1", "0", ABSENT),
    ("1001", "0", ABSENT),
    ("1001", "0.1", DEFICIENT),
    ("1001", "5700", OVER),
]


def read(tgn: str, mmpn: str) -> Metabolites:
    both = read_metabolites(levels(tgn, mmpn), BOOK)
    assert both is not None
    return both


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(("tgn", "mmpn", "patterns"), QUADRANTS)
def test_each_pair_shows_the_row_of_its_level_and_of_its_ratio(tgn: str, mmpn: str, patterns: tuple[str, ...]) -> None:
    assert read(tgn, mmpn).patterns == patterns


@pytest.mark.parametrize(("tgn", "mmpn", "patterns"), QUADRANTS)
def test_two_rows_are_a_finding_and_one_row_is_none(tgn: str, mmpn: str, patterns: tuple[str, ...]) -> None:
    found = codes(metabolite_findings(levels(tgn, mmpn), BOOK))
    assert ("metabolite-rows-disagree" in found) == (len(patterns) == 2)


def test_every_pattern_is_met_and_is_one_that_others_may_rely_on() -> None:
    met = {pattern for _tgn, _mmpn, patterns in QUADRANTS for pattern in patterns}
    assert met == {pattern.value for pattern in Pattern}


def test_a_trailing_zero_changes_nothing() -> None:
    assert read("235.0", "2000.00") == read("235", "2000")


@pytest.mark.parametrize(
    ("tgn", "mmpn", "ratio"),
    [("200", "3000", Fraction(15)), ("300", "3303", Fraction(1101, 100)), ("300", "1000", Fraction(10, 3))],
)
def test_the_ratio_is_exact(tgn: str, mmpn: str, ratio: Fraction) -> None:
    assert read(tgn, mmpn).ratio == ratio


@pytest.mark.parametrize("mmpn", ["0", "1", "5700"])
def test_without_any_6_tgn_the_ratio_is_not_calculable(mmpn: str) -> None:
    assert read("0", mmpn).ratio is None


def test_without_any_6_mmpn_the_ratio_is_nought() -> None:
    assert read("300", "0").ratio == 0


def test_one_level_alone_is_not_read_and_the_missing_one_is_named() -> None:
    for given, missing, typed in (("6-tgn", "6-mmpn", levels("1200")), ("6-mmpn", "6-tgn", levels(None, "9000"))):
        assert read_metabolites(typed, BOOK) is None
        (found,) = metabolite_findings(typed, BOOK)
        assert (found.code, found.field) == ("metabolite-incomplete", "results")
        assert found.params == {"given": given, "test": missing, "value": typed[given]}
        assert found.citations


def test_no_level_gives_nothing() -> None:
    assert read_metabolites({}, BOOK) is None
    assert metabolite_findings({}, BOOK) == ()


@pytest.mark.parametrize(("mmpn", "on_it"), [("5699.9", False), ("5700", True), ("5700.0", True), ("5700.1", False)])
def test_exactly_5700_says_which_side_was_taken(mmpn: str, on_it: bool) -> None:
    found = codes(metabolite_findings(levels("600", mmpn), BOOK))
    assert ("metabolite-boundary" in found) == on_it


def test_the_disagreement_names_both_rows_and_cites_both() -> None:
    (found,) = metabolite_findings(levels("200", "3000"), BOOK)
    assert found.params["ratio"] == 15
    assert (found.params["by_level"], found.params["by_ratio"]) == (
        "under-dosed.",
        "hypermethylator.",
    )
    assert [one.source for one in found.citations] == [
        "row-of-under-dosed",
        "row-of-hypermethylator",
    ]


@pytest.mark.parametrize(
    ("tgn", "mmpn", "code", "severity"),
    [
        ("600", "1000", "possible-tpmt-deficiency", Severity.WARNING),
        ("1200", "0", "possible-absent-tpmt", Severity.STOP),
    ],
)
def test_a_pattern_of_danger_is_a_finding_of_its_own(tgn: str, mmpn: str, code: str, severity: Severity) -> None:
    (found,) = metabolite_findings(levels(tgn, mmpn), BOOK)
    assert (found.code, found.severity) == (code, severity)
    assert found.params == {"tgn": levels(tgn)["6-tgn"], "mmpn": levels(None, mmpn)["6-mmpn"]}


def test_a_level_in_range_says_nothing_more() -> None:
    assert metabolite_findings(levels("300", "1000"), BOOK) == ()


def test_every_row_shown_gives_its_citations() -> None:
    assert read("300", "1000").citations == (Citation("row-of-in-range"),)
    assert [one.source for one in read("300", "3303").citations] == ["row-of-in-range", "row-of-hypermethylator"]


def test_the_figures_come_from_the_book() -> None:
    names = ("metabolite-6tgn-low", "metabolite-6tgn-high", "metabolite-6tgn-very-high", "metabolite-6mmpn-high")
    book = small_book({**{name: (str(n), "") for n, name in enumerate(names, 10)}, "metabolite-ratio": ("3", "ratio")})
    assert {Decimal(10), Decimal(13)} <= {figure.value for figure in book.figures.values()}
    seen = [read_metabolites(levels(tgn, mmpn), book) for tgn, mmpn in (("9", "1"), ("10", "13"), ("12", "1"))]
    assert [one.patterns for one in seen if one] == [UNDER, MAYBE_OVER, DEFICIENT]
