"""Every code of the domain has a sentence, and numbers are written as the design says."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from core.assess import assess
from core.assessment import Assessment
from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_json import form_from_json
from core.case_reading import read_case
from core.quantity import DoseRange, Quantity
from tests.core.example import answered
from tests.core.test_properties import FORMS, QUICK
from ui.widgets.text import whole
from ui.wording import Wording, values

FORBIDDEN = re.compile(r"\b(OD|BD|QD|TDS|AZA|AZT|IU)\b|µg|\d\.\d*0 mg\b|(?<!\d)\.\d")


def everything_said(answer: Assessment, book: Book) -> list[str]:
    words = Wording(book, answer.case.practice)
    said = [words.status(answer), words.caption(answer), words.headline(answer), words.detail(answer)]
    said += [words.finding(finding).whole for finding in answer.findings]
    for step in answer.trace:
        row = words.step(step)
        said += [row.name, row.working, row.result]
    said += [words.guideline(line) for line in answer.guidelines]
    said += [words.chip(citation) for finding in answer.findings for citation in finding.citations]
    return said


@QUICK
@given(form=FORMS)
def test_every_case_can_be_put_into_words(book: Book, form: CaseForm) -> None:
    for sentence in everything_said(assess(read_case(form, book), book), book):
        assert sentence
        assert "{" not in sentence
        assert not FORBIDDEN.search(sentence), sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"weight": text}
        for text in ("", "70,5 kg", "7 0 kg", "٧ kg", "+7 kg", "1e2 kg", "7O kg", "7.0.5 kg", ".5 kg", "5. kg", "05 kg")
    ]
    + [
        {"weight": "70"},
        {"weight": "70 lb"},
        {"weight": "999 kg"},
        {"age": "0 years"},
        {"age": "115 years"},
        {"weight": "154 kg"},
        {"height": "30 cm"},
        {"creatinine": "10 umol/L"},
        {"start_date": "tomorrow"},
        {"name": "a\x07b"},
        {"tablets": tuple(f"{n} mg" for n in range(10, 80, 10))},
        {"medicines": ("allopurinl",)},
        {"practice": "fr"},
        {"results": {"x": "1"}},
        {"results": {"neutrophils": "1.5 x10^9/L", "alt": "130 U/L", "6-tgn": "200 pmol/8x10^8 RBC"}},
        {"results": {"6-tgn": "200 pmol/8x10^8 RBC", "6-mmpn": "5700 pmol/8x10^8 RBC"}},
        {"tpmt": "*1/*99"},
        {"tpmt": "rubbish"},
        {"tpmt": "NUDT15 *1/*3"},
        {"nudt15": "*1/*2"},
        {"tpmt": GeneForm(activity="30")},
        {"tpmt": GeneForm(activity="30", laboratory="nowhere")},
        {"tpmt": GeneForm(activity="3O", laboratory="arup")},
        {"tpmt": GeneForm(activity="23.95", laboratory="arup")},
        {"tpmt": GeneForm(activity="5", laboratory="arup")},
        {"tpmt": GeneForm(genotype="*1/*1", activity="20", laboratory="arup")},
        {"tpmt": GeneForm(laboratory="arup")},
        {"tpmt": GeneForm(state="perhaps")},
        {"tpmt": GeneForm(state="no-call")},
        {"tpmt": GeneForm(genotype="*1/*1", phenotype="Poor Metabolizer")},
        {"tpmt": GeneForm(phenotype="deficient")},
        {"tpmt": GeneForm(phenotype="great")},
        {"tpmt": GeneForm(phenotype="Intermediate Metabolizer")},
        {"tpmt": "c.460G>A heterozygous, c.719A>G heterozygous"},
        {"nudt15": GeneForm(activity="30", laboratory="arup")},
        {"circumstances": ("pregnant", "breastfeeding", "recent-transfusion", "phototherapy")},
    ],
    ids=str,
)
def test_every_awkward_entry_has_a_sentence(book: Book, changes: dict[str, Any]) -> None:
    answer = answered(book, **changes)
    said = everything_said(answer, book)
    assert all("{" not in sentence for sentence in said)
    words = Wording(book, "uk")
    assert all(words.refusal(finding) for finding in answer.findings)


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"age": 1}', '{"age": ""}', '{"age": "1", "age": "2"}'])
def test_every_refusal_of_a_file_has_a_sentence(book: Book, text: str) -> None:
    refused = form_from_json(text)
    assert isinstance(refused, tuple)
    assert all(Wording(book, "us").refusal(finding) for finding in refused)


def test_a_refusal_names_the_field_and_what_would_do(book: Book) -> None:
    finding = answered(book, weight="70,5 kg").findings[0]
    said = Wording(book, "uk").refusal(finding)
    assert said == "Weight “70,5”: Comma not read. Write a point, as in 70.5."


def test_typed_text_is_quoted_so_that_it_can_be_seen(book: Book) -> None:
    assert values.quoted("a\u202eb\x00") == "a\\u202eb\\u0000"
    assert len(values.quoted("x" * 10_000)) < 70


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (values.number(Fraction(1000)), "1,000"),
        (values.number(Fraction("1234.5")), "1,234.5"),
        (values.number(Decimal("50.0")), "50"),
        (values.quantity(Quantity(Decimal("80.0"), "umol/L")), "80.0 µmol/L"),
        (values.dose_range(DoseRange(Fraction(42), Fraction(112))), "42 to 112 mg/day"),
        (values.dose_range(DoseRange(Fraction(70), Fraction(70))), "70 mg/day"),
        (values.parts(Fraction(1, 4), Fraction(1, 3)), "one quarter to one third"),
        (values.parts(Fraction(3, 4), Fraction(1)), "75% to 100%"),
        (values.day(date(2026, 11, 2)), "02-Nov-2026"),
        (values.weekday_day(date(2026, 11, 23)), "Mon 23-Nov-2026"),
        (values.years(Fraction(1, 2)), "6 months"),
        (values.years(Fraction(42)), "42 years"),
        (values.listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_values_are_written_as_the_design_says(shown: str, text: str) -> None:
    assert shown == text


def test_the_practice_chooses_the_words(book: Book) -> None:
    assert (Wording(book, "uk").term("fbc"), Wording(book, "us").term("fbc")) == ("FBC", "CBC")
    assert (Wording(book, "uk").drug(), Wording(book, "us").drug()) == ("azathioprine", "azaTHIOprine")


def test_the_example_reads_as_in_the_picture(book: Book) -> None:
    answer = answered(book, medicines=("allopurinol",))
    words = Wording(book, "uk")
    assert words.headline(answer) == "25 mg once daily"
    assert words.detail(answer) == "one 25 mg tablet · 0.36 mg/kg/day"
    steps = [(row.name, row.result) for row in map(words.step, answer.trace[:8])]
    assert steps == [
        ("Planned start", "2 mg/kg/day"),
        ("Weight", "140 mg/day"),
        ("Genotype", "42 to 112 mg/day"),
        ("Allopurinol", "10.5 to 28 mg/day"),
        ("Kidney", "unchanged"),
        ("Age", "unchanged"),
        ("Maximum", "not reached"),
        ("Tablets", "25 mg/day"),
    ]


@pytest.mark.parametrize(
    ("test", "value", "begins", "inside"),
    [
        ("egfr", "50 mL/min/1.73m2", "eGFR 50", "no figure for eGFR"),
        ("platelets", "130 x10^9/L", "Platelets 130", "no figure for platelets"),
        ("neutrophils", "1.4 x10^9/L", "Neutrophils 1.4", "no figure for neutrophils"),
        ("alt", "130 U/L", "ALT 130", "no figure for ALT"),
    ],
)
def test_a_test_begins_a_sentence_and_stands_inside_one(
    book: Book, test: str, value: str, begins: str, inside: str
) -> None:
    said = [Wording(book, "uk").finding(one).text for one in answered(book, results={test: value}).findings]
    assert any(text.startswith(begins) for text in said)
    elsewhere = answered(book, results={test: value}, thresholds="edinburgh").findings
    assert any(inside in Wording(book, "uk").finding(one).text for one in elsewhere)


@pytest.mark.parametrize(
    ("planned", "tpmt", "nudt15", "edition", "words", "lower"),
    [
        ("2 mg/kg/day", "*1/*3A", "*1/*1", "cpic-2025", ("30% to 80%", "from 2 mg/kg/day", "2 to 4 weeks"), False),
        ("1.9 mg/kg/day", "*1/*3A", "*1/*1", "cpic-2025", ("From 2 mg/kg/day", "30% to 80%"), True),
        ("1 mg/kg/day", "*1/*3A", "*1/*3", "cpic-2025", ("Both genes", "20% to 50%"), True),
        ("1 mg/kg/day", "*1/*1", "*1/*3", "cpic-2018", ("From 2 mg/kg/day", "30% to 80%"), True),
        ("1.5 mg/kg/day", "*1/*3A", "*1/*1", "dpwg-2025", ("50%", "from 1.5 mg/kg/day"), False),
        ("1.4 mg/kg/day", "*1/*3A", "*1/*1", "dpwg-2025", ("From 1.5 mg/kg/day", "50%"), True),
        ("1 mg/kg/day", "*1/*1", "*1/*3", "dpwg-2025", ("50%", "no exemption"), False),
        ("2 mg/kg/day", "*1/*1", "*1/*1", "cpic-2025", ("usual dose", "at least 2 weeks"), False),
    ],
)
def test_a_guideline_says_from_which_dose_it_reduces_and_when_this_plan_is_lower(
    book: Book, planned: str, tpmt: str, nudt15: str, edition: str, words: tuple[str, ...], lower: bool
) -> None:
    answer = answered(book, planned_start=planned, tpmt=tpmt, nudt15=nudt15)
    (line,) = [line for line in answer.guidelines if line.edition == edition]
    said = Wording(book, "uk").guideline(line)
    assert all(word in said for word in words), said
    assert ("this plan is lower, so no reduction is asked for" in said) is lower


@pytest.mark.parametrize(
    ("uk", "us"),
    [
        ("Check the FBC and U&E.", "Check the CBC and metabolic panel."),
        ("Ciclosporin with azathioprine", "Cyclosporine with azathioprine"),
        ("Never tioguanine; leucopenia, anaemia.", "Never thioguanine; leukopenia, anemia."),
        ("Ring us the same day.", "Call us the same day."),
        ("during, bring, GPnotebook", "during, bring, GPnotebook"),
    ],
)
def test_the_text_of_the_book_stands_in_the_words_of_the_practice(book: Book, uk: str, us: str) -> None:
    assert Wording(book, "uk").practised(uk) == uk
    assert Wording(book, "us").practised(uk) == us


def test_which_laboratory_is_asked_by_name_and_mayo_is_named_with_its_reason(book: Book) -> None:
    (refused,) = answered(book, tpmt=GeneForm(activity="30")).refusals
    said = Wording(book, "uk").finding(refused).whole
    for name in ("ARUP Laboratories", "Birmingham (Black Country Pathology)", "St Thomas' Hospital, London"):
        assert name in said
    assert "Mayo Clinic Laboratories prints no bands to read it with: enter the phenotype" in said
    assert "st-thomas" not in said


def test_a_laboratory_that_a_case_file_names_wrongly_is_answered_with_the_ids(book: Book) -> None:
    (refused,) = answered(book, tpmt=GeneForm(activity="30", laboratory="nowhere")).refusals
    assert "Accepted: arup, birmingham or st-thomas." in Wording(book, "uk").finding(refused).whole


@pytest.mark.parametrize("typed", ["pending", "failed"])
def test_a_result_that_is_not_there_yet_is_answered_in_words_that_a_field_takes(typed: str, book: Book) -> None:
    (refused,) = answered(book, tpmt=typed).refusals
    said = Wording(book, "uk").finding(refused).whole
    assert "not tested" in said
    assert "Leave the gene out" not in said
    assert answered(book, tpmt=GeneForm(state="not-tested")).refusals == ()


def test_every_stop_is_named_over_the_tabs(book: Book) -> None:
    stopping = ("ribavirin", "febuxostat")
    stopped = answered(book, medicines=stopping)
    assert Wording(book, "uk").detail(stopped) == "Ribavirin. Febuxostat. No dose is given."
    more = ("active-infection", "hypersensitivity-azathioprine", "previous-azathioprine-pancreatitis")
    detail = Wording(book, "uk").detail(answered(book, medicines=stopping, circumstances=more))
    assert detail == "Ribavirin. Febuxostat. Severe active infection. Two more stops. No dose is given."


def test_a_date_is_not_broken_at_the_end_of_a_line(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setPlainText(whole("the first tablet after 27-Nov-2026 is on 30-Nov-2026"))
    broken = 0
    for width in range(120, 400):  # no column of words is narrower
        document.setTextWidth(width)
        document.size()  # lays it out
        layout = document.firstBlock().layout()
        starts = [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]
        assert all(document.toPlainText()[start - 1] == " " for start in starts)
        broken += len(starts)
    assert broken > 0
