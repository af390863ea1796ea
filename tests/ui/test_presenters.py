"""What the window decides without a widget."""

from fractions import Fraction

import pytest

from core.assessment import Dose
from core.book import Book
from core.case_form import GeneForm
from core.quantity import DoseRange
from ui.models import case_column as column
from ui.models import matching
from ui.models.view import Place
from ui.presenters import case, foot, plan
from ui.widgets.layout import Columns, columns_for
from ui.wording import Wording


@pytest.fixture
def choices(book: Book) -> column.CaseChoices:
    """What the lists of the case column offer in UK practice."""
    return case.choices_from(book, "uk", Wording(book, "uk"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [("70", "70 kg"), ("70,5", "70,5 kg"), ("70 kg", "70 kg"), ("70kg", "70kg kg"), (" 70", " 70 kg"), ("", None)],
)
def test_the_unit_beside_the_field_is_added_to_what_was_typed_and_nothing_else_changes(
    choices: column.CaseChoices, typed: str, read: str | None
) -> None:
    assert column.form_from(column.Typed({"weight": typed}), choices).weight == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("*1/*3A", GeneForm(genotype="*1/*3A")),
        ("not tested", GeneForm(state="not-tested")),
        ("Untested", GeneForm(state="not-tested")),
        ("poor metabolizer", GeneForm(phenotype="poor metabolizer")),
        ("PM", GeneForm(phenotype="PM")),
        ("deficient", GeneForm(phenotype="deficient")),
        ("no call", GeneForm(state="no-call")),
        ("30", GeneForm(activity="30", laboratory="arup")),
        ("30,5", GeneForm(activity="30,5", laboratory="arup")),
        ("*1", GeneForm(genotype="*1")),
    ],
)
def test_a_gene_field_takes_a_genotype_a_phenotype_a_state_or_an_activity(typed: str, read: GeneForm | None) -> None:
    assert column.gene_form(typed, "arup") == read


def test_enter_takes_a_name_that_begins_as_typed_and_never_one_that_only_contains_it(
    choices: column.CaseChoices,
) -> None:
    taken = matching.meant(choices.medicines, "allopur")
    assert taken is not None
    assert taken.id == "allopurinol"
    assert matching.meant(choices.medicines, "lopurinol") is None
    assert "allopurinol" in [choice.id for choice in matching.matches(choices.medicines, "lopurinol")]
    assert matching.meant(choices.medicines, "zzzz") is None


def test_the_ruler_reaches_the_first_step_of_25_past_the_maximum() -> None:
    dose = Dose(Fraction(140), DoseRange(Fraction(42), Fraction(112)), DoseRange(Fraction(105), Fraction(175)),
                Fraction(175), None, None)  # fmt: skip
    ruler = plan.ruler(dose)
    assert ruler.axis == 200
    assert [label for _, label in ruler.ticks] == ["0", "25", "50", "75", "100", "125", "150", "175", "200"]
    assert ruler.adjusted_label == ("adjusted", "42 to 112")
    assert ruler.chosen is None


def test_a_large_maximum_thins_the_ticks() -> None:
    dose = Dose(Fraction(600), DoseRange(Fraction(600), Fraction(600)), DoseRange(Fraction(400), Fraction(600)),
                Fraction(600), None, None)  # fmt: skip
    assert len(plan.ruler(dose).ticks) <= 15


@pytest.mark.parametrize(("seconds", "said"), [(600, "10:00"), (582, "09:42"), (59, "00:59"), (0, "00:00")])
def test_the_countdown_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert foot.countdown(seconds) == f"Patient cleared in {said}"


def test_a_chip_is_filled_only_while_its_own_passage_is_open() -> None:
    here = Place("interactions.allopurinol", "it-spc", "interactions")
    assert here.is_open_at(Place("interactions.allopurinol", "it-spc", "elsewhere"))
    assert not here.is_open_at(Place("interactions.allopurinol", "ch-azk"))
    assert not Place().is_open_at(Place())


def test_in_a_narrow_window_one_side_closes_the_other() -> None:
    narrow = columns_for(Columns(), wide=False)
    assert (narrow.case, narrow.book) == (True, False)
    opened = narrow.toggled("book", wide=False)
    assert (opened.case, opened.book) == (False, True)
    wide = columns_for(opened, wide=True)
    assert (wide.case, wide.book) == (True, True)
