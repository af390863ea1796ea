"""What holds for every diplotype, however it is written."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.book import Book
from tests.core.genetics.asked import ask
from tests.core.genetics.published import TODAY, alleles, expected

few = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
genes = st.sampled_from(["TPMT", "NUDT15"])
asterisks = st.sampled_from(["*", "∗", "﹡", "＊"])
gaps = st.sampled_from(["", " ", "  ", "\u00a0"])


@st.composite
def written_diplotypes(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A gene, two of its alleles, and the pair in one of many spellings."""
    gene = draw(genes)
    one, other = draw(st.sampled_from(alleles(gene))), draw(st.sampled_from(alleles(gene)))
    prefix = draw(st.sampled_from(["", gene, f"{gene.lower()} ", f"{gene}: "]))
    first, second = (name.replace("*", draw(asterisks) + draw(gaps)) for name in (one, other))
    between = draw(gaps) + "/" + draw(gaps) + draw(st.sampled_from(["", prefix]))
    text = draw(gaps) + prefix + first + between + second + draw(gaps)
    return gene, one, other, draw(st.sampled_from([text, text.lower(), text.upper()]))


@few
@given(written=written_diplotypes())
def test_spelling_never_changes_the_call(book: Book, written: tuple[str, str, str, str]) -> None:
    gene, one, other, text = written
    reading = ask(book, gene, text)
    assert reading.call == ask(book, gene, f"{other}/{one}").call
    assert reading.call.phenotype.value == expected(TODAY, gene, one, other)


@few
@given(gene=genes, text=st.text(max_size=60))
def test_any_text_is_answered_and_a_refusal_never_has_a_phenotype(book: Book, gene: str, text: str) -> None:
    reading = ask(book, gene, text)
    if reading.refusals:
        assert reading.call.phenotype.value == "No Result"
    else:
        assert reading.call.diplotype or reading.findings


_pieces = st.sampled_from(
    "*1 *3A *2 / | het hom c.719A>G c.460G>A rs1142345 rs1800462 T/C C/C G/G c.415C>T R139C GAGTCG dup + ; , ( ) TPMT "
    "NUDT15 wild type negative in cis trans phased GAGTCG(3)/GAGTCG(4)".split()
)


@few
@given(gene=genes, pieces=st.lists(_pieces, max_size=10))
def test_any_words_of_a_report_are_answered(book: Book, gene: str, pieces: list[str]) -> None:
    reading = ask(book, gene, " ".join(pieces))
    called = reading.call.state.value == "called"
    assert called == (reading.call.phenotype.value != "No Result")
    assert not (called and reading.refusals)
