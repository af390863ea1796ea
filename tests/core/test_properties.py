"""What must hold for every case: properties of the whole chain."""

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.assess import assess
from core.assessment import Status
from core.book import Book, Phenotype
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from tests.core.example import changed

QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
TPMT = ["*1", "*2", "*3A", "*3B", "*3C", "*8", "*9", "*16", "*22", "*35", "*41", "*47"]
NUDT15 = ["*1", "*2", "*3", "*5", "*6", "*9", "*15", "*22"]
MEDICINES = ["allopurinol", "oxipurinol", "febuxostat", "warfarin", "enalapril", "mesalazine", "ribavirin"]


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def pairs(alleles: list[str]) -> st.SearchStrategy[GeneForm]:
    written = st.tuples(st.sampled_from(alleles), st.sampled_from(alleles)).map("/".join)
    return written.map(lambda text: GeneForm(genotype=text))


def amounts(low: int, high: int, unit: str) -> st.SearchStrategy[str]:
    return st.decimals(low, high, places=1).map(lambda number: f"{number} {unit}".replace(".0 ", " "))


FORMS = st.builds(
    changed,
    practice=st.sampled_from(["uk", "us"]),
    indication=st.sampled_from(
        ["crohns-disease", "rheumatoid-arthritis", "kidney-transplant", "ulcerative-colitis", "atopic-dermatitis"]
    ),
    age=amounts(1, 100, "years"),
    sex=maybe(st.sampled_from(["female", "male"])),
    weight=amounts(10, 200, "kg"),
    height=maybe(amounts(100, 210, "cm")),
    planned_start=maybe(amounts(1, 5, "mg/kg/day")),
    tpmt=maybe(pairs(TPMT)),
    nudt15=maybe(pairs(NUDT15)),
    edition=st.sampled_from(["cpic-2025", "cpic-2018", "dpwg-2025", "fda-label"]),
    creatinine=maybe(amounts(30, 1200, "umol/L")),
    medicines=st.lists(st.sampled_from(MEDICINES), max_size=3).map(tuple),
    accept_untested=st.sampled_from([(), ("tpmt",)]),
    confirmed=st.just(("age", "weight", "height", "creatinine")),
    tablets=st.sampled_from([(), ("25 mg",), ("50 mg", "75 mg"), ("25 mg", "50 mg", "75 mg", "100 mg")]),
)


@QUICK
@given(form=FORMS)
def test_a_dose_is_never_above_the_maximum_and_always_inside_its_range(book: Book, form: CaseForm) -> None:
    answer = assess(read_case(form, book), book)
    assert (answer.dose is not None) == (answer.status is Status.RECOMMENDED)
    if answer.dose is None:
        return
    dose = answer.dose
    assert dose.range.low <= dose.range.high <= dose.maximum_mg_per_day
    assert dose.range.high <= dose.planned_mg_per_day
    if dose.suggested is not None:
        assert dose.suggested.mg_per_day <= dose.range.high
        assert dose.range.is_point or dose.suggested.mg_per_day >= dose.range.low
        assert max(dose.suggested.week_mg, default=Fraction(0)) <= dose.maximum_mg_per_day


def swapped(gene: GeneForm | None) -> GeneForm | None:
    return GeneForm(genotype="/".join(reversed((gene.genotype or "").split("/")))) if gene else None


@QUICK
@given(form=FORMS)
def test_the_order_of_alleles_and_of_medicines_never_matters(book: Book, form: CaseForm) -> None:
    other = changed(
        **{name: getattr(form, name) for name in ("practice", "indication", "age", "sex", "weight", "height")},
        **{name: getattr(form, name) for name in ("planned_start", "edition", "creatinine", "accept_untested")},
        confirmed=form.confirmed,
        tablets=form.tablets,
        tpmt=swapped(form.tpmt),
        nudt15=swapped(form.nudt15),
        medicines=tuple(reversed(form.medicines)),
    )
    one, two = assess(read_case(form, book), book), assess(read_case(other, book), book)
    assert (one.status, one.dose) == (two.status, two.dose)
    assert {f.code for f in one.findings} == {f.code for f in two.findings}


@QUICK
@given(form=FORMS)
def test_a_gene_that_is_missing_never_counts_as_normal(book: Book, form: CaseForm) -> None:
    answer = assess(read_case(form, book), book)
    said = {finding.code for finding in answer.findings}
    for gene, code in (("TPMT", {"tpmt-not-tested", "tpmt-untested-accepted"}), ("NUDT15", {"nudt15-not-tested"})):
        if getattr(form, gene.lower()) is None:
            assert answer.genes[gene].phenotype is Phenotype.NO_RESULT
            assert code & said
    if form.tpmt is None and not form.accept_untested:
        assert answer.dose is None


@QUICK
@given(form=FORMS, less=st.integers(1, 9))
def test_planning_a_lower_start_never_gives_a_higher_top_under_cpic(book: Book, form: CaseForm, less: int) -> None:
    if form.planned_start is None or not form.edition or not form.edition.startswith("cpic"):
        return
    lower = str(Fraction(form.planned_start.split(" ")[0]) * less / 10)
    planned = float(Fraction(lower))
    low_form = changed(**{f: getattr(form, f) for f in form._fields} | {"planned_start": f"{planned:.3f} mg/kg/day"})
    high, low = assess(read_case(form, book), book).dose, assess(read_case(low_form, book), book).dose
    if high is not None and low is not None:
        assert low.range.high <= high.range.high


@QUICK
@given(
    form=st.builds(
        CaseForm,
        **{
            field: maybe(st.text(max_size=20))
            for field in ("practice", "indication", "age", "sex", "weight", "height", "planned_start", "creatinine")
        },
        tpmt=maybe(st.builds(GeneForm, **{f: maybe(st.text(max_size=20)) for f in GeneForm.__slots__})),
        medicines=st.lists(st.text(max_size=12), max_size=2).map(tuple),
        results=st.dictionaries(st.text(max_size=8), st.text(max_size=12), max_size=2),
        start_date=maybe(st.text(max_size=12)),
        name=maybe(st.text(max_size=20)),
    )
)
def test_whatever_is_typed_gets_an_answer_and_never_a_dose_by_accident(book: Book, form: CaseForm) -> None:
    answer = assess(read_case(form, book), book)
    assert answer.dose is None
    assert answer.status in (Status.REFUSED, Status.NEEDS_INPUT)
