"""What is remembered of the choices of cases: the same for other numbers, bounded, and dropped when it has to be."""

from core.book import Book
from core.case import Choices
from core.case_form import GeneForm
from core.case_reading import read_case
from core.profile import _remembered, _remembered_gene, forget, profile_of
from tests.core.example import answered, changed


def choices(book: Book, **changes: object) -> Choices:
    return read_case(changed(**changes), book).case.choices


def held() -> tuple[int, int]:
    return _remembered.cache_info().currsize, _remembered_gene.cache_info().currsize


def test_other_numbers_and_days_have_the_same_profile(book: Book) -> None:
    mine = profile_of(choices(book), book)
    other = {"weight": "81 kg", "age": "55 years", "creatinine": "120 umol/L", "start_date": "2026-12-01"}
    assert profile_of(choices(book, **other), book) is mine


def test_each_choice_counts(book: Book) -> None:
    mine = profile_of(choices(book), book)
    others = (
        {"practice": "us"},
        {"indication": "ulcerative-colitis"},
        {"edition": "dpwg-2025"},
        {"tpmt": "*1/*1"},
        {"nudt15": "*1/*3"},
        {"medicines": ("allopurinol",)},
        {"circumstances": (next(iter(book.circumstances)),)},
        {"nudt15": None, "accept_untested": ("nudt15",)},
    )
    for changes in others:
        assert choices(book, **changes) != choices(book), changes
        assert profile_of(choices(book, **changes), book) is not mine, changes


def test_nothing_is_remembered_after_forgetting(book: Book) -> None:
    before = answered(book, tpmt="*1/*3A")
    assert min(held()) > 0
    forget()
    assert held() == (0, 0)
    assert answered(book, tpmt="*1/*3A") == before


def test_a_text_too_long_for_a_result_is_read_and_not_kept(book: Book) -> None:
    forget()
    long = "*1/*3A " * 1000
    for gene in ("tpmt", "nudt15"):
        for entry in ("genotype", "phenotype", "state"):
            answer = answered(book, **{gene: GeneForm(**{entry: long})})
            assert gene in {one.field for one in answer.refusals}, (gene, entry)
    assert held()[0] == 0
