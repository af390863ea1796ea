"""The real book holds what the fact tables say."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from core.book import Advice, Book, Function, Phenotype, PhenotypeRule
from core.evidence import Review, Verification

NORMAL, DECREASED, NO = Function.NORMAL, Function.DECREASED, Function.NO
UNCERTAIN, UNKNOWN = Function.UNCERTAIN, Function.UNKNOWN
NM, IM, POSSIBLE = Phenotype.NORMAL, Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE
PM, INDETERMINATE, NO_RESULT = Phenotype.POOR, Phenotype.INDETERMINATE, Phenotype.NO_RESULT


def test_every_allele_of_the_fact_table_is_there(book: Book) -> None:
    assert Counter(gene for gene, _ in book.alleles) == {"TPMT": 49, "NUDT15": 23}


@pytest.mark.parametrize(
    ("gene", "function", "count"),
    [
        ("TPMT", NORMAL, 1),
        ("TPMT", DECREASED, 1),
        ("TPMT", NO, 38),
        ("TPMT", UNCERTAIN, 7),
        ("TPMT", UNKNOWN, 2),
        ("NUDT15", NORMAL, 1),
        ("NUDT15", DECREASED, 2),
        ("NUDT15", NO, 11),
        ("NUDT15", UNCERTAIN, 8),
    ],
)
def test_the_current_functions_are_counted_as_in_the_facts(
    book: Book, gene: str, function: Function, count: int
) -> None:
    found = [allele for allele in book.alleles.values() if allele.gene == gene]
    assert Counter(allele.functions.get("2025") for allele in found)[function] == count


def test_nudt15_2_is_now_3(book: Book) -> None:
    allele = book.alleles["NUDT15", "*2"]
    assert (allele.now, dict(allele.functions)) == ("*3", {"2018": NO})


def test_tpmt_3a_has_both_of_its_positions(book: Book) -> None:
    found = {variant.cdna: (variant.ref, variant.alt) for variant in book.alleles["TPMT", "*3A"].variants}
    assert found == {"c.719A>G": ("T", "C"), "c.460G>A": ("C", "T")}


def phenotype(book: Book, table: str, gene: str, first: Function, second: Function) -> Phenotype:
    """What the book says for two functions in either order."""

    def fits(rule: PhenotypeRule) -> bool:
        return (rule.table, rule.gene) == (table, gene) and {rule.first, rule.second} == {first, second}

    (rule,) = [rule for rule in book.phenotype_rules if fits(rule)]
    return rule.phenotype


@pytest.mark.parametrize(
    ("gene", "first", "second", "expected"),
    [
        ("TPMT", NORMAL, DECREASED, NM),
        ("TPMT", DECREASED, DECREASED, IM),
        ("TPMT", DECREASED, NO, IM),
        ("NUDT15", DECREASED, NO, PM),
        ("TPMT", NO, UNKNOWN, POSSIBLE),
        ("NUDT15", NORMAL, UNCERTAIN, INDETERMINATE),
        ("NUDT15", NO, NO, PM),
    ],
)
def test_the_current_table_follows_the_correction_of_may_2026(
    book: Book, gene: str, first: Function, second: Function, expected: Phenotype
) -> None:
    assert phenotype(book, "2025", gene, first, second) is expected


@pytest.mark.parametrize(
    ("edition", "tpmt", "nudt15", "advice", "low", "high", "strength"),
    [
        ("cpic-2025", IM, NM, Advice.FACTOR, 30, 80, "Strong"),
        ("cpic-2025", IM, POSSIBLE, Advice.FACTOR, 20, 50, "Moderate"),
        ("cpic-2025", NM, NO_RESULT, Advice.FACTOR, 100, 100, "Strong"),
        ("cpic-2025", INDETERMINATE, IM, Advice.FACTOR, 30, 80, "Strong"),
        ("cpic-2025", PM, NO_RESULT, Advice.ALTERNATIVE, None, None, "Strong"),
        ("cpic-2025", INDETERMINATE, NO_RESULT, Advice.UNASSIGNED, None, None, "Strong"),
        ("cpic-2025", NO_RESULT, NO_RESULT, Advice.UNASSIGNED, None, None, ""),
        ("cpic-2018", NM, IM, Advice.FACTOR, 30, 80, "Strong"),
        ("cpic-2018", IM, IM, Advice.FACTOR, 20, 50, ""),
        ("dpwg-2025", IM, NM, Advice.FACTOR, 50, 50, ""),
        ("dpwg-2025", NM, IM, Advice.FACTOR, 50, 50, ""),
        ("dpwg-2025", IM, IM, Advice.REDUCE_WITHOUT_FIGURE, None, None, ""),
        ("dpwg-2025", PM, NM, Advice.ALTERNATIVE, 10, 10, ""),
        ("dpwg-2025", NM, INDETERMINATE, Advice.NO_RECOMMENDATION, None, None, ""),
        ("fda-label", IM, NM, Advice.REDUCE_WITHOUT_FIGURE, None, None, ""),
        ("fda-label", NM, PM, Advice.ALTERNATIVE, None, None, ""),
        ("fda-label", NM, NM, Advice.NO_RECOMMENDATION, None, None, ""),
    ],
)
def test_an_edition_says_what_the_facts_say(
    book: Book,
    edition: str,
    tpmt: Phenotype,
    nudt15: Phenotype,
    advice: Advice,
    low: int | None,
    high: int | None,
    strength: str,
) -> None:
    row = book.editions[edition].rows[tpmt, nudt15]
    assert (row.advice, row.low, row.high, row.strength) == (advice, low, high, strength)


def test_every_edition_has_all_pairs(book: Book) -> None:
    assert {edition: len(found.rows) for edition, found in book.editions.items()} == dict.fromkeys(
        ("cpic-2025", "cpic-2018", "dpwg-2025", "fda-label"), 36
    )


@pytest.mark.parametrize(
    ("edition", "tpmt", "nudt15", "applies_from", "capped"),
    [
        ("cpic-2025", IM, NM, Decimal(2), True),
        ("dpwg-2025", IM, NM, Decimal("1.5"), False),
        ("dpwg-2025", NM, IM, None, False),
    ],
)
def test_the_low_dose_exemptions_are_those_of_the_editions(
    book: Book, edition: str, tpmt: Phenotype, nudt15: Phenotype, applies_from: Decimal | None, capped: bool
) -> None:
    row = book.editions[edition].rows[tpmt, nudt15]
    assert (row.applies_from and row.applies_from.value, row.capped_below) == (applies_from, capped)


@pytest.mark.parametrize(
    ("indication", "practice", "start", "low", "high", "maximum"),
    [
        ("kidney-transplant", "us", "3", "3", "5", "5"),
        ("kidney-transplant", "uk", None, "1", "4", "5"),
        ("rheumatoid-arthritis", "us", "1", "1", "2.5", "2.5"),
        ("rheumatoid-arthritis", "uk", "1", "1", "3", "3"),
        ("crohns-disease", "uk", "2", "1.5", "2.5", "2.5"),
        ("ulcerative-colitis", "us", "2", "2", "2.5", "2.5"),
        ("systemic-lupus-erythematosus", "uk", "1", "1", "3", "3"),
        ("systemic-lupus-erythematosus", "us", "2", "1", "3", "3"),
        ("atopic-dermatitis", "uk", "1", "1", "2.5", "2.5"),
    ],
)
def test_a_regimen_has_the_doses_of_the_facts(
    book: Book, indication: str, practice: str, start: str | None, low: str, high: str, maximum: str
) -> None:
    (regimen,) = [one for one in book.regimens if one.indication == indication and practice in one.practices]
    found = (regimen.standard_start, regimen.usual_low, regimen.usual_high, regimen.maximum)
    expected = [None if number is None else Decimal(number) for number in (start, low, high, maximum)]
    assert [figure and figure.value for figure in found] == expected


@pytest.mark.parametrize(
    ("reference", "low", "remains"),
    [
        ("uk-handbook", "20", (Fraction(1), Fraction(1))),
        ("uk-handbook", "10", (Fraction(3, 4), Fraction(1))),
        ("uk-handbook", None, (Fraction(1, 2), Fraction(1))),
        ("us-card", "50", (Fraction(1), Fraction(1))),
        ("us-card", "10", (Fraction(3, 4), Fraction(3, 4))),
        ("us-card", None, (Fraction(1, 2), Fraction(1, 2))),
    ],
)
def test_a_renal_band_keeps_the_part_of_the_facts(
    book: Book, reference: str, low: str | None, remains: tuple[Fraction, Fraction]
) -> None:
    bands = {band.low: band.remains for band in book.renal_references[reference].bands}
    assert bands[None if low is None else Decimal(low)] == remains


@pytest.mark.parametrize(
    ("schedule", "weeks", "then"),
    [
        ("fda-label", (1, 2, 3, 4, 6, 8, 10, 12), 4),
        ("smpc", (1, 2, 3, 4, 5, 6, 7, 8), 4),
        ("bsr-2017", (2, 4, 6, 10, 14, 18, 30, 42), 12),
        ("bsg-2019", (2, 4, 8, 12), 13),
        ("bad-2011", (1, 2, 3, 4, 8, 12, 25, 38, 51), 13),
    ],
)
def test_a_schedule_has_the_weeks_of_the_facts(book: Book, schedule: str, weeks: tuple[int, ...], then: int) -> None:
    found = book.schedules[schedule]
    assert (found.weeks, found.then_every) == (weeks, then)


@pytest.mark.parametrize(
    ("row", "test", "comparator", "value", "withholds"),
    [
        ("bsr-2017-neutrophils", "neutrophils", "<", "1.6", True),
        ("bsr-2017-white-cells", "white-cells", "<", "3.5", True),
        ("bsr-2017-platelets", "platelets", "<", "140", True),
        ("bsr-2017-alt", "alt", ">", "100", True),
        ("bsr-2017-mcv", "mcv", ">", "105", False),
        ("bad-2011-lymphocytes", "lymphocytes", "<", "0.5", False),
        ("gpnotebook-neutrophils", "neutrophils", "<", "2.5", True),
        ("german-card-platelets", "platelets", "<", "100", True),
    ],
)
def test_a_threshold_is_that_of_the_facts(
    book: Book, row: str, test: str, comparator: str, value: str, withholds: bool
) -> None:
    rows = {one.id: one for found in book.threshold_sets.values() for one in found.rows}
    found = rows[row]
    assert (found.test, found.comparator, found.value, found.withholds) == (test, comparator, Decimal(value), withholds)


def test_allopurinol_leaves_a_quarter_in_the_uk_and_up_to_a_third_in_the_us(book: Book) -> None:
    rules = [rule for rule in book.rules if rule.subject == "allopurinol"]
    remains = {practice: rule.remains for rule in rules for practice in rule.practices}
    assert remains == {"uk": (Fraction(1, 4), Fraction(1, 4)), "us": (Fraction(1, 4), Fraction(1, 3))}


def test_nothing_claims_that_a_person_reviewed_it(book: Book) -> None:
    assert book.review is Review.UNDER_REVIEW
    assert {rule.evidence.review for rule in book.rules} == {Review.UNDER_REVIEW}


def test_no_unverified_figure_is_in_reach_of_a_calculation(book: Book) -> None:
    figures = [*book.figures.values(), *(regimen.maximum for regimen in book.regimens)]
    assert Verification.UNVERIFIED not in {figure.evidence.verification for figure in figures}
