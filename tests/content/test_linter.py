"""The linter finds contradictions, lost references, claims of approval, dates that passed, limits without a unit."""

from collections.abc import Callable
from datetime import date

import pytest
import yaml

from core.evidence import Review
from core.passages import Passage
from db.check_claims import CLAIM_CHECKS, Claim, Writing, claims_of, contradictions, expired, faults
from db.check_prose import PROSE_CHECKS, READING_TARGET, reading_grade
from db.reader import Content, Entry
from tests.content.written import HERE, content

HARD = "Immunosuppressive pharmacotherapy necessitates haematological surveillance notwithstanding wellbeing."


@pytest.fixture(scope="module")
def article() -> Writing:
    """The article as it is typed in beside this file."""
    tree = yaml.load((HERE / "article_claims.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    claims = tuple(Claim(one["subject"], one["matter"], one["verdict"], one["id"]) for one in tree["claims"])
    shown = frozenset(Review(word) for word in tree["shown_as"])
    return Writing("article", claims, frozenset(tree["cited"]), frozenset(tree["listed"]), shown, tree["reviewer"])


@pytest.fixture(scope="module")
def found(article: Writing) -> list[str]:
    """What the linter says about the article, held against the book."""
    return list(faults(article, claims_of(content())))


@pytest.mark.parametrize(
    "fault",
    [
        "SC-073: allopurinol, use together: with a lower dose, but never at SC-069",
        "SC-076: pregnancy, use: when the benefit is greater, but never at SC-075",
        "SC-107: pregnancy, use: relatively safe, but never at SC-075",
        "SC-029: kidney-transplant, licence in the US: licensed, but off-label at SC-011",
        "SC-022: systemic-lupus-erythematosus, licence in the US: licensed; the book says off-label",
        "SC-025: dermatomyositis, licence in the US: licensed; the book says off-label",
        "SC-028: pemphigus-vulgaris, licence in the US: licensed; the book says off-label",
        "SC-011: kidney-transplant, licence in the US: off-label; the book says licensed",
        "article: 8 references are cited, 5 are listed",
        "article: reference 2 is cited but not listed",
        "article: reference 3 is cited but not listed",
        "article: reference 8 is cited but not listed",
        "article: shown as approved, but no reviewer is named",
        "article: more than one review status is shown",
    ],
)
def test_the_article_is_flagged(found: list[str], fault: str) -> None:
    assert fault in found


def test_what_the_article_says_rightly_is_not_flagged(found: list[str]) -> None:
    assert not [fault for fault in found if fault.startswith(("SC-030", "SC-053", "article: reference 1 "))]


def test_a_sound_text_has_no_faults() -> None:
    claims = (Claim("lupus", "licence in the US", "off-label", "here"),) * 2
    one = frozenset({"1"})
    assert list(faults(Writing("here", claims, one, one, frozenset({Review.APPROVED}), "A person"), claims)) == []


def test_two_verdicts_on_one_matter_contradict_each_other() -> None:
    claims = [Claim("allopurinol", "uk", verdict, place) for verdict, place in (("stop", "a:1"), ("warning", "b:2"))]
    assert list(contradictions(claims)) == ["b:2: allopurinol, uk: warning, but stop at a:1"]
    assert list(contradictions([claims[0], claims[1]._replace(matter="us")])) == []


def test_the_book_claims_the_licence_of_its_diseases() -> None:
    subjects = {claim.subject for claim in claims_of(content()) if claim.matter == "licence in the US"}
    assert {"rheumatoid-arthritis", "systemic-lupus-erythematosus", "crohns-disease", "dermatomyositis"} <= subjects


def test_a_day_that_has_passed_is_said() -> None:
    due = [("a", date(2026, 5, 1)), ("b", date(2027, 5, 1))]
    assert list(expired(due, date(2026, 11, 23))) == ["a: the review was due on 2026-05-01"]


def _faults(changed: Content) -> list[str]:
    return [fault for check in (*CLAIM_CHECKS, *PROSE_CHECKS) for fault in check(changed)]


def _with(change: Callable[[Passage], Passage], id: str, review: str = "") -> Content:
    """The book with one passage changed."""
    book = content()
    entries = [_changed(entry, change, review) if entry.item.id == id else entry for entry in book.entries["passages"]]
    return Content(book.head, {**book.entries, "passages": tuple(entries)})


def _changed(entry: Entry, change: Callable[[Passage], Passage], review: str) -> Entry:
    first, *others = entry.tree["statements"]
    tree = {**entry.tree, "statements": [{**first, "review": review} if review else first, *others]}
    return Entry(entry.place, tree, change(entry.item))


def _saying(clinician: str = "", patient: str = "", grade: str = "") -> Callable[[Passage], Passage]:
    """Changes what the first statement says."""
    given = {"clinician": clinician, "patient": patient, "grade": grade}
    said = {key: text for key, text in given.items() if text}
    return lambda passage: passage._replace(
        statements=(passage.statements[0]._replace(**said), *passage.statements[1:])
    )


def test_the_book_as_it_stands_has_no_faults() -> None:
    assert _faults(content()) == []


@pytest.mark.parametrize(
    ("id", "change", "review", "says"),
    [
        ("dose.crohns-disease", _saying(grade="Licensed: US"), "", "crohns-disease, licence in the US: "),
        ("vaccines.live", lambda passage: passage, "approved", "approved, but no reviewer is named"),
        ("vaccines.live", lambda passage: passage._replace(updated=date(2099, 1, 1)), "", "after the end of the book"),
        (
            "interactions.warfarin",
            lambda passage: passage._replace(mark="Stop"),
            "",
            "is marked Stop, its rules are only",
        ),
        ("results.white-cells", _saying("Below 3.5: withhold."), "", "has the limit 3.5 without a unit"),
        ("dose.maximum", _saying("A dose of 50 is the highest."), "", "has the limit 50 without a unit"),
        ("overdose.error", _saying(patient=f"{HARD} " * 40), "", "the patient wording of overdose is of school grade"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_put_into_the_book_is_found(
    id: str, change: Callable[[Passage], Passage], review: str, says: str
) -> None:
    assert any(says in fault for fault in _faults(_with(change, id, review)))


def _approved(reviewer: str, head: Review = Review.UNDER_REVIEW, name: str = "") -> Content:
    """The book with one statement approved, and the whole as `head` says."""
    changed = _with(lambda passage: passage, "vaccines.live", "approved")
    for entry in changed.entries["passages"]:
        if entry.item.id == "vaccines.live" and reviewer:
            entry.tree["statements"][0]["reviewer"] = reviewer
    return Content(changed.head._replace(review=head, reviewer=name), changed.entries)


def test_an_approval_names_a_person() -> None:
    assert _faults(_approved("A. Person")) == []
    assert [fault.partition(": ")[2] for fault in _faults(_approved(" "))] == ["approved, but no reviewer is named"]


def test_a_name_beside_what_nobody_approved_is_refused() -> None:
    book = content()
    named = Content(book.head._replace(reviewer="A. Person"), book.entries)
    assert _faults(named) == ["book.yaml: a reviewer is named, but it is not approved"]


def test_a_book_is_not_approved_while_a_statement_is_not() -> None:
    faults = _faults(_approved("A. Person", Review.APPROVED, "A. Person"))
    assert len(faults) > 500
    assert {fault.partition(": ")[2] for fault in faults} == {"not approved, but the book is"}


def test_a_grade_rises_with_long_words_and_long_sentences() -> None:
    plain = "Take it with water. Ring us if you feel ill."
    assert reading_grade([plain]) < READING_TARGET < reading_grade([HARD])
    assert reading_grade([]) == 0
