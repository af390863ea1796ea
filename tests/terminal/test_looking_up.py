"""`search`, `genotype`, `schedule`, `book`, `--version`, `self-test`."""

import re

import pytest

from core import PROGRAM_VERSION
from core.book import Book
from tests.terminal.conftest import Run
from ui.terminal.commands import COMMANDS


def test_search_gives_passages_with_their_citations(run: Run) -> None:
    answer = run("search", "allopurinol", "--json", "--limit", "2").json
    assert answer["answered"] is True
    assert 1 <= len(answer["passages"]) <= 2
    first = answer["passages"][0]
    assert {"id", "title", "section", "text", "score", "grade", "citations"} <= first.keys()
    assert first["citations"]


def test_search_says_when_nothing_answers(run: Run) -> None:
    outcome = run("search", "how do I repair a bicycle", "--json")
    assert outcome.code == 0
    assert outcome.json["answered"] is False
    assert isinstance(outcome.json["nearest"], list)
    assert "Not in this reference." in run("search", "how do I repair a bicycle").out


@pytest.mark.parametrize(
    "query", ['"', "*2", "a AND", "(", "NEAR(", "x" * 5_000, "", "'; DROP TABLE", "\x00", "*1/*3A"]
)
def test_search_survives_what_a_search_engine_would_misread(query: str, run: Run) -> None:
    assert run("search", query).code == 0


def test_genotypes_are_called(run: Run) -> None:
    answer = run("genotype", "TPMT *1/*3A", "NUDT15 c.415C>T het", "--json").json
    assert answer["calls"]["TPMT"]["diplotype"] == "*1/*3A"
    assert answer["calls"]["TPMT"]["phenotype"] == "Intermediate Metabolizer"
    assert answer["calls"]["NUDT15"]["diplotype"] == "*1/*3"


def test_a_genotype_may_leave_its_gene_to_the_variant(run: Run) -> None:
    assert run("genotype", "rs116855232 C/T", "--json").json["calls"]["NUDT15"]["diplotype"] == "*1/*3"


@pytest.mark.parametrize(
    "texts",
    [
        ("TPMT *1/*3A, NUDT15 *1/*3",),
        ("TPMT: *1/*3A NUDT15: *1/*3",),
        ("TPMT *1/*3A (Intermediate Metabolizer); NUDT15 *1/*3, IM",),
        ("NUDT15 *1/*3", "TPMT *1/*3A"),
    ],
)
def test_one_text_may_tell_of_both_genes(run: Run, texts: tuple[str, ...]) -> None:
    answer = run("genotype", *texts, "--json").json
    assert {gene: call["diplotype"] for gene, call in answer["calls"].items()} == {"TPMT": "*1/*3A", "NUDT15": "*1/*3"}
    assert "imported-phenotype-differs" not in [finding["code"] for finding in answer["findings"]]


def test_a_phenotype_that_is_written_behind_the_alleles_is_compared(run: Run) -> None:
    answer = run("genotype", "NUDT15 *1/*4 Indeterminate", "--json").json
    assert answer["calls"]["NUDT15"]["phenotype"] == "Intermediate Metabolizer"
    (said,) = [f for f in answer["findings"] if f["code"] == "imported-phenotype-differs"]
    assert "It says Indeterminate" in said["text"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TPMT deficient", "phenotype-is-activity-word"),
        ("TPMT UM", "phenotype-unreadable"),
        ("TPMT *1/*1 CYP2D6 *1/*4", "genotype-wrong-gene"),
        ("*1/*1 TPMT *1/*3A NUDT15 *1/*1", "gene-not-named"),
        ("TPMT *1/*3A TPMT banana", "genotype-unreadable"),
    ],
)
def test_a_text_that_cannot_be_used_says_why(run: Run, text: str, code: str) -> None:
    outcome = run("genotype", text, "--json")
    assert outcome.code == 2
    assert [finding["code"] for finding in outcome.json["findings"]] == [code]


