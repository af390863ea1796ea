"""Habits of the code that no linter knows."""

import ast
import re

from tests.architecture.source import Module, files, modules, texts

LONGEST = 300
LONG_ON_PURPOSE: set[str] = set()
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:work|home|root)/")
REGISTRIES = tuple(".".join(name) for name in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))


def _floats(module: Module) -> list[int]:
    lines = []
    for node in ast.walk(module.tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        name = isinstance(node, ast.Name) and node.id == "float"
        if literal or name:
            lines.append(node.lineno)
    return lines


def test_doses_and_thresholds_never_meet_a_float() -> None:
    not_clinical = ("core.passages", "core.report")  # search scores; widths of columns
    clinical = (module for module in modules("core") if not module.name.startswith(not_clinical))
    assert not [(module.name, line) for module in clinical for line in _floats(module)]


def test_only_main_catches_everything() -> None:
    others = (module for module in modules() if module.name != "main")
    assert not [(module.name, line) for module in others for line in _swallowing(module)]


def _swallowing(module: Module) -> list[int]:
    """Lines that catch every exception and do not raise again."""
    caught = [node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler)]
    broad = [h for h in caught if h.type is None or getattr(h.type, "id", "") in ("Exception", "BaseException")]
    return [h.lineno for h in broad if not any(isinstance(node, ast.Raise) for node in h.body)]


def test_only_the_terminal_and_the_build_print() -> None:
    others = (m for m in modules() if not m.name.startswith(("main", "db.build", "ui.terminal")))
    assert not [m.name for m in others if "print" in set(m.calls())]


def test_core_reads_no_clock_no_file_and_no_environment() -> None:
    outside = {"today", "now", "utcnow", "open", "input", "getenv", "print"}
    assert not {m.name: found for m in modules("core") if (found := set(m.calls()) & outside)}


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    assert not {module.where: n for module in modules() if (n := module.text.count("\n")) > LONGEST}


def test_no_room_is_a_drawer_for_odds_and_ends() -> None:
    named = {part for path in files() for part in (path.stem, *(folder.name for folder in path.parents))}
    assert not named & FORBIDDEN_NAMES


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert not [(path, found.group()) for path, text in texts() if (found := MACHINE_PATHS.search(text))]


def test_no_file_names_a_package_registry() -> None:
    assert not [(path, found) for path, text in texts() for found in REGISTRIES if found in text]


def test_clinical_words_that_are_misread_stand_nowhere_in_the_sentences_of_the_book() -> None:
    misread = re.compile(r"\b(OD|QD|BD|AZA|AZT|IU)\b|µg")
    content = ((path, text) for path, text in texts() if path.startswith("db/content/messages/"))
    assert not [(path, found.group()) for path, text in content if (found := misread.search(text))]
