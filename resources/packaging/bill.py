"""The bill of materials: what is in the program folder, in CycloneDX 1.6."""

import configparser
import json
import platform
import re
import uuid
from datetime import UTC, datetime
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path
from typing import Any

from core import PROGRAM_VERSION
from resources.packaging.book import book_stamp
from resources.packaging.licences import SOURCE, dist_info, system_packages

NAME = "azalea.cdx.json"
_LICENCES = {
    "PySide6_Essentials": "LGPL-3.0-only",
    "PySide6_Pdf": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "reportlab": "BSD-3-Clause",
}
"""Where a wheel offers a choice (Qt: this one is used) or names its licence in prose."""

Component = dict[str, Any]


def run_time_pins() -> dict[str, str]:
    """Name and version of every Python package in the folder, from setup.cfg; PyInstaller leaves its starter there."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(SOURCE / "setup.cfg", encoding="utf-8")
    shipped = settings["options"]["install_requires"].split()
    starter = (
        line for line in settings["options.extras_require"]["package"].split() if line.startswith("pyinstaller==")
    )
    return dict(line.split("==") for line in (*shipped, *starter))


def bill_of(folder: Path, epoch: int) -> dict[str, Any]:
    """The bill as CycloneDX wants it; the same folder and time give the same bill."""
    components = [_package(name, version) for name, version in sorted(run_time_pins().items())]
    components.append(_component("platform", "CPython", platform.python_version(), "PSF-2.0", "pkg:generic/cpython"))
    for package in system_packages(folder):
        components.append(_component("library", package.name, package.version, None, f"pkg:deb/debian/{package.name}"))
    components += [_component(kind, name, version, licence) for kind, name, version, licence in _others(folder)]
    stamp = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    whole = _component("application", "Azalea", PROGRAM_VERSION, "Apache-2.0", "pkg:generic/azalea")
    content = sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'azalea {PROGRAM_VERSION} {epoch} {content}')}",
        "version": 1,
        "metadata": {"timestamp": stamp, "component": whole},
        "components": components,
        "dependencies": [{"ref": whole["bom-ref"], "dependsOn": sorted(each["bom-ref"] for each in components)}],
    }


def _others(folder: Path) -> list[tuple[str, str, str, str]]:
    """What no package manager knows: inside Qt's wheels, and beside the code."""
    icu = {path.name.partition(".so.")[2] for path in folder.rglob("libicudata.so.*")}
    return [
        ("framework", "Qt", run_time_pins()["PySide6_Essentials"], "LGPL-3.0-only"),
        *(("library", "ICU", version, "Unicode-3.0") for version in sorted(icu)),
        ("file", "Source Sans 3", "", "OFL-1.1"),
        ("file", "Lucide icons", "", "ISC"),
        ("data", "The book of Azalea", book_stamp().version, "Apache-2.0"),
    ]


def _package(name: str, version: str) -> Component:
    metadata = HeaderParser().parsestr((dist_info(name) / "METADATA").read_text(encoding="utf-8"))
    if metadata["Version"] != version:
        raise ValueError(f"{name} is installed as {metadata['Version']}, pinned as {version}")
    licence = str(_LICENCES.get(name) or metadata["License-Expression"] or metadata["License"])
    if " " in licence and not re.search(" (WITH|OR|AND) ", licence):
        raise ValueError(f"The licence of {name} is no SPDX expression; name it in _LICENCES: {licence}")
    return _component("library", name, version, licence, f"pkg:pypi/{name.lower().replace('_', '-')}")


def _component(kind: str, name: str, version: str, licence: str | None, address: str = "") -> Component:
    made: Component = {"type": kind, "bom-ref": f"{name}@{version}".rstrip("@"), "name": name}
    if version:
        made["version"] = version
    if licence:
        made["licenses"] = [{"expression": licence}]
    if address:
        made["purl"] = f"{address}@{version.replace('+', '%2B').replace(':', '%3A')}"
    return made


def write_bill(folder: Path, epoch: int) -> None:
    """Write the bill into the program folder."""
    text = json.dumps(bill_of(folder, epoch), indent=1, ensure_ascii=False) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")
