"""Files made to break the readers: a finding that says where, never an exception, never half a result."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.book import Book
from core.importers import json_tree
from core.importers.detect import read_result
from core.importers.reading import ImportReading
from tests.core.importers import bundles
from tests.core.importers import pharmcat_files as files
from tests.core.importers.bundles import TPMT, bundle, genotype, measured
from tests.core.importers.told import codes, params, refused
from tests.core.importers.variant_file import COMPLETE

PHENOTYPE = files.phenotype_3(files.gene("TPMT", files.diplotype("*1", "*1", "Normal Metabolizer")))
BUNDLE = bundle(genotype(TPMT, "*1/*1"), measured("751-8", 3.1, "10*9/L"))
SOUND = {
    "vcf": COMPLETE,
    "phenotype": json.dumps(PHENOTYPE),
    "match": json.dumps(files.match("NUDT15", "*1/*3")),
    "report": json.dumps(files.report_1("TPMT", "*1/*1")),
    "bundle": json.dumps(BUNDLE),
    "table": "TPMT\t*1/*1\tNormal Metabolizer\nNUDT15\t*1/*3\n",
}
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(reading: ImportReading) -> None:
    """What holds for every reading, whatever was read."""
    assert any((reading.findings, reading.calls, reading.values))
    if reading.refused:
        assert not any((reading.calls, reading.forms, reading.values, reading.reported))
    assert set(reading.calls) == set(reading.forms) <= {"TPMT", "NUDT15"}
    for call in reading.calls.values():
        assert (call.phenotype.value == "No Result") == (call.state.value != "called")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\x00\x01\x02", "import-not-text"),
        ("PK\x03\x04 and so on", "import-not-text"),
        ("TPMT\t*1/*1\x00", "import-not-text"),
        ("{", "import-unreadable"),
        ('{"geneReports": {"TPMT"', "import-unreadable"),
        (json.dumps(PHENOTYPE)[:-30], "import-unreadable"),
        ("[" * 100_000, "import-unreadable"),
        ('{"a":' * 100_000, "import-unreadable"),
        ('{"geneReports": {"TPMT": {}, "TPMT": {}}}', "import-unreadable"),
        ('{"a": "\x01"}', "import-not-text"),
        ("[" + "1," * 10 + "]", "import-unreadable"),
        ('{"resourceType": "Bundle", "entry": [' + "[]," * 7 + "[]]}", "import-malformed"),
        ("##fileformat=VCFv4.2\n", "import-unreadable"),
        ("##fileformat=VCFv4.2\n\x00\x00\n", "import-unreadable"),
    ],
    ids=range(14),
)
def test_a_broken_file_is_refused(text: str, code: str, book: Book) -> None:
    assert refused(read_result(text, book)) == code


def test_damage_in_json_is_named_by_line_and_column(book: Book) -> None:
    reading = read_result('{"geneReports":\n  {"TPMT": nothing}}', book)
    assert "line 2, column 12" in params(reading, "import-unreadable")["reason"]


@pytest.mark.parametrize("value", ["9" * 100_000, "1e999999999", "NaN", "-Infinity", '"\\ud800"', "true", "{}", "[]"])
def test_strange_values_under_a_known_code_offer_nothing(value: str, book: Book) -> None:
    text = json.dumps(bundle(measured("29463-7", 77, "kg"))).replace('"value": 77', f'"value": {value}')
    reading = read_result(text, book)
    check(reading)
    assert not reading.values


def test_a_hundred_megabytes_of_json_are_refused_unread(book: Book) -> None:
    assert refused(read_result("[" + " " * 100_000_000 + "]", book)) == "import-too-large"


def test_a_hundred_megabytes_of_table_are_refused(book: Book) -> None:
    assert refused(read_result("TPMT\t*1/*1\n" + "x" * 100_000_000, book)) == "import-too-large"


def test_brackets_inside_texts_do_not_count_as_nesting(book: Book) -> None:
    reading = read_result(json.dumps({"geneReports": {}, "note": "[{" * 5_000 + '"\\'}), book)
    assert codes(reading) == ["nothing-found"]


def test_marks_that_a_terminal_would_obey_never_reach_a_message(book: Book) -> None:
    rude = "\x1b[31m\u202e*1\n\r"
    for file in (
        files.phenotype_3(files.gene("TPMT", files.diplotype("*1", rude, rude))),
        bundle(genotype(TPMT, rude), measured("29463-7", 70, rude), bundles.observation(rude)),
        files.match("TPMT", rude, data={"missingPositions": [{"rsid": rude}]}, build="GRCh38" + rude),
    ):
        reading = read_result(json.dumps(file), book)
        check(reading)
        shown = [str(one) for finding in reading.findings for one in finding.params.values() if isinstance(one, str)]
        assert all(text.isprintable() for text in (*shown, reading.version, *reading.reported.values()))


# --- random damage --------------------------------------------------------------------------------

KEYS = (
    "resourceType entry resource Observation Bundle status code coding valueQuantity value unit component "
    "valueCodeableConcept text subject reference contained geneReports genes geneCalls results metadata CPIC TPMT "
    "NUDT15 sourceDiplotypes diplotypes allele1 allele2 name phenotypes variants call dbSnpId phased matchData "
    "missingPositions hasUndocumentedVariations geneSymbol gene matcherMetadata genomeBuild topCandidatesOnly"
).split()
WORDS = (
    *KEYS,
    "84413-4",
    "48018-6",
    "29463-7",
    "HGNC:12014",
    "final",
    "*1",
    "*3A",
    "*1/*3A",
    "GRCh38",
    "kg",
    "Unknown",
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=8)


def _larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)


@FUZZ
@given(tree=st.recursive(LEAVES, _larger, max_leaves=25))
def test_any_json_is_read_or_refused(tree: object, book: Book) -> None:
    check(read_result(json.dumps(tree), book))


@FUZZ
@given(name=st.sampled_from(sorted(SOUND)), data=st.data())
def test_any_damage_to_a_sound_file_is_read_or_refused(name: str, data: st.DataObject, book: Book) -> None:
    text = SOUND[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    put = data.draw(st.text(max_size=5) | st.sampled_from(["\t", "\n", "}", '"', "null", "7", "[]", "0/1", "*3A"]))
    check(read_result(text[:start] + put + text[end:], book))


@FUZZ
@given(path=st.lists(st.integers(0, 30), max_size=12), value=LEAVES)
def test_any_value_put_anywhere_in_a_sound_tree_is_read_or_refused(path: list[int], value: object, book: Book) -> None:
    for sound in (PHENOTYPE, BUNDLE):
        tree = json.loads(json.dumps(sound))
        place, key = tree, None
        for step in path:
            inner = (
                list(place) if isinstance(place, dict) else list(range(len(place))) if isinstance(place, list) else []
            )
            if not inner:
                break
            parent, key = place, inner[step % len(inner)]
            place = parent[key]
        if key is not None:
            parent[key] = value
        check(read_result(json.dumps(tree), book))


@FUZZ
@given(text=st.text(alphabet=st.sampled_from("\t\n\r#TPMTNUDT15*/|3A OR.Gene"), max_size=200))
def test_any_text_of_a_table_is_read_or_refused(text: str, book: Book) -> None:
    check(read_result("TPMT\t" + text, book))


LINES = COMPLETE.splitlines()
BODY = [line for line in LINES if not line.startswith("#")]
HEAD = [line for line in LINES if line.startswith("#")]


@FUZZ
@given(lost=st.sets(st.integers(0, len(BODY) - 1), min_size=1, max_size=10), mark=st.sampled_from(["", "./.", "0/."]))
def test_no_gene_is_normal_when_one_of_its_positions_is_lost(lost: set[int], mark: str, book: Book) -> None:
    kept = [line[:-3] + mark if n in lost else line for n, line in enumerate(BODY) if mark or n not in lost]
    reading = read_result("\n".join((*HEAD, *kept)), book)
    check(reading)
    for gene, chromosome in (("TPMT", "chr6\t"), ("NUDT15", "chr13\t")):
        complete = not any(BODY[n].startswith(chromosome) for n in lost)
        assert (reading.calls[gene].phenotype.value == "Normal Metabolizer") == complete


@FUZZ
@given(
    calls=st.lists(st.sampled_from(["0/0", "0/1", "1/1", "0|1", "1|0", "./.", "0/2", "9/9"]), min_size=5, max_size=5)
)
def test_any_genotypes_at_the_usual_positions_are_read_or_refused(calls: list[str], book: Book) -> None:
    usual = ("rs1142345", "rs1800460", "rs1800462", "rs116855232", "rs746071566")
    changed = dict(zip(usual, calls, strict=True))
    lines = [line[:-3] + changed.get(line.split("\t")[2], line[-3:]) for line in BODY]
    reading = read_result("\n".join((*HEAD, *lines)), book)
    check(reading)
    assert reading.refused == ("9/9" in calls or "0/2" in (calls[1], calls[2], calls[3]))


def test_the_limits_leave_room_for_real_files() -> None:
    assert json_tree.LONGEST > 10_000_000


def test_a_key_that_is_given_twice_is_named_with_its_path(book: Book) -> None:
    reading = read_result('{"geneReports": {"TPMT": {"variants": [{}, {"call": 1, "call": 2}]}}}', book)
    assert params(reading, "import-unreadable")["reason"].endswith("at geneReports.TPMT.variants[1].call")
