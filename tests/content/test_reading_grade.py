"""The patient wording reads at school grade 8 or below.

Before measuring, names that a patient meets on the box or in a letter become one short word: `azathioprine` is five
syllables long, and would count as hard however plain the sentence around it is.
"""

import re

import pytest
import textstat

from core.passages import Passage
from tests.content.written import content

TARGET = 8
"""US school grade by Flesch and Kincaid, as the product page asks for."""
NAMES = re.compile(
    r"\b(?:azathioprine|mercaptopurine|tioguanine|allopurinol|febuxostat|trimethoprim|infliximab|mesalazine|ribavirin|"
    r"budesonide|echinacea|methotrexate|cyclophosphamide|TPMT|NUDT15)\b",
    re.IGNORECASE,
)


def grade(passages: list[Passage]) -> float:
    """The school grade of what these passages say to patients."""
    text = " ".join(statement.patient for passage in passages for statement in passage.statements)
    return float(textstat.flesch_kincaid_grade(NAMES.sub("drug", text)))


PASSAGES: list[Passage] = list(content().items("passages"))


@pytest.mark.parametrize("section", [section.id for section in content().items("sections")])
def test_a_section_reads_at_grade_8_or_below(section: str) -> None:
    assert grade([passage for passage in PASSAGES if passage.section == section]) <= TARGET


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_a_page_reads_at_grade_8_or_below(passage: Passage) -> None:
    assert grade([passage]) <= TARGET


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_every_statement_has_a_wording_for_patients(passage: Passage) -> None:
    assert [statement.id for statement in passage.statements if not statement.patient] == []


def test_a_hard_text_is_graded_above_the_target() -> None:
    hard = (
        "Immunosuppressive pharmacotherapy necessitates haematological surveillance, because myelosuppression may "
        "develop insidiously notwithstanding asymptomatic presentation."
    )
    assert textstat.flesch_kincaid_grade(hard) > TARGET
