"""`dev.py`: what it reads, what it refuses, and that it runs nothing twice."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
import main

EXACT = re.compile(r'[A-Za-z0-9_.-]+==[0-9][A-Za-z0-9.]*(; sys_platform == "win32")?')


def test_every_dependency_is_pinned_exactly() -> None:
    pins = dev.pins("build", "test")
    assert len(pins) == len({pin.partition("==")[0].lower() for pin in pins})
    assert not [pin for pin in pins if not EXACT.fullmatch(pin)]


def test_the_window_needs_no_web_engine() -> None:
    assert not [pin for pin in dev.pins("build", "test") if pin.startswith(("PySide6==", "PySide6_Addons"))]


def test_qt_comes_in_one_version() -> None:
    versions = {pin.partition("==")[2][:6] for pin in dev.pins() if pin.startswith(("PySide6", "shiboken6"))}
    assert len(versions) == 1


def test_what_is_installed_is_what_is_pinned() -> None:
    from importlib.metadata import version

    for pin in dev.pins("build", "test"):
        name, _, wanted = pin.partition("==")
        if ";" not in wanted:
            assert version(name) == wanted, name


def test_every_transitive_dependency_is_pinned_as_well() -> None:
    from importlib.metadata import requires

    names = {_plain(pin.partition("==")[0]) for pin in dev.pins("build", "test")} | {"pip", "setuptools"}
    for name in sorted(names - {"pip", "setuptools", "colorama"}):
        for requirement in requires(name) or ():
            if ";" not in requirement:
                wanted = re.match(r"[A-Za-z0-9_.-]+", requirement)
                assert wanted
                assert _plain(wanted[0]) in names, f"{name} needs {requirement}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_dev_needs_only_the_standard_library() -> None:
    tree = ast.parse(Path(dev.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_pins_that_are_installed_are_not_installed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "pins"
    monkeypatch.setattr(dev, "STAMP", stamp)
    ran: list[object] = []
    monkeypatch.setattr(dev, "do", lambda what, *command, advice: ran.append(command))
    dev.install("build")
    dev.install("build")
    assert len(ran) == 1
    dev.install("build", "test")
    dev.install("build")
    assert len(ran) == 2


def test_a_new_pin_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "STAMP", tmp_path / "pins")
    ran: list[object] = []
    monkeypatch.setattr(dev, "do", lambda what, *command, advice: ran.append(command))
    monkeypatch.setattr(dev, "pins", lambda *extras: ("a==1",))
    dev.install()
    monkeypatch.setattr(dev, "pins", lambda *extras: ("a==2",))
    dev.install()
    monkeypatch.setattr(dev, "pins", lambda *extras: ("a==1",))
    dev.install()
    assert len(ran) == 3


def test_a_command_that_fails_says_its_last_lines_and_what_to_do() -> None:
    broken = "import sys; [print(n) for n in range(9)]; sys.exit(1)"
    with pytest.raises(dev.Trouble) as trouble:
        dev.do("Trying", sys.executable, "-c", broken, advice="Do this.")
    assert str(trouble.value).splitlines() == ["4", "5", "6", "7", "8", "Do this."]


def test_without_root_the_one_line_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.os, "getuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Trouble, match=r"sudo apt-get install .* libgl1 libegl1"):
        dev.install_system(dev.ON_SCREEN_OR_OFF)


def test_nothing_is_installed_where_every_library_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: True)
    monkeypatch.setattr(dev, "do", lambda *_a, **_k: pytest.fail("nothing is to be done"))
    dev.install_system(dev.ON_SCREEN_OR_OFF | dev.FOR_A_WINDOW)


def test_what_opens_a_window_is_what_main_says() -> None:
    assert dev.opens_a_window([])
    assert all(dev.opens_a_window([option, "x"]) for option in main.WINDOW_OPTIONS)
    assert not any(dev.opens_a_window([word]) for word in ("assess", "--version", "--help", "-h"))


def test_an_unknown_command_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["frobnicate"]) == 2
    listed = capsys.readouterr().out
    assert all(name in listed for name in dev.COMMANDS)


def test_help_is_given_without_setting_anything_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == dev.main(["--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2 * len(dev.COMMANDS)


def test_trouble_is_a_message_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def trouble(*_arguments: object, **_options: object) -> None:
        raise dev.Trouble("Mend this.")

    monkeypatch.setattr(dev, "set_up", trouble)
    assert dev.main(["setup"]) == 1
    assert capsys.readouterr().out == "Mend this.\n"


def test_an_old_python_is_told_so_in_words() -> None:
    pretend = "import sys; sys.version_info = (3, 10, 0, 'final', 0); import runpy; runpy.run_path('dev.py')"
    done = subprocess.run(
        (sys.executable, "-c", pretend), capture_output=True, text=True, cwd=dev.HERE, check=False
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "Azalea needs Python 3.11 or later; this is Python 3.10.\n"
