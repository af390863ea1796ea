"""Blood results against thresholds: strictly as written, the chosen set first."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.book import ThresholdRow
from core.evidence import Citation, Verification
from core.findings import Finding, Severity
from core.monitoring.results import read_results, result_findings
from core.quantity import Quantity
from tests.core.monitoring.hand_made import ALL_ROWS, evidence, levels, results, small_book

BOOK = small_book()
PLAIN = [one for one in ALL_ROWS if not one.multiple and one.test not in ("egfr", "platelets")]
PLAIN += [one for one in ALL_ROWS if one.test == "platelets" and one.unit != "/uL"]


FIELDS = {"chosen-set-silent": "thresholds", "upper-limit-missing": "results.alt-upper-limit"}
"""The findings that ask for an entry name it; every other one belongs to the results."""


def found(typed: dict[str, Quantity], chosen: str = "bsr-2017", symptoms: tuple[str, ...] = ()) -> dict[str, Finding]:
    every = result_findings(typed, BOOK, chosen, symptoms)
    assert all(one.field == FIELDS.get(one.code, "results") for one in every)
    return {one.code: one for one in every}


def rules(typed: dict[str, Quantity], chosen: str = "bsr-2017") -> dict[str, str | None]:
    """The rule reached by set; a set that was not read is absent."""
    return {one.set: one.rule for one in read_results(typed, BOOK, chosen)}


def alone(row: ThresholdRow, value: Decimal) -> bool:
    """Whether this value reaches the row or a row of its set that reaches further."""
    return rules({row.test: Quantity(value, row.unit)}, row.set).get(row.set) is not None


def last_place(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def widest(row: ThresholdRow) -> bool:
    """True for the row of its set that is reached first on the way out of range."""
    values = [one.value for one in ALL_ROWS if (one.set, one.test, one.multiple) == (row.set, row.test, False)]
    return row.value == (max(values) if row.comparator.startswith("<") else min(values))


@pytest.mark.parametrize("row", [row for row in PLAIN if widest(row)], ids=lambda row: row.id)
def test_each_threshold_is_read_strictly_as_written(row: ThresholdRow) -> None:
    place = last_place(row.value)
    below, at, above = (alone(row, row.value + step * place) for step in (-1, 0, 1))
    expected = {"<": (True, False, False), "<=": (True, True, False), ">": (False, False, True)}
    assert (below, at, above) == expected[row.comparator]


def test_of_several_rows_reached_the_most_extreme_is_the_rule() -> None:
    by_value = {"4.0": None, "3.9": "edinburgh-white-cells-4.0", "3.0": "edinburgh-white-cells-4.0"}
    by_value["2.9"] = "edinburgh-white-cells-3.0"
    for value, rule in by_value.items():
        assert rules(results(white_cells=f"{value} x10^9/L"), "edinburgh")["edinburgh"] == rule


def test_a_row_that_withholds_goes_before_a_more_extreme_one_that_does_not() -> None:
    assert rules(results(neutrophils="0.9 x10^9/L"), "nhs-sps")["nhs-sps"] == "nhs-sps-neutrophils-2.0"
    assert rules(results(alp="301 U/L"), "made-up")["made-up"] == "made-up-alp-200"


def test_the_chosen_set_comes_first_and_the_others_keep_their_order() -> None:
    read = read_results(results(neutrophils="1.4 x10^9/L"), BOOK, "gpnotebook")
    assert [(one.set, one.chosen, one.rule) for one in read] == [
        ("gpnotebook", True, "gpnotebook-neutrophils-2.5"),
        ("bsr-2017", False, "bsr-2017-neutrophils-1.6"),
        ("nhs-sps", False, "nhs-sps-neutrophils-2.0"),
        ("bad-2011", False, None),
    ]


def test_a_reading_keeps_the_value_as_typed_and_cites_the_row_reached() -> None:
    (first, *_rest) = read_results(results(neutrophils="1.40 x10^9/L"), BOOK, "bsr-2017")
    assert str(first.value.value) == "1.40"
    assert first.citations == (Citation("bsr-2017-neutrophils-1.6"),)


def test_a_reading_that_reaches_nothing_cites_every_row_it_was_compared_with() -> None:
    (first, *_rest) = read_results(results(neutrophils="3 x10^9/L"), BOOK, "nhs-sps")
    assert [one.source for one in first.citations] == ["nhs-sps-neutrophils-2.0", "nhs-sps-neutrophils-1.0"]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"neutrophils": "1599 /uL"}, "bsr-2017-neutrophils-1.6"),
        ({"neutrophils": "1600 /uL"}, None),
        ({"albumin": "2.9 g/dL"}, "bsr-2017-albumin-30"),
        ({"albumin": "3 g/dL"}, None),
        ({"albumin": "3.0 g/dL"}, None),
    ],
)
def test_units_are_converted_exactly(typed: dict[str, str], rule: str | None) -> None:
    assert rules(results(**typed))["bsr-2017"] == rule


def test_a_row_in_another_unit_is_converted_too() -> None:
    assert rules(results(platelets="99 x10^9/L"), "made-up")["made-up"] == "made-up-platelets-100000"
    assert rules(results(platelets="100 x10^9/L"), "made-up")["made-up"] is None


def test_creatinine_in_mg_per_dl_uses_the_factor_of_the_book() -> None:
    # 40 / 88.4 = 0.45248… mg/dL
    assert rules(results(creatinine="0.4524 mg/dL"), "made-up") == {"made-up": "made-up-creatinine-40"}
    assert rules(results(creatinine="0.4525 mg/dL"), "made-up") == {"made-up": None}


def test_without_a_factor_the_result_is_not_compared_and_a_finding_says_so() -> None:
    typed = results(bilirubin="9 mg/dL")
    assert read_results(typed, BOOK, "made-up") == ()
    one = found(typed, "made-up")["result-unit-not-compared"]
    assert one.params == {"test": "bilirubin", "value": typed["bilirubin"], "sets": ("made-up",)}


def test_a_factor_whose_source_nobody_read_converts_nothing() -> None:
    figure = replace(BOOK.figures["creatinine-factor"], evidence=evidence("nobody", Verification.UNVERIFIED))
    book = replace(BOOK, figures={"creatinine-factor": figure})
    assert read_results(results(creatinine="0.4 mg/dL"), book, "made-up") == ()


@pytest.mark.parametrize(("alt", "reached"), [("119", False), ("120", False), ("121", True)])
def test_upper_limits_of_normal_are_the_laboratorys(alt: str, reached: bool) -> None:
    read = rules(results(alt=f"{alt} U/L", alt_upper_limit="40 U/L"), "gpnotebook")
    assert read["gpnotebook"] == ("gpnotebook-alt-3" if reached else None)


@pytest.mark.parametrize(("amylase", "reached"), [("299", False), ("300", True), ("301", True)])
def test_at_least_three_upper_limits_includes_three(amylase: str, reached: bool) -> None:
    read = rules(results(amylase=f"{amylase} U/L", amylase_upper_limit="100 U/L"), "made-up")
    assert (read["made-up"] is not None) == reached


@pytest.mark.parametrize("limit", [{}, {"alt_upper_limit": "0 U/L"}, {"ast_upper_limit": "40 U/L"}])
def test_without_the_upper_limit_the_row_of_the_set_in_use_is_not_read_and_a_warning_says_so(
    limit: dict[str, str],
) -> None:
    typed = results(alt="100 U/L", **limit)  # BSR's line, not above it
    assert "gpnotebook" not in rules(typed, "gpnotebook")
    one = found(typed, "gpnotebook")["upper-limit-missing"]
    assert one.severity is Severity.WARNING
    assert found(typed, "bad-2011")["upper-limit-missing"].severity is Severity.NOTE  # another set's row
    assert one.params == {"test": "alt", "value": typed["alt"], "sets": ("gpnotebook",)}
    assert one.citations == (Citation("gpnotebook-alt-3"),)


def test_the_upper_limit_is_asked_for_when_another_set_would_withhold() -> None:
    """THR-06 above 100; THR-17 counts upper limits. A row that is read and not reached only warns."""
    typed = results(alt="101 U/L")
    both = found(typed, "gpnotebook")
    assert both["upper-limit-missing"].severity is Severity.STOP
    assert both["other-set-withholds"].params["sets"] == ("bsr-2017",)
    read = found(typed | results(alt_upper_limit="40 U/L"), "gpnotebook")
    assert list(read) == ["other-set-withholds"]
    assert found(typed)["upper-limit-missing"].severity is Severity.NOTE  # the chosen set withholds by itself


def test_a_row_that_does_not_withhold_asks_for_no_upper_limit() -> None:
    """Made up: AST above 2 upper limits only asks to discuss, and no set withholds for AST."""
    assert found_field(results(ast="50 U/L"), "made-up") is Severity.WARNING


def found_field(typed: dict[str, Quantity], chosen: str) -> Severity:
    (one,) = (one for one in result_findings(typed, BOOK, chosen) if one.code == "upper-limit-missing")
    assert one.field == "results.ast-upper-limit"
    return one.severity


def test_a_row_reached_is_shown_even_when_another_row_of_the_set_needs_the_upper_limit() -> None:
    assert rules(results(ast="91 U/L"), "made-up") == {"made-up": "made-up-ast-90"}
    assert rules(results(ast="90 U/L"), "made-up") == {}


def test_of_a_plain_row_and_a_multiple_the_higher_threshold_is_the_more_extreme() -> None:
    assert rules(results(ast="500 U/L", ast_upper_limit="40 U/L"), "made-up") == {"made-up": "made-up-ast-90"}
    assert rules(results(ast="500 U/L", ast_upper_limit="50 U/L"), "made-up") == {"made-up": "made-up-ast-2"}


def test_the_chosen_set_withholding_is_a_stop_with_the_row_as_written() -> None:
    typed = results(neutrophils="1.4 x10^9/L")
    one = found(typed)["results-withhold"]
    assert one.severity is Severity.STOP
    assert one.params == {
        "test": "neutrophils",
        "value": typed["neutrophils"],
        "set": "bsr-2017",
        "side": "below",
        "rule": Quantity(Decimal("1.6"), "x10^9/L"),
        "action": "withhold and discuss",
    }
    assert one.citations == (Citation("bsr-2017-neutrophils-1.6"),)
    assert one.passage == "results.neutrophils"


def test_when_the_chosen_set_withholds_the_others_need_no_finding() -> None:
    assert list(found(results(neutrophils="1.4 x10^9/L"))) == ["results-withhold"]


def test_each_test_has_its_own_stop() -> None:
    every = result_findings(results(neutrophils="1.4 x10^9/L", alt="130 U/L"), BOOK, "bsr-2017")
    assert [one.params["test"] for one in every if one.code == "results-withhold"] == ["neutrophils", "alt"]


def test_when_only_other_sets_withhold_one_warning_names_them() -> None:
    typed = results(neutrophils="1.8 x10^9/L")
    assert list(found(typed)) == ["other-set-withholds"]
    one = found(typed)["other-set-withholds"]
    assert one.severity is Severity.WARNING
    assert one.params == {
        "test": "neutrophils",
        "value": typed["neutrophils"],
        "set": "bsr-2017",
        "sets": ("nhs-sps", "gpnotebook"),
        "side": "below",
        "rules": (Quantity(Decimal("2.0"), "x10^9/L"), Quantity(Decimal("2.5"), "x10^9/L")),
    }
    assert [one.source for one in one.citations] == ["nhs-sps-neutrophils-2.0", "gpnotebook-neutrophils-2.5"]


def test_another_set_that_withholds_is_said_beside_a_milder_row_of_the_chosen_set() -> None:
    both = found(results(neutrophils="0.9 x10^9/L"), "bad-2011")
    assert list(both) == ["result-action", "other-set-withholds"]
    assert both["result-action"].params["action"] == "haematology advice, consider withdrawal"


def test_a_row_that_does_not_withhold_is_a_warning() -> None:
    one = found(results(mcv="106 fL"))["result-action"]
    assert (one.severity, one.params["side"]) == (Severity.WARNING, "above")


def test_another_set_that_only_asks_for_action_is_no_finding() -> None:
    assert found(results(mcv="101 fL")) == {}


def test_a_result_in_range_of_every_set_is_no_finding_and_is_still_shown() -> None:
    typed = results(neutrophils="3.1 x10^9/L")
    assert found(typed) == {}
    assert rules(typed) == {"bsr-2017": None, "nhs-sps": None, "gpnotebook": None, "bad-2011": None}


def test_results_that_the_chosen_set_does_not_know_are_named_once() -> None:
    typed = results(
        lymphocytes="0.4 x10^9/L", amylase="50 U/L", neutrophils="3.1 x10^9/L", amylase_upper_limit="90 U/L"
    )
    one = found(typed)["result-without-threshold"]
    assert one.severity is Severity.NOTE
    assert one.params == {"set": "bsr-2017", "tests": ("lymphocytes", "amylase")}
    assert "bsr-2017" not in {one.set for one in read_results(typed, BOOK, "bsr-2017") if one.test != "neutrophils"}


def test_a_set_without_a_row_asks_for_a_choice_where_others_would_withhold() -> None:
    typed = results(neutrophils="1.4 x10^9/L")
    assert not any(one.chosen for one in read_results(typed, BOOK, "fda-label"))
    said = found(typed, "fda-label")
    assert list(said) == ["chosen-set-silent", "result-without-threshold"]
    assert said["chosen-set-silent"].severity is Severity.STOP
    assert said["chosen-set-silent"].params == {
        "test": "neutrophils",
        "value": typed["neutrophils"],
        "set": "fda-label",
        "sets": ("bsr-2017", "nhs-sps", "gpnotebook"),
        "side": "below",
        "rules": tuple(Quantity(Decimal(line), "x10^9/L") for line in ("1.6", "2.0", "2.5")),
    }


def test_a_set_with_figures_for_other_tests_asks_too_and_says_it_once() -> None:
    assert list(found(results(white_cells="3.4 x10^9/L"), "bad-2011")) == ["chosen-set-silent"]


def test_nothing_is_asked_where_no_set_would_withhold() -> None:
    assert list(found(results(neutrophils="2.5 x10^9/L"), "fda-label")) == ["result-without-threshold"]
    assert list(found(results(mcv="106 fL"), "fda-label")) == ["result-without-threshold"]


AMYLASE = results(amylase="300 U/L", amylase_upper_limit="100 U/L")


def test_a_row_that_means_symptoms_as_well_asks_about_them() -> None:
    """THR-25: symptoms and the enzyme. The careful side stays: the chosen set withholds."""
    asked = found(AMYLASE, "papers")["results-withhold"]
    assert (asked.params["variant"], asked.params["ask_about"]) == ("ask-about-symptoms", ("severe-vomiting",))
    plain = found(AMYLASE, "papers", ("fever",))["results-withhold"]
    assert plain.params["variant"] == "ask-about-symptoms"
    assert "variant" not in found(AMYLASE, "papers", ("severe-vomiting", "fever"))["results-withhold"].params


def test_a_row_of_another_set_that_means_symptoms_warns_and_asks_for_no_choice() -> None:
    with_papers_only = replace(BOOK, threshold_sets={"papers": BOOK.threshold_sets["papers"]})
    (one, _note) = result_findings(AMYLASE, with_papers_only, "bsr-2017")
    assert (one.code, one.severity, one.params["variant"]) == ("other-set-withholds", Severity.WARNING, "with-symptoms")
    assert one.params["ask_about"] == ("severe-vomiting",)


def test_bsr_is_not_said_to_have_no_figure_for_creatinine() -> None:
    """THR-07 is a rise; core.monitoring.trend says what is needed for it."""
    assert found(results(creatinine="900 umol/L")) == {}
    assert list(found(results(creatinine="900 umol/L"), "bad-2011")) == ["result-without-threshold"]


def test_a_row_whose_source_nobody_read_is_never_compared() -> None:
    typed = results(egfr="5 mL/min/1.73m2")
    assert read_results(typed, BOOK, "made-up") == ()
    assert list(found(typed, "made-up")) == ["result-without-threshold"]


def test_metabolites_and_upper_limits_are_not_results_of_their_own() -> None:
    typed = {**levels("300", "1000"), **results(alt_upper_limit="40 U/L")}
    assert read_results(typed, BOOK, "bsr-2017") == ()
    assert found(typed) == {}


def test_no_results_give_nothing() -> None:
    assert read_results({}, BOOK, "bsr-2017") == ()
    assert result_findings({}, BOOK, "bsr-2017") == ()
