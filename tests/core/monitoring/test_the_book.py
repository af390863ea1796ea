"""The real book against the fact tables: schedules, thresholds, and the sentences of every finding."""

from decimal import Decimal

import pytest

from core.book import Book, ThresholdRow
from core.monitoring.metabolites import Pattern, metabolite_findings, read_metabolites
from core.monitoring.results import read_results, result_findings
from core.monitoring.schedule import weeks_of
from core.quantity import Quantity
from tests.core.monitoring.hand_made import levels, results
from ui.wording.sentences import Wording

WEEKS = {  # MON-01, MON-02, MON-03, MON-05, MON-06
    "fda-label": (1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52),
    "smpc": (1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52),
    "bsr-2017": (2, 4, 6, 10, 14, 18, 30, 42),
    "bsg-2019": (2, 4, 8, 12, 25, 38, 51),
    "bad-2011": (1, 2, 3, 4, 8, 12, 25, 38, 51),
    "gpnotebook": (1, 2, 3, 4, 17, 30, 43),  # MON-08: then 13 weeks each
    "grampian-2021": (2, 4, 6, 10, 14, 18, 30, 42),  # MON-09: 55 is too late
    "gateshead": (0, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 41),  # MON-10: 54 is too late
    "leeds": (2, 4, 6, 8, 12, 16, 20, 24, 37, 50),  # MON-11
    "practical-neurology": (2, 4, 6, 10, 14, 18, 30, 42),  # MON-12, stable from the start; 54 is too late
}
THRESHOLDS = {  # THR-01 to THR-21 and THR-25
    "bsr-2017": {
        ("white-cells", "<", "3.5", True),
        ("neutrophils", "<", "1.6", True),
        ("platelets", "<", "140", True),
        ("mcv", ">", "105", False),
        ("alt", ">", "100", True),
        ("ast", ">", "100", True),
        ("egfr", "<", "60", False),
        ("albumin", "<", "30", False),
        ("eosinophils", ">", "0.5", False),
    },
    "bad-2011": {
        ("lymphocytes", "<", "0.5", False),
        ("neutrophils", "<", "1.0", True),
        ("platelets", "<", "50", True),
    },
    "gpnotebook": {
        ("white-cells", "<", "3.5", True),
        ("neutrophils", "<", "2.5", True),
        ("platelets", "<", "150", True),
        ("alt", ">", "3", True),
        ("ast", ">", "3", True),
        ("mcv", ">", "100", False),
    },
    "edinburgh": {("white-cells", "<", "3.0", True), ("white-cells", "<", "4.0", False)},
    "german-card": {("white-cells", "<", "3.0", True), ("platelets", "<", "100", True)},
    "nhs-sps": {("neutrophils", "<", "2.0", True), ("neutrophils", "<", "1.0", True)},
    "ibd-papers": {("amylase", ">=", "3", True)},
    "fda-label": set(),
    "smpc": set(),
}


@pytest.fixture
def rows(book: Book) -> list[ThresholdRow]:
    return [row for one in book.threshold_sets.values() for row in one.rows]


@pytest.mark.parametrize("guideline", WEEKS)
def test_the_book_has_the_published_weeks(book: Book, guideline: str) -> None:
    assert weeks_of(book.schedules[guideline]) == WEEKS[guideline]


AFTER_A_CHANGE = {"bsr-2017": (2, 4, 6), "bad-2011": (1, 2, 3, 4), "practical-neurology": (2, 4, 6)}
"""MON-03 and MON-12: every 2 weeks until stable for 6; MON-06: weekly for 4 weeks. The others name nothing."""


def test_the_book_has_the_published_weeks_after_a_change_of_dose_and_invents_none(book: Book) -> None:
    assert {id: one.after_change for id, one in book.schedules.items() if one.after_change} == AFTER_A_CHANGE


@pytest.mark.parametrize("set", THRESHOLDS)
def test_the_book_has_the_published_thresholds_and_no_other(book: Book, set: str) -> None:
    rows = book.threshold_sets[set].rows
    assert {(row.test, row.comparator, str(row.value), row.withholds) for row in rows} == THRESHOLDS[set]


def value_of(row: ThresholdRow, step: int) -> dict[str, Quantity]:
    """The threshold itself (step 0) or one unit in its last place away; multiples of an upper limit of 40."""
    place = Decimal(1).scaleb(int(row.value.as_tuple().exponent))
    if not row.multiple:
        return {row.test: Quantity(row.value + step * place, row.unit)}
    return {
        row.test: Quantity(row.value * 40 + step, "U/L"),
        f"{row.test}-upper-limit": Quantity(Decimal(40), "U/L"),
    }


def test_every_row_of_the_book_is_read_strictly_as_written(book: Book, rows: list[ThresholdRow]) -> None:
    reaching = {"<": (True, False, False), ">": (False, False, True), ">=": (False, True, True)}
    for row in rows:
        for step, reached in zip((-1, 0, 1), reaching[row.comparator], strict=True):
            read = read_results(value_of(row, step), book, row.set)[0]
            assert (read.rule == row.id) == reached, (row.id, step)


