"""What import-linter cannot see about who imports whom."""

import ast
import sys

import pytest

from tests.architecture.source import modules

CORE_MAY_IMPORT = set(
    "collections core dataclasses datetime decimal enum fractions functools itertools json math re typing".split()
)
NETWORK = (
    "PySide6.QtNetwork PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets PySide6.QtWebSockets PySide6.QtHttpServer "
    "socket socketserver ssl http urllib asyncio ftplib smtplib imaplib poplib telnetlib xmlrpc selectors "
    "requests httpx aiohttp urllib3 webbrowser"
).split()
ONLY_HERE = {
    "sqlite_utils": {"db.build"},
    "yaml": {"db.reader"},
    "rapidfuzz": {"db.library", "db.search_spelling", "ui.presenters", "ui.wording"},
    "sqlite3": {"db"},
    "reportlab": {"ui.paper"},
    "icalendar": {"ui.wording.calendar_file"},
    "argparse": {"ui.app", "ui.terminal"},
    "main": set(),
}
TRICKS = {"__import__", "eval", "exec"}


def _is_in(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def _starts(imported: str, package: str) -> bool:
    return imported == package or imported.startswith(f"{package}.")


def test_core_imports_only_itself_and_the_pure_standard_library() -> None:
    foreign = {m.name: {name.partition(".")[0] for name in m.imports()} - CORE_MAY_IMPORT for m in modules("core")}
    assert not {name: found for name, found in foreign.items() if found}


def test_nothing_imports_the_network() -> None:
    imported = [(m.name, name) for m in modules() for name in m.imports()]
    assert not [(user, name) for user, name in imported if any(_starts(name, network) for network in NETWORK)]


@pytest.mark.parametrize("package", ONLY_HERE)
def test_a_library_is_imported_only_where_it_belongs(package: str) -> None:
    users = {m.name for m in modules() if any(_starts(name, package) for name in m.imports())}
    assert not {user for user in users if not _is_in(user, ONLY_HERE[package])}


def test_no_import_is_hidden_in_a_trick() -> None:
    assert not [(m.name, call) for m in modules() for call in m.built_in_calls() if call in TRICKS]
    imported = [(m.name, name) for m in modules() for name in m.imports()]
    assert not [(user, name) for user, name in imported if _starts(name, "importlib") or _starts(name, "runpy")]


def test_a_panel_uses_only_the_presenter_of_its_own_name() -> None:
    for module in modules("ui"):
        if module.name.startswith("ui.panels."):
            used = {name.split(".")[2] for name in module.imports() if name.startswith("ui.presenters.")}
            assert used <= {module.name.split(".")[2]}, module.name


def test_the_terminal_imports_reportlab_only_inside_a_function() -> None:
    for module in modules("ui"):
        if module.name.startswith("ui.terminal"):
            top = [node for node in module.tree.body if isinstance(node, ast.ImportFrom)]
            assert not [node for node in top if (node.module or "").startswith("ui.paper")], module.name


def test_main_imports_qt_only_inside_a_function() -> None:
    (main,) = (module for module in modules() if module.name == "main")
    top = {alias.name for node in main.tree.body if isinstance(node, ast.Import) for alias in node.names}
    top |= {node.module or "" for node in main.tree.body if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in top} <= sys.stdlib_module_names
