"""The calendar file, read by a small parser of our own: the same dates, and no patient."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Run

Event = dict[str, str]


def events(raw: bytes) -> list[Event]:
    """RFC 5545 as far as it is needed: lines unfolded, names without their parameters, text unescaped."""
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    lines = raw.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines
    found: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and not line.startswith("END:"):
            text = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
            found[-1][name.partition(";")[0]] = text
    return found


@pytest.mark.parametrize("more", [(), ("--dose-changed", "2027-02-03")])
@pytest.mark.parametrize("guideline", ["fda-label", "bad-2011", "gateshead", "bsr-2017"])
def test_the_file_has_the_dates_that_the_command_gives(
    run: Run, tmp_path: Path, guideline: str, more: tuple[str, ...]
) -> None:
    out = tmp_path / "tests.ics"
    answer = run("schedule", "--start", "2026-11-21", "--guideline", guideline, *more, "--ics", str(out), "--json").json
    found = events(out.read_bytes())
    days = [one["DTSTART"] for one in found]
    assert days == [one["date"].replace("-", "") for one in answer["dates"]]
    assert len({one["UID"] for one in found}) == len(found)
    assert all({"DTSTAMP", "DTEND", "SUMMARY", "DESCRIPTION"} <= one.keys() for one in found)
    moved = [one["date"].replace("-", "") for one in answer["dates"] if one["moved"]]
    assert [one["DTSTART"] for one in found if "Moved from" in one["DESCRIPTION"]] == moved


def test_the_same_schedule_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.ics", "two.ics")]
    for file in files:
        assert run("schedule", "--start", "2026-11-23", "--guideline", "smpc", "--ics", str(file)).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_words_say_week_and_tests_and_that_nobody_has_reviewed_them(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "tests.ics"
    run("schedule", "--start", "2026-11-23", "--guideline", "bsg-2019", "--ics", str(out))
    first = events(out.read_bytes())[0]
    assert first["SUMMARY"] == "Blood test, week 2: FBC, LFT, U&E"
    assert first["DESCRIPTION"].startswith("BSG 2019.\n")
    assert first["DESCRIPTION"].endswith("Content pending human review.")


def test_a_file_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    outcome = run("schedule", "--start", "2026-11-23", "--guideline", "smpc", "--ics", str(tmp_path / "no" / "x.ics"))
    assert outcome.code == 2
    assert "cannot be written" in outcome.err


@pytest.mark.parametrize(("changed", "said"), [("soon", "not a date"), ("2026-11-22", "before the start")])
def test_a_change_that_cannot_be_is_refused(run: Run, changed: str, said: str) -> None:
    outcome = run("schedule", "--start", "2026-11-23", "--guideline", "smpc", "--dose-changed", changed)
    assert outcome.code == 2
    assert said in outcome.err
