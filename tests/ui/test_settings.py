"""The settings files: read, locked, damaged, written."""

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.book import Book
from resources import document
from ui import settings_file
from ui.models.settings import (
    Settings,
    allowed_values,
    blank_form,
    in_force,
    practised,
    usual_laboratory,
    written,
)

_POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipe")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> tuple[Path, Path]:
    """The user's and the hospital's file, which need not exist."""
    own, hospital = tmp_path / "user" / "azalea-settings.toml", tmp_path / "program" / "azalea-settings.toml"
    monkeypatch.setattr(settings_file, "own_path", lambda: own)
    monkeypatch.setattr(settings_file, "hospital_path", lambda: hospital)
    return own, hospital


def test_without_files_the_defaults_hold(files: tuple[Path, Path], book: Book) -> None:
    assert settings_file.load(partial(allowed_values, book)).settings == Settings()


def test_the_hospital_wins_and_locks_and_says_who(book: Book) -> None:
    hospital = 'locked_by = "Example Hospital pharmacy"\npractice = "us"\nidle_minutes = 5\n'
    now = in_force(hospital, 'practice = "uk"\nedition = "dpwg-2025"\n', partial(allowed_values, book))
    assert (now.settings.practice, now.settings.idle_minutes, now.settings.edition) == ("us", 5, "dpwg-2025")
    assert now.locked == {"practice", "idle_minutes"}
    assert now.locked_by == "Example Hospital pharmacy"


@pytest.mark.parametrize(
    "text",
    ["= damaged", "practice = ", "\x00\x01", 'idle_minutes = "10"', "idle_minutes = 1", "idle_minutes = 61",
     'practice = "mars"', 'patient = "x"', "tablets = [25]", 'tablets = ["30 mg"]', "[practice]\na = 1",
     "idle_minutes = true", f"idle_minutes = {'9' * 6000}", "a = " + "[" * 5000, "idle_minutes = nan",
     'practice = "uk"\npractice = "us"', 'practice = ["us"]', "theme = 1979-05-27"],
)  # fmt: skip
def test_what_cannot_be_used_is_left_out_and_said(text: str, book: Book) -> None:
    now = in_force(None, text, partial(allowed_values, book))
    assert now.settings == Settings()
    assert len(now.problems) == 1


def test_a_file_of_random_bytes_does_no_harm(files: tuple[Path, Path], book: Book) -> None:
    files[0].parent.mkdir()
    files[0].write_bytes(bytes(range(256)))
    now = settings_file.load(partial(allowed_values, book))
    assert now.settings == Settings()
    assert now.problems


@pytest.mark.parametrize(
    "data",
    [b"\0" * 100, 'practice = "us"'.encode("utf-16"), b'practice = "us"\n' + b"#" * 20_000, b'practice = "u'],
    ids=["zeros", "another encoding", "far too long", "cut off"],
)
def test_a_damaged_file_is_named_and_the_usual_settings_hold(data: bytes, files: tuple[Path, Path], book: Book) -> None:
    for path in files:
        path.parent.mkdir()
        path.write_bytes(data)
    now = settings_file.load(partial(allowed_values, book))
    assert (now.settings, now.locked, len(now.problems)) == (Settings(), frozenset(), 2)


def test_a_mark_of_windows_at_the_start_of_the_file_does_no_harm(files: tuple[Path, Path], book: Book) -> None:
    files[1].parent.mkdir()
    files[1].write_bytes(b"\xef\xbb\xbf" + b'practice = "us"\r\nidle_minutes = 5\r\n')
    now = settings_file.load(partial(allowed_values, book))
    assert (now.settings.practice, now.settings.idle_minutes, now.problems) == ("us", 5, ())


@pytest.mark.parametrize(
    "make", [Path.mkdir, pytest.param(getattr(os, "mkfifo", None), marks=_POSIX)], ids=["folder", "pipe"]
)
def test_something_else_in_its_place_is_not_waited_for(
    make: Callable[[Path], None], files: tuple[Path, Path], book: Book
) -> None:
    files[0].parent.mkdir()
    make(files[0])
    assert len(settings_file.load(partial(allowed_values, book)).problems) == 1
    assert settings_file.save(Settings(practice="us"), frozenset()) != "", "it says why it did not write"


def test_what_is_written_is_read_again(files: tuple[Path, Path], book: Book) -> None:
    settings = Settings("us", "no", ("50 mg",), "arup", "dpwg-2025", "us-card", "bsr-2017", "smpc", 30, "a4", "dark")
    assert settings_file.save(settings, frozenset()) == ""
    assert settings_file.load(partial(allowed_values, book)).settings == settings
    assert [path.name for path in files[0].parent.iterdir()] == [files[0].name]


def test_a_locked_key_is_not_written_into_the_users_file() -> None:
    assert "practice =" not in written(Settings(practice="us", paper="a4"), frozenset({"practice"}))


def test_a_folder_that_cannot_be_written_is_said_in_words(files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "user").write_text("a file where the folder should be")
    assert settings_file.save(Settings(), frozenset()) != ""
    assert stat.S_ISREG((tmp_path / "user").stat().st_mode)


def test_settings_change_letters_and_paper_but_no_clinical_value(book: Book) -> None:
    changed = practised(book, Settings(tall_man="yes", paper="letter", renal_reference="us-card"))
    before, after = book.practices["uk"], changed.practices["uk"]
    assert (after.tall_man, after.paper) == (True, "letter")
    assert (after.renal_reference, after.tablets) == (before.renal_reference, before.tablets)


def test_settings_begin_the_case_as_if_they_had_been_typed() -> None:
    form = blank_form(Settings(renal_reference="us-card", tablets=("25 mg",)))
    assert (form.renal_reference, form.tablets, form.weight) == ("us-card", ("25 mg",), None)


BANDS = "mU/L: deficient <10; intermediate 10 to 67; normal 68 to 150"


def test_the_hospitals_own_bands_are_a_laboratory_of_their_own(book: Book) -> None:
    settings = in_force(f'own_bands = "{BANDS}"\n', None, partial(allowed_values, book)).settings
    ours = practised(book, settings).laboratories["our-laboratory"]
    assert (ours.unit, [band.name for band in ours.bands]) == ("mU/L", ["deficient", "intermediate", "normal"])
    assert usual_laboratory(settings) == "our-laboratory"
    assert usual_laboratory(Settings(own_bands=BANDS, laboratory="arup")) == "arup"
    assert "our-laboratory" not in practised(book, Settings()).laboratories


@pytest.mark.parametrize("bands", ["", "normal", "mU/L: deficient <10", "mU/L: deficient <70; intermediate 10 to 67"])
def test_bands_that_cannot_be_read_are_left_out_and_said(bands: str, book: Book) -> None:
    now = in_force(None, f'own_bands = "{bands}"\n', partial(allowed_values, book))
    assert (now.settings.own_bands, len(now.problems)) == ("", 1)


def test_own_bands_are_written_and_read_again(files: tuple[Path, Path], book: Book) -> None:
    assert settings_file.save(Settings(own_bands=BANDS), frozenset()) == ""
    assert settings_file.load(partial(allowed_values, book)).settings.own_bands == BANDS


def test_the_deployment_guide_names_every_setting_with_a_value_that_is_taken(book: Book) -> None:
    now = in_force(document("deployment.md").split("```")[1], None, partial(allowed_values, book))
    assert now.problems == ()
    assert now.locked == set(Settings._fields)
    assert now.locked_by == "Pharmacy"
