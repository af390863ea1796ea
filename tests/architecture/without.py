"""A pytest plugin that makes packages unimportable: `-p tests.architecture.without --without PySide6,reportlab`.

It proves that the domain works where those packages cannot be loaded.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


class _Refusing(MetaPathFinder):
    """Finds the blocked packages first, and refuses them."""

    def __init__(self, blocked: Sequence[str]) -> None:
        self.blocked = frozenset(blocked)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in self.blocked:
            raise ModuleNotFoundError(f"{fullname} is blocked for this run", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option, and the setup.cfg settings of pytest-qt, which is not loaded in such a run."""
    parser.addoption("--without", default="", help="packages to block, separated by commas")
    for name in ("qt_api", "qt_log_level_fail"):
        parser.addini(name, "of pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    """Block before anything is collected."""
    blocked = config.getoption("--without").split(",")
    loaded = sorted(name for name in blocked if name in sys.modules)
    if loaded:
        raise pytest.UsageError(f"already imported: {', '.join(loaded)}")
    sys.meta_path.insert(0, _Refusing(blocked))
