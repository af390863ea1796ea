"""The pieces of the installers: icon, menu entry, archive, and the Windows scripts where the tools are there."""

import re
import shutil
import struct
import tarfile
from pathlib import Path

import pytest

from core import PROGRAM_VERSION
from resources.packaging import check_windows, icon, linux, windows


def some_folder(folder: Path) -> Path:
    """A small program folder with a program and a link."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "azalea").write_text("program")
    (folder / "_internal" / "data").write_text("data")
    (folder / "_internal" / "link").symlink_to("data")
    return folder


def test_the_icon_is_five_discs_around_a_middle() -> None:
    fills = re.findall(r'<circle [^>]*fill="(#[0-9A-F]{6})"/>', icon.svg())
    assert len(fills) == 6
    assert fills.count("#66398A") == 5


def test_the_picture_is_painted_and_its_corners_are_clear() -> None:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(icon.png(64))) as picture:
        colours = picture.convert("RGBA")
    assert colours.size == (64, 64)
    assert colours.getpixel((0, 0)) == (0, 0, 0, 0)
    assert colours.getpixel((32, 13)) == (0x66, 0x39, 0x8A, 0xFF)


def test_the_windows_icon_holds_every_size() -> None:
    data = icon.ico()
    assert struct.unpack("<HHH", data[:6]) == (0, 1, len(icon.SIZES))
    for number in range(len(icon.SIZES)):
        size, offset = struct.unpack("<II", data[6 + 16 * number + 8 : 6 + 16 * number + 16])
        assert data[offset : offset + 4] == b"\x89PNG"
        assert offset + size <= len(data)


def test_the_archive_has_the_same_bytes_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = some_folder(tmp_path / name)
        (tmp_path / f"out-{name}").mkdir()
        made.append(linux.build_portable(folder, tmp_path / f"out-{name}", 1_700_000_000).read_bytes())
        (folder / "azalea").chmod(0o700)
    assert made[0] == made[1]


def test_the_archive_is_one_folder_that_nobody_owns(tmp_path: Path) -> None:
    made = linux.build_portable(some_folder(tmp_path / "program"), tmp_path, 1_700_000_000)
    with tarfile.open(made) as archive:
        entries = archive.getmembers()
    assert {entry.name.partition("/")[0] for entry in entries} == {f"azalea-{PROGRAM_VERSION}"}
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries} == {(0, "root", 1_700_000_000)}
    assert {entry.name.rpartition("/")[2] for entry in entries if entry.isfile() and entry.mode & 0o111} == {"azalea"}


def test_the_menu_entry_starts_the_command_of_the_package() -> None:
    text = (linux.HERE / "azalea.desktop").read_text(encoding="utf-8")
    assert "\nExec=azalea\n" in text
    assert "\nIcon=azalea\n" in text
    assert "\nTerminal=false\n" in text


def test_windows_shows_the_version_of_the_program() -> None:
    assert windows.four_numbers().count(".") == 3
    assert f"'{PROGRAM_VERSION}'" in windows.version_file()


def test_the_source_of_the_msi_names_every_file_and_installs_every_component(tmp_path: Path) -> None:
    source = windows.wxs(check_windows.stand_in(tmp_path / "program"), tmp_path)
    files = set(re.findall(r'<File [^>]*Name="([^"]+)"', source))
    assert files == {name.rpartition("/")[2] for name in check_windows.STAND_IN}
    components = re.findall(r'<Component Id="([^"]+)"', source)
    assert sorted(components) == sorted(re.findall(r'<ComponentRef Id="([^"]+)"', source))
    assert not re.search("@[A-Z]+@", source)


def test_a_file_keeps_its_name_for_windows_from_version_to_version(tmp_path: Path) -> None:
    first = windows.wxs(check_windows.stand_in(tmp_path / "program"), tmp_path)
    second = windows.wxs(check_windows.stand_in(tmp_path / "program"), tmp_path)
    assert first == second


@pytest.mark.skipif(
    not all(map(shutil.which, check_windows.TOOLS)), reason="needs wixl, msiinfo and makensis of Debian"
)
def test_both_windows_installers_build_from_a_stand_in(tmp_path: Path) -> None:
    assert not {name: wrong for name, wrong in check_windows.check_windows(tmp_path) if wrong}
