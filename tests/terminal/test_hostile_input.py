"""Input made to break the terminal: a plain message, exit code 2, never a traceback."""

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import CASE, Run

GOOD = json.dumps(CASE)

HOSTILE = {
    "nothing": b"",
    "blanks": b"  \n ",
    "half an object": b'{"age": "42 years"',
    "a list": b"[]",
    "a text": b'"x"',
    "a number": b"7",
    "null": b"null",
    "NaN": b'{"weight": NaN}',
    "infinity": b'{"weight": Infinity}',
    "a key given twice": b'{"age": "42 years", "age": "43 years"}',
    "a number where text is due": GOOD.replace('"70 kg"', "70").encode(),
    "a very long number": b'{"weight": ' + b"9" * 100_000 + b"}",
    "true where text is due": GOOD.replace('"70 kg"', "true").encode(),
    "an unknown key": GOOD.replace('"weight"', '"wieght"').encode(),
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"tpmt":' * 100_000,
    "a lone surrogate": GOOD.replace("70 kg", "70 \\ud800").encode(),
    "an escaped NUL": GOOD.replace("70 kg", "70\\u0000 kg").encode(),
    "a bare NUL": GOOD.replace("70 kg", "70\x00 kg").encode(),
    "right-to-left marks": GOOD.replace("70 kg", "\u202e70 kg").encode(),
    "Arabic digits": GOOD.replace("70 kg", "\u0667\u0660 kg").encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "Latin-1": GOOD.replace("70 kg", "70 kg \xb5").encode("latin-1"),
    "five megabytes of text": GOOD.replace("70 kg", "x" * 5_000_000).encode(),
    "half a megabyte of text": GOOD.replace("70 kg", "x" * 500_000).encode(),
    "trailing words": GOOD.encode() + b" and more",
    "terminal colours": GOOD.replace("70 kg", "\\u001b[31m70 kg").encode(),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_refused_in_plain_words(hostile: bytes, run: Run) -> None:
    outcome = run("assess", "-", stdin=hostile)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert "\x1b" not in outcome.err
    assert len(outcome.err) < 2_000


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_refused_as_json(hostile: bytes, run: Run) -> None:
    outcome = run("assess", "-", "--json", stdin=hostile)
    assert outcome.code == 2
    assert outcome.json["status"] == "refused"
    assert outcome.json["dose"] is None
    assert outcome.json["findings"]


def test_a_byte_order_mark_is_no_obstacle(run: Run) -> None:
    assert run("assess", "-", stdin=b"\xef\xbb\xbf" + GOOD.encode()).code == 0


def test_hostile_lines_do_not_stop_a_batch(run: Run) -> None:
    kept = [hostile for hostile in HOSTILE.values() if b"\n" not in hostile]
    outcome = run("assess", "--batch", "-", stdin=b"\n".join((*kept, GOOD.encode())))
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert len(answers) == len(kept) + 1
    assert {answer["status"] for answer in answers[:-1]} == {"refused"}
    assert answers[-1]["status"] == "recommended"
    assert outcome.code == 3


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    outcome = run("assess", str(tmp_path / "nowhere.json"))
    assert outcome.code == 2
    assert "nowhere.json" in outcome.err
    assert "no such file" in outcome.err


def test_a_folder_is_no_case(run: Run, tmp_path: Path) -> None:
    outcome = run("assess", str(tmp_path))
    assert outcome.code == 2
    assert "folder" in outcome.err


def test_a_file_without_permission_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ui.terminal.streams.open", closed, raising=False)
    outcome = run("assess", "closed.json")
    assert outcome.code == 2
    assert outcome.err == "closed.json cannot be read: permission denied.\n"


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5_000, ""])
def test_impossible_file_names_are_refused(name: str, run: Run) -> None:
    outcome = run("assess", "--batch", name)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["foo"], ["assess"], ["assess", "a", "b"], ["assess", "a", "--batch", "b"], ["assess", "a", "--jso"],
        ["book"], ["book", "x"], ["search"], ["search", "x", "--limit", "0"], ["summary", "a"],
        ["search", "x", "--limit", "1e3"], ["summary", "a", "-o", "b", "--paper", "a5"],
        ["import", "x"], ["verify", "x"], ["assess", "\x1b[31m"],
        ["schedule", "--start", "2026-02-30", "--guideline", "fda-label"],
        ["schedule", "--start", "2026-11-23", "--guideline", "nobody"], ["genotype"], ["genotype", ""],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_command_line_is_refused_with_a_reason(arguments: list[str], run: Run) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert "\x1b" not in outcome.err
