"""`import FILE`: what it prints, its exit codes, and packed files."""

import gzip
import json
import zlib
from pathlib import Path

import pytest

from tests.core.importers import pharmcat_files as files
from tests.core.importers.bundles import TPMT, bundle, genotype, measured
from tests.core.importers.variant_file import COMPLETE, header, variant_file
from tests.terminal.conftest import Run

CARRIER = variant_file({"rs1142345": "0/1", "rs1800460": "0/1"})


def path_of(folder: Path, content: bytes, name: str = "result") -> str:
    """The path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_variant_file_is_answered_as_json(run: Run, tmp_path: Path) -> None:
    outcome = run("import", path_of(tmp_path, CARRIER.encode()), "--json")
    assert outcome.code == 0
    assert outcome.json["source"] == {"kind": "vcf", "version": "VCFv4.2", "data_version": ""}
    tpmt = outcome.json["calls"]["TPMT"]
    assert (tpmt["state"], tpmt["diplotype"], tpmt["phenotype"]) == ("ambiguous", "*1/*3A", "No Result")
    assert tpmt["alternatives"] == [{"diplotype": "*3B/*3C", "phenotype": "Poor Metabolizer"}]
    assert outcome.json["calls"]["NUDT15"]["phenotype"] == "Normal Metabolizer"


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(CARRIER.encode()),
        b"".join(map(gzip.compress, (CARRIER[:900].encode(), CARRIER[900:].encode(), b""))),
    ],
)
def test_a_packed_file_is_the_same_as_a_plain_one(packed: bytes, run: Run, tmp_path: Path) -> None:
    plain = run("import", path_of(tmp_path, CARRIER.encode()), "--json")
    assert run("import", path_of(tmp_path, packed, "result.vcf.gz"), "--json").json == plain.json


def test_standard_input_is_read(run: Run) -> None:
    assert run("import", "-", "--json", stdin=CARRIER.encode()).json["calls"]["TPMT"]["diplotype"] == "*1/*3A"
    assert run("import", "-", stdin=gzip.compress(CARRIER.encode())).code == 0


def test_the_text_says_what_the_file_says_and_what_we_say(run: Run) -> None:
    file = files.report_3(files.gene("NUDT15", files.diplotype("*1", "*4", "Indeterminate")))
    outcome = run("import", "-", stdin=json.dumps(file).encode())
    assert outcome.code == 0
    assert "The file says: NUDT15 Indeterminate" in outcome.out
    assert "NUDT15 *1/*4, Intermediate Metabolizer" in outcome.out
    assert "today's table gives Intermediate Metabolizer" in " ".join(outcome.out.split())


def test_measurements_are_answered_with_unit_and_day(run: Run) -> None:
    file = bundle(genotype(TPMT, "*1/*1"), measured("14682-9", 80, "umol/L"))
    outcome = run("import", "-", "--json", stdin=json.dumps(file).encode())
    value = {"field": "creatinine", "value": "80 umol/L", "date": "2026-11-20", "code": "14682-9"}
    assert outcome.json["values"] == [value]
    assert "creatinine: 80 umol/L (2026-11-20)" in run("import", "-", stdin=json.dumps(file).encode()).out


@pytest.mark.parametrize("content", [b"", b"hello", b"{}", b"[]", b'{"resourceType": "Bundle"}', b"CYP2D6\t*1/*4\n"])
def test_a_sound_file_without_a_result_is_done_with_nothing_found(content: bytes, run: Run) -> None:
    outcome = run("import", "-", "--json", stdin=content)
    assert outcome.code == 0
    assert outcome.json["calls"] == {}
    assert [finding["code"] for finding in outcome.json["findings"]] == ["nothing-found"]


LONG_LINE = b"##fileformat=VCFv4.2\n" + b"x" * 9_000_000
BOMB = gzip.compress(b"##fileformat=VCFv4.2\n" + b"##x\n" * 40_000_000, compresslevel=9)
REFUSED = {
    "another build": header("##reference=GRCh37").encode(),
    "cut off": CARRIER[:-40].encode(),
    "cut off JSON": b'{"geneReports": {"TPMT"',
    "deep": b"[" * 100_000,
    "binary": bytes(range(256)),
    "Latin-1": "TPMT\t*1/*1 \xb5".encode("latin-1"),
    "UTF-16": CARRIER.encode("utf-16"),
    "packed and cut off": gzip.compress(CARRIER.encode())[:-20],
    "packed and damaged": gzip.compress(CARRIER.encode())[:60] + b"\x00\xff" * 30,
    "only the mark of a packed file": b"\x1f\x8b",
    "packed nothing of ours": gzip.compress(b"\x00" * 5_000),
    "a bomb": BOMB,
    "a very long line": LONG_LINE,
    "a very large text": b"x" * 30_000_000,
    "rude marks": b'{"a": "\x1b[31m"}',
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_used_is_refused_in_plain_words(content: bytes, run: Run) -> None:
    outcome = run("import", "-", stdin=content)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert "\x1b" not in outcome.err
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize("name", ["another build", "cut off JSON", "a bomb", "binary"])
def test_what_cannot_be_used_is_refused_as_json(name: str, run: Run) -> None:
    outcome = run("import", "-", "--json", stdin=REFUSED[name])
    assert outcome.code == 2
    assert outcome.json["calls"] == {}
    assert [finding["severity"] for finding in outcome.json["findings"]] == ["stop"]
    assert outcome.err.strip()


def test_a_large_variant_file_is_streamed(run: Run, tmp_path: Path) -> None:
    """Some 20 MB of other lines before ours; packed it is small, and neither is held whole."""
    head, body = COMPLETE.encode().split(b"\nchr6", 1)
    other = b"".join(
        b"chr1\t%d\t.\tA\tC\t50\tPASS\tAC=1;AF=0.5;DP=30;MQ=60\tGT:DP\t0/1:30\n" % n for n in range(300_000)
    )
    whole = head + b"\n" + other + b"chr6" + body
    assert len(whole) > 15_000_000
    outcome = run("import", path_of(tmp_path, zlib_packed(whole)), "--json")
    assert outcome.json["calls"]["TPMT"]["diplotype"] == "*1/*1"


def zlib_packed(content: bytes) -> bytes:
    """Packed as gzip, quickly."""
    packer = zlib.compressobj(level=1, wbits=31)
    return packer.compress(content) + packer.flush()


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    outcome = run("import", str(tmp_path / "nowhere.vcf"))
    assert outcome.code == 2
    assert "nowhere.vcf" in outcome.err


@pytest.mark.parametrize("text", ["rs116855232 CT", "c.415C>T het", "rs116855232\tCT"])
def test_a_text_file_is_read_with_the_notations_of_genotype(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "result.txt"
    file.write_text(text + "\n", encoding="utf-8")
    outcome = run("import", str(file), "--json")
    assert outcome.code == 0
    assert outcome.json["calls"]["NUDT15"]["diplotype"] == "*1/*3"
    assert outcome.json["calls"]["NUDT15"]["phenotype"] == "Intermediate Metabolizer"


def test_a_readable_text_with_nothing_of_ours_is_no_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear doctor, thank you.\n", encoding="utf-8")
    outcome = run("import", str(file), "--json")
    assert (outcome.code, outcome.json["calls"]) == (0, {})
    assert [one["code"] for one in outcome.json["findings"]] == ["nothing-found"]
