"""One table of what differs between UK and US practice; expected values are those of the facts."""

from core.book import Book
from ui.wording.practices import differences


def test_the_table_names_what_differs_and_only_that(book: Book) -> None:
    rows = {one.what: one.each for one in differences(book) if one.what != "Word"}
    # ID-14 and ID-15, ADJ-09 and ADJ-10, ADJ-03 and ADJ-04, ADJ-14, CI-02, DOSE-04 and DOSE-06
    assert rows["Tablets in stock"] == ("25 and 50 mg", "50, 75 and 100 mg")
    assert rows["Allopurinol"] == ("warning, 25% of the dose", "warning, one quarter to one third of the dose")
    assert rows["Ribavirin"] == ("stop", "warning")
    assert rows["Paper"] == ("A4", "Letter")
    assert rows["Creatinine in"] == ("µmol/L", "mg/dL")
    assert rows["Name of the medicine"] == ("azathioprine", "azaTHIOprine")
    assert next(each for what, each in rows.items() if what.startswith("Pregnan")) == ("warning", "stop")
    assert rows["Rheumatoid arthritis"] == (
        "start 1 mg/kg/day, at most 3 mg/kg/day",
        "start 1 mg/kg/day, at most 2.5 mg/kg/day",
    )
    assert "Crohn's disease" not in rows
    assert ("FBC", "CBC") in {one.each for one in differences(book)}
    assert ("albumin", "albumin") not in {one.each for one in differences(book)}
