"""What the reader decides without a widget."""

import re

import pytest

from core.book import Book
from core.evidence import Evidence, Review, Verification
from db.library import Library
from ui.models.find import pieces, spans, word_starts
from ui.models.history import History
from ui.models.view import Place
from ui.presenters.book import BookView, present
from ui.presenters.book.pages import grades
from ui.presenters.book.reading import Reader, review_of
from ui.presenters.book.searching import excerpt
from ui.wording import Wording

ALLOPURINOL = Place("interactions.allopurinol")


class Desk:
    """Opens pages of the real book."""

    def __init__(self, book: Book) -> None:
        self.book, self.library = book, Library()

    def page(self, passage: str = "", query: str = "", audience: str = "clinician", practice: str = "uk") -> BookView:
        """What stands on a page."""
        words = Wording(self.book, practice)
        return present(Place(passage), query, audience, practice, self.book, self.library, words, {})


@pytest.fixture
def desk(book: Book) -> Desk:
    """The real book, open at nothing."""
    return Desk(book)


def test_a_passage_stands_under_its_section(desk: Desk) -> None:
    page = desk.page("interactions.allopurinol")
    assert (page.section, page.section_target, page.title) == (
        "Interactions", "section:interactions", "Allopurinol with azathioprine",
    )  # fmt: skip


def test_a_licence_and_its_absence_are_two_chips() -> None:
    assert grades("Licensed: UK, EU. Off-label: US") == ("Licensed: UK, EU", "Off-label: US")
    assert grades("Case series, 53 people") == ("Case series, 53 people",)
    assert grades("") == ()


def test_a_statement_read_in_its_source_says_nothing_and_every_other_says_how_it_is_known(desk: Desk) -> None:
    said = {
        Verification.READ: "",
        Verification.SECONDARY: "second hand",
        Verification.POLICY: "Azalea's own rule",
        Verification.UNVERIFIED: "not verified",
    }
    seen = set()
    for section in desk.library.sections():
        for passage in desk.library.passages(section.id):
            shown = desk.page(passage.id).paragraphs
            for statement, paragraph in zip(passage.statements, shown, strict=True):
                assert paragraph.status == said[statement.evidence.verification]
                seen.add(paragraph.status)
    assert seen == set(said.values())


def test_a_number_leads_to_its_reference_with_everything_that_finds_it_again(desk: Desk) -> None:
    page = desk.page("genes.intermediate")
    known = next(reference for reference in page.references if "PMID 41618934" in reference.ids)
    assert known.ids == "2026 · PMID 41618934 · doi 10.1002/cpt.70209"
    assert known.read.startswith("Read on 22-Nov-2026: Its structured data")
    assert [reference.number for reference in page.references] == list(range(1, len(page.references) + 1))
    numbers = {cited.number for part in (*page.paragraphs, *page.positions) for cited in part.cited}
    assert numbers == {reference.number for reference in page.references}


def test_a_citation_says_where_in_the_source(desk: Desk) -> None:
    page = desk.page("interactions.allopurinol")
    assert page.references[0].short == "Italian label"
    assert page.paragraphs[0].cited[0].where == "interactions"


def test_the_source_check_lists_every_statement_once_with_its_verdict_and_its_sources(desk: Desk) -> None:
    overview = desk.page("check:")
    listed = [paragraph for row in overview.rows for paragraph in desk.page(row.target).paragraphs]
    ids = [paragraph.status.split(" · ")[-1] for paragraph in listed]
    statements = [
        statement.id
        for section in desk.library.sections()
        for passage in desk.library.passages(section.id)
        for statement in passage.statements
    ]
    assert ids == statements
    assert all(paragraph.cited and " · " in paragraph.status for paragraph in listed)
    assert overview.note.startswith(f"{len(statements)} statements: ")


def test_what_is_not_verified_can_be_listed_alone(desk: Desk) -> None:
    unverified = desk.page("check:=G")
    assert unverified.paragraphs
    assert all(paragraph.status.startswith("not verified · ") for paragraph in unverified.paragraphs)


def test_the_contents_lead_to_the_source_check_the_policy_and_the_changes(desk: Desk) -> None:
    titles = {row.title: desk.page(row.target).title for row in desk.page().more}
    assert titles == {
        "Source check": "Source check",
        "Editorial policy": "Editorial policy",
        "What changed in this edition": "What changed in this edition",
    }


def test_every_section_says_that_nobody_has_reviewed_it_and_when_it_was_last_changed(desk: Desk) -> None:
    for row in desk.page().rows:
        page = desk.page(row.target)
        assert page.review == row.review == "Under review: content pending human review"
        assert page.updated.startswith("Last updated ")


def test_patients_read_their_own_wording_of_the_same_statements(desk: Desk) -> None:
    clinician = desk.page("interactions.allopurinol")
    patient = desk.page("interactions.allopurinol", audience="patient")
    assert "gout tablet" in patient.paragraphs[0].text
    assert "gout tablet" not in clinician.paragraphs[0].text
    assert patient.paragraphs[0].cited == clinician.paragraphs[0].cited
    assert patient.section == "Other medicines"
    assert patient.positions == ()


@pytest.mark.parametrize(
    ("audience", "practice", "said"),
    [
        ("clinician", "uk", "Check the FBC."),
        ("clinician", "us", "Check the CBC."),
        ("patient", "us", "Check the blood count."),
    ],
)
def test_a_word_of_the_practice_is_put_into_a_passage(book: Book, audience: str, practice: str, said: str) -> None:
    reader = Reader(audience, practice, book, Library(), Wording(book, practice))
    assert reader.filled("Check the {~fbc}.") == said


