"""The cases in `tests/cases`, as the terminal answers them. A case without a source is refused."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.book import Book
from ui.terminal.golden import Golden, differences

FOLDER = Path(__file__).with_name("cases")
KEYS = {"name", "source", "case", "expect"}
NOTHING = ("null", "")


def read_cases(text: str, where: str) -> Iterator[Golden]:
    """The cases of one file; `ValueError` names what a case lacks."""
    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  every scalar is text
    if not isinstance(content, dict) or content.keys() != {"base", "cases"}:
        raise ValueError(f"{where}: base and cases are wanted")
    for entry in content["cases"]:
        if entry.keys() != KEYS or not all(entry[key] for key in ("name", "source", "expect")):
            raise ValueError(f"{where}: {entry.get('name', 'a case')}: exactly {', '.join(sorted(KEYS))} are wanted")
        case = content["base"] | (entry["case"] or {})
        given = {key: value for key, value in case.items() if value not in NOTHING}
        yield Golden(entry["name"], entry["source"], given, entry["expect"])


def every_case() -> list[Golden]:
    """The cases of all files, in the order of their names."""
    files = sorted(FOLDER.glob("*.yaml"))
    return [case for path in files for case in read_cases(path.read_text(encoding="utf-8"), path.name)]


@pytest.mark.parametrize("golden", every_case(), ids=lambda golden: golden.name)
def test_case(golden: Golden, book: Book) -> None:
    assert not differences(golden, book), golden.source


def test_no_two_cases_have_the_same_name() -> None:
    names = [golden.name for golden in every_case()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "wrong",
    [
        "{name: x, case: {}, expect: {status: refused}}",
        "{name: x, source: '', case: {}, expect: {status: refused}}",
        "{name: x, source: y, case: {}, expect: {}}",
        "{name: x, source: y, case: {}, expect: {status: refused}, note: z}",
    ],
)
def test_a_case_without_source_or_with_unknown_keys_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="are wanted"):
        list(read_cases(f"base: {{}}\ncases: [{wrong}]", "x.yaml"))


def test_a_wrong_expectation_is_found(book: Book) -> None:
    expect: Mapping[str, Any] = {"status": "recommended", "findings.code": {"has": ["no-such-code"]}}
    golden = Golden("x", "y", {"weight": "70,5 kg"}, expect)
    assert len(differences(golden, book)) == 2


def test_an_installed_copy_re_runs_every_case() -> None:
    from tests.golden import TARGET, golden_text

    assert TARGET.read_text(encoding="utf-8") == golden_text(), "run `python -m tests.golden`"
