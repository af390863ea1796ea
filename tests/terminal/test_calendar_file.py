"""The calendar file, read by a small parser of our own and by the library: the same dates, and no patient."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar import Event as Entry

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


@pytest.mark.parametrize("start", ["2026-11-21", "2027-12-31", "2028-02-29"])
def test_the_library_reads_the_same_dates(run: Run, tmp_path: Path, start: str) -> None:
    """A whole day each, on the dates that the command prints."""
    out = tmp_path / "tests.ics"
    answer = run("schedule", "--start", start, "--guideline", "bsr-2017", "--ics", str(out), "--json").json
    read = [one for one in Calendar.from_ical(out.read_bytes()).walk("VEVENT") if isinstance(one, Entry)]
    assert [one.decoded("dtstart") for one in read] == [date.fromisoformat(one["date"]) for one in answer["dates"]]
    assert all(one.decoded("dtend") - one.decoded("dtstart") == timedelta(days=1) for one in read)
    assert not any(name in one for one in read for name in ("ATTENDEE", "ORGANIZER", "CONTACT"))


def test_the_help_says_that_no_patient_is_named(run: Run) -> None:
    assert "never names the patient" in " ".join(run("schedule", "--help").out.split())


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
