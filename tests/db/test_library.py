"""The book answers from its passages, or says that it does not know."""

import pytest

from db.library import Library


def first(library: Library, query: str, audience: str = "clinician") -> str:
    """The id of the best passage, or an empty text."""
    answer = library.search(query, audience)
    return answer.hits[0].passage.id if answer.answered else ""


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("allopurinol", "interactions.allopurinol"),
        ("alopurinol", "interactions.allopurinol"),
        ("What dose for a patient on allopurinol?", "interactions.allopurinol"),
        ("febux", "interactions.febuxostat"),
        ("metotrexate", "interactions.methotrexate"),
        ("warfrin", "interactions.warfarin"),
        ("Septrin", "interactions.co-trimoxazole"),
        ("Tritace", "interactions.ace-inhibitor"),
        ("Can I breastfeed while taking azathioprine?", "pregnancy.breastfeeding"),
        ("The neutrophils are 1.4, what now?", "results.neutrophils"),
        ("creatinine clearance", "kidney-liver-age.kidney"),
        ("I missed my dose", "counselling.missed"),
        ("overdose", "overdose.overview"),
    ],
)
def test_a_question_finds_its_passage(library: Library, query: str, passage: str) -> None:
    assert first(library, query) == passage


@pytest.mark.parametrize("query", ["CROHN'S DISEASE", "crohns disease", "Chrons disease", "Crohn\u2019s disease"])
def test_crohns_disease_is_found_however_it_is_written(library: Library, query: str) -> None:
    assert first(library, query).endswith(".crohns-disease")


def test_gout_tablets_lead_to_both_gout_medicines(library: Library) -> None:
    found = {hit.passage.id for hit in library.search("gout tablets").hits}
    assert {"interactions.allopurinol", "interactions.febuxostat"} <= found


def test_6_mp_is_read_as_one_word(library: Library) -> None:
    found = [hit.passage.id for hit in library.search("6-MP").hits]
    assert "dose.mercaptopurine-equivalent" in found


@pytest.mark.parametrize("query", ["*3A", "TPMT *1/*3A", "3A*", "*1"])
def test_a_star_allele_is_found_and_never_a_syntax_error(library: Library, query: str) -> None:
    assert library.search(query) is not None


def test_the_star_of_an_allele_counts(library: Library) -> None:
    hits = library.search("*3A").hits
    assert hits
    assert "*3A" in " ".join(statement.clinician for statement in hits[0].passage.statements)


@pytest.mark.parametrize(
    "query",
    [
        "xyzzy",
        "What is the capital of France?",
        "dose of amoxicillin",
        "Does it interact with paracetamol?",
        "the weather tomorrow",
        "metformin",
        "who won the world cup",
    ],
)
def test_what_the_book_does_not_hold_is_not_answered(library: Library, query: str) -> None:
    answer = library.search(query)
    assert (answer.answered, answer.hits) == (False, ())


def test_an_unanswered_question_names_near_titles(library: Library) -> None:
    assert 1 <= len(library.search("dose of amoxicillin").nearest) <= 3


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        '"',
        '""',
        "'",
        "*",
        "(((",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:allopurinol",
        "-allopurinol",
        "{title}",
        'a" OR "b',
        "^a",
        "a + b",
        "\x00",
        "; DROP TABLE passages",
        "%s",
        "\\",
        "☐",
        "ﬁ",
        "a" * 5000,
        "x " * 500,
    ],
)
def test_nothing_typed_is_a_syntax_error(library: Library, query: str) -> None:
    assert len(library.search(query).hits) <= 8


def test_the_name_of_the_drug_does_not_count(library: Library) -> None:
    plain, named = library.search("allopurinol"), library.search("azathioprine allopurinol")
    assert [hit.passage.id for hit in plain.hits] == [hit.passage.id for hit in named.hits]


def test_the_name_of_the_drug_alone_opens_the_first_chapter(library: Library) -> None:
    answer = library.search("What is azathioprine?")
    assert {hit.passage.section for hit in answer.hits} == {library.sections()[0].id}


def test_a_hit_shows_the_wording_of_its_audience(library: Library) -> None:
    clinician, patient = (library.search("febuxostat", audience).hits[0] for audience in ("clinician", "patient"))
    assert clinician.text in [statement.clinician for statement in clinician.passage.statements]
    assert patient.text in [statement.patient for statement in patient.passage.statements]


def test_every_hit_for_patients_says_something_to_them(library: Library) -> None:
    for query in ("dose", "blood test", "pregnancy", "allopurinol"):
        assert all(hit.text for hit in library.search(query, "patient", limit=50).hits)


def test_the_better_hit_has_the_higher_score_and_the_limit_holds(library: Library) -> None:
    hits = library.search("blood tests", limit=5).hits
    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_same_question_gives_the_same_answer(library: Library) -> None:
    assert library.search("live vaccines") == library.search("live vaccines")


def test_every_chapter_holds_its_passages_in_the_order_of_the_contents(library: Library) -> None:
    assert all(library.passages(section.id) for section in library.sections())
    assert library.passages("no-such-chapter") == ()


def test_an_unknown_passage_is_none(library: Library) -> None:
    assert library.passage("no.such-passage") is None
    found = library.passage("interactions.allopurinol")
    assert found is not None
    assert found.section == "interactions"
