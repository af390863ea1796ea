"""`dev.py release --check`: a changed book needs a new version, and a line that says for whom."""

import pytest

from resources.packaging.book import BookStamp
from resources.packaging.release import Release, problems, recorded

BEFORE = [Release("0.1.0", BookStamp("2026.11", "aaaa"))]
LINE = (
    "- Book 2026.12, for patients with one no-function NUDT15 allele: the lower starting dose is 30% of the usual one."
)


def changes(version: str, *lines: str) -> str:
    """A changelog with one section and an older one."""
    return "\n".join(("# Changes", "", f"## {version}", *lines, "", "## 0.1.0", "The first edition."))


def said(new: Release, text: str) -> str:
    """All that stands against the release."""
    return "\n".join(problems(new, BEFORE, text))


def test_an_unchanged_book_needs_no_line() -> None:
    assert not said(Release("0.1.1", BookStamp("2026.11", "aaaa")), changes("0.1.1", "- The window opens faster."))


def test_a_changed_book_with_a_new_version_and_a_line_may_be_released() -> None:
    assert not said(Release("0.2.0", BookStamp("2026.12", "bbbb")), changes("0.2.0", LINE))


def test_a_changed_book_with_its_old_version_is_refused() -> None:
    found = said(Release("0.2.0", BookStamp("2026.11", "bbbb")), changes("0.2.0", LINE))
    assert "still called 2026.11" in found


@pytest.mark.parametrize(
    "line",
    [
        "",
        "- The book changed.",
        "- Book 2026.12: better doses.",
        "- Book 2026.12, for patients with allopurinol:",
        "- Book 2026.11, for patients with allopurinol: another dose.",
    ],
)
def test_a_changed_book_without_a_line_for_whom_is_refused(line: str) -> None:
    found = said(Release("0.2.0", BookStamp("2026.12", "bbbb")), changes("0.2.0", line))
    assert "does not say for whom" in found


def test_the_line_of_another_release_does_not_count() -> None:
    text = changes("0.2.0", "- Nothing.") + f"\n{LINE}\n"
    assert "does not say for whom" in said(Release("0.2.0", BookStamp("2026.12", "bbbb")), text)


def test_a_version_is_released_once() -> None:
    assert "released already" in said(Release("0.1.0", BookStamp("2026.11", "aaaa")), changes("0.2.0"))


def test_a_version_without_a_section_is_refused() -> None:
    assert "no section for version 0.3.0" in said(Release("0.3.0", BookStamp("2026.11", "aaaa")), changes("0.2.0"))


def test_the_first_release_has_nothing_to_be_compared_with() -> None:
    assert not list(problems(BEFORE[0], [], "## 0.1.0 (unreleased)\nThe first edition."))


def test_the_record_is_one_line_a_release() -> None:
    line = '{"program": "0.1.0", "book": {"version": "2026.11", "digest": "aaaa"}}\n'
    assert recorded(line) == BEFORE
    assert recorded("") == []
