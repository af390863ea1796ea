"""What the search refuses to answer, what it repairs, and what nobody can make it choke on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.library import Library
from tests.search.asked import questions

OPERATORS = [
    '"',
    "'",
    "*",
    "(",
    ")",
    "{",
    "}",
    ":",
    "^",
    "-",
    "+",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "\x00",
    "\\",
    "%",
    ";",
    "--",
    "*1/*3A",
    "6-TGN",
    "\u202e",
    "\ufb01",
    "\u0660",
    "\u00b2",
    "mg",
    "dose of",
    "azacitidine",
    "allopurinol",
]
HOSTILE = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(OPERATORS)), max_size=12).map(" ".join)


def titles(library: Library, query: str, audience: str = "clinician") -> list[str]:
    """The ids of what was found, best first."""
    return [hit.passage.id for hit in library.search(query, audience).hits]


@settings(max_examples=150, deadline=None)
@given(query=HOSTILE, audience=st.sampled_from(["clinician", "patient"]))
def test_no_text_makes_the_search_fail(evaluated: Library, query: str, audience: str) -> None:
    answer = evaluated.search(query, audience)
    assert answer.answered == bool(answer.hits)
    assert not (answer.hits and answer.nearest)


@settings(max_examples=60, deadline=None)
@given(question=st.sampled_from(questions()), cut=st.integers(0, 60))
def test_a_question_may_be_typed_letter_by_letter(evaluated: Library, question: object, cut: int) -> None:
    assert len(evaluated.search(str(getattr(question, "ask", ""))[:cut]).hits) <= 8


@pytest.mark.parametrize(
    "query",
    [
        "azacitidine",
        "azacitidine 75 mg/m2",
        "dose of azacitidine",
        "azacitadine dose",
        "metformin",
        "metformin 500 mg",
        "mercaptopurine 75 mg/m2",
        "mercaptopurine dose",
        "dose of 6-MP",
        "febuxostat 80 mg",
        "dose of allopurinol",
        "allopurinol 300 mg once daily",
        "infliximab dose in Crohn's disease",
        "rituximab 1 g",
        "prednisolone taper",
        "warfarin loading dose",
        "amoxicillin 500 mg",
        "simvastatin",
        "apixaban",
    ],
)
def test_another_medicine_s_dose_is_not_answered(evaluated: Library, query: str) -> None:
    assert titles(evaluated, query) == []


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("allopurinol dose", "interactions.allopurinol"),
        ("What azathioprine dose beside allopurinol 100 mg?", "interactions.allopurinol"),
        ("What dose for a patient on allopurinol?", "interactions.allopurinol"),
        ("azathioprine with warfarin, which dose?", "interactions.warfarin"),
        ("azacitidine given instead of azathioprine", "overdose.error"),
    ],
)
def test_azathioprine_beside_another_medicine_is_answered(evaluated: Library, query: str, passage: str) -> None:
    assert passage in titles(evaluated, query)[:3]


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("how do I take it", "counselling.taking"),
        ("who should not take azathioprine", "when-not-to-use.overview"),
        ("gout", "interactions.allopurinol"),
    ],
)
def test_a_question_of_small_words_or_of_a_disease_is_answered(evaluated: Library, query: str, passage: str) -> None:
    assert passage in titles(evaluated, query)[:3]


@pytest.mark.parametrize("word", ["azacitidine", "metformin", "methadone", "penicillin", "tramadol", "hyperkalaemia"])
def test_a_word_that_names_something_else_is_not_repaired(evaluated: Library, word: str) -> None:
    assert titles(evaluated, word) == []


def test_who_gets_no_answer_gets_the_nearest_headings(evaluated: Library) -> None:
    answer = evaluated.search("dose of allopurinol")
    assert not answer.answered
    assert "Allopurinol with azathioprine" in answer.nearest


@pytest.mark.parametrize("letter", ["a", "b", "c", "n", "w", "T"])
def test_the_first_letter_already_finds_pages_that_are_named_so(evaluated: Library, letter: str) -> None:
    found = evaluated.search(letter).hits[:3]
    assert len(found) == 3
    assert all(any(word.startswith(letter.lower()) for word in hit.passage.title.lower().split()) for hit in found)


@pytest.mark.parametrize(
    "query",
    [
        "methotrexate overdose",
        "mycophenolate capsule strength",
        "warfarin tablet colours",
        "tacrolimus brands",
        "missed ciclosporin dose",
        "mercaptopurine storage",
        "I took too much mercaptopurine",
        "too many methotrexate tablets",
        "forgot my prednisolone",
    ],
)
def test_what_is_asked_of_another_medicine_itself_is_not_answered(evaluated: Library, query: str) -> None:
    assert titles(evaluated, query) == []