def test_every_row_is_compared_in_every_unit_that_a_case_may_use(book: Book, rows: list[ThresholdRow]) -> None:
    for row in rows:
        for unit in book.tests[row.test].units:
            typed = {row.test: Quantity(Decimal(1000), unit)}
            codes = [one.code for one in result_findings(typed, book, row.set)]
            assert "result-unit-not-compared" not in codes, (row.id, unit)


def test_every_pattern_has_its_row_in_the_book(book: Book) -> None:
    assert set(book.metabolite_rows) == {pattern.value for pattern in Pattern}


@pytest.mark.parametrize("practice", ["uk", "us"])
def test_every_finding_has_a_sentence_and_a_source(book: Book, practice: str) -> None:
    words = Wording(book, practice)
    counts = results(neutrophils="1.4 x10^9/L", mcv="106 fL", alt="30 U/L", lymphocytes="0.4 x10^9/L")
    counts |= results(amylase="300 U/L", amylase_upper_limit="100 U/L")
    sets = ("bsr-2017", "bad-2011", "fda-label", "ibd-papers")
    found = [one for set in sets for one in result_findings(counts, book, set)]
    for both in (levels("200", "3000"), levels("600", "5700"), levels("1200", "0"), levels("600", "9"), levels("9")):
        found += metabolite_findings(both, book)
    assert {one.code for one in found} >= {
        "results-withhold",
        "chosen-set-silent",
        "result-action",
        "other-set-withholds",
        "upper-limit-missing",
        "result-without-threshold",
        "metabolite-incomplete",
        "metabolite-rows-disagree",
        "metabolite-boundary",
    }
    for one in found:
        said = words.finding(one)
        assert said.lead, one.code
        assert "{" not in said.text, one.code
        assert one.citations, one.code


def test_a_result_withheld_is_said_with_its_row(book: Book) -> None:
    (one, *_rest) = result_findings(results(neutrophils="1.4 x10^9/L"), book, "bsr-2017")
    said = Wording(book, "uk").finding(one)
    assert said.lead == "Withhold azathioprine."
    assert said.text == "Neutrophils 1.4 ×10⁹/L. BSR 2017, below 1.6 ×10⁹/L: withhold and discuss."


def said_of(book: Book, typed: dict[str, Quantity], chosen: str, code: str) -> str:
    (one,) = (one for one in result_findings(typed, book, chosen) if one.code == code)
    return Wording(book, "uk").finding(one).text


def test_a_silent_set_is_said_with_who_would_withhold_and_at_what(book: Book) -> None:
    typed = results(neutrophils="0.9 x10^9/L")  # THR-02, THR-03, THR-12 and THR-15
    assert said_of(book, typed, "fda-label", "chosen-set-silent") == (
        "Neutrophils 0.9 ×10⁹/L. US label has no figure for neutrophils in this book; Arthritis Centre, BAD 2011, "
        "BSR 2017, GPnotebook and NHS SPS (mercaptopurine page) would withhold "
        "(below 1.0, 1.0, 1.6, 2.5 and 1.0 ×10⁹/L). Choose a set that has one."
    )


def test_amylase_is_never_said_without_its_symptoms(book: Book) -> None:
    typed = results(amylase="300 U/L", amylase_upper_limit="100 U/L")  # THR-25
    asked = "about severe abdominal or back pain and severe vomiting."
    assert said_of(book, typed, "ibd-papers", "results-withhold").endswith(
        f"The source means the result together with symptoms, and none of them is entered: ask {asked}"
    )
    warned = said_of(book, typed, "fda-label", "other-set-withholds")
    assert "with symptoms, Bowel disease papers would withhold" in warned
    assert f"Ask {asked}" in warned


def test_metabolite_rows_that_disagree_are_both_said(book: Book) -> None:
    (one,) = metabolite_findings(levels("300", "3303"), book)
    text = Wording(book, "uk").finding(one).text
    assert text.startswith("6-TGN 300 pmol/8×10⁸ red cells: In range. Ratio 11.01: ")


@pytest.mark.parametrize(
    ("tgn", "mmpn", "patterns"),
    [
        ("0", "0", ("not-taken",)),
        ("234", "2000", ("under-dosed",)),
        ("235", "2000", ("in-range",)),
        ("450", "4000", ("in-range",)),
        ("451", "4000", ("possible-tpmt-deficiency",)),
        ("200", "3000", ("under-dosed", "hypermethylator")),
        ("300", "3300", ("in-range",)),
        ("300", "3303", ("in-range", "hypermethylator")),
        ("200", "5700", ("hypermethylator",)),
        ("600", "5700", ("over-dosed",)),
        ("1000", "0", ("possible-tpmt-deficiency",)),
        ("1001", "0", ("possible-absent-tpmt",)),
    ],
)
def test_the_figures_of_the_book_draw_the_published_lines(
    book: Book, tgn: str, mmpn: str, patterns: tuple[str, ...]
) -> None:
    read = read_metabolites(levels(tgn, mmpn), book)
    assert read is not None
    assert read.patterns == patterns