@pytest.mark.parametrize(
    ("texts", "state", "diplotype"),
    [
        (("TPMT *1/*3A", "TPMT *1/*1"), "conflicting", None),
        (("TPMT *1/*3A", "TPMT PM"), "conflicting", None),
        (("TPMT *1/*3A", "TPMT *3A/*1"), "called", "*1/*3A"),
        (("TPMT *1/*3A", "TPMT *1/*3A (Intermediate Metabolizer)"), "called", "*1/*3A"),
        (("TPMT c.460G>A het", "TPMT c.719A>G het"), "ambiguous", "*1/*3A"),
    ],
)
def test_several_texts_of_one_gene_agree_or_conflict(
    run: Run, texts: tuple[str, ...], state: str, diplotype: str | None
) -> None:
    call = run("genotype", *texts, "--json").json["calls"]["TPMT"]
    assert (call["state"], call["diplotype"]) == (state, diplotype)


def test_a_state_may_be_written(run: Run) -> None:
    assert run("genotype", "TPMT not tested", "--json").json["calls"]["TPMT"]["state"] == "not-tested"


def test_a_genotype_is_explained_and_other_thiopurines_stand_beside_it_for_reference(run: Run) -> None:
    answer = run("genotype", "TPMT *1/*3A", "NUDT15 *1/*1", "--json").json
    about = {part["about"] for part in answer["explained"]["TPMT"]}
    assert about == {"found", "tested", "sure", "common", "settle"}
    one = {(line["medicine"], line["edition"]): line for line in answer["reference_only"]}
    assert one["tioguanine", "dpwg-2025"]["factor_percent"] == ["75", "75"]
    assert one["mercaptopurine", "cpic-2025"]["strength"] == "Strong"
    text = run("genotype", "TPMT *1/*3A").out
    assert "TPMT explained" in text
    assert "reference only" in text


def test_a_genotype_without_a_result_has_no_tables_beside_it(run: Run) -> None:
    assert run("genotype", "TPMT not tested", "--json").json["reference_only"] == []


def test_a_genotype_without_a_gene_is_refused(run: Run) -> None:
    outcome = run("genotype", "*1/*3A", "--json")
    assert outcome.code == 2
    assert outcome.json["status"] == "refused"
    assert outcome.json["calls"] == {}


def test_a_schedule_is_dated(run: Run) -> None:
    answer = run("schedule", "--start", "2026-11-23", "--guideline", "fda-label", "--json").json
    assert answer["guideline"] == "fda-label"
    assert answer["dates"][0]["date"] == "2026-11-30"
    assert {"date", "week", "tests", "moved"} <= answer["dates"][0].keys()
    assert answer["citations"]
    assert "Mon 30-Nov-2026" in run("schedule", "--start", "23-Nov-2026", "--guideline", "fda-label").out


def test_the_ids_are_those_of_the_book(run: Run, book: Book) -> None:
    ids = run("book", "ids", "--json").json
    kinds = "indications medicines circumstances laboratories editions renal_references thresholds monitoring tests"
    assert set(kinds.split()) <= ids.keys()
    assert ids["indications"] == list(book.indications)
    assert "crohns-disease" in run("book", "ids").out


def test_the_status_names_edition_review_and_validity(run: Run, book: Book) -> None:
    status = run("book", "status", "--json").json
    assert status["digest"] == book.digest
    assert status["review"] == "under-review"
    assert status["statements"]["approved"] == 0
    assert status["signature"] == "unsigned"
    assert f"{book.valid_until:%d-%b-%Y}" in run("book", "status").out


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_every_command_has_its_help(command: list[str], run: Run) -> None:
    outcome = run(*command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("usage: azalea")


def test_the_version_names_program_and_book(run: Run, book: Book) -> None:
    assert run("--version").out == f"azalea {PROGRAM_VERSION}, book {book.version}\n"


def test_the_self_test_ends_with_its_count(run: Run) -> None:
    outcome = run("self-test")
    last = outcome.out.splitlines()[-1]
    counts = re.fullmatch(r"(\d+)/(\d+) checks passed", last)
    assert counts
    assert counts[1] == counts[2]
    assert outcome.code == 0


def test_the_self_test_fails_with_a_wrong_golden_case(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    wrong = '{"name": "wrong", "source": "none", "case": {}, "expect": {"status": "recommended"}}\n'
    monkeypatch.setattr("pathlib.Path.read_text", lambda *_a, **_k: wrong)
    monkeypatch.setattr("db.open._check_file", lambda _path: None)
    outcome = run("self-test")
    assert outcome.code == 1
    assert outcome.out.splitlines()[-1] == "3/4 checks passed"
    assert "FAILED  case: wrong" in outcome.out
