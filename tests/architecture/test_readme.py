"""The README says the truth: every command in it exists, and every command there is stands in it."""

import argparse
import re
from collections.abc import Iterator

import dev
from tests.architecture.source import ROOT
from ui.terminal.command_line import parser

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = parser()._actions
    (subparsers,) = (action for action in actions if isinstance(action, argparse._SubParsersAction))
    return dict(subparsers.choices)


def _azalea_lines() -> Iterator[str]:
    for line in re.findall(r"^\| `azalea ([^`]+)` \|", README, re.MULTILINE):
        yield line.replace("\\|", "|")


def test_every_command_of_the_terminal_stands_in_the_readme() -> None:
    shown = {line.split()[0] for line in _azalea_lines()}
    assert set(_commands()) | {"--version"} == shown


def test_every_option_of_every_command_stands_in_its_line() -> None:
    for name, command in _commands().items():
        lines = " ".join(line for line in _azalea_lines() if line.startswith(name))
        options = {option for action in command._actions for option in action.option_strings}
        shown = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", lines))
        assert shown <= options, name
        for action in command._actions:
            assert not action.option_strings or "-h" in action.option_strings or shown & set(action.option_strings), (
                name
            )


def test_every_choice_stands_in_the_readme() -> None:
    for command in _commands().values():
        for action in command._actions:
            assert all(str(choice) in README for choice in action.choices or ())


def test_every_command_of_dev_stands_in_the_readme() -> None:
    shown = set(re.findall(r"dev\.py ([a-z]+)", README))
    assert shown == set(dev.COMMANDS)


def test_every_help_text_is_a_sentence_of_its_own() -> None:
    helps = [command.description for command in _commands().values()]
    assert all(helps)
    assert len(set(helps)) == len(helps)


def test_the_links_of_the_papers_lead_somewhere() -> None:
    for paper in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        text = (ROOT / paper).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), target