def test_a_source_without_a_passage_opens_with_what_cites_it(desk: Desk) -> None:
    words = Wording(desk.book, "uk")
    page = present(Place("", "cpic-2025"), "", "clinician", "uk", desk.book, desk.library, words, {})
    assert page.title == "CPIC 2025"
    assert "genes.tpmt-poor" in [row.target for row in page.more]


def test_a_found_passage_shows_which_words_matched_and_where_it_stands(desk: Desk) -> None:
    first = desk.page(query="warfarin").found[0]
    assert ("Warfarin", True) in first.title
    assert first.section == "Interactions"
    assert ("warfarin", True) in first.text


def test_an_excerpt_of_a_warning_starts_with_the_warning() -> None:
    asked = frozenset({"after", "stopping"})
    text = "Do not give during treatment. Before: complete them. After: sources differ."
    assert "".join(words for words, _ in excerpt(text, asked)) == text
    unverified = "Not verified: Marrow suppression may add up. Check the count after each step."
    assert "".join(words for words, _ in excerpt(unverified, asked)) == unverified


def test_an_excerpt_is_made_of_whole_sentences() -> None:
    text = "Avoid it if you can. Otherwise keep 25% of the dose. Check the FBC weekly."
    asked = frozenset({"fbc"})
    assert "".join(words for words, _ in excerpt(text, asked)) == "Check the FBC weekly."
    whole = "".join(words for words, _ in excerpt(text, frozenset({"avoid"})))
    assert whole == "Avoid it if you can. Otherwise keep 25% of the dose."


def test_a_misspelt_question_is_answered_and_asked_back(desk: Desk) -> None:
    page = desk.page(query="alopurinol")
    assert page.meant == "allopurinol"
    assert page.found
    assert desk.page(query="allopurinol").meant == ""


def test_what_the_book_does_not_answer_leads_to_the_nearest_headings(desk: Desk) -> None:
    page = desk.page(query="what is the capital of france")
    assert page.title == "Not in this reference"
    assert page.found == ()
    assert all(desk.page(row.target).title == row.title for row in page.more)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Behçet's disease", "behcet", [(0, 6)]),
        ("6-TGN and 6-tgn", "6-TGN", [(0, 5), (10, 15)]),
        ("25\u00a0mg daily", "25 mg", [(0, 5)]),
        ("mg\u2060/\u2060kg", "mg/kg", [(0, 7)]),
        ("anything", "  ", []),
        ("a.b*c", ".b*", [(1, 4)]),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_spaces(
    text: str, query: str, found: list[tuple[int, int]]
) -> None:
    assert list(spans(text, query)) == found


def test_pieces_put_together_are_the_text() -> None:
    text = "Warfarin and related medicines"
    marked = word_starts(text, frozenset({"warf", "medicin"}))
    assert pieces(text, marked) == (("Warfarin", True), (" and related ", False), ("medicines", True))


def test_back_and_forward_go_through_passages_and_searches() -> None:
    history = History()
    history.search("gout")
    history.search("gout tablets")
    history.open(ALLOPURINOL)
    history.back()
    assert history.here.query == "gout tablets"
    assert history.returned
    history.back()
    assert history.is_at_the_start
    history.forward()
    history.forward()
    assert history.here.place == ALLOPURINOL
    assert history.is_at_the_end


def test_something_new_forgets_the_way_forward() -> None:
    history = History()
    history.open(ALLOPURINOL)
    history.back()
    history.open(Place("vaccines.live"))
    assert history.is_at_the_end
    history.back()
    assert history.here.place == Place()


def test_no_words_left_in_the_search_line_show_what_was_open_before() -> None:
    history = History()
    history.open(ALLOPURINOL)
    history.search("gout")
    history.search("")
    assert (history.here.place, history.here.query) == (ALLOPURINOL, "")


def test_a_cleared_history_remembers_nothing() -> None:
    history = History()
    history.search("gout")
    history.clear()
    assert history.is_at_the_start
    assert history.is_at_the_end
    assert history.here.query == ""


BRITISH = re.compile(
    r"\b(?:FBC|U&E|ciclosporin|tioguanine|mesalazine|indometacin|suxamethonium|co-trimoxazole|licences?|smear|jabs?|ring)\b"
    r"|haem|leuco|leukaem|anaem|rrhoea|paediatr|metaboliser|randomised|anaesth",
    re.IGNORECASE,
)


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_no_page_speaks_british_to_us_practice(desk: Desk, audience: str) -> None:
    pages = [
        desk.page(passage.id, audience=audience, practice="us")
        for section in desk.library.sections()
        for passage in desk.library.passages(section.id)
    ]
    said = [text for page in pages for text in (page.title, page.section, *(one.text for one in page.paragraphs))]
    said += [f"{one.heading} {one.grades}" for page in pages for one in page.paragraphs]
    said += [f"{one.who} {one.says}" for page in pages for one in page.positions]
    assert [text for text in said if BRITISH.search(text)] == []


@pytest.mark.parametrize(
    ("reviews", "badge"),
    [
        ([Review.APPROVED, Review.UNDER_REVIEW], "Under review: content pending human review"),
        ([Review.SUBMITTED, Review.UNDER_REVIEW], "Submitted: content pending human review"),
        ([Review.APPROVED, Review.APPROVED], "Approved by A. Person"),
        ([], "Submitted: content pending human review"),
    ],
)
def test_a_page_is_as_far_reviewed_as_its_least_reviewed_statement(reviews: list[Review], badge: str) -> None:
    names = {Review.APPROVED: "A. Person"}
    evidences = [Evidence((), Verification.READ, review, names.get(review, "")) for review in reviews]
    assert review_of(evidences) == badge
