"""The tables for mercaptopurine and tioguanine, every pair of phenotypes, typed by hand from genotype.md 3 to 5.

Rows are TPMT, columns NUDT15, in the order NM, IM, PossIM, PM, Indeterminate, No Result. A cell is the percent that
remains, `tenth` for a tenth on 3 days a week (malignancy), `alt` and so on in the words of the facts, `-` for no row.
"""

from itertools import product

import pytest

from core.assessment import CallState, GeneCall
from core.book import Book, Phenotype
from core.genetics.reference import NOT_READ, reference_lines

ORDER = (
    Phenotype.NORMAL,
    Phenotype.INTERMEDIATE,
    Phenotype.POSSIBLE_INTERMEDIATE,
    Phenotype.POOR,
    Phenotype.INDETERMINATE,
    Phenotype.NO_RESULT,
)
_CPIC_2025_MP = """
    100S   30-80S 30-80S tenth+S 100S   100S
    30-80S 20-50S 20-50S tenth+S 30-80S 30-80S
    30-80S 20-50S 20-50S tenth+S 30-80S 30-80S
    tenth+S tenth+S tenth+S tenth+S tenth+S tenth+S
    100S   30-80S 30-80S tenth+S activityS activityS
    100S   30-80S 30-80S tenth+S activityS -
"""
_CPIC_2025_TG = """
    100S   30-80M 30-80M tenthS 100S   100S
    30-80M 20-50M 20-50M tenthS 30-80M 30-80M
    30-80M 20-50M 20-50M tenthS 30-80M 30-80M
    tenthS tenthS tenthS tenthS tenthS tenthS
    100S   30-80M 30-80M tenthS activityS activityS
    100S   30-80M 30-80M tenthS activityS -
"""
_CPIC_2018_MP = """
    usual  30-80S 30-80S ten -  -
    30-80S 20-50  20-50  ten -  -
    30-80S 20-50  20-50  ten -  -
    tenth+ tenth+ tenth+ tenth+ tenth+ tenth+
    -      -      -      ten -  -
    -      -      -      ten -  -
"""
_CPIC_2018_TG = """
    usual  50-80M 50-80M quarter - -
    50-80M 20-50  20-50  quarter - -
    50-80M 20-50  20-50  quarter - -
    tenth+ tenth+ tenth+ tenth+ tenth+ tenth+
    -      -      -      quarter - -
    -      -      -      quarter - -
"""
_DPWG_MP = """
    none   50     50     avoid10 none  none
    50     more   more   both    50    50
    50     more   more   both    50    50
    alt10  both   both   both    alt10 alt10
    none   50     50     avoid10 none  none
    none   50     50     avoid10 none  none
"""
_DPWG_TG = """
    none   50     50     avoid10 none  none
    75     more   more   both    75    75
    75     more   more   both    75    75
    alt6-7 both   both   both    alt6-7 alt6-7
    none   50     50     avoid10 none  none
    none   50     50     avoid10 none  none
"""
_FDA_MP = """
    none one   one   ten% none none
    one  large large ten% one  one
    one  large large ten% one  one
    ten% ten%  ten%  ten% ten% ten%
    none one   one   ten% none none
    none one   one   ten% none none
"""
PUBLISHED = {
    ("mercaptopurine", "cpic-2025"): _CPIC_2025_MP,
    ("tioguanine", "cpic-2025"): _CPIC_2025_TG,
    ("mercaptopurine", "cpic-2018"): _CPIC_2018_MP,
    ("tioguanine", "cpic-2018"): _CPIC_2018_TG,
    ("mercaptopurine", "dpwg-2025"): _DPWG_MP,
    ("tioguanine", "dpwg-2025"): _DPWG_TG,
    ("mercaptopurine", "fda-label"): _FDA_MP,
}
WORDS = {
    "tenth+": ("a tenth of the daily dose, on 3 days a week", "Otherwise an alternative"),
    "tenth": ("A tenth of the daily dose, on 3 days a week",),
    "activity": ("measure TPMT activity",),
    "usual": ("Start at the usual dose",),
    "ten": ("10 mg/m2 every day", "Otherwise an alternative"),
    "quarter": ("25% of the usual dose",),
    "none": ("No recommendation",),
    "more": ("stricter reduction",),
    "both": ("no figure is given for both genes",),
    "avoid": ("Avoid it",),
    "alt10": ("Choose an alternative, or 10%",),
    "alt6-7": ("Choose an alternative, or 6% to 7%",),
    "one": ("Reduce by tolerability",),
    "large": ("A larger reduction may be needed",),
    "ten%": ("10% or less",),
}


def call(gene: str, phenotype: Phenotype, book: Book) -> GeneCall:
    """A call with this phenotype in every table."""
    return GeneCall(gene, CallState.CALLED, None, phenotype, {"2025": phenotype, "2018": phenotype})


def cells() -> list[tuple[str, str, Phenotype, Phenotype, str]]:
    """Every cell of every table."""
    return [
        (medicine, edition, tpmt, nudt15, cell)
        for (medicine, edition), table in PUBLISHED.items()
        for (tpmt, nudt15), cell in zip(product(ORDER, ORDER), table.split(), strict=True)
    ]


@pytest.mark.parametrize(("medicine", "edition", "tpmt", "nudt15", "cell"), cells())
def test_every_cell_is_the_published_one(
    book: Book, medicine: str, edition: str, tpmt: Phenotype, nudt15: Phenotype, cell: str
) -> None:
    lines = reference_lines(book, call("TPMT", tpmt, book), call("NUDT15", nudt15, book))
    (line,) = [one.line for one in lines if (one.medicine, one.line.edition) == (medicine, edition)]
    if cell == "-":
        assert (line.message, line.factor_percent, line.strength) == (NOT_READ, None, "")
        return
    strength = {"S": "Strong", "M": "Moderate"}.get(cell[-1], "")
    assert line.strength == strength
    cell = cell.removesuffix("S").removesuffix("M")
    low, _, high = cell.removeprefix("avoid").partition("-")
    figures = None if cell in WORDS else f"{low} {high or low}"
    assert (line.factor_percent and " ".join(map(str, line.factor_percent))) == figures
    text = book.messages[line.message].text
    for words in WORDS.get("avoid" if cell.startswith("avoid") else cell, ()):
        assert words in text
    assert line.citations


def test_the_tables_are_those_that_were_read(book: Book) -> None:
    assert {(one.medicine, one.edition) for one in book.reference_editions.values()} == set(PUBLISHED)


@pytest.mark.parametrize("alone", ["tpmt-only", "nudt15-only"])
def test_a_row_by_one_gene_alone_says_by_which(book: Book, alone: str) -> None:
    tpmt, nudt15 = (Phenotype.INTERMEDIATE, Phenotype.NO_RESULT)
    pair = (tpmt, nudt15) if alone == "tpmt-only" else (nudt15, tpmt)
    lines = reference_lines(book, call("TPMT", pair[0], book), call("NUDT15", pair[1], book))
    (line,) = [x.line for x in lines if (x.medicine, x.line.edition) == ("mercaptopurine", "cpic-2025")]
    assert line.message == f"reference-cpic-2025-lower-{alone}"
