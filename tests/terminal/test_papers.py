"""`summary` and `handout`: a PDF whole or not at all."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.terminal.conftest import CASE, Run

CaseFile = Callable[..., str]


def _pages(path: Path) -> PdfReader:
    return PdfReader(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("command", ["summary", "handout"])
@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_a_page_is_written_on_the_paper_asked_for(
    command: str, paper: str, width: int, run: Run, case_file: CaseFile, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    outcome = run(command, case_file(), "-o", str(out), "--paper", paper)
    assert (outcome.code, outcome.err) == (0, "")
    assert int(_pages(out).pages[0].mediabox.width) == width


def test_the_paper_is_that_of_the_practice(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    run("summary", case_file(practice="us"), "-o", str(out))
    assert int(_pages(out).pages[0].mediabox.width) == 612


def test_large_print_takes_more_pages(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"
    run("handout", case_file(), "-o", str(small))
    run("handout", case_file(), "-o", str(large), "--large-print")
    assert len(_pages(large).pages) > len(_pages(small).pages)


def test_a_summary_is_written_without_a_dose(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert run("summary", case_file(tpmt={"genotype": "*3A/*3A"}), "-o", str(out)).code == 0
    assert "Not recommended" in _pages(out).pages[0].extract_text()


@pytest.mark.parametrize("change", [{"tpmt": {"genotype": "*3A/*3A"}}, {"tpmt": {"state": "not-tested"}}])
def test_a_handout_needs_a_dose(change: dict[str, object], run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    outcome = run("handout", case_file(**change), "-o", str(out))
    assert outcome.code == 2
    assert "handout" in outcome.err
    assert not out.exists()


@pytest.mark.parametrize("command", ["summary", "handout"])
def test_a_refused_case_is_not_printed(command: str, run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    outcome = run(command, case_file(weight="70,5 kg"), "-o", str(out))
    assert outcome.code == 2
    assert "70,5" in outcome.err
    assert not out.exists()


def test_the_output_is_never_the_case_itself(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    case = case_file()
    link = tmp_path / "link.pdf"
    link.symlink_to(case)
    for out in (case, str(link)):
        outcome = run("summary", case, "-o", out)
        assert outcome.code == 2
        assert "the case itself" in outcome.err
    assert json.loads(Path(case).read_text(encoding="utf-8")) == CASE


def test_an_existing_file_is_replaced_and_nothing_else_is_left(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_text("old", encoding="utf-8")
    assert run("summary", case_file(), "-o", str(out)).code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json", "out.pdf"]


def test_what_the_page_cannot_show_of_the_identifiers_is_told(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    outcome = run("summary", case_file(identifiers={"name": "王 Ann 😀"}), "-o", str(out))
    assert (outcome.code, outcome.err) == (
        0,
        "2 characters of the identifiers stand as □: the page cannot show them.\n",
    )
    assert "王" not in outcome.out + outcome.err


def test_a_folder_is_no_output(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    outcome = run("summary", case_file(), "-o", str(tmp_path))
    assert outcome.code == 2
    assert outcome.err


@pytest.mark.parametrize("name", ["-", ""])
def test_a_page_goes_to_a_file(name: str, run: Run, case_file: CaseFile) -> None:
    outcome = run("summary", case_file(), "-o", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert "to a file" in outcome.err


def test_a_missing_folder_is_named(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    outcome = run("summary", case_file(), "-o", str(tmp_path / "nowhere" / "out.pdf"))
    assert outcome.code == 2
    assert "cannot be written" in outcome.err


def test_a_failed_write_leaves_the_old_file_and_no_scraps(
    run: Run, case_file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out.pdf"
    out.write_text("old", encoding="utf-8")
    case = case_file()
    monkeypatch.setattr("ui.terminal.streams.os.replace", full)
    outcome = run("summary", case, "-o", str(out))
    assert outcome.code == 2
    assert "no space left" in outcome.err
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json", "out.pdf"]


def test_the_same_day_gives_the_same_bytes(
    run: Run, case_file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("main._now", lambda: datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001
    for name in ("a.pdf", "b.pdf"):
        run("summary", case_file(), "-o", str(tmp_path / name))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
